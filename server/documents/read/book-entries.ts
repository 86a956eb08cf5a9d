import { type LeftText, leftTexts, noteTexts } from './left-text.ts'
import { paragraphsOf, type ReadBlock, type ReadParagraph, type ReadText } from './read-text.ts'

/** A paragraph of a book as its outline is made from it. */
export type BookEntry = {
  /** 1 for a heading of the outermost level that the book uses; null: no heading. */
  readonly depth: number | null
  /** As it is printed, whether Word counted it or somebody typed it; empty: none. */
  readonly number: string
  /** How deep in a list that Word counts or marks; null: in none. */
  readonly list: { readonly level: number; readonly isBullet: boolean } | null
  readonly text: string
}
export type ReadBook = {
  readonly entries: readonly BookEntry[]
  /** What is no text of the book: not shown, at the edge of pages, contents, comments. It is not taken, and not passed over in silence. */
  readonly left: readonly LeftText[]
}

/**
 * A book as entries: its contents left out, rows of tables as lines, notes behind the paragraph that refers to them. Where its headings
 * are no headings of Word, typed numbers (第1章, Ⅰ, 1., (1)) say what is one.
 */
export function bookEntries({ blocks, asides }: ReadText): ReadBook {
  const passed = new Map<number, LeftText['why']>()
  const lines = blocks.flatMap((block) => linesOf(block, passed))
  const levels = [...new Set(lines.flatMap(({ level }) => (level !== null && level > 0 ? [level] : [])))].sort(
    (a, b) => a - b,
  )
  const typed = levels.length > 0 ? [] : typedSeries(lines)
  const notes = noteTexts({ blocks, asides })
  const entries = lines.flatMap((line): BookEntry[] => {
    const heading = line.level !== null && line.level > 0 ? levels.indexOf(line.level) + 1 : null
    const found = line.number === '' ? typedNumber(line.text) : null
    const depth =
      heading ?? (found && typed.includes(found.series) && isShort(found.rest) ? typed.indexOf(found.series) + 1 : null)
    const isTypedHeading = depth !== null && found !== null
    const entry = {
      ...{ depth, list: depth === null ? line.list : null },
      number: isTypedHeading ? found.number : line.number,
      text: isTypedHeading ? found.rest : line.text,
    }
    const below = line.notes.flatMap((label) => {
      const key = notes.has(`footnote ${label}`) ? `footnote ${label}` : `endnote ${label}`
      const text = notes.get(key)
      return text ? [{ depth: null, number: '', list: null, text: `※${label} ${text}` }] : []
    })
    return [entry, ...below]
  })
  const left = leftTexts({ blocks, asides }, ({ paragraph }) => !passed.has(paragraph))
  const whyOf = ({ why, place }: LeftText) => (why === 'outside' && place ? passed.get(place.paragraph) : null) ?? why
  return { entries, left: left.map((one) => ({ ...one, why: whyOf(one) })) }
}

type Line = Omit<BookEntry, 'depth'> & { readonly level: number | null; readonly notes: readonly string[] }

/** @param passed filled with the paragraphs that are passed over, and why */
function linesOf(block: ReadBlock, passed: Map<number, LeftText['why']>): Line[] {
  const linesOfParagraph = (one: ReadParagraph): Line[] => {
    if (!isContents(one)) return [...lineOf(one)]
    passed.set(one.place.paragraph, 'contents')
    return []
  }
  if (block.kind === 'paragraph') return linesOfParagraph(block)
  return block.rows.flatMap(({ mark, cells }) => {
    const paragraphs = cells.map((cell) => paragraphsOf(cell.blocks))
    if (mark === 'deleted' || mark === 'hidden') {
      for (const { place } of paragraphs.flat()) passed.set(place.paragraph, mark)
      return []
    }
    const text = paragraphs
      .map((of) =>
        of
          .map((one) => `${one.number?.text ?? ''}${one.text}`.trim())
          .filter(Boolean)
          .join(' '),
      )
      .filter(Boolean)
      .join('｜')
    // A row of one cell is a paragraph with a frame.
    const [only] = paragraphs
    if (paragraphs.length === 1 && only) return only.flatMap(linesOfParagraph)
    const notes = paragraphs.flat().flatMap(notesOf)
    return text === '' ? [] : [{ level: null, number: '', list: null, text, notes }]
  })
}

function* lineOf({ level, number, text, runs }: ReadParagraph): Generator<Line> {
  if (text.trim() === '' && !number) return
  yield {
    ...{ level, text: text.trim(), number: number && !number.isBullet ? number.text : '' },
    list: number ? { level: number.level, isBullet: number.isBullet } : null,
    notes: notesOf({ runs }),
  }
}

/** The labels of the notes that a paragraph refers to. */
const notesOf = ({ runs }: Pick<ReadParagraph, 'runs'>): string[] =>
  runs.filter(({ mark }) => mark === 'note').map((run) => run.text)

/** A line of the table of contents: by its style, or because it ends in the number of a page. */
const isContents = ({ style, text }: ReadParagraph): boolean =>
  /^(toc|目次)/.test(style) || /(\t|…{2,}|・{4,}|\.{4,})\s*[0-9０-９ivxⅰ-ⅹ-]+\s*$/.test(text)

const SERIES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['chapter', /^第\s*[0-9０-９一二三四五六七八九十百]+\s*[章編部節]?[\s　、.．]*/],
  ['roman', /^(?:[Ⅰ-Ⅻ]+|[IVX]{1,5})[\s　、.．]+/],
  ['kanji', /^[一二三四五六七八九十]{1,3}[、.．\s　]+/],
  ['paren', /^[（(]\s*[0-9０-９]{1,3}\s*[)）][\s　]*|^[⑴-⒇][\s　]*/],
  ['digit', /^[0-9０-９]{1,3}(?:[-－.．][0-9０-９]{1,3})*[\s　、.．]+/],
  ['circle', /^[①-⑳][\s　]*/],
]

function typedNumber(text: string): { readonly series: string; readonly number: string; readonly rest: string } | null {
  for (const [series, pattern] of SERIES) {
    const found = pattern.exec(text)?.[0]
    const rest = found === undefined ? '' : text.slice(found.length).trim()
    if (found && rest !== '') return { series, number: found.replace(/[\s　、]+$/, ''), rest }
  }
  return null
}

/** A heading is no sentence of several lines. */
const isShort = (text: string): boolean => text.length <= 80 && !/。./.test(text)

/** The series that count headings, from the outermost: the first three in the order in which they begin. */
function typedSeries(lines: readonly Line[]): string[] {
  const begun = lines.flatMap(({ number, text }) => {
    const found = number === '' ? typedNumber(text) : null
    return found && isShort(found.rest) ? [found.series] : []
  })
  return [...new Set(begun)].slice(0, 3)
}
