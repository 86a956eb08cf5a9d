/** A text that was sent (.docx, HTML): what stands in it, in the order in which it is read, each with its place. */
export type ReadText = {
  readonly blocks: readonly ReadBlock[]
  /** What stands beside the text: notes, comments, headers and footers. */
  readonly asides: readonly ReadAside[]
}

export type ReadAside = {
  readonly kind: 'footnote' | 'endnote' | 'comment' | 'header' | 'footer'
  /** The number of a note as it is printed; empty for the others. */
  readonly label: string
  readonly blocks: readonly ReadBlock[]
}

export type ReadBlock = ReadParagraph | ReadTextTable

export type ReadParagraph = {
  readonly kind: 'paragraph'
  readonly place: TextPlace
  /** 1 for a heading of the outermost level, 0 for the title of the whole; null: no heading. */
  readonly level: number | null
  /** The number in front, which stands nowhere in the text. */
  readonly number: PrintedNumber | null
  /** The name of its style, in small letters: 「list paragraph」. */
  readonly style: string
  readonly align: 'left' | 'center' | 'right'
  readonly runs: readonly ReadRun[]
  /** What is read of it by whoever opens the file: shown and inserted text, with neither number nor marks of notes. */
  readonly text: string
}

export type PrintedNumber = {
  /** As it is printed: 「（１）」, 「第2章」; of a bullet its sign. */
  readonly text: string
  /** 0 for the outermost level of its list. */
  readonly level: number
  readonly isBullet: boolean
  /** Paragraphs with the same are counted together. */
  readonly list: string
}

export type ReadRun = {
  readonly text: string
  /** `note`: the number of a foot- or endnote, which stands among the asides; `unread`: our own words on what cannot be read here. */
  readonly mark: 'shown' | 'inserted' | 'deleted' | 'hidden' | 'note' | 'unread'
}

export type ReadTextTable = {
  readonly kind: 'table'
  readonly place: TextPlace
  readonly rows: readonly ReadTextRow[]
}
export type ReadTextRow = {
  readonly isHeader: boolean
  readonly mark: 'shown' | 'inserted' | 'deleted' | 'hidden'
  readonly cells: readonly ReadTextCell[]
}
export type ReadTextCell = {
  /** Counted from 0, in the grid of the table. */
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  /** RRGGBB; null: none. */
  readonly fill: string | null
  readonly blocks: readonly ReadBlock[]
}

/** Where it stands, as a person finds it: the nth paragraph, the nth table and its cell. All are counted from 1. */
export type TextPlace = {
  readonly paragraph: number
  /** Set inside of a table. */
  readonly table?: number
  readonly row?: number
  readonly column?: number
  readonly isInTextBox?: true
  /** Of a PDF. */
  readonly page?: number
}

/** All paragraphs of the text, those of tables where they stand. */
export const paragraphsOf = (blocks: readonly ReadBlock[]): ReadParagraph[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block]
      : block.rows.flatMap(({ cells }) => cells.flatMap((cell) => paragraphsOf(cell.blocks))),
  )
