import type { Page } from '@playwright/test'
import { dayFromToday } from './administration.ts'

/** Who is entitled and who is there at the one meeting that each body has today: stories that share a server record the same one. */
const TODAY = { committee: ['20', '18'], central: ['98', '80'] } as const

/** Types what a body decided today, all in favour. */
export async function fillMeetingOfToday(page: Page, body: keyof typeof TODAY): Promise<void> {
  const [eligible, present] = TODAY[body]
  await page.getByLabel('会議の日').fill(dayFromToday(0))
  for (const [label, count] of [
    ['構成員の数', eligible],
    ['出席者の数', present],
    ['賛成', present],
    ['反対', '0'],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(count)
}
