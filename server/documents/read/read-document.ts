import type { ReadText } from './read-text.ts'

/** What a file says, however it was made: the one structure that imports work with. */
export type ReadDocument = {
  /** Sheets of a workbook; of a text its tables, by which they can be imported as sheets are. */
  readonly sheets: readonly ReadSheet[]
  /** Headings, paragraphs, lists and tables as they follow each other; null for a workbook. */
  readonly text: ReadText | null
}

export type ReadSheet = {
  readonly name: string
  /** Not shown to whoever opens the file. */
  readonly isHidden: boolean
  /** Of a table that stands in a cell: the sheet of that cell. */
  readonly insideOf?: string
  /** Rows in which something stands, from above. */
  readonly rows: readonly ReadRow[]
  /** 「A1:C1」: several cells as one; the text stands in the first. */
  readonly merged: readonly ReadRange[]
  /** Columns that are not shown, counted from 0. */
  readonly hiddenColumns: readonly number[]
}

export type ReadRow = {
  /** As the sheet counts it, from 1. */
  readonly number: number
  readonly isHidden: boolean
  /** Cells in which something stands, from the left. */
  readonly cells: readonly ReadCell[]
}

export type ReadCell = {
  /** Its name in the sheet: 「C7」. */
  readonly at: string
  /** Counted from 0. */
  readonly column: number
  /** As it is printed; lines end with LF. */
  readonly text: string
  /** A formula gave the text when the file was saved; here none is ever reckoned. */
  readonly isFormula: boolean
  /** The formula failed: 「#REF!」. */
  readonly isError: boolean
}

/** Rows and columns counted from 0, the last ones included. */
export type ReadRange = {
  readonly startRow: number
  readonly startCol: number
  readonly endRow: number
  readonly endCol: number
}

/** Why a file is not read; each has a sentence for the person. */
export type UnreadableReason =
  | 'fileTooLarge'
  | 'fileTooMuch'
  | 'fileEncrypted'
  | 'fileOldExcel'
  | 'fileOldWord'
  | 'fileNotSheet'
  | 'fileNotText'
  | 'filePdfWithoutText'
  | 'fileBroken'
  | 'fileEncodingUnknown'

/** Thrown while reading, to be told to the person; never leaves the room. */
export class Unreadable extends Error {
  constructor(readonly reason: UnreadableReason) {
    super(reason)
  }
}

/** 0 → A, 26 → AA: how a sheet names its columns. */
export const columnName = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : columnName(Math.floor(column / 26) - 1) + columnName(column % 26)

/** The name of a cell; row and column counted from 0. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`
