import {
  paragraphsOf,
  type ReadAside,
  type ReadBlock,
  type ReadText,
  type ReadTextTable,
  type TextPlace,
} from './read-text.ts'

/** Why a text of a file is not taken: nothing that was written is passed over in silence. */
export type LeftWhy =
  /** Not shown to whoever opens the file; or not to be read there at all. */
  | 'hidden'
  | 'deleted'
  | 'unread'
  /** The head or foot of pages; a table of contents; notes of those who worked on it; a note that nothing refers to. */
  | 'header'
  | 'footer'
  | 'contents'
  | 'comment'
  | 'footnote'
  | 'endnote'
  /** It stands in none of the tables that are taken. */
  | 'outside'
export type LeftText = { readonly why: LeftWhy; readonly place: TextPlace | null; readonly text: string }

/** A row of a table, counted from 1. */
export type RowPlace = { readonly table: number; readonly row: number }
/** Is a paragraph taken? `within`: the rows in which it stands, the outermost first. */
export type IsTaken = (place: TextPlace, within: readonly RowPlace[]) => boolean

/** All that stands in a text and is not taken, in its order, and then what stands beside the text. What is taken takes its notes along. */
export function leftTexts({ blocks, asides }: ReadText, isTaken: IsTaken): LeftText[] {
  const notes = new Set(notesOf(blocks, isTaken))
  return [...leftOf(blocks, isTaken), ...asides.flatMap((aside) => leftAside(aside, notes))].filter(
    ({ text }) => text.trim() !== '',
  )
}

/** The labels of the notes that what is taken refers to. */
const notesOf = (blocks: readonly ReadBlock[], isTaken: IsTaken, within: readonly RowPlace[] = []): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.flatMap(({ cells }, at) =>
          cells.flatMap((cell) => notesOf(cell.blocks, isTaken, rowsTo(block, at, within))),
        )
      : isTaken(block.place, within)
        ? block.runs.flatMap(({ mark, text }) => (mark === 'note' ? [text] : []))
        : [],
  )

const rowsTo = ({ place }: ReadTextTable, at: number, within: readonly RowPlace[]): RowPlace[] => [
  ...within,
  { table: place.table ?? 0, row: at + 1 },
]

const leftOf = (blocks: readonly ReadBlock[], isTaken: IsTaken, within: readonly RowPlace[] = []): LeftText[] =>
  blocks.flatMap((block): LeftText[] => {
    if (block.kind === 'table')
      return block.rows.flatMap(({ mark, cells }, at) =>
        cells.flatMap((cell) =>
          mark === 'deleted'
            ? paragraphsOf(cell.blocks).map(({ place, text }) => ({ why: 'deleted' as const, place, text }))
            : leftOf(cell.blocks, isTaken, rowsTo(block, at, within)),
        ),
      )
    const { place, text, number, runs } = block
    const shown = isTaken(place, within) ? '' : `${number?.text ?? ''} ${text}`
    return [
      { why: 'outside', place, text: text.trim() === '' ? '' : shown.trim() },
      ...runs.flatMap(({ mark, text: of }) =>
        mark === 'hidden' || mark === 'deleted' || mark === 'unread' ? [{ why: mark, place, text: of }] : [],
      ),
    ]
  })

function leftAside({ kind, label, blocks }: ReadAside, notes: ReadonlySet<string>): LeftText[] {
  const isNote = kind === 'footnote' || kind === 'endnote'
  if (isNote && notes.has(label)) return leftOf(blocks, () => true)
  const [first] = paragraphsOf(blocks)
  const text = paragraphsOf(blocks)
    .map((one) => one.text)
    .join('\n')
  return [{ why: kind, place: first?.place.page ? first.place : null, text }, ...leftOf(blocks, () => true)]
}

/** The texts of foot- and endnotes by 「footnote 1」. */
export const noteTexts = ({ asides }: ReadText): ReadonlyMap<string, string> =>
  new Map(
    asides.flatMap(({ kind, label, blocks }) =>
      kind === 'footnote' || kind === 'endnote'
        ? [
            [
              `${kind} ${label}`,
              paragraphsOf(blocks)
                .map(({ text }) => text)
                .join('\n'),
            ] as const,
          ]
        : [],
    ),
  )
