import { parse } from 'csv-parse/sync'
import { fieldText } from '#app/domain/storable-text.ts'
import { decode } from './decode.ts'
import { CELLS_MAX } from './limits.ts'
import { cellName, type ReadDocument, Unreadable } from './read-document.ts'

/**
 * Reads a CSV file (also with tabs) as one sheet, in the encoding that it has: UTF-8 and UTF-16 with or without a mark, Shift_JIS
 * (with the signs of Windows), EUC-JP, ISO-2022-JP. Rows are counted as Excel counts them: a cell of several lines is in one row.
 * @param name of the sheet
 * @throws Unreadable when it is no text, or its quotes have no end
 */
export function readCsv(name: string, bytes: Uint8Array): ReadDocument {
  const text = decode(bytes)
  const [firstLine = ''] = text.split('\n', 1)
  const delimiter = firstLine.includes('\t') && !firstLine.includes(',') ? '\t' : ','
  const records = rowsOf(text, delimiter)
  if (records.reduce((sum, record) => sum + record.length, 0) > CELLS_MAX) throw new Unreadable('fileTooMuch')
  const rows = records.flatMap((record, row) => {
    const cells = record.flatMap((typed, column) => {
      const shown = fieldText(typed.replace(/\r\n?/g, '\n'))
      return shown === '' ? [] : [{ at: cellName(row, column), column, text: shown, isFormula: false, isError: false }]
    })
    return cells.length > 0 ? [{ number: row + 1, isHidden: false, cells }] : []
  })
  return { sheets: [{ name, isHidden: false, rows, merged: [], hiddenColumns: [] }], text: null }
}

function rowsOf(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, relax_quotes: true, relax_column_count: true, max_record_size: 1_000_000 })
  } catch {
    throw new Unreadable('fileBroken')
  }
}
