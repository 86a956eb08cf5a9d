import { gzipSync } from 'node:zlib'
import { expect, type Page, type Request, test } from '@playwright/test'
import { type PersonName, signIn } from './support/people.ts'

/** kB of JavaScript, compressed, that a page may ask an ordinary phone to load. */
const BUDGET = { page: 104, editor: 281 } as const

const PAGES: readonly [PersonName, readonly string[]][] = [
  ['member', ['/', '/policy-requests', '/policy-requests/new', '/answers/matrix']],
  ['bureauClerk', ['/pillars', '/book', '/submissions', '/answers']],
  ['administrator', ['/admin/people', '/admin/cycles', '/admin/audit']],
]

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
    for (const path of paths) sizes[path] = await javaScriptOf(page, path)
    await page.context().close()
  }
  console.info(
    Object.entries(sizes)
      .map(([path, size]) => `${path} ${size.toFixed(1)} kB`)
      .join('\n'),
  )
  for (const [path, size] of Object.entries(sizes)) {
    expect(size, path).toBeGreaterThan(20)
    expect(size, path).toBeLessThanOrEqual(BUDGET.page)
  }
})

test('the page with the editor keeps to its budget', async ({ browser }) => {
  const page = await signIn(browser, 'member')
  await page.goto('/policy-requests')
  await page.getByRole('rowheader').getByRole('link').first().click()
  await page.waitForURL(/policy-requests\/[0-9a-f-]{36}/)
  const size = await javaScriptOf(page, page.url())
  console.info(`editor ${size.toFixed(1)} kB`)
  expect(size).toBeGreaterThan(BUDGET.page)
  expect(size).toBeLessThanOrEqual(BUDGET.editor)
  await page.context().close()
})
