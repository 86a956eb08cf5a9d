import { cellRef, type WriteOptions, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { beginningOf } from '#app/domain/cut-text.ts'
import { sheetNameOf } from '#app/domain/file-name.ts'
import { CHOICES_MARK } from '#app/domain/proposal-sheet.ts'

/** Words that can be chosen in the cells of a column; rows and columns are counted from 0. */
export type ChoiceList = {
  readonly column: number
  readonly firstRow: number
  readonly lastRow: number
  readonly values: readonly string[]
  /** What who writes something else is told. */
  readonly error: string
}
type Workbook = {
  readonly font: WriteOptions['defaultFont']
  readonly sheet: WriteSheet
  readonly choices?: readonly ChoiceList[]
}

const CHOICES_SHEET = '選択肢'
/** The list begins below the mark by which the sheet is known. */
const FIRST_CHOICE = 1
/** Letters that Excel takes, in what is printed above and below a page and in what is said of a wrong choice. */
const HEADER_MAX = 255
const MESSAGE_MAX = 225

/**
 * A workbook with one sheet, written so that Excel opens it whatever a federation calls things: the one place where workbooks are made. Its name is
 * made one that Excel takes. Choices stand in a hidden sheet: written into a list they would end at the first comma or quotation mark.
 * @returns the bytes of an .xlsx file
 */
export function workbook({ font, sheet, choices = [] }: Workbook): Promise<Uint8Array> {
  const name = sheetNameOf(sheet.name)
  const list = sheetNameOf(name === CHOICES_SHEET ? `${CHOICES_SHEET}_` : CHOICES_SHEET)
  const most = Math.max(0, ...choices.map(({ values }) => values.length))
  const ofChoices: WriteSheet = {
    name: list,
    hidden: true,
    rows: [
      [CHOICES_MARK],
      ...Array.from({ length: most }, (_, row) => choices.map(({ values }) => values[row] ?? null)),
    ],
  }
  const { printTitlesRow, ...pageSetup } = sheet.pageSetup ?? {}
  return writeXlsx({
    ...(font && { defaultFont: font }),
    // The library writes the name of the sheet here without its quotation marks: with a blank in it Excel finds the file broken.
    namedRanges: printTitlesRow
      ? [{ name: '_xlnm.Print_Titles', range: `${quoted(name)}!${printTitlesRow}`, scope: name }]
      : [],
    sheets: [
      {
        ...sheet,
        ...{ name, pageSetup },
        dataValidations: choices.map(({ column, firstRow, lastRow, values, error }, at) => ({
          ...{ type: 'list', allowBlank: true, showErrorMessage: true },
          errorMessage: beginningOf(error, MESSAGE_MAX),
          formula1: `${quoted(list)}!${fixed(FIRST_CHOICE, at)}:${fixed(FIRST_CHOICE + values.length - 1, at)}`,
          range: `${cellRef(firstRow, column)}:${cellRef(lastRow, column)}`,
        })),
      },
      ...(choices.length > 0 ? [ofChoices] : []),
    ],
  })
}

/** A text for the head or foot of a page: 「&」 begins a code there. `code` says where it stands (「&L」). */
export function printedText(code: string, text: string): string {
  let printed = code
  for (const letter of text) {
    const next = letter === '&' ? '&&' : letter
    if (printed.length + next.length > HEADER_MAX) break
    printed += next
  }
  return printed
}

/** The name of a sheet as formulas have it. */
const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`

/** 「$A$2」 */
const fixed = (row: number, column: number): string => cellRef(row, column).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')
