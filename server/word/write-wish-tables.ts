import { headerCell, textBlocks, textCell } from './chapters.ts'
import { Draft } from './draft.ts'
import { centredTitle } from './letter.ts'
import type { Block } from './ooxml/block.ts'
import { LANDSCAPE_TEXT_WIDTH } from './ooxml/measure.ts'
import { packDocument } from './ooxml/package.ts'
import { paragraph } from './ooxml/paragraph.ts'
import { choice, hidden, type Inline, run } from './ooxml/run.ts'
import { type Cell, table } from './ooxml/table.ts'
import type { SheetInput } from './outcome-sheet.ts'
import type { WishSheetInput } from './wish-sheet.ts'

/** YYYY-MM-DD: when it is made, as the file's properties say. */
type Dated = { readonly date: string }

/** 要求事項の取扱い一覧 as a Word file: A4 landscape, the heads on every page, every text whole. */
export const writeOutcomeListDocx = ({ title, date, columns, rows }: SheetInput & Dated): Promise<Uint8Array> =>
  pack(title, date, [
    table({
      columns: widthsOf(columns),
      mayTear: true,
      rows: [
        columns.map(({ header }) => headerCell(header)),
        ...rows.map((row) => row.map((text) => textCell(String(text)))),
      ],
    }),
  ])

/** Least height of a row to be written in, in points. */
const ROW_HEIGHT = 34

/**
 * The sheet in which a body hands in as a Word file: the columns and rows of the workbook (wish-sheet.ts). The keys are hidden text
 * behind the first cell of each row, which Word and LibreOffice keep wherever the row goes; choices are lists.
 */
export function writeWishSheetDocx(input: WishSheetInput & Dated): Promise<Uint8Array> {
  const { title, guidance, date, key, columns, rows } = input
  return pack(
    title,
    date,
    [
      ...textBlocks(guidance),
      table({
        columns: widthsOf(columns),
        minimumHeight: ROW_HEIGHT,
        mayTear: true,
        rows: [
          columns.map(({ header }, at) =>
            at === 0 ? withKey(headerCell(header), header, key, true) : headerCell(header),
          ),
          ...rows.map((row) =>
            row.cells.map((text, at) => {
              if (at === 0) return withKey(textCell(text), text, row.key, false)
              const choices = columns[at]?.choices
              return choices?.includes(text) ? cellOf(choice(text, choices), text) : textCell(text)
            }),
          ),
        ],
      }),
    ],
    true,
  )
}

const withKey = (cell: Cell, text: string, key: string, isHeader: boolean): Cell => ({
  ...cell,
  ...cellOf(run(text) + hidden(key), text, isHeader ? 'TableHeader' : 'TableText'),
})

const cellOf = (children: Inline, text: string, style: 'TableText' | 'TableHeader' = 'TableText'): Cell => ({
  content: (width) => [paragraph({ style, children, text, width })],
})

/** So much more (in units of the workbook) a column has for the margins of its cells. */
const MARGINS = 4

/** As wide as the page, each column by its share. */
function widthsOf(columns: readonly { readonly width: number }[]): number[] {
  const total = columns.reduce((sum, { width }) => sum + width + MARGINS, 0)
  return columns.map(({ width }) => Math.floor(((width + MARGINS) / total) * LANDSCAPE_TEXT_WIDTH))
}

/** `isReadAgain`: without numbers of pages, which the import would tell of as left out. */
function pack(title: string, date: string, blocks: readonly Block[], isReadAgain = false): Promise<Uint8Array> {
  const draft = new Draft({})
  return packDocument({
    ...{ title, date, creator: '', mark: '' },
    sections: [
      {
        blocks: [centredTitle('Title', title, LANDSCAPE_TEXT_WIDTH), ...blocks],
        ...({ orientation: 'landscape', runningHeader: null } as const),
        pageNumbers: isReadAgain ? 'none' : 'continue',
      },
    ],
    links: draft.links,
    numbering: draft.numbering,
  })
}
