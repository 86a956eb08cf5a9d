import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { DATE_STYLES, formatDate } from '../app/domain/wareki.ts'
import type { RequestState } from '../app/domain/workflow.ts'
import type { Panel } from '../app/features/policy-requests/panels.ts'
import { dayFromToday, NEWCOMERS } from './support/administration.ts'
import { PEOPLE, type PersonName, signIn } from './support/people.ts'

/** Pages by who opens them. */
const PAGES = {
  bureauClerk: [
    '/',
    '/policy-requests?state=drafting',
    '/policy-requests/new',
    '/pillars',
    '/book',
    '/submissions',
    '/answers',
    '/answers/matrix',
    '/admin/cycles',
    '/no-such-page',
  ],
  recorder: ['/', '/answers', '/submissions', '/account'],
  administrator: [
    '/admin',
    '/admin/people',
    '/admin/bodies',
    '/admin/settings',
    '/admin/profile',
    '/admin/audit',
    '/policy-requests',
  ],
} as const satisfies Partial<Record<PersonName, readonly string[]>>

/** Panels of a request in a state: the forms of one that is written, and the facts of one that was handed over. */
const PANELS = {
  bureauClerk: [
    ['drafting', ['sdgs', 'recipients']],
    ['submitted', ['sdgs', 'recipients', 'history', 'previous', 'answers']],
  ],
  recorder: [['submitted', ['answers']]],
  // An administrator has no say on content and sees none.
  administrator: [],
} as const satisfies Record<keyof typeof PAGES, readonly [RequestState, readonly Panel[]][]>

const sample = (name: string) => JSON.parse(readFileSync(`prisma/sample-year/${name}.json`, 'utf8'))
type Named = { readonly name: string; readonly kana: string }
type Titled = { readonly title: string; readonly previousYear: { readonly title: string } | null }

/** What people wrote or are called: it stays Japanese wherever it stands in the middle of an English sentence. */
const DATA: readonly string[] = [
  ...Object.values(PEOPLE),
  ...NEWCOMERS,
  ...(sample('people').people as Named[]).flatMap(({ name, kana }) => [name, kana]),
  ...Object.values(sample('people').pillars as Record<string, string[]>).flat(),
  ...(sample('requests').requests as Titled[]).flatMap(({ title, previousYear }) => [title, previousYear?.title ?? '']),
  ...(sample('requests').proposers as { nameJa: string }[]).map(({ nameJa }) => nameJa),
  // Who handed the sample's packages over, and how a document would date today.
  '会長、政策局',
  ...DATE_STYLES.map((style) => formatDate(dayFromToday(0), style)),
  // Words to search for, as the help of a search field gives them.
  '介護',
  'よこはま',
  '横浜',
]
  .filter(Boolean)
  .sort((a, b) => b.length - a.length)
/** Titles of cycles and document numbers. */
const PATTERNS = [/\d{4}年度に向けた政策・制度要求と提言/g, /連合神政発第[\d○]+号/g]
/** Brackets and colons of Japanese sentences. */
const WIDE_SIGNS = /[（）：]/
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

/** Every text of the page, also what only a screen reader says, but for what is marked as Japanese or was entered by people. */
const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isData = (element: Element) =>
      element.closest('body [lang="ja"], script, style, pre, .document-text, a[href^="/admin/audit?person="]') !==
        null ||
      // Whoever other tests have added.
      (location.pathname === '/admin/people' && element.closest('tbody th') !== null)
    const texts = [document.title]
    for (const element of document.body.querySelectorAll('*')) {
      if (isData(element)) continue
      for (const name of ['aria-label', 'title', 'alt', 'placeholder']) texts.push(element.getAttribute(name) ?? '')
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent ?? '')
    }
    return texts
  })

/** The texts that are still Japanese when names and titles are taken out. */
function japaneseIn(texts: readonly string[]): string[] {
  return texts.filter((text) => {
    if (!JAPANESE.test(text)) return false
    const withoutPatterns = PATTERNS.reduce((rest, pattern) => rest.replace(pattern, ''), text)
    return JAPANESE.test(DATA.reduce((rest, data) => rest.replaceAll(data, ''), withoutPatterns))
  })
}

for (const [person, pages] of Object.entries(PAGES) as [keyof typeof PAGES, readonly string[]][])
  test(`${person}: everything the interface says is English`, async ({ browser }) => {
    const page = await signIn(browser, person)
    // The check sees Japanese where there is some.
    expect(japaneseIn(await textsOf(page))).toContain('ホーム')
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')

    async function expectEnglish(): Promise<void> {
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const texts = await textsOf(page)
      expect.soft(japaneseIn(texts), page.url()).toEqual([])
      if (/^\/(answers|submissions|recipients)/.test(new URL(page.url()).pathname))
        expect
          .soft(
            texts.filter((text) => WIDE_SIGNS.test(text)),
            page.url(),
          )
          .toEqual([])
    }
    for (const address of pages) {
      await page.goto(address)
      await expectEnglish()
    }
    if (person === 'recorder') {
      await page.goto('/answers')
      const recipient = page
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader') })
        .first()
      for (const link of [recipient.getByRole('link').first(), recipient.getByRole('link').last()]) {
        await page.goto('/answers')
        await link.click()
        await page.waitForURL(/\/(recipients|answers)\/[0-9a-f-]{36}/)
        await expectEnglish()
      }
      await page.goto('/answers/matrix')
      await expectEnglish()
      await page.getByRole('rowheader').getByRole('link').first().click()
      await page.waitForURL(/\/answers\/request\//)
      await page.locator('summary').first().click()
      await expectEnglish()
    }
    for (const [state, panels] of PANELS[person]) {
      await page.goto(`/policy-requests?state=${state}`)
      await page.getByRole('rowheader').getByRole('link').first().click()
      await page.waitForURL(/policy-requests\/[0-9a-f-]{36}/)
      const request = new URL(page.url()).pathname
      for (const panel of panels) {
        await page.goto(`${request}?panel=${panel}`)
        await expect(page.locator('[data-save-state]:not([data-save-state="connecting"])')).toBeVisible()
        await expectEnglish()
      }
    }
    await page.context().close()
  })
