import { withoutUnstorable } from '#app/domain/storable-text.ts'
import { composeKana } from './compose-kana.ts'
import { note, type Tally } from './left-out.ts'
import { type PhysicalLine, textWidth } from './paste-lines.ts'

/**
 * Splits plain text into lines without the pages it was printed on: page numbers, and headings that are repeated beside
 * them. A sentence that went on over the page goes on.
 */
export function physicalLines(text: string, tally: Tally): PhysicalLine[] {
  const raw = rawLines(text).flatMap((line) => line.split(/(\f)/).filter((part) => part !== '' || !line.includes('\f')))
  const furniture = pageFurniture(raw)
  note(tally, 'pageLines', [...furniture].filter((index) => raw[index] !== '\f').length)
  const lines: PhysicalLine[] = []
  let after: PhysicalLine['after'] = 'paragraph'
  let overPage = false
  for (const [index, line] of raw.entries()) {
    if (furniture.has(index)) {
      overPage = true
      continue
    }
    const trimmed = line.trim()
    if (trimmed === '') {
      if (after === 'break') after = 'blank'
      continue
    }
    if (overPage && after === 'blank') after = 'break'
    overPage = false
    lines.push({ content: [{ type: 'text', text: trimmed }], text: trimmed, indent: indentOf(line), after })
    after = 'break'
  }
  return lines
}

/** The lines of plain text as they stand there, without what can be neither stored nor printed; form feeds stay. */
export const rawLines = (text: string): string[] =>
  text
    .replace(/\r\n?|\v|\u2028|\u2029/g, '\n')
    .replace(/\u00a0/g, ' ')
    .split('\n')
    .map((line) => composeKana(line.split('\f').map(withoutUnstorable).join('\f')))

/** Width of the space a line begins with, in half-width columns. */
export const indentOf = (line: string): number => textWidth((/^[\s\u3000]*/.exec(line)?.[0] ?? '').replace(/\t/g, '  '))

type PageNumber = { readonly index: number; readonly n: number; readonly style: string }

const NUMBER = '([0-9０-９]{1,4})'
const STYLES: readonly (readonly [style: string, pattern: RegExp, linesApart: number])[] = [
  // A number alone can be anything: only a page's worth of lines between two of them tells.
  ['1', new RegExp(`^${NUMBER}$`), 5],
  ['-', new RegExp(`^[-－–―‐ー—~〜～・]\\s*${NUMBER}\\s*[-－–―‐ー—~〜～・]$`), 1],
  ['p', new RegExp(`^[pPｐＰ][.．]?\\s*${NUMBER}$`), 3],
  ['/', new RegExp(`^${NUMBER}\\s*[/／]\\s*${NUMBER}$`), 3],
  ['頁', new RegExp(`^${NUMBER}\\s*(?:ページ|頁)$`), 3],
]

function pageNumber(line: string, index: number): PageNumber | null {
  const text = line.trim()
  if (text.length > 20) return null
  for (const [style, pattern] of STYLES) {
    const match = pattern.exec(text)
    if (match) return { index, n: numberIn(match[1]), style: `${style}${match[2] ? numberIn(match[2]) : ''}` }
  }
  return null
}

const numberIn = (digits = ''): number => Number(digits.normalize('NFKC'))

/** Form feeds; numbers at them, and those that count up from page to page; and headings repeated beside those. */
function pageFurniture(raw: readonly string[]): Set<number> {
  const filled = [...raw.keys()].filter((index) => raw[index] === '\f' || raw[index]?.trim() !== '')
  const numbers = filled.map((index) => pageNumber(raw[index] ?? '', index))
  const breaks = new Set<number>()
  for (const [place, index] of filled.entries()) {
    if (raw[index] !== '\f') continue
    breaks.add(place)
    for (const beside of [place - 1, place + 1]) if (numbers[beside]) breaks.add(beside)
  }
  for (const [style, , linesApart] of STYLES)
    for (const place of countingUp(numbers, style, linesApart)) breaks.add(place)
  const headings = repeatedBeside(
    breaks,
    filled.map((index) => raw[index]?.trim() ?? ''),
  )
  return new Set([...breaks, ...headings].map((place) => filled[place] as number))
}

/** Places of numbers of one style each of which is followed or preceded by its neighbour in the count, far enough away. */
function countingUp(numbers: readonly (PageNumber | null)[], style: string, linesApart: number): number[] {
  const counted = new Set<number>()
  const lastWith = new Map<string, number>()
  for (const [place, number] of numbers.entries()) {
    if (!number?.style.startsWith(style)) continue
    const before = lastWith.get(`${number.style}:${number.n - 1}`)
    if (before !== undefined && place - before > linesApart) {
      counted.add(before)
      counted.add(place)
    }
    lastWith.set(`${number.style}:${number.n}`, place)
  }
  return [...counted]
}

/** Short lines that stand, each time the same, on the same side of different page breaks. */
function repeatedBeside(breaks: ReadonlySet<number>, lines: readonly string[]): number[] {
  const beside = new Map<string, Set<number>>()
  for (const place of breaks)
    for (const step of [-1, 1]) {
      let neighbour = place + step
      while (breaks.has(neighbour)) neighbour += step
      const line = lines[neighbour]
      if (!line || textWidth(line) > 80) continue
      const key = `${step}${line}`
      beside.set(key, (beside.get(key) ?? new Set()).add(neighbour))
    }
  return [...beside.values()].flatMap((places) => (places.size > 1 ? [...places] : []))
}
