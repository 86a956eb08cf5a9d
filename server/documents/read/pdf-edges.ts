/** A line as it stands on its page; sizes in points, from the upper left. */
export type Line = { text: string; left: number; right: number; top: number; size: number; isVertical: boolean }
/** `right`: how far lines of a page that is full of text go at least. */
export type Page = { readonly number: number; readonly lines: readonly Line[]; readonly right: number }

/** A typed number, a sign of a list, or a blank of a letter's width begins a paragraph. */
export const BEGINS =
  /^(?:第\s*[0-9０-９一二三四五六七八九十百]+|[（(]\s*[0-9０-９ア-ンa-z]{1,3}\s*[)）]|[0-9０-９]{1,3}[\s　.．、]|[①-⑳❶-❿⑴-⒇Ⅰ-Ⅻ■◆●○・◎□◇【《]|[ア-ン][\s　.．])/

/** So many pages have to begin or end alike. */
const ALIKE = 3
/** Running heads stand at the same height (points). */
const SAME_HEIGHT = 4
/** 「- 12 -」, 「12ページ」, 「P.12／40」, 「xii」: a number of a page that stands alone. */
const ALONE = /^[-–—―~・([<\s]*(?:p\.?|page)?\s*(\d{1,4}|[ivxlc]{1,7})\s*(?:ページ|頁|\/\s*\d{1,4})?[-–—―~・)\]>\s]*$/i
/** The same behind a text that stands on each page. */
const BEHIND = /^(.*[^\d\s.．,，-])[\s　|｜\-–—―・p.]*(\d{1,4})[\s　\-–—―・]*$/i
/** 「要求1」, 「表2」: what counts items and not pages. */
const COUNTED =
  /^(?:要求|要望|要請|提言|項目|目標|課題|提案|議題|議案|資料|別紙|別表|様式|表|図|参考|付録|附則|注|no|item|part|chapter)$/i
const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

type Edge = { readonly text: string; readonly page: number }
type Candidate = { readonly line: Line; readonly page: number; readonly end: 'first' | 'last' }

/**
 * Takes away the heads and feet of pages: a line that several pages have at the same height word for word, and numbers that count up
 * with the pages, alone or behind such a text. A line that ends as a sentence is a text of the book, one that begins with a number too
 * unless it stands in the text once more. What is taken away is told.
 */
export function withoutEdges(pages: readonly Page[]): { readonly texts: readonly Page[]; readonly edges: Edge[] } {
  const candidates = pages.flatMap(({ number, lines }): Candidate[] => {
    const [first, last] = [lines[0], lines.at(-1)]
    return [
      ...(first ? [{ line: first, page: number, end: 'first' as const }] : []),
      ...(last && last !== first ? [{ line: last, page: number, end: 'last' as const }] : []),
    ]
  })
  const groups = new Map<string, Candidate[]>()
  for (const one of candidates) {
    const key = keyOf(one)
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const edges = new Set<Line>()
  const told: Edge[] = []
  for (const group of groups.values()) {
    const heights = group.map(({ line }) => line.top)
    const alike = group.filter(
      ({ line }) => heights.filter((top) => Math.abs(top - line.top) <= SAME_HEIGHT).length >= ALIKE,
    )
    const [first] = alike
    if (!first || (isNumbered(first.line) && !standsElsewhere(pages, alike))) continue
    for (const { line } of alike) edges.add(line)
    told.push({ text: [...new Set(alike.map(({ line }) => line.text))].join('、'), page: first.page })
  }
  const texts = pages.map((page) => ({ ...page, lines: page.lines.filter((line) => !edges.has(line)) }))
  return { texts, edges: told }
}

const isNumbered = ({ text }: Line): boolean => BEGINS.test(text)

/** A heading of a chapter is a running head too only where it stands in the text as well. */
function standsElsewhere(pages: readonly Page[], heads: readonly Candidate[]): boolean {
  const plain = ({ text }: Line) => text.normalize('NFKC').replace(/\s/g, '')
  const those = new Set(heads.map(({ line }) => line))
  const [first] = those
  return (
    first !== undefined &&
    pages.some(({ lines }) => lines.some((one) => !those.has(one) && plain(one) === plain(first)))
  )
}

/** What lines of an edge have in common; null: it is none. */
function keyOf({ line, page, end }: Candidate): string | null {
  const text = line.text.normalize('NFKC').trim()
  const alone = ALONE.exec(text)?.[1]
  if (alone) return `${end} number ${numberOf(alone) - page}`
  if (/[。．.、，,]$/.test(text)) return null
  if (isNumbered(line)) return `${end} ${text}`
  const [, before = '', number = ''] = BEHIND.exec(text) ?? []
  return before !== '' && !COUNTED.test(before.trim())
    ? `${end} ${before.trim()} ${Number(number) - page}`
    : `${end} ${text}`
}

function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text)
  const values = [...text.toLowerCase()].map((letter) => ROMAN[letter] ?? 0)
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0)
}
