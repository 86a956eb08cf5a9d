import type { Cell, CellStyle } from 'hucre/xlsx'
import { rowHeight } from './row-height.ts'
import { workbook } from './workbook.ts'

type Column = {
  readonly header: string
  readonly width: number
  /** The words that can be chosen; without it, whatever is typed. */
  readonly choices?: readonly string[]
}
export type WishSheetInput = {
  /** The sheet's own name. */
  readonly name: string
  /** Whose it is and of which year. */
  readonly title: string
  /** How it is filled in, in a line or two. */
  readonly guidance: string
  /** Names the sheet to the program that reads it again. */
  readonly key: string
  readonly columns: readonly Column[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[] }[]
  readonly choiceError: string
}
const FONT = { name: '游ゴシック', size: 10 }
const LINE = { style: 'thin', color: { rgb: 'FF999999' } } as const
const BOX = { top: LINE, bottom: LINE, left: LINE, right: LINE }
/** Text, whatever is typed: 「1-2」 becomes no day, and 「=」 no formula. */
const BODY: CellStyle = {
  font: FONT,
  numFmt: '@',
  border: BOX,
  alignment: { vertical: 'top', wrapText: true },
}
const HEAD: CellStyle = {
  font: { ...FONT, bold: true },
  numFmt: '@',
  border: BOX,
  alignment: { vertical: 'center', wrapText: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE6E6E6' } },
}
const TITLE: CellStyle = { font: { ...FONT, size: 14, bold: true }, numFmt: '@', alignment: { vertical: 'center' } }
const GUIDANCE: CellStyle = { font: FONT, numFmt: '@', alignment: { vertical: 'center', wrapText: true } }

/** The title, the guidance, then the heads. */
const HEAD_ROW = 2
/** Lines that a row has room for at least. */
const LEAST_LINES = 2

/**
 * The sheet in which a body hands in, filled as far as it is known: a hidden column of keys first, heads that stay in sight and are
 * printed on every page, choices as lists, every cell text; A4 landscape, as wide as the paper.
 * @returns the bytes of an .xlsx file
 */
export async function wishSheet({
  name,
  title,
  guidance,
  key,
  columns,
  rows,
  choiceError,
}: WishSheetInput): Promise<Uint8Array> {
  const cells = new Map<string, Partial<Cell>>()
  const put = (row: number, column: number, value: string, style: CellStyle) =>
    cells.set(`${row},${column}`, { value, type: 'string', style })
  put(0, 1, title, TITLE)
  put(1, 1, guidance, GUIDANCE)
  for (const [row, texts] of [
    [key, ...columns.map(({ header }) => header)],
    ...rows.map((row) => [row.key, ...row.cells]),
  ].entries())
    for (const [column, text] of texts.entries()) put(HEAD_ROW + row, column, text, row === 0 ? HEAD : BODY)
  const across = (row: number) => ({ startRow: row, endRow: row, startCol: 1, endCol: columns.length })
  return workbook({
    font: FONT,
    choices: columns.flatMap(({ choices }, at) =>
      choices
        ? [
            {
              ...{ column: at + 1, firstRow: HEAD_ROW + 1, lastRow: HEAD_ROW + rows.length },
              ...{ values: choices, error: choiceError },
            },
          ]
        : [],
    ),
    sheet: {
      name,
      columns: [{ width: 4, hidden: true }, ...columns.map(({ width }) => ({ width }))],
      rows: Array.from({ length: HEAD_ROW + 1 + rows.length }, () => []),
      cells,
      merges: [across(0), across(1)],
      rowDefs: new Map([
        [0, { height: 24 }],
        [1, { height: 34 }],
        [HEAD_ROW, { height: 24 }],
        ...rows.map((row, at) => [HEAD_ROW + 1 + at, { height: rowHeight(row.cells, columns, LEAST_LINES) }] as const),
      ]),
      freezePane: { rows: HEAD_ROW + 1 },
      headerFooter: { oddFooter: '&C&P / &N' },
      pageSetup: {
        ...{ paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
        printTitlesRow: `$${HEAD_ROW + 1}:$${HEAD_ROW + 1}`,
      },
    },
  })
}
