import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { currentCycle, makeCurrent, makeNextYearCurrent } from './support/administration.ts'
import { signIn } from './support/people.ts'

const SHOTS = process.env.SHOTS
const PHONE = { width: 390, height: 844 }
const shot = async (page: Page, name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-desk.png` })
  await page.setViewportSize(PHONE)
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-phone.png` })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  await page.setViewportSize({ width: 1280, height: 800 })
}

const rowOf = (page: Page, title: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: title, exact: true }) })

test('Q21: the bureau carries last year’s requests over: by its own choice, in another way, and takes an ending back', async ({
  browser,
}) => {
  const admin = await signIn(browser, 'administrator')
  const lastYear = await currentCycle(admin)
  try {
    await makeNextYearCurrent(admin)
    await carryOver(await signIn(browser, 'bureauClerk'))
  } finally {
    // The other tests of this server work in the year they were given.
    await makeCurrent(admin, lastYear)
  }
})

async function carryOver(clerk: Page): Promise<void> {
  await clerk.goto('/')
  await clerk.getByRole('link', { name: '今年の扱い（継続・補強・終了）を決める' }).click()
  await expect(clerk.getByRole('heading', { level: 1, name: '昨年の要求項目の引き継ぎ' })).toBeVisible()
  await shot(clerk, 'carry-over')
  await expectAccessible(clerk)
  const titles = await clerk.getByRole('rowheader').locator('a[lang=ja]').allInnerTexts()
  const [first = '', second = ''] = titles

  await test.step('with nothing chosen it says so', async () => {
    await clerk.getByRole('button', { name: '選んだ項目を確定する' }).click()
    await expect(clerk.getByRole('alert')).toContainText('一つ以上選んでください。')
  })
  await test.step('one is strengthened against the proposal', async () => {
    await rowOf(clerk, first).getByRole('checkbox').check()
    await clerk.getByLabel(`「${first}」の扱い`).selectOption({ label: '補強' })
    await clerk.getByRole('button', { name: '選んだ項目を確定する' }).click()
    await expect(clerk.getByText('下書きを1件作りました。')).toBeVisible()
    await expect(rowOf(clerk, first)).toHaveCount(0)
  })
  await test.step('one is ended, and the ending taken back', async () => {
    await rowOf(clerk, second).getByRole('checkbox').check()
    await clerk.getByLabel('扱い', { exact: true }).selectOption({ label: '終了' })
    await clerk.getByRole('button', { name: '選んだ項目を確定する' }).click()
    await expect(clerk.getByText('1件を終了にしました。')).toBeVisible()
    await clerk.goto('/carry-over?show=done')
    await shot(clerk, 'carried-over')
    await expectAccessible(clerk)
    await clerk.getByRole('button', { name: `「${second}」の終了を取り消す` }).click()
    await expect(clerk.getByText('終了を取り消しました。')).toBeVisible()
  })
  await test.step('the draft has its text and knows what it carries on; removed, the row is open again', async () => {
    await rowOf(clerk, first)
      .getByRole('link', { name: /^今年の/ })
      .click()
    await expect(clerk.getByRole('heading', { level: 1, name: first })).toBeVisible()
    await expect(clerk.getByText('起草中', { exact: true }).first()).toBeVisible()
    const draft = new URL(clerk.url()).pathname
    await clerk.locator('summary').filter({ hasText: 'そのほか' }).click()
    await clerk.getByRole('link', { name: '系譜（年度ごとの移り変わり）' }).click()
    await readLineage(clerk, first)
    await clerk.goto(`${draft}/remove`)
    await clerk.getByRole('button', { name: /削除/ }).click()
    await clerk.waitForURL(({ pathname }) => !pathname.endsWith('/remove'))
    await clerk.goto('/carry-over')
    await expect(rowOf(clerk, first)).toHaveCount(1)
  })
}

async function readLineage(clerk: Page, title: string): Promise<void> {
  await expect(clerk.getByRole('heading', { level: 1, name: `「${title}」の系譜` })).toBeVisible()
  const years = clerk.getByRole('article')
  await expect(years.first()).toContainText('起草中')
  await expect(years.first()).toContainText('前の年度との違い')
  await expect(years.nth(1)).toContainText('次年度の扱い')
  await shot(clerk, 'lineage')
  await expectAccessible(clerk)
  // The year before has one before it, too.
  await years
    .nth(1)
    .getByRole('link', { name: /と前の年度との違いを見る$/ })
    .click()
  await expect(years.nth(1).getByRole('heading', { level: 3, name: '前の年度との違い' })).toBeVisible()
  await shot(clerk, 'lineage-compared')
  await expectAccessible(clerk)
}
