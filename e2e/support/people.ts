import { type Browser, expect, type Page } from '@playwright/test'

/** The prepared people of the sample year, by what they are. */
export const PEOPLE = {
  member: '佐藤 花子',
  otherMember: '鈴木 一郎',
  chair: '高橋 誠',
  bureauClerk: '渡辺 由美',
  centralSecretary: '山本 隆',
  recorder: '小林 直樹',
  adviser: '加藤 さくら',
  proposer: '吉田 大輔',
  viewer: '山田 真理',
  administrator: '佐々木 学',
  otherChair: '伊藤 健太',
} as const
export type PersonName = keyof typeof PEOPLE

type Viewport = { width: number; height: number }

/** Opens a browser of its own in which nobody is signed in. What the page logs as an error fails the test. */
export async function openBrowser(browser: Browser, whose: string, viewport?: Viewport): Promise<Page> {
  const context = await browser.newContext(viewport ? { viewport } : {})
  const page = await context.newPage()
  const problems: string[] = []
  // Refusals are answers with a status; a connection or a network is only ever cut off by a test.
  const isExpected = /status of 4\d\d|net::ERR_CONNECTION_ABORTED|net::ERR_INTERNET_DISCONNECTED/
  // A form sent while the page still loads anew replaces that request; the router leaves the promise of it behind, or logs it.
  const isReplaced = (message: string) => /^(AbortError: )?signal is aborted without reason/.test(message)
  page.on('pageerror', (error) => !isReplaced(error.message) && problems.push(error.message))
  page.on(
    'console',
    (message) =>
      message.type() === 'error' &&
      !isExpected.test(message.text()) &&
      !isReplaced(message.text()) &&
      problems.push(message.text()),
  )
  page.on('close', () => expect(problems, `${whose}’s browser reported no error`).toEqual([]))
  return page
}

/** Opens a browser of its own and signs in with one click. */
export async function signIn(browser: Browser, person: PersonName, viewport?: Viewport): Promise<Page> {
  const page = await openBrowser(browser, PEOPLE[person], viewport)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: PEOPLE[person] }).click()
  await expect(page.getByRole('heading', { level: 1, name: PEOPLE[person] })).toBeVisible()
  return page
}

/** Fills the sign-in form of the open browser and sends it; whether it was right, the page says. */
export async function signInWithPassword(page: Page, account: { email: string; password: string }): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('メールアドレス').fill(account.email)
  await page.getByLabel('パスワード').fill(account.password)
  await page.getByRole('button', { name: 'サインインする' }).click()
}
