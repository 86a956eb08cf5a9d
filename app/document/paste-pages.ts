import { withoutUnseen } from '#app/domain/storable-text.ts'
import { composeKana } from './compose-kana.ts'
import { note, type Tally } from './left-out.ts'
import { isTorn, layoutOf, type PhysicalLine, SENTENCE_END, textWidth } from './paste-lines.ts'

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
    .map((line) => composeKana(line.split('\f').map(withoutUnseen).join('\f')))

/** Width of the space a line begins with, in half-width columns. */
export const indentOf = (line: string): number => textWidth((/^[\s\u3000]*/.exec(line)?.[0] ?? '').replace(/\t/g, '  '))

type PageNumber = { readonly index: number; readonly n: number; readonly style: string }

const NUMBER = '([0-9０-９]{1,4})'
const DASHED = '-'
/** 「12 / 40」 */
const OF_ALL = '/'
/** Form of a page number, and how many lines stand between two of them at least. */
const STYLES: readonly (readonly [style: string, pattern: RegExp, linesApart: number])[] = [
  ['1', new RegExp(`^${NUMBER}$`), 5],
  [DASHED, new RegExp(`^[-－–―‐ー—~〜～・]\\s*${NUMBER}\\s*[-－–―‐ー—~〜～・]$`), 1],
  ['p', new RegExp(`^[pPｐＰ][.．]?\\s*${NUMBER}$`), 3],
  [OF_ALL, new RegExp(`^${NUMBER}\\s*[/／]\\s*${NUMBER}$`), 3],
  ['頁', new RegExp(`^${NUMBER}\\s*(?:ページ|頁)$`), 3],
]

function pageNumber(line: string, index: number): PageNumber | null {
  const text = line.trim()
  if (text.length > 20) return null
  for (const [style, pattern] of STYLES) {
    const match = pattern.exec(text)
    if (match && numberIn(match[1]) <= numberIn(match[2] ?? '9999'))
      return { index, n: numberIn(match[1]), style: `${style}${match[2] ? numberIn(match[2]) : ''}` }
  }
  return null
}

const numberIn = (digits = ''): number => Number(digits.normalize('NFKC'))

/**
 * Form feeds and the numbers at them; numbers in dashes that count up; other numbers that stand where pages end (see
 * `atPageEnds`); and headings repeated beside all those.
 */
function pageFurniture(raw: readonly string[]): Set<number> {
  const filled = [...raw.keys()].filter((index) => raw[index] === '\f' || raw[index]?.trim() !== '')
  const lines = filled.map((index) => raw[index]?.trim() ?? '')
  const numbers = filled.map((index) => pageNumber(raw[index] ?? '', index))
  const breaks = new Set<number>()
  for (const [place, index] of filled.entries()) {
    if (raw[index] !== '\f') continue
    breaks.add(place)
    for (const beside of [place - 1, place + 1]) if (numbers[beside]) breaks.add(beside)
  }
  for (const [style, , linesApart] of STYLES) {
    const counted = countingUp(numbers, style, linesApart)
    const taken = style === DASHED ? counted.flat() : atPageEnds(counted, lines, style === OF_ALL ? 2 : 3)
    for (const place of taken) breaks.add(place)
  }
  const headings = repeatedBeside(breaks, lines)
  return new Set([...breaks, ...headings].map((place) => filled[place] as number))
}

/** Places of numbers of one style that count up by one, far enough away from each other: two or more in each row. */
function countingUp(numbers: readonly (PageNumber | null)[], style: string, linesApart: number): number[][] {
  const rows: number[][] = []
  const rowEndingWith = new Map<string, number[]>()
  for (const [place, number] of numbers.entries()) {
    if (!number?.style.startsWith(style)) continue
    const before = rowEndingWith.get(`${number.style}:${number.n - 1}`)
    const goesOn = before !== undefined && place - (before.at(-1) ?? place) > linesApart
    const row = goesOn ? before : []
    if (goesOn) rowEndingWith.delete(`${number.style}:${number.n - 1}`)
    else rows.push(row)
    row.push(place)
    rowEndingWith.set(`${number.style}:${number.n}`, row)
  }
  return rows.filter((row) => row.length > 1)
}

/**
 * Of numbers that count up those that can only be page numbers: `fewest` or more in a row about as far from each other, each in the
 * middle of a sentence, beside a heading that is repeated, or at the end of all. Others are values: a table read line by line
 * counts up too.
 */
function atPageEnds(rows: readonly (readonly number[])[], lines: readonly string[], fewest: number): number[] {
  const counted = rows.filter((row) => row.length >= fewest)
  if (counted.length === 0) return []
  const layout = layoutOf(lines.map(lineOf))
  return counted.flatMap((row) => {
    // Before a number alone the same word each time is what it counts: 「合計⏎10」.
    const isBare = /^[0-9０-９]+$/.test(lines[row[0] ?? 0] ?? '')
    const headings = new Set(repeatedBeside(new Set(row), lines))
    const isAtEnd = (place: number) => {
      const before = lines[place - 1]
      const isInSentence = before !== undefined && place + 1 < lines.length && isTorn(lineOf(before), layout)
      const isBesideHeading = headings.has(place + 1) || (!isBare && headings.has(place - 1))
      return isInSentence || isBesideHeading || place + 1 === lines.length
    }
    return atSimilarDistances(row.filter(isAtEnd), row, lines).flatMap((part) => (part.length >= fewest ? part : []))
  })
}

const lineOf = (text: string): PhysicalLine => ({ content: [], text, indent: 0, after: 'break' })

/** Splits places into those that are neighbours in `row`, none of their distances twice as long as another. */
function atSimilarDistances(places: readonly number[], row: readonly number[], lines: readonly string[]): number[][] {
  const parts: number[][] = []
  let [shortest, longest] = [Number.POSITIVE_INFINITY, 0]
  for (const place of places) {
    const last = parts.at(-1)?.at(-1)
    const areNeighbours = last !== undefined && row[row.indexOf(place) - 1] === last
    const apart = areNeighbours ? textWidth(lines.slice(last, place).join('')) : 0
    if (areNeighbours && Math.max(longest, apart) < 2 * Math.min(shortest, apart)) {
      parts.at(-1)?.push(place)
      ;[shortest, longest] = [Math.min(shortest, apart), Math.max(longest, apart)]
    } else {
      parts.push(areNeighbours ? [last, place] : [place])
      ;[shortest, longest] = areNeighbours ? [apart, apart] : [Number.POSITIVE_INFINITY, 0]
    }
  }
  return parts
}

/**
 * Short lines that stand, each time the same, on the same side of different page breaks. Where the lines beyond are the same too, the
 * same things are written again and again, and none of it is a heading.
 */
function repeatedBeside(breaks: ReadonlySet<number>, lines: readonly string[]): number[] {
  const beside = new Map<string, Map<number, string>>()
  for (const place of breaks)
    for (const step of [-1, 1]) {
      let neighbour = place + step
      while (breaks.has(neighbour)) neighbour += step
      const line = lines[neighbour]
      // The rest of a sentence that went on over the page can be the same twice.
      if (!line || textWidth(line) > 80 || SENTENCE_END.test(line)) continue
      const key = `${step}${line}`
      beside.set(key, (beside.get(key) ?? new Map()).set(neighbour, lines[neighbour + step] ?? ''))
    }
  return [...beside.values()].flatMap((places) => {
    const beyond = [...places.values()].filter((line) => line !== '')
    return places.size > 1 && new Set(beyond).size === beyond.length ? [...places.keys()] : []
  })
}
