import { expect, type Page, test } from '@playwright/test'
import { PEOPLE, type PersonName, signIn } from './support/people.ts'

// Each walks on its own, so that no worker is left with all of them.
test.describe.configure({ mode: 'parallel' })

/** So many pages of one kind (`/policy-requests/:id`) are opened: they differ by what they are about. */
const OF_A_KIND = 3

const kindOf = ({ pathname, searchParams }: URL): string =>
  `${pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')}?${[...searchParams.keys()].sort().join('&')}`

/** Follows every link from ホーム on, as the server writes the pages; forms are not sent. @returns links that lead to a refusal */
async function deadEnds(page: Page): Promise<string[]> {
  const { request } = page.context()
  const origin = new URL(page.url()).origin
  const opened = new Map<string, number>()
  const seen = new Set<string>()
  const waiting = [{ address: `${origin}/`, from: '' }]
  const dead: string[] = []
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const url = new URL(next.address)
    const kind = kindOf(url)
    const count = opened.get(kind) ?? 0
    if (seen.has(url.href) || count >= OF_A_KIND) continue
    seen.add(url.href)
    opened.set(kind, count + 1)
    const answer = await request.get(url.href, { headers: { 'sec-fetch-site': 'same-origin' } })
    if (answer.status() >= 400) dead.push(`${answer.status()} ${url.pathname}${url.search}, linked on ${next.from}`)
    if (!answer.headers()['content-type']?.startsWith('text/html')) continue
    const html = await answer.text()
    for (const [, href = ''] of html.matchAll(/<a\b[^>]*?\bhref="([^"]*)"/g)) {
      const to = new URL(href.replaceAll('&amp;', '&'), answer.url())
      to.hash = ''
      if (to.origin === origin) waiting.push({ address: to.href, from: `${url.pathname}${url.search}` })
    }
  }
  expect(seen.size, 'the walk found more than the menu').toBeGreaterThan(10)
  return dead
}

for (const person of Object.keys(PEOPLE) as PersonName[])
  test(`${person}: no link leads to a page that is not there or not for this person`, async ({ browser }) => {
    const page = await signIn(browser, person)
    expect(await deadEnds(page)).toEqual([])
    await page.context().close()
  })
