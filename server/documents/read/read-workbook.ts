import { type Cell, type CellValue, formatValue, type Sheet } from 'hucre'
import { readXlsx } from 'hucre/xlsx'
import { CHOICES_MARK } from '#app/domain/proposal-sheet.ts'
import { fieldText } from '#app/domain/storable-text.ts'
import { checkPackage } from './check-package.ts'
import { CELLS_MAX } from './limits.ts'
import { cellName, type ReadCell, type ReadDocument, type ReadSheet, Unreadable } from './read-document.ts'

/**
 * Reads an Excel file (.xlsx).
 * @throws Unreadable when it is none, is broken, or holds more than is read
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadDocument> {
  const { names } = await checkPackage(bytes)
  if (!names.has('[Content_Types].xml') || ![...names].some((name) => /^xl\//.test(name)))
    throw new Unreadable('fileNotSheet')
  const { sheets, dateSystem } = await readXlsx(bytes, { readStyles: true }).catch(() => {
    throw new Unreadable('fileBroken')
  })
  let count = 0
  const counted = (sheet: ReadSheet): ReadSheet => {
    count += sheet.rows.reduce((sum, { cells }) => sum + cells.length, 0)
    if (count > CELLS_MAX) throw new Unreadable('fileTooMuch')
    return sheet
  }
  const is1904 = dateSystem === '1904'
  const written = sheets.filter(({ rows }) => rows[0]?.[0] !== CHOICES_MARK)
  return { sheets: written.map((sheet) => counted(toSheet(sheet, is1904))), text: null }
}

function toSheet(sheet: Sheet, is1904: boolean): ReadSheet {
  return {
    name: storable(sheet.name),
    isHidden: Boolean(sheet.hidden || sheet.veryHidden),
    merged: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      ...{ startRow, startCol, endRow, endCol },
    })),
    hiddenColumns: (sheet.columns ?? []).flatMap((column, place) => (column?.hidden ? [place] : [])),
    rows: sheet.rows.flatMap((values, row) => {
      const cells = values.flatMap((value, column) => toCell(value, sheet.cells, row, column, is1904))
      return cells.length > 0 ? [{ number: row + 1, isHidden: sheet.rowDefs?.get(row)?.hidden === true, cells }] : []
    }),
  }
}

function toCell(
  value: CellValue,
  details: ReadonlyMap<string, Cell> | undefined,
  row: number,
  column: number,
  is1904: boolean,
): ReadCell[] {
  const cell = details?.get(`${row},${column}`)
  const shown = cell?.formulaResult ?? value ?? cell?.value ?? null
  const rich = cell?.richText?.map(({ text }) => text).join('')
  const text = storable(rich || printed(shown, cell?.style?.numFmt, is1904))
  const isFormula = cell?.formula !== undefined
  if (text === '' && !isFormula) return []
  return [
    {
      at: cellName(row, column),
      column,
      text,
      isFormula,
      isError: cell?.type === 'error' || isErrorText(text, isFormula),
    },
  ]
}

/** Excel writes any sign as 「_x0000_」, also those that can be neither stored nor printed. */
const storable = (text: string): string => fieldText(text.replace(/\r\n?/g, '\n'))

/** Excel's own words for a formula that failed. */
const ERRORS = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#SPILL!', '#CALC!'])
const isErrorText = (text: string, isFormula: boolean): boolean => isFormula && ERRORS.has(text)

/** A value as its cell shows it. */
function printed(value: CellValue, format: string | undefined, is1904: boolean): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  try {
    return formatValue(value, format ?? (value instanceof Date ? 'yyyy/m/d' : 'General'), { is1904 })
  } catch {
    return value instanceof Date ? value.toISOString().slice(0, 10) : String(value)
  }
}
