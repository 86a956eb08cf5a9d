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
  { person: 'administrator', path: '/admin/audit', items: rows, desk: 10, phone: 3 },
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
