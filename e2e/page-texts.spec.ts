import { expect, test } from '@playwright/test'
import { signIn } from './support/people.ts'

test('a page appears with its texts, also where they come late', async ({ browser }) => {
  const page = await signIn(browser, 'bureauClerk')
  await page.goto('/', { waitUntil: 'networkidle' })
  let late = () => {}
  const untilReleased = new Promise<void>((resolve) => {
    late = resolve
  })
  let asked = 0
  await page.route(/\/assets\/submissions-[\w-]+\.js$/, async (route) => {
    asked += 1
    await untilReleased
    await route.continue()
  })
  const home = page.getByRole('heading', { level: 1 })
  const title = await home.textContent()
  await page.locator('nav a[href="/submissions"]:visible').first().click()
  await expect.poll(() => asked).toBe(1)
  // The texts are still on their way: the page that was there is there, whole.
  await expect(home).toHaveText(title ?? '')
  expect(await page.title()).not.toContain('indexTitle')
  late()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title ?? '')
  await expect(page).toHaveURL(/submissions/)
  expect(await page.locator('body').innerText()).not.toMatch(/\b(submissions|cycles|common):\w/)
  await page.context().close()
})
