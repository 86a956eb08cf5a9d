import { paragraphsOf, type ReadAside, type ReadBlock, type ReadText, type TextPlace } from './read-text.ts'

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

/** Where a paragraph stands among what is taken: the head row of each table of which rows are taken, by its number. */
export type Taken = {
  readonly isTaken: (place: TextPlace) => boolean
  /** Labels of the notes whose texts are taken, 「footnote 1」. */
  readonly notes: ReadonlySet<string>
}

/** All that stands in a text and is not taken, in its order, and then what stands beside the text. */
export function leftTexts({ blocks, asides }: ReadText, { isTaken, notes }: Taken): LeftText[] {
  return [...leftOf(blocks, isTaken), ...asides.flatMap((aside) => leftAside(aside, notes))].filter(
    ({ text }) => text.trim() !== '',
  )
}

const leftOf = (blocks: readonly ReadBlock[], isTaken: Taken['isTaken']): LeftText[] =>
  blocks.flatMap((block): LeftText[] => {
    if (block.kind === 'table')
      return block.rows.flatMap(({ mark, cells }) =>
        cells.flatMap((cell) =>
          mark === 'deleted'
            ? paragraphsOf(cell.blocks).map(({ place, text }) => ({ why: 'deleted' as const, place, text }))
            : leftOf(cell.blocks, isTaken),
        ),
      )
    const { place, text, number, runs } = block
    const shown = isTaken(place) ? '' : `${number?.text ?? ''} ${text}`
    return [
      { why: 'outside', place, text: text.trim() === '' ? '' : shown.trim() },
      ...runs.flatMap(({ mark, text: of }) =>
        mark === 'hidden' || mark === 'deleted' || mark === 'unread' ? [{ why: mark, place, text: of }] : [],
      ),
    ]
  })

function leftAside({ kind, label, blocks }: ReadAside, notes: ReadonlySet<string>): LeftText[] {
  if (notes.has(`${kind} ${label}`)) return leftOf(blocks, () => true)
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
