import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { PEOPLE, type PersonName, signIn } from './support/people.ts'

const DESK = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }

// Each looks on its own, so that no worker is left with all of them.
test.describe.configure({ mode: 'parallel' })

/** Pages by who opens them. The first request of the list stands for every request. */
const PAGES: readonly [PersonName, readonly string[]][] = [
  ['member', ['/', '/policy-requests', '/policy-requests/new', '/submissions', '/answers/matrix']],
  [
    'bureauClerk',
    [
      '/',
      '/policy-requests',
      '/policy-requests?state=adopted',
      '/proposals',
      '/call',
      '/consolidation',
      '/pillars',
      '/book',
      '/submissions',
      '/answers',
      '/carry-over',
      '/first-year',
      '/year-counts',
    ],
  ],
  ['recorder', ['/', '/answers', '/submissions']],
  [
    'administrator',
    [
      '/',
      '/admin',
      '/admin/people',
      '/admin/bodies',
      '/admin/heads',
      '/admin/cycles',
      '/admin/settings',
      '/admin/profile',
      '/admin/audit',
      '/account',
    ],
  ],
  ['viewer', ['/', '/policy-requests', '/answers/matrix', '/no-such-page']],
]

async function openFirstRequest(page: Page): Promise<string> {
  await page.goto('/policy-requests')
  await page.getByRole('rowheader').getByRole('link').first().click()
  await page.waitForURL(/policy-requests\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname
}

/** Looks at the open page on a desk, then in the same window made as narrow as a phone. */
async function expectAccessibleEverywhere(page: Page): Promise<void> {
  await expectAccessible(page)
  await page.setViewportSize(PHONE)
  // Colours are the same in both; looking at each letter's is half of the work. What only a phone shows is looked at whole below.
  await expectAccessible(page, ['color-contrast'])
  await page.setViewportSize(DESK)
}

for (const [person, pages] of PAGES)
  test(`${person}: every page can be used by everybody, at a desk and on a phone`, async ({ browser }) => {
    const page = await signIn(browser, person)
    for (const path of pages) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessibleEverywhere(page)
    }
    // An administrator has no say on content and sees none.
    if (person === 'administrator') return page.context().close()
    const request = await openFirstRequest(page)
    await expectAccessibleEverywhere(page)
    for (const panel of ['sdgs', 'recipients', 'wishes', 'history', 'previous', 'answers']) {
      await page.goto(`${request}?panel=${panel}`)
      await expect(page.locator('[data-save-state]')).toBeVisible()
      await expectAccessible(page)
      // On a phone the panels are pulled up over the paper.
      await page.setViewportSize(PHONE)
      await page.getByRole('button', { name: 'SDGs・提出先など' }).click()
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await page.setViewportSize(DESK)
    }
    await page.context().close()
  })

test('a title without a space to break at is no wider than a phone', async ({ browser }) => {
  const page = await signIn(browser, 'member', PHONE)
  await page.goto('/policy-requests/new')
  await page.getByLabel('タイトル').fill(`Verkehrsinfrastruktur${'finanzierungsgesellschaft'.repeat(3)}`)
  await page.getByRole('button', { name: '作成して本文を書く' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Verkehr/ })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  await page.context().close()
})

test('signing in, in both languages', async ({ page }) => {
  await page.goto('/sign-in')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await expectAccessible(page)
})

test('a prepared person is signed in with one click', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: PEOPLE.viewer }).click()
  await expect(page.getByRole('heading', { level: 1, name: PEOPLE.viewer })).toBeVisible()
})
