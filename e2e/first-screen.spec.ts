import { expect, type Locator, type Page, test } from '@playwright/test'
import { DESK, PHONE, wholeInSight } from './support/first-screen.ts'
import { type PersonName, signIn } from './support/people.ts'

/** Rows of the table that lists what the page is about. */
const rows = (page: Page): Locator => page.getByRole('main').locator('tbody tr')

/** What must be wholly visible when the page is opened, at a desk and on a phone. */
const GOALS: readonly {
  readonly person: PersonName
  readonly path: string
  readonly items: (page: Page) => Locator
  readonly desk: number
  readonly phone: number
}[] = [
  { person: 'bureauClerk', path: '/policy-requests', items: rows, desk: 14, phone: 6 },
  { person: 'bureauClerk', path: '/answers/matrix', items: rows, desk: 14, phone: 6 },
  { person: 'bureauClerk', path: '/submissions', items: rows, desk: 10, phone: 6 },
  { person: 'viewer', path: '/answers/matrix', items: rows, desk: 14, phone: 6 },
  { person: 'administrator', path: '/admin/audit', items: rows, desk: 10, phone: 6 },
  { person: 'administrator', path: '/admin/people', items: rows, desk: 8, phone: 3 },
  { person: 'administrator', path: '/admin/bodies', items: rows, desk: 14, phone: 6 },
]

for (const { person, path, items, desk, phone } of GOALS)
  test(`${path} (${person}) shows at once ${desk} rows at a desk and ${phone} on a phone`, async ({ browser }) => {
    const page = await signIn(browser, person, DESK)
    await page.goto(path)
    const atDesk = await wholeInSight(page, items(page))
    await page.setViewportSize(PHONE)
    await page.goto(path)
    const onPhone = await wholeInSight(page, items(page))
    console.info(`${path} (${person}): ${atDesk} rows at a desk, ${onPhone} on a phone`)
    expect.soft(atDesk, 'at a desk').toBeGreaterThanOrEqual(desk)
    expect.soft(onPhone, 'on a phone').toBeGreaterThanOrEqual(phone)
    await page.context().close()
  })

/** The first rows whose package is still to be made. */
const NAMES = ['神奈川県', '横浜市', '川崎市'] as const
const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
const bar = (page: Page) => page.locator('.work-bar')
const heightOf = async (part: Locator) => Math.round((await part.boundingBox())?.height ?? Number.NaN)

test('/submissions keeps its rows in sight while some are chosen and when their packages are made', async ({
  browser,
}) => {
  const page = await signIn(browser, 'bureauClerk', DESK)
  await page.goto('/submissions')
  const numbers = () =>
    Promise.all(
      NAMES.map((name) =>
        rowOf(page, name)
          .getByLabel(/あての文書番号$/)
          .inputValue(),
      ),
    )
  await test.step('rows that are chosen are numbered one after the other, whatever lies between them', async () => {
    await rowOf(page, '横須賀市').getByRole('checkbox').check()
    for (const name of [...NAMES].reverse()) await rowOf(page, name).getByRole('checkbox').check()
    await rowOf(page, '横須賀市').getByRole('checkbox').uncheck()
    const running = (await numbers()).map((number) => Number(/\d+(?=号)/.exec(number)?.[0]))
    expect(running).toEqual([0, 1, 2].map((step) => (running[0] ?? Number.NaN) + step))
    await expect(bar(page)).toContainText('3件を選択')
  })
  const first = await numbers()
  await bar(page).getByRole('button', { name: '提出書類を作る' }).click()
  for (const [index, name] of NAMES.entries())
    await expect(rowOf(page, name).getByRole('link', { name: /に作成/ })).toContainText(first[index] ?? 'none', {
      timeout: 60_000,
    })
  await expect(page.getByText(/の作成を始めました/)).toHaveCount(0)

  await page.goto('/submissions')
  const made = await wholeInSight(page, rows(page))
  for (const name of NAMES) await rowOf(page, name).getByRole('checkbox').check()
  const chosen = await wholeInSight(page, rows(page))
  const deskBar = await heightOf(bar(page))
  await page.setViewportSize(PHONE)
  const onPhone = await wholeInSight(page, rows(page))
  const phoneBar = await heightOf(bar(page))
  console.info(
    `/submissions, three packages made: ${made} rows at a desk; with three chosen ${chosen} (bar ${deskBar} px), ${onPhone} on a phone (bar ${phoneBar} px)`,
  )
  expect.soft(made, 'at a desk').toBeGreaterThanOrEqual(10)
  expect.soft(chosen, 'at a desk, some chosen').toBeGreaterThanOrEqual(8)
  expect.soft(deskBar, 'the bar at a desk').toBeLessThanOrEqual(110)
  expect.soft(phoneBar, 'the bar on a phone').toBeLessThanOrEqual(72)

  await test.step('a phone shows what is chosen, the number of the letter, and the records', async () => {
    await expect(bar(page)).toBeInViewport({ ratio: 1 })
    await expect(bar(page)).toContainText('3件を選択')
    // They are made: what comes next is the record. The rest, with the dates, is behind one word.
    await expect(bar(page).getByRole('button')).toHaveText(['提出を記録する'])
    await expect(rowOf(page, '横浜市').getByLabel(/あての文書番号$/)).toBeVisible()
    const records = rowOf(page, '横浜市').locator('.record-switch summary')
    await records.click()
    await expect(rowOf(page, '横浜市').getByRole('link', { name: '記録を訂正' })).toBeVisible()
    await bar(page).locator('summary').filter({ hasText: '日付など' }).click()
    await expect(bar(page).getByLabel('要請書の日付')).toBeVisible()
    await expect(bar(page).getByRole('button', { name: '提出書類を作る' })).toBeVisible()
    for (const name of NAMES) await rowOf(page, name).getByRole('checkbox').uncheck()
    await bar(page).locator('summary').filter({ hasText: '日付など' }).click()
    await rowOf(page, '鎌倉市').getByRole('checkbox').check()
    await expect(bar(page).getByRole('button')).toHaveText(['提出書類を作る'])
  })
  await page.context().close()
})
