import type { CellStyle } from 'hucre/xlsx'
import { beginningOf } from '#app/domain/cut-text.ts'
import { rowHeight } from './row-height.ts'
import { printedText, workbook } from './workbook.ts'

/** One row, every cell as it is to be read; what is to be reckoned with is a number. */
type OutcomeRow = readonly (string | number)[]
export type SheetInput = {
  /** Of the sheet; 「取扱い一覧」 when not given. */
  readonly sheetName?: string
  /** What it is and of which year; stands at the head of every printed page. */
  readonly title: string
  readonly columns: readonly { readonly header: string; readonly width: number }[]
  readonly rows: readonly OutcomeRow[]
}
const FONT = { name: '游ゴシック', size: 10 }
const BODY: CellStyle = { font: FONT, alignment: { vertical: 'top', wrapText: true } }
const HEAD: CellStyle = {
  font: { ...FONT, bold: true },
  alignment: { vertical: 'center', wrapText: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE6E6E6' } },
}
/** What a cell of Excel holds at most, in UTF-16 units. */
const CELL_MAX = 32_767

/**
 * A workbook with one sheet: its head row stays in sight and is printed on every page, A4 landscape, as wide as the paper. Every
 * text is text: what begins with a sign of a formula stays what it is.
 * @returns the bytes of an .xlsx file
 */
export async function outcomeSheet({ sheetName, title, columns, rows }: SheetInput): Promise<Uint8Array> {
  const cells = new Map(
    [columns.map(({ header }): string | number => header), ...rows].flatMap((row, place) =>
      row.map((text, column) => [
        `${place},${column}`,
        {
          ...(typeof text === 'number'
            ? { value: text, type: 'number' as const }
            : { value: beginningOf(text, CELL_MAX), type: 'string' as const }),
          style: place === 0 ? HEAD : BODY,
        },
      ]),
    ),
  )
  return workbook({
    font: FONT,
    sheet: {
      name: sheetName ?? '取扱い一覧',
      columns: columns.map(({ width }) => ({ width })),
      rows: [columns.map(({ header }) => header), ...rows.map((row) => [...row])],
      cells,
      rowDefs: new Map(
        [columns.map(({ header }) => header), ...rows].map((row, at) => [at, { height: rowHeight(row, columns) }]),
      ),
      freezePane: { rows: 1 },
      headerFooter: { oddHeader: printedText('&L', title), oddFooter: '&C&P / &N' },
      pageSetup: {
        paperSize: 'a4',
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: '$1:$1',
      },
    },
  })
}
