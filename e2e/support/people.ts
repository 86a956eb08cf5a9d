import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test'

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
  chapterProposer: '松本 千尋',
  viewer: '山田 真理',
  administrator: '佐々木 学',
  otherChair: '伊藤 健太',
} as const
export type PersonName = keyof typeof PEOPLE

/** A phone in a hand: what one taps at is as large as a finger needs it, and no key waits under it. */
export const HELD_PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true }
type Device = {
  readonly width: number
  readonly height: number
  readonly isMobile?: boolean
  readonly hasTouch?: boolean
}

/** Opens a browser of its own in which nobody is signed in. What the page logs as an error fails the test. */
export async function openBrowser(browser: Browser, whose: string, device?: Device): Promise<Page> {
  const { width, height, ...touch } = device ?? {}
  const context = await browser.newContext(width && height ? { viewport: { width, height }, ...touch } : {})
  const page = await context.newPage()
  const problems: string[] = []
  // Refusals are answers with a status; a connection or a network is only ever cut off by a test.
  const isExpected = /status of 4\d\d|net::ERR_CONNECTION_ABORTED|net::ERR_INTERNET_DISCONNECTED/
  // A form sent while the page still loads anew replaces that request; the router leaves the promise of it behind, or logs it.
  const isReplaced = (message: string) => /^(AbortError: )?signal is aborted without reason/.test(message)
  const note = (problem: string) => problems.push(`${problem} (${page.url()})`)
  page.on('pageerror', (error) => !isReplaced(error.message) && note(error.message))
  page.on(
    'console',
    (message) =>
      message.type() === 'error' &&
      !isExpected.test(message.text()) &&
      !isReplaced(message.text()) &&
      note(message.text()),
  )
  page.on('close', () => expect(problems, `${whose}’s browser reported no error`).toEqual([]))
  return page
}

/** Opens a browser of its own in which a prepared person is signed in, on ホーム. The click itself is tried in `every-page`. */
export async function signIn(browser: Browser, person: PersonName, device?: Device): Promise<Page> {
  const page = await openBrowser(browser, PEOPLE[person], device)
  const { request } = page.context()
  const id = await idOf(request, PEOPLE[person])
  const origin = new URL((await request.get('/healthz')).url()).origin
  // A form as the page sends it, without the page: a page is loaded, drawn and brought to life for each of 150 sign-ins otherwise.
  const answer = await request.post('/sign-in', { form: { person: id, to: '/' }, headers: { origin }, maxRedirects: 0 })
  expect(answer.status(), `${PEOPLE[person]} may sign in`).toBe(302)
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: PEOPLE[person] })).toBeVisible()
  return page
}

/** Ids of the prepared people; the same as long as the server runs. */
const ids = new Map<string, string>()

async function idOf(request: APIRequestContext, name: string): Promise<string> {
  if (ids.size === 0) {
    const html = await (await request.get('/sign-in')).text()
    for (const [, id, button] of html.matchAll(/<button[^>]*value="([0-9a-f-]{36})"[^>]*>(.*?)<\/button>/g))
      ids.set(/>([^<]+)</.exec(button ?? '')?.[1] ?? '', id ?? '')
  }
  const id = ids.get(name)
  if (!id) throw new Error(`nobody is called ${name} among ${[...ids.keys()].join('、')}`)
  return id
}

/** Fills the sign-in form of the open browser and sends it; whether it was right, the page says. */
export async function signInWithPassword(page: Page, account: { email: string; password: string }): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('メールアドレス').fill(account.email)
  await page.getByLabel('パスワード').fill(account.password)
  await page.getByRole('button', { name: 'サインインする', exact: true }).click()
}
