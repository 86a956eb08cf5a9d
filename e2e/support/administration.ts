import { type Browser, expect, type Page } from '@playwright/test'
import { openBrowser } from './people.ts'

/** A day in Japan as YYYY-MM-DD, so many days after today. */
export const dayFromToday = (days: number): string =>
  new Date(Date.now() + 9 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

let count = 0
/** Something that no other test of the run has: for names and addresses. */
export const unique = (): string => `${Date.now().toString(36)}${++count}`

export const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const form = (page: Page, button: string) =>
  page.locator('form').filter({ has: page.getByRole('button', { name: button, exact: true }) })

/** People whom tests add. Their names stay Japanese on English pages, whichever test comes first. */
export const NEWCOMERS = ['三浦 陽子', '大野 圭', '原 千夏', '小川 亮', '中島 梓', '岡田 蓮'] as const

export type Newcomer = { readonly name: string; readonly email: string; readonly path: string }

/** Adds a person at the open administrator's browser. */
export async function addPerson(admin: Page, name: (typeof NEWCOMERS)[number]): Promise<Newcomer> {
  const email = `${unique()}@members.example`
  await admin.goto('/admin/people')
  await admin.locator('summary').filter({ hasText: '利用者を追加する' }).click()
  const fields = form(admin, '利用者を追加する')
  await fields.getByLabel('名前').fill(name)
  await fields.getByLabel('メールアドレス').fill(email)
  await fields.getByRole('button', { name: '利用者を追加する' }).click()
  await expect(admin.getByText('追加しました。所属を加え')).toBeVisible()
  return { name, email, path: new URL(admin.url()).pathname }
}

/** Makes the link by which the person sets a password; it is shown this once. */
export async function passwordLink(admin: Page, person: Newcomer): Promise<string> {
  await admin.goto(person.path)
  await admin.getByRole('button', { name: 'パスワードを設定するリンクを作る' }).click()
  return admin.getByLabel('パスワードを設定するリンク', { exact: true }).inputValue()
}

/** A browser of a new person who has come in by the link. */
export async function comeIn(browser: Browser, admin: Page, person: Newcomer, password: string): Promise<Page> {
  const page = await openBrowser(browser, person.name)
  await page.goto(await passwordLink(admin, person))
  await page.getByLabel('パスワード').fill(password)
  await page.getByRole('button', { name: 'パスワードを設定してサインインする' }).click()
  await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible()
  return page
}

export type Term = { readonly body: string; readonly role: string; readonly from: string; readonly to?: string }

/** Fills the form for a membership and sends it; what comes of it, the page says. */
export async function sendMembership(admin: Page, person: Newcomer, { body, role, from, to }: Term): Promise<void> {
  await admin.goto(person.path)
  await admin.locator('summary').filter({ hasText: '所属を追加する' }).click()
  const fields = form(admin, '所属を追加する')
  await fields.getByLabel('組織').selectOption(body)
  await fields.getByLabel('役割').selectOption(role)
  await fields.getByLabel('任期の初日').fill(from)
  if (to) await fields.getByLabel('任期の最終日').fill(to)
  await fields.getByRole('button', { name: '所属を追加する' }).click()
}

/** Gives the person a role in a body. */
export async function addMembership(admin: Page, person: Newcomer, term: Term): Promise<void> {
  await sendMembership(admin, person, term)
  await expect(admin.getByText('所属を追加しました。')).toBeVisible()
}

/** Sends the form that sets the last day of a membership. */
export async function sendLastDay(admin: Page, path: string, membership: string | RegExp, day: string): Promise<void> {
  await admin.goto(path)
  const item = section(admin, '所属').getByRole('listitem').filter({ hasText: membership })
  await item.locator('summary').click()
  await item.getByLabel('最終日').fill(day)
  await item.getByRole('button', { name: '最終日を設定する' }).click()
}

const cycleOf = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: title, exact: true }) })

/** The title of the current cycle; leaves the page of the cycles open. */
export async function currentCycle(admin: Page): Promise<string> {
  await admin.goto('/admin/cycles')
  return admin
    .locator('section')
    .filter({ has: admin.getByText('今のサイクル', { exact: true }) })
    .getByRole('heading', { level: 2 })
    .innerText()
}

/** Makes the cycle of this title the current one. A test that does so makes the first one current again: others work in it. */
export async function makeCurrent(admin: Page, title: string): Promise<void> {
  await admin.goto('/admin/cycles')
  // Older ones are opened one by one.
  const older = admin
    .getByRole('region', { name: 'これより前の年度サイクル' })
    .getByRole('link', { name: title, exact: true })
  if ((await older.count()) > 0) await older.click()
  const button = cycleOf(admin, title).getByRole('button', { name: '今のサイクルにする' })
  await expect(cycleOf(admin, title)).toBeVisible()
  if (await button.isVisible()) await button.click()
  await expect(cycleOf(admin, title).getByText('今のサイクル', { exact: true })).toBeVisible()
}

/** Makes the year after the current one current, and the year itself where it is not there yet. */
export async function makeNextYearCurrent(admin: Page): Promise<void> {
  const current = await currentCycle(admin)
  const next = current.replace(/\d{4}/, (year) => String(Number(year) + 1))
  if ((await cycleOf(admin, next).count()) === 0) {
    await admin.locator('summary').filter({ hasText: '年度サイクルを作る' }).click()
    await expect(admin.locator('input[name="title"]').first()).toHaveValue(next)
    await admin.getByRole('button', { name: '年度サイクルを作る', exact: true }).click()
    await expect(admin.getByText('年度サイクルを作りました。')).toBeVisible()
  }
  await makeCurrent(admin, next)
}

/** Sets the first day of the current cycle, before which no meeting of it was held. @returns the day that it had */
export async function beginCurrentCycleOn(admin: Page, day: string): Promise<string> {
  const cycle = cycleOf(admin, await currentCycle(admin))
  await cycle.locator('summary').first().click()
  const field = cycle.locator('input[type="date"]').first()
  const before = await field.inputValue()
  await field.fill(day)
  await cycle.getByRole('button', { name: '保存する' }).click()
  await expect(admin.getByText('保存しました。').first()).toBeVisible()
  return before
}
