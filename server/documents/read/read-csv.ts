import { parse } from 'csv-parse/sync'
import Encodings, { type Encoding } from 'encoding-japanese'
import { withoutUnstorable } from '#app/domain/storable-text.ts'
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
      const shown = withoutUnstorable(typed.replace(/\r\n?/g, '\n'))
      return shown === '' ? [] : [{ at: cellName(row, column), column, text: shown, isFormula: false, isError: false }]
    })
    return cells.length > 0 ? [{ number: row + 1, isHidden: false, cells }] : []
  })
  return { sheets: [{ name, isHidden: false, rows, merged: [], hiddenColumns: [] }] }
}

function rowsOf(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, relax_quotes: true, relax_column_count: true, max_record_size: 1_000_000 })
  } catch {
    throw new Unreadable('fileBroken')
  }
}

const MARKS = [
  { mark: [0xef, 0xbb, 0xbf], label: 'utf-8' },
  { mark: [0xff, 0xfe], label: 'utf-16le' },
  { mark: [0xfe, 0xff], label: 'utf-16be' },
] as const
const LABELS: Partial<Record<Encoding, string>> = {
  ...{ ASCII: 'utf-8', UTF8: 'utf-8', SJIS: 'shift_jis', EUCJP: 'euc-jp', JIS: 'iso-2022-jp' },
  ...{ UTF16: 'utf-16le', UTF16LE: 'utf-16le', UTF16BE: 'utf-16be' },
}

/** The text, every sign of it, or no text: nothing is replaced by 「?」. */
function decode(bytes: Uint8Array): string {
  const marked = MARKS.find(({ mark }) => mark.every((byte, place) => bytes[place] === byte))
  const found = marked ? null : Encodings.detect(bytes)
  // The signs of Windows (髙, ①) are unknown to who looks only; who decodes knows them.
  const labels = marked ? [marked.label] : [(found && LABELS[found]) || 'utf-8', 'shift_jis']
  for (const label of labels) {
    const text = decodedAs(label, bytes)
    if (text?.includes('\0')) throw new Unreadable('fileNotSheet')
    if (text !== null) return text
  }
  throw new Unreadable('fileEncodingUnknown')
}

function decodedAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
