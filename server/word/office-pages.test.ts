import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { documentFromContent } from '#app/document/document-from-content.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { findOffice } from './find-office.ts'
import { type PagesOf, pagesByOffice } from './office-pages.ts'
import { aRequest, bookInput, openDocx, packageInput } from './word.test-support.ts'
import type { BookInput, PackageInput } from './word-input.ts'
import { writeBookDocx } from './write-book.ts'
import { writePackageDocx } from './write-package.ts'

/** The tests of everything else are told to do without (tools/test-step.mjs). */
const office = findOffice(process.env.PATH ?? '')
if (!office) console.warn('LibreOffice is not installed: that printed page numbers are those of the pages is not tried')

const WORDS = [
  ...[
    '地域の中小企業',
    'カーボンニュートラル',
    '「働き方改革」',
    '、',
    '。',
    '及び',
    'ＤＸ',
    'SDGs',
    '2027年度',
    '（仮称）',
    '支援',
  ],
  ...[
    'を求める',
    'ネットワーク',
    '等',
    '・',
    'ッ',
    '第3次',
    '医療・介護',
    'の',
    'に',
    'Society5.0',
    '推進すること',
    '3,000',
  ],
]

/** Texts from a fixed seed. */
function aWriter(seed: number) {
  let state = seed
  const upTo = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * most)
  }
  const text = (length: number) => {
    let out = ''
    while (out.length < length) out += WORDS[upTo(WORDS.length)]
    return out.slice(0, length)
  }
  return { between: (least: number, most: number) => least + upTo(most - least + 1), text }
}

/** Three chapters of requests; `titles` is how long these are, `texts` how many letters a paragraph has at most. */
function committees(seed: number, titles: readonly [number, number], texts: number) {
  const { between, text } = aWriter(seed)
  const cell = () => ({
    type: 'tableCell',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: text(between(1, 40)) }] }],
  })
  const row = () => ({ type: 'tableRow', content: [cell(), cell(), cell()] })
  const withTable = (document: DocumentJson): DocumentJson => ({
    ...document,
    content: document.content?.map((section) =>
      section.type === 'requestBody'
        ? {
            ...section,
            content: [...(section.content ?? []), { type: 'table', content: [row(), row(), row(), row()] }],
          }
        : section,
    ),
  })
  const request = (number: string) =>
    aRequest({
      number,
      title: text(between(...titles)),
      document: (between(0, 2) === 0 ? withTable : (same: DocumentJson) => same)(
        documentFromContent({
          body: [
            { kind: 'paragraph', text: text(between(1, texts)) },
            {
              kind: 'list',
              style: '（1）',
              items: Array.from({ length: between(1, 8) }, () => ({ text: text(between(1, texts)) })),
            },
          ],
          background: text(between(1, texts)),
        }),
      ),
    })
  return ['経済・産業', '雇用・労働', '福祉・社会保障'].map((name, index) => ({
    nameJa: `${name}政策委員会`,
    pillars: [0, 1].map((pillar) => ({
      title: text(between(...titles)),
      purpose: text(between(0, texts)),
      requests: Array.from({ length: between(2, 5) }, (_, n) => request(`${index + 1}-${pillar * 5 + n + 1}`)),
    })),
  }))
}

/** What each number of contents and index says, by the bookmark that it is of; and all bookmarks, in their order. */
async function printedPages(bytes: Uint8Array) {
  const { document } = await openDocx(bytes)
  const fields = document.matchAll(/PAGEREF (\S+) \\h<.*?<w:t [^>]*>(\d+)<\/w:t>/gs)
  const printed = [...fields].map(([, bookmark, page]) => [bookmark as string, Number(page)] as const)
  return {
    printed,
    bookmarks: [...document.matchAll(/<w:bookmarkStart w:name="([^"]+)"/g)].map(([, name]) => name as string),
  }
}

/** The document with a bookmark at each paragraph of these styles, and their names in order. */
async function markPlaces(bytes: Uint8Array, styles: readonly string[]) {
  const archive = await JSZip.loadAsync(bytes)
  const places: { readonly bookmark: string; readonly style: string }[] = []
  const document = (await archive.file('word/document.xml')?.async('string')) ?? ''
  const pattern = new RegExp(`<w:pPr><w:pStyle w:val="(${styles.join('|')})"/></w:pPr>`, 'g')
  const marked = document.replace(pattern, (form, style: string) => {
    const bookmark = `Place${places.length}`
    const id = 10_000 + places.length
    places.push({ bookmark, style })
    return `${form}<w:bookmarkStart w:name="${bookmark}" w:id="${id}"/><w:bookmarkEnd w:id="${id}"/>`
  })
  archive.file('word/document.xml', marked)
  return { marked: await archive.generateAsync({ type: 'uint8array' }), places }
}

