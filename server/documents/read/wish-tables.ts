import { shortened } from '#app/domain/cut-text.ts'
import {
  fieldNamed,
  readSheetKey,
  SHEET_FIELDS,
  type SheetField,
  type SheetKey,
  type SheetNames,
} from '#app/domain/proposal-sheet.ts'
import type { LeftText, LeftWhy } from './left-text.ts'
import { cellName, type ReadDocument, type ReadSheet } from './read-document.ts'
import { type Grid, gridOf } from './sheet-grid.ts'
import { leftBesideTables } from './text-tables.ts'

/** A table of wishes as it stands in a sheet that was sent, each text with the name of its cell. */
export type WishTable = {
  readonly sheet: string
  /** Whose and of which year, where the sheet is one of ours. */
  readonly key: SheetKey | null
  readonly problem: TableProblem | null
  readonly notes: readonly TableNote[]
  readonly rows: readonly TableRow[]
}
export type TableProblem =
  /** Two columns that say the same, both written in. */
  | { readonly kind: 'doubledColumn'; readonly field: SheetField; readonly at: string; readonly other: string }
  | { readonly kind: 'hiddenSheet' }
  /** Something stands in it, and no heads that are known. */
  | { readonly kind: 'noHeads' }
/** What the person should know of the table; nothing of it is lost in silence. */
export type TableNote =
  | { readonly kind: 'missingColumn'; readonly field: SheetField }
  | { readonly kind: 'unknownColumn'; readonly at: string; readonly name: string }
  | { readonly kind: 'columnWithoutHead'; readonly at: string }
  | { readonly kind: 'hiddenColumn'; readonly field: SheetField }
  /** What stands beside the tables of a text, or is not shown in them; it is not taken. `at`: its paragraph, or its table and row. */
  | {
      readonly kind: 'leftText'
      readonly why: LeftWhy
      readonly nth: number
      readonly at: string
      readonly text: string
    }
  | { readonly kind: 'leftMore'; readonly count: number }
export type TableRow = {
  readonly number: number
  readonly isHidden: boolean
  /** What stands in the hidden column; empty for a row that was inserted. */
  readonly key: string
  /** Of each column that is there the text, and the name of the cell. */
  readonly cells: Readonly<Partial<Record<SheetField, TableCell>>>
}
export type TableCell = { readonly at: string; readonly text: string; readonly formula?: 'failed' | 'empty' }

/**
 * The tables of wishes in what was read. A text has tables of other things too: they are told of where it has none of wishes.
 * @param names what columns are called; the common names when not given
 */
export function wishTablesOf({ sheets, text }: ReadDocument, names?: SheetNames): WishTable[] {
  if (!text) return sheets.flatMap((sheet) => readTables(sheet, names))
  const heads = new Map<string, number>()
  for (const sheet of sheets) {
    const [first] = headsOf(sheet, gridOf(sheet), (name) => fieldNamed(name, names))
    // A table within a cell of one is a text of that cell.
    if (first && !heads.has(sheet.insideOf ?? '')) heads.set(sheet.name, first.row)
  }
  const [first, ...others] = sheets.flatMap((sheet) => (heads.has(sheet.name) ? readTables(sheet, names) : []))
  if (!first) return sheets.flatMap((sheet) => readTables(sheet, names))
  return [{ ...first, notes: [...first.notes, ...leftNotes(leftBesideTables(text, heads))] }, ...others]
}

/** So many texts beside the tables are told, and so many letters of each. */
const LEFT_TOLD = 60
const LETTERS_TOLD = 100

function leftNotes(left: readonly LeftText[]): TableNote[] {
  const told = left.slice(0, LEFT_TOLD).map(({ why, place, text }, nth): TableNote => {
    const at = place?.table === undefined ? String(place?.paragraph ?? '') : `表${place.table} ${place.row ?? ''}`
    return { kind: 'leftText', why, nth, at: at.trim(), text: shortened(text, LETTERS_TOLD) }
  })
  return left.length > told.length ? [...told, { kind: 'leftMore', count: left.length - told.length }] : told
}

/** Heads are looked for so far down for the first time; a sheet has its title and its guidance above them. */
const HEADS_WITHIN = 40

/**
 * The tables of wishes of a sheet: columns are known by their names wherever they stand, heads can be merged or in two rows, and a
 * second row of heads (another year's rows pasted below) begins another table. A sheet without heads is one with that problem.
 */
export function readTables(sheet: ReadSheet, names?: SheetNames): WishTable[] {
  const grid = gridOf(sheet)
  const fieldOf = (name: string) => fieldNamed(name, names)
  const heads = headsOf(sheet, grid, fieldOf)
  if (heads.length === 0 && sheet.rows.length > 0 && !sheet.isHidden)
    return [{ sheet: sheet.name, key: null, problem: { kind: 'noHeads' }, notes: [], rows: [] }]
  return heads.map((head, place) => {
    const end = heads[place + 1]?.row ?? Number.POSITIVE_INFINITY
    const rows = sheet.rows.filter(({ number }) => number - 1 > head.lastRow && number - 1 < end)
    return toTable(sheet, grid, head, rows, fieldOf)
  })
}

/** What a column of this name holds (`fieldNamed`). */
type FieldOf = (name: string) => SheetField | null | undefined
type Head = {
  readonly row: number
  readonly lastRow: number
  readonly columns: ReadonlyMap<number, string>
  readonly score: number
}

