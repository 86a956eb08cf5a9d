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
  /** Texts that the book does not show, deleted or hidden: they are not taken, and not passed over in silence. */
  readonly unseen: readonly string[]
}

/** So many unseen texts are told. */
const UNSEEN_TOLD = 20

/**
 * A book as entries: its contents left out, rows of tables as lines, notes behind the paragraph that refers to them. Where its headings
 * are no headings of Word, typed numbers (第1章, Ⅰ, 1., (1)) say what is one.
 */
export function bookEntries({ blocks, asides }: ReadText): ReadBook {
  const lines = blocks.flatMap((block) => linesOf(block))
  const levels = [...new Set(lines.flatMap(({ level }) => (level !== null && level > 0 ? [level] : [])))].sort(
    (a, b) => a - b,
  )
  const typed = levels.length > 0 ? [] : typedSeries(lines)
  const notes = asides.filter(({ kind }) => kind === 'footnote' || kind === 'endnote')
  const noteTexts = new Map(
    notes.map(({ kind, label, blocks: of }) => [
      `${kind} ${label}`,
      paragraphsOf(of)
        .map(({ text }) => text)
        .join('\n'),
    ]),
  )
  const unseen = [...blocks, ...notes.flatMap((note) => note.blocks)]
    .flatMap((block) => paragraphsOf([block]))
    .flatMap(({ runs }) => runs.filter(({ mark }) => mark === 'hidden' || mark === 'deleted').map(({ text }) => text))
    .filter((text) => text.trim() !== '')
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
    const told = line.notes.flatMap((label) => {
      const text = noteTexts.get(`footnote ${label}`) ?? noteTexts.get(`endnote ${label}`)
      return text ? [{ depth: null, number: '', list: null, text: `※${label} ${text}` }] : []
    })
    return [entry, ...told]
  })
  return { entries, unseen: unseen.slice(0, UNSEEN_TOLD) }
}

type Line = Omit<BookEntry, 'depth'> & { readonly level: number | null; readonly notes: readonly string[] }

function linesOf(block: ReadBlock): Line[] {
  if (block.kind === 'paragraph') return isContents(block) ? [] : [...lineOf(block)]
  return block.rows.flatMap(({ mark, cells }) => {
    const paragraphs = cells.map((cell) => paragraphsOf(cell.blocks))
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
    if (paragraphs.length === 1 && only) return only.flatMap((one) => (isContents(one) ? [] : [...lineOf(one)]))
    return mark === 'deleted' || mark === 'hidden' || text === ''
      ? []
      : [{ level: null, number: '', list: null, text, notes: [] }]
  })
}

function* lineOf({ level, number, text, runs }: ReadParagraph): Generator<Line> {
  if (text.trim() === '' && !number) return
  yield {
    ...{ level, text: text.trim(), number: number && !number.isBullet ? number.text : '' },
    list: number ? { level: number.level, isBullet: number.isBullet } : null,
    notes: runs.filter(({ mark }) => mark === 'note').map((run) => run.text),
  }
}

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
