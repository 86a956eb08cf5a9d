import { beginningOf } from '#app/domain/cut-text.ts'
import { answerColumnNamed, wishColumnNamed } from '#app/domain/last-year-records.ts'
import { fieldNamed, readSheetKey, type SheetNames } from '#app/domain/proposal-sheet.ts'
import type { ReadDocument, ReadSheet } from './read-document.ts'
import type { ReadRecord } from './read-record.ts'
import { paragraphsOf } from './read-text.ts'
import { runningAnswers } from './running-answers.ts'
import { gridOf } from './sheet-grid.ts'

/** Rows of last year's tables: wishes with what became of them, or answers. */
export type RecordKind = 'wishes' | 'answers'
export type ReadRecords = {
  readonly records: readonly ReadRecord[]
  /** What stands above the tables: who answers, and when. */
  readonly context: readonly string[]
  /** Sheets without heads that are known, by their names: nothing of them is taken. */
  readonly unread: readonly string[]
  /** Whose sheet it is, where it is one of ours. */
  readonly bodyId: string | null
}

/** Heads stand so far down at most. */
const HEADS_WITHIN = 40
const CONTEXT_LINES = 60
const CONTEXT_LETTERS = 200

type ColumnOf = (head: string) => string | null | undefined
type IsHead = (columns: ReadonlySet<string>) => boolean
const SHAPES: Readonly<
  Record<RecordKind, { readonly columnOf: (names?: SheetNames) => ColumnOf; readonly isHead: IsHead }>
> = {
  wishes: {
    columnOf: (names) => {
      const own = (head: string) => fieldNamed(head, names)
      // 「要求項目」 is a title in most sheets; where there is another title, it says where the wish went.
      return (head) => own(head) ?? wishColumnNamed(head) ?? own(head)
    },
    isHead: (columns) => columns.size >= 2 && (columns.has('title') || columns.has('demand')),
  },
  answers: {
    columnOf: () => answerColumnNamed,
    isHead: (columns) => columns.has('answer') && (columns.has('title') || columns.has('number')),
  },
}

/** The records of a document: of all its tables whose heads say what they are, and of a text that gives answers without a table. */
export function recordsOf(document: ReadDocument, kind: RecordKind, names?: SheetNames): ReadRecords {
  const { columnOf, isHead } = SHAPES[kind]
  const sheets = document.sheets.map((sheet) => readSheet(sheet, columnOf(names), isHead))
  const ofTables = sheets.flatMap((sheet) => sheet?.records ?? [])
  const lines = document.text
    ? paragraphsOf(document.text.blocks)
        .slice(0, CONTEXT_LINES)
        .map(({ text }) => text)
    : []
  const context = [...lines, ...sheets.flatMap((sheet) => sheet?.above ?? [])]
    .filter((line) => line.trim() !== '')
    .slice(0, CONTEXT_LINES)
    .map((line) => beginningOf(line, CONTEXT_LETTERS))
  const isText = ofTables.length === 0 && kind === 'answers' && document.text !== null
  return {
    records: isText && document.text ? runningAnswers(document.text) : ofTables,
    context,
    unread: document.text ? [] : document.sheets.filter((_, at) => !sheets[at]?.hasHeads).map(({ name }) => name),
    bodyId: sheets.find((sheet) => sheet?.bodyId)?.bodyId ?? null,
  }
}

type Read = {
  readonly records: ReadRecord[]
  readonly above: string[]
  readonly hasHeads: boolean
  readonly bodyId: string | null
}

function readSheet(sheet: ReadSheet, columnOf: ColumnOf, isHead: IsHead): Read | null {
  const grid = gridOf(sheet)
  const above: string[] = []
  const records: ReadRecord[] = []
  let heads: ReadonlyMap<number, string> | null = null
  let bodyId: string | null = null
  for (const [nth, { number, isHidden, cells }] of sheet.rows.entries()) {
    if (heads === null && nth > HEADS_WITHIN) break
    const row = number - 1
    const ofRow = new Map(cells.map(({ column, text }) => [column, text]))
    bodyId ??= cells.map(({ text }) => readSheetKey(text)?.bodyId ?? null).find((id) => id !== null) ?? null
    const known = new Set([...ofRow.values()].flatMap((text) => columnOf(text) ?? []))
    // Heads stand again on each page of a printed table, and below the heading of a month.
    if (isHead(known)) heads = ofRow
    else if (heads === null) above.push([...ofRow.values()].join('　'))
    else {
      const filled = new Map([...heads.keys()].map((column) => [column, grid(row, column)?.text ?? '']))
      for (const [column, text] of ofRow) if (!filled.has(column)) filled.set(column, text)
      const record = toRecord(filled, heads, columnOf)
      if (Object.keys(record.cells).length > 0)
        records.push({
          ...record,
          at: `${sheet.name} ${number}`,
          sheet: sheet.name,
          isHidden: isHidden || sheet.isHidden,
        })
    }
  }
  return { records, above, hasHeads: heads !== null, bodyId }
}

function toRecord(
  filled: ReadonlyMap<number, string>,
  heads: ReadonlyMap<number, string>,
  columnOf: ColumnOf,
): Pick<ReadRecord, 'cells' | 'more'> {
  const cells: Record<string, string> = {}
  const more: [string, string][] = []
  for (const [column, text] of filled) {
    const head = heads.get(column) ?? ''
    const shown = text.trim()
    if (shown === '' || readSheetKey(head)) continue
    const known = columnOf(head)
    if (known === null) continue
    // Of two columns that hold the same both are kept.
    if (known && cells[known] !== undefined && cells[known] !== shown) cells[known] = `${cells[known]}\n${shown}`
    else if (known) cells[known] = shown
    else more.push([head.replace(/\s+/g, ' ').trim(), shown])
  }
  return { cells, more }
}