const LONG = [90, 120] as const
const KINDS = {
  book: (input: Partial<BookInput>, pagesOf: PagesOf) => writeBookDocx(bookInput(input), undefined, pagesOf),
  package: (input: Partial<PackageInput>, pagesOf: PagesOf) =>
    writePackageDocx(packageInput({ hasTextsInReplyForm: true, ...input }), undefined, pagesOf),
}

describe('B4: printed page numbers', () => {
  it.skipIf(!office).each([
    ['book', 'federation', 'titles of the greatest length', 2, LONG, 200],
    ['book', 'official', 'long paragraphs', 3, [20, 60], 900],
    ['book', 'official', 'titles of the greatest length and full pages', 7, LONG, 900],
    ['package', 'federation', 'short titles', 4, [5, 30], 200],
    ['package', 'official', 'titles of the greatest length', 5, LONG, 400],
    ['package', 'federation', 'long paragraphs', 6, [5, 30], 900],
  ] as const)(
    'are those of the pages: a %s in the %s way with %s',
    async (kind, numberingScheme, _name, seed, titles, texts) => {
      const pagesOf = pagesByOffice(office as string)
      const bytes = await KINDS[kind]({ committees: committees(seed, titles, texts), numberingScheme }, pagesOf)
      const { printed, bookmarks } = await printedPages(bytes)
      const pages = await pagesOf(bytes, bookmarks)
      const first = pages?.get(bookmarks[0] as string) ?? 0
      expect(printed).toEqual(printed.map(([name]) => [name, (pages?.get(name) ?? 0) - first + 1]))
      // Contents and index.
      expect(printed.length).toBeGreaterThan(30)
    },
    180_000,
  )

  it.skipIf(!office).each(['book', 'package'] as const)(
    'are those of the pages: a short %s',
    async (kind) => {
      const pagesOf = pagesByOffice(office as string)
      const [chapter] = committees(8, LONG, 900)
      const bytes = await KINDS[kind](
        { committees: chapter ? [{ ...chapter, pillars: chapter.pillars.slice(0, 1) }] : [] },
        pagesOf,
      )
      const { printed, bookmarks } = await printedPages(bytes)
      const pages = await pagesOf(bytes, bookmarks)
      const first = pages?.get(bookmarks[0] as string) ?? 0
      expect(printed).toEqual(printed.map(([name]) => [name, (pages?.get(name) ?? 0) - first + 1]))
      expect(printed.length).toBeGreaterThan(3)
    },
    180_000,
  )

  it.skipIf(!office)(
    'the lines behind a request stand on one page, with the end of its text',
    async () => {
      const pagesOf = pagesByOffice(office as string)
      const bytes = await writeBookDocx(bookInput({ committees: committees(9, [5, 60], 300) }))
      const { marked, places } = await markPlaces(bytes, ['BodyTextKept', 'Note', 'Proposers'])
      const pages = await pagesOf(
        marked,
        places.map(({ bookmark }) => bookmark),
      )
      const parted = places.flatMap(({ bookmark, style }, index) =>
        style !== 'BodyTextKept' && pages?.get(bookmark) !== pages?.get(places[index - 1]?.bookmark ?? '')
          ? [bookmark]
          : [],
      )
      expect(parted).toEqual([])
      expect(new Set(pages?.values()).size).toBeGreaterThan(5)
      expect(places.filter(({ style }) => style === 'Proposers').length).toBeGreaterThan(15)
    },
    180_000,
  )

  it('a document that cannot be laid out keeps the numbers that are reckoned', async () => {
    expect(await pagesByOffice('/nowhere/soffice')(await writeBookDocx(bookInput()), ['Request0001'])).toBeNull()
    // A program that ends well and leaves no PDF behind.
    expect(await pagesByOffice('/bin/true')(await writeBookDocx(bookInput()), ['Request0001'])).toBeNull()
    const reckoned = await writeBookDocx(bookInput())
    expect(await writeBookDocx(bookInput(), undefined, async () => null)).toEqual(reckoned)
  })
})