function headsOf(sheet: ReadSheet, grid: Grid, fieldOf: FieldOf): Head[] {
  const rows = sheet.rows.map(({ number }) => number - 1)
  const width = sheet.rows.reduce((most, { cells }) => Math.max(most, 1 + (cells.at(-1)?.column ?? -1)), 0)
  const found: Head[] = []
  for (const row of rows) {
    const last = found.at(-1)
    if (last && row <= last.lastRow) continue
    if (!last && row > HEADS_WITHIN) break
    const one = headAt(grid, [row, row], width, fieldOf)
    const head = isMergedAt(sheet, row) ? inTwoRows(sheet, grid, one, width, fieldOf) : one
    if (isHead(head)) found.push(head)
  }
  return found
}

/** One row of heads is not read as two with the first wish below it; with what is merged above it, it makes no difference. */
function inTwoRows(sheet: ReadSheet, grid: Grid, one: Head, width: number, fieldOf: FieldOf): Head {
  const { row } = one
  const below = headAt(grid, [row + 1, row + 1], width, fieldOf)
  const two = headAt(sheetNames(sheet, grid), [row, row + 1], width, fieldOf)
  return two.score > one.score && two.score >= below.score ? two : one
}

/** Of heads in two rows the upper one can stand over several columns. */
function sheetNames(sheet: ReadSheet, grid: Grid): Grid {
  return (row, column) => {
    const over = sheet.merged.find(
      (range) => range.startRow <= row && row <= range.endRow && range.startCol <= column && column <= range.endCol,
    )
    return over ? grid(over.startRow, over.startCol) : grid(row, column)
  }
}

const isMergedAt = ({ merged }: ReadSheet, row: number): boolean =>
  merged.some(({ startRow, endRow }) => startRow <= row && row <= endRow)

function headAt(grid: Grid, [row, lastRow]: readonly [number, number], width: number, fieldOf: FieldOf): Head {
  const columns = new Map<number, string>()
  for (let column = 0; column < width; column++) {
    const [upper, lower] = [grid(row, column)?.text ?? '', grid(lastRow, column)?.text ?? '']
    const names = row === lastRow ? [upper] : [lower, upper + lower, upper]
    const name = names.find((one) => fieldOf(one) !== undefined) ?? names.find((one) => one !== '')
    if (name) columns.set(column, name)
  }
  const fields = new Set([...columns.values()].flatMap((name) => fieldOf(name) ?? []))
  return { row, lastRow, columns, score: fields.size + (fields.has('title') || fields.has('demand') ? 0 : -10) }
}

const isHead = ({ score }: Head): boolean => score >= 2

function toTable(sheet: ReadSheet, grid: Grid, head: Head, rows: ReadSheet['rows'], fieldOf: FieldOf): WishTable {
  const isWritten = (column: number) => rows.some(({ number }) => (grid(number - 1, column)?.text ?? '') !== '')
  const keys = [...head.columns].flatMap(([column, name]) => {
    const key = readSheetKey(name)
    return key ? [{ column, key }] : []
  })
  const columns = new Map<SheetField, number>()
  const notes: TableNote[] = []
  let problem: TableProblem | null = sheet.isHidden ? { kind: 'hiddenSheet' } : null
  for (const [column, name] of head.columns) {
    const field = fieldOf(name)
    const at = cellName(head.lastRow, column)
    if (field === undefined && !readSheetKey(name) && isWritten(column)) notes.push({ kind: 'unknownColumn', at, name })
    if (!field) continue
    const other = columns.get(field)
    if (other === undefined || !isWritten(other)) columns.set(field, column)
    else if (isWritten(column))
      problem ??= { kind: 'doubledColumn', field, at: cellName(head.lastRow, other), other: at }
  }
  // What stands in a column without a head is not taken either, and not passed over in silence.
  for (const column of new Set(rows.flatMap(({ cells }) => cells.map((cell) => cell.column))))
    if (!head.columns.has(column)) notes.push({ kind: 'columnWithoutHead', at: cellName(head.lastRow, column) })
  for (const [field, column] of columns)
    if (sheet.hiddenColumns.includes(column) && isWritten(column)) notes.push({ kind: 'hiddenColumn', field })
  for (const field of SHEET_FIELDS) if (!columns.has(field)) notes.push({ kind: 'missingColumn', field })
  return {
    ...{ sheet: sheet.name, key: keys[0]?.key ?? null, problem, notes },
    rows: rows.flatMap((row) => {
      const cells = Object.fromEntries(
        [...columns].map(([field, column]) => [field, toCell(grid, row.number - 1, column)]),
      ) as TableRow['cells']
      const isBlank = SHEET_FIELDS.every((field) => OF_NO_WISH.includes(field) || isEmpty(cells[field]))
      const key = keys[0] ? (grid(row.number - 1, keys[0].column)?.text ?? '') : ''
      return isBlank ? [] : [{ number: row.number, isHidden: row.isHidden, key, cells }]
    }),
  }
}

/** Alone they make no wish: a list was pulled down over empty rows. */
const OF_NO_WISH: readonly SheetField[] = ['intent', 'isUrgent']
const isEmpty = (cell: TableCell | undefined): boolean => !cell || (cell.text.trim() === '' && !cell.formula)

function toCell(grid: Grid, row: number, column: number): TableCell {
  const cell = grid(row, column)
  if (!cell) return { at: cellName(row, column), text: '' }
  const { at } = cell
  const formula = cell.isError ? 'failed' : cell.isFormula && cell.text === '' ? 'empty' : null
  return { at, text: cell.text, ...(formula && { formula }) }
}
