import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { openBrowser, signIn } from './support/people.ts'
import { chooseYear } from './support/shell.ts'

const LAST_YEAR = '2026年度に向けた政策・制度要求と提言'
const PHONE = { width: 390, height: 844 }

const yearInBar = (page: Page) => page.getByRole('banner').locator('summary').filter({ hasText: /年度/ })
const menu = (page: Page) => page.getByRole('navigation', { name: '主なメニュー' })
const open = (page: Page, entry: string) => menu(page).getByRole('link', { name: entry, exact: true }).click()
const otherYear = (page: Page) => page.getByText(`今のサイクルではなく、「${LAST_YEAR}」を表示しています。`)

test('the year is chosen once in the bar, holds on every page of a year, and stands in the address', async ({
  browser,
}) => {
  const clerk = await signIn(browser, 'bureauClerk')
  await clerk.goto('/policy-requests?kind=continued')
  await chooseYear(clerk, LAST_YEAR)
  await expect(otherYear(clerk)).toBeVisible()
  await expect(yearInBar(clerk)).toContainText('2026年度')
  expect(new URL(clerk.url()).searchParams.get('kind'), 'what the list was narrowed to stays').toBe('continued')
  for (const entry of ['柱', '本冊', '提出', '回答マトリクス', '要求項目']) {
    await open(clerk, entry)
    await expect(menu(clerk).getByRole('link', { name: entry, exact: true })).toHaveAttribute('aria-current', 'page')
    await expect(otherYear(clerk), entry).toBeVisible()
    expect(new URL(clerk.url()).searchParams.get('cycle'), entry).toBeTruthy()
  }
  await expectAccessible(clerk)
  const shared = clerk.url()

  await test.step('pages beside the years keep it, and lead back into it', async () => {
    await open(clerk, '管理')
    await clerk.getByRole('navigation', { name: '管理の画面' }).getByRole('link', { name: '年度サイクル' }).click()
    await expect(yearInBar(clerk)).toContainText('2026年度')
    await open(clerk, '提出')
    await expect(otherYear(clerk)).toBeVisible()
  })
  await test.step('a page about something of a year shows that year', async () => {
    await open(clerk, '要求項目')
    await expect(clerk.getByRole('heading', { level: 1, name: '要求項目の一覧' })).toBeVisible()
    await clerk.getByRole('rowheader').getByRole('link').first().click()
    await clerk.waitForURL(/policy-requests\/[0-9a-f-]{36}/)
    await expect(yearInBar(clerk)).toContainText('2026年度')
    await open(clerk, '本冊')
    await expect(otherYear(clerk)).toBeVisible()
  })
  await test.step('an address without a year is the current one, for everybody', async () => {
    await clerk.goto('/submissions')
    await expect(otherYear(clerk)).toHaveCount(0)
    await open(clerk, '本冊')
    await expect(otherYear(clerk)).toHaveCount(0)
  })
  await test.step('whoever is sent the address sees the same year', async () => {
    const member = await signIn(browser, 'member')
    await member.goto(shared)
    await expect(otherYear(member)).toBeVisible()
    await member.context().close()
  })
  await clerk.context().close()
})

test('the year is chosen by keys alone; Escape closes the menu and leads back to its button', async ({ browser }) => {
  const page = await signIn(browser, 'member')
  await page.goto('/policy-requests')
  await yearInBar(page).focus()
  await page.keyboard.press('Enter')
  const list = page.getByRole('list', { name: '年度' })
  await expect(list).toBeVisible()
  // An open menu lies over what is behind it, and leaves parts of links to be seen: the longer, the more years there are.
  await expectAccessible(page, ['target-size'])
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(yearInBar(page)).toBeFocused()
  await page.keyboard.press('Enter')
  const lastYear = list.getByRole('link', { name: LAST_YEAR })
  // How many years stand before it depends on what the other stories open.
  for (let tabs = await list.getByRole('link').count(); tabs > 0; tabs--) {
    await page.keyboard.press('Tab')
    if (await lastYear.evaluate((link) => link === document.activeElement)) break
  }
  await expect(lastYear).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(otherYear(page)).toBeVisible()
  await expect(list).toBeHidden()
  await page.context().close()
})

test('without JavaScript the year is chosen and the menu of a phone opens all the same', async ({ browser }) => {
  const signedIn = await signIn(browser, 'bureauClerk')
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: PHONE,
    storageState: await signedIn.context().storageState(),
  })
  await signedIn.context().close()
  const page = await context.newPage()
  await page.goto('/book')
  await chooseYear(page, LAST_YEAR)
  await expect(otherYear(page)).toBeVisible()
  await page.locator('summary').filter({ hasText: 'メニュー' }).click()
  await open(page, '提出')
  await expect(page.getByRole('heading', { level: 1, name: '提出' })).toBeVisible()
  await expect(otherYear(page)).toBeVisible()
  await context.close()
})

test('on a phone the bar is one line, and its menu has everything that a desk’s has', async ({ browser }) => {
  const page = await signIn(browser, 'bureauClerk', PHONE)
  const bar = await page.getByRole('banner').boundingBox()
  expect(bar?.height).toBeLessThanOrEqual(48)
  await page.locator('summary').filter({ hasText: 'メニュー' }).click()
  await expectAccessible(page)
  for (const entry of ['ホーム', '要求項目', '柱', '本冊', '提出', '回答の記録', '回答マトリクス', '管理']) {
    const box = await menu(page).getByRole('link', { name: entry, exact: true }).boundingBox()
    expect(box?.height, entry).toBeGreaterThanOrEqual(44)
  }
  await expect(page.getByRole('banner').getByRole('link', { name: 'アカウント' })).toBeVisible()
  await open(page, '柱')
  await expect(page.getByRole('heading', { level: 1, name: '柱' })).toBeVisible()
  await expect(menu(page), 'the menu closes on the page that was chosen').toBeHidden()
  await page.context().close()
})

test('signed out, the bar has the product and the language and nothing to choose', async ({ browser }) => {
  const page = await openBrowser(browser, 'nobody')
  await page.goto('/sign-in')
  await expect(menu(page)).toHaveCount(0)
  await expect(yearInBar(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'English' })).toBeVisible()
  await page.context().close()
})

test('what happened lately stands newest first, whatever it was', async ({ browser }) => {
  for (const person of ['member', 'bureauClerk'] as const) {
    const page = await signIn(browser, person)
    const times = await page
      .locator('section[aria-labelledby="news"] time')
      .evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''))
    expect(times.length).toBeGreaterThan(3)
    expect(times).toEqual([...times].sort().reverse())
    await page.context().close()
  }
})
