import { gzipSync } from 'node:zlib'
import { expect, type Page, type Request, test } from '@playwright/test'
import { type PersonName, signIn } from './support/people.ts'

/**
 * kB of JavaScript, compressed, that a page may ask an ordinary phone to load: what it was found to ship, and up to 2 for what is
 * added next. Whoever needs more makes room first (docs/measurements.md). Of it, 70 are React, Remix and its router.
 */
const PAGES: readonly [PersonName, Readonly<Record<string, number>>][] = [
  ['member', { '/': 104, '/policy-requests': 104, '/policy-requests/new': 98, '/answers/matrix': 101 }],
  ['bureauClerk', { '/pillars': 99, '/book': 98, '/submissions': 103, '/answers': 98 }],
  ['administrator', { '/admin/people': 103, '/admin/cycles': 101, '/admin/audit': 100 }],
]
const EDITOR = 282

/** Opens `path` afresh. @returns kB of JavaScript the page asked for, each file compressed */
async function javaScriptOf(page: Page, path: string): Promise<number> {
  const scripts = new Set<string>()
  const note = (request: Request) => request.resourceType() === 'script' && scripts.add(request.url())
  page.on('request', note)
  await page.goto(path, { waitUntil: 'networkidle' })
  page.off('request', note)
  let bytes = 0
  for (const script of scripts) bytes += gzipSync(await (await page.request.get(script)).body(), { level: 9 }).length
  return bytes / 1000
}

test('pages keep to the budget of JavaScript', async ({ browser }) => {
  const sizes: Record<string, number> = {}
  for (const [person, paths] of PAGES) {
    const page = await signIn(browser, person)
    for (const path of Object.keys(paths)) sizes[path] = await javaScriptOf(page, path)
    await page.context().close()
  }
  console.info(
    Object.entries(sizes)
      .map(([path, size]) => `${path} ${size.toFixed(1)} kB`)
      .join('\n'),
  )
  for (const [path, budget] of PAGES.flatMap(([, paths]) => Object.entries(paths))) {
    expect(sizes[path], path).toBeGreaterThan(20)
    expect(sizes[path], path).toBeLessThanOrEqual(budget)
  }
})

test('the page with the editor keeps to its budget', async ({ browser }) => {
  const page = await signIn(browser, 'member')
  await page.goto('/policy-requests')
  await page.getByRole('rowheader').getByRole('link').first().click()
  await page.waitForURL(/policy-requests\/[0-9a-f-]{36}/)
  const size = await javaScriptOf(page, page.url())
  console.info(`editor ${size.toFixed(1)} kB`)
  expect(size).toBeGreaterThan(150)
  expect(size).toBeLessThanOrEqual(EDITOR)
  await page.context().close()
})
