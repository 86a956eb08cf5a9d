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

/** What a browser reports as an error and a test brings about: a refusal, and a network that is gone. */
const EXPECTED = /status of 4\d\d|ERR_INTERNET_DISCONNECTED/

/** Opens a browser of its own and signs in with one click. What the page logs as an error fails the test. */
export async function signIn(
  browser: Browser,
  person: PersonName,
  viewport?: { width: number; height: number },
): Promise<Page> {
  const context = await browser.newContext(viewport ? { viewport } : {})
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on(
    'console',
    (message) => message.type() === 'error' && !EXPECTED.test(message.text()) && problems.push(message.text()),
  )
  page.on('close', () => expect(problems, `${PEOPLE[person]}’s browser reported no error`).toEqual([]))
  await page.goto('/sign-in')
  await page.getByRole('button', { name: PEOPLE[person] }).click()
  await expect(page.getByRole('heading', { level: 1, name: PEOPLE[person] })).toBeVisible()
  return page
}
