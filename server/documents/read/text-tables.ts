import { readRowKey, readSheetKey } from '#app/domain/proposal-sheet.ts'
import { type IsTaken, type LeftText, leftTexts, noteTexts } from './left-text.ts'
import { cellName, type ReadSheet } from './read-document.ts'
import { paragraphsOf, type ReadBlock, type ReadText, type ReadTextTable } from './read-text.ts'

type Placed = { readonly table: ReadTextTable; readonly insideOf?: string }
type Notes = ReadonlyMap<string, string>

/** The tables of a text as sheets, so that what is sent as one is read as the other. Deleted rows are none; hidden ones say so. */
export const tablesAsSheets = (text: ReadText): ReadSheet[] => {
  const notes = noteTexts(text)
  return tablesOf(text.blocks).map((placed) => toSheet(placed, notes))
}

const nameOf = (table: number | undefined): string => `表${table}`

/** What of a text is not taken with its tables. `headRows`: of each sheet that is taken its head row, counted from 0. */
export function leftBesideTables(text: ReadText, headRows: ReadonlyMap<string, number>): LeftText[] {
  const isTaken: IsTaken = (_place, within) =>
    within.some(({ table, row }) => row > (headRows.get(nameOf(table)) ?? Number.POSITIVE_INFINITY))
  // The keys of our own sheets are read, though nobody sees them.
  return leftTexts(text, isTaken).filter((left) => !isKey(left.text.trim()))
}

/** In the order of the text; a table within a cell behind the one in which it stands. */
const tablesOf = (blocks: readonly ReadBlock[], insideOf?: string): Placed[] =>
  blocks.flatMap((block): Placed[] =>
    block.kind === 'table'
      ? [
          { table: block, ...(insideOf !== undefined && { insideOf }) },
          ...block.rows.flatMap(({ cells }) =>
            cells.flatMap((cell) => tablesOf(cell.blocks, nameOf(block.place.table))),
          ),
        ]
      : [],
  )

function toSheet({ table: { place, rows }, insideOf }: Placed, notes: Notes): ReadSheet {
  const keys = keysOf(rows)
  // Behind all others, so that the cells that people see keep their names.
  const keyColumn = rows.reduce((most, { cells }) => Math.max(most, 1 + (cells.at(-1)?.column ?? -1)), 0)
  return {
    name: nameOf(place.table),
    ...{ isHidden: false, hiddenColumns: [] },
    ...(insideOf !== undefined && { insideOf }),
    merged: rows.flatMap(({ cells }) =>
      cells
        .filter(({ rowSpan, columnSpan }) => rowSpan > 1 || columnSpan > 1)
        .map(({ row, column, rowSpan, columnSpan }) => ({
          ...{ startRow: row, startCol: column, endRow: row + rowSpan - 1, endCol: column + columnSpan - 1 },
        })),
    ),
    rows: rows.flatMap(({ mark, cells: ofRow }, row) => {
      const shown = ofRow.flatMap(({ column, blocks }) => {
        const text = textOf(blocks, notes)
        return text === '' ? [] : [{ at: cellName(row, column), column, text, isFormula: false, isError: false }]
      })
      const key = keys[row] ?? ''
      const at = cellName(row, keyColumn)
      const cells =
        key === '' ? shown : [...shown, { at, column: keyColumn, text: key, isFormula: false, isError: false }]
      return shown.length === 0 || mark === 'deleted' ? [] : [{ number: row + 1, isHidden: mark === 'hidden', cells }]
    }),
  }
}

/**
 * What a cell says, a line for each paragraph, with the numbers that are printed before them, and below it the notes that it refers
 * to. Of a table within the cell each row is a line.
 */
const textOf = (blocks: readonly ReadBlock[], notes: Notes): string =>
  blocks
    .map((block) => (block.kind === 'table' ? rowsAsLines(block, notes) : linesOf(block, notes)))
    .filter((lines) => lines !== null)
    .join('\n')
    .trim()

const rowsAsLines = ({ rows }: ReadTextTable, notes: Notes): string | null => {
  const lines = rows.flatMap(({ mark, cells }) => {
    const texts = cells.map(({ blocks }) => textOf(blocks, notes).replace(/\n/g, ' ')).filter((text) => text !== '')
    return mark === 'deleted' || mark === 'hidden' || texts.length === 0 ? [] : [texts.join('｜')]
  })
  return lines.length > 0 ? lines.join('\n') : null
}

function linesOf({ number, text, runs }: Exclude<ReadBlock, ReadTextTable>, notes: Notes): string {
  const told = runs.flatMap(({ mark, text: label }) => {
    const note = mark === 'note' ? (notes.get(`footnote ${label}`) ?? notes.get(`endnote ${label}`)) : undefined
    return note ? [`※${label} ${note}`] : []
  })
  return [number ? `${number.text} ${text}` : text, ...told].join('\n')
}

/** The hidden keys of our own sheets, row by row: hidden text behind what the first cell says. None where the heads have none. */
function keysOf(rows: ReadTextTable['rows']): readonly string[] {
  const keys = rows.map(({ cells: [first] }) =>
    paragraphsOf(first?.blocks ?? [])
      .flatMap(({ runs }) => runs.flatMap(({ text, mark }) => (mark === 'hidden' ? [text.trim()] : [])))
      .join('\n'),
  )
  const isOurs = keys.some((key) => readSheetKey(key) !== null)
  return isOurs ? keys.map((key) => (isKey(key) ? key : '')) : []
}

const isKey = (text: string): boolean => readSheetKey(text) !== null || readRowKey(text) !== null
