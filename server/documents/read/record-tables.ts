import { beginningOf } from '#app/domain/cut-text.ts'
import { answerColumnNamed, wishColumnNamed } from '#app/domain/last-year-records.ts'
import { fieldNamed, readSheetKey, type SheetNames } from '#app/domain/proposal-sheet.ts'
import { type LeftText, leftTexts } from './left-text.ts'
import type { ReadDocument, ReadSheet } from './read-document.ts'
import type { ReadRecord } from './read-record.ts'
import { paragraphsOf } from './read-text.ts'
import { runningAnswers } from './running-answers.ts'
import { gridOf } from './sheet-grid.ts'
import { leftBesideTables } from './text-tables.ts'

/** Rows of last year's tables: wishes with what became of them, or answers. */
export type RecordKind = 'wishes' | 'answers'
export type ReadRecords = {
  readonly records: readonly ReadRecord[]
  /** What stands above the tables: who answers, and when. */
  readonly context: readonly string[]
  /** Sheets without heads that are known, by their names: nothing of them is taken. */
  readonly unread: readonly string[]
  /** What stands in the file and is in none of the records, nor in a column that is told. */
  readonly left: readonly LeftText[]
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
  const taken = new Set<string>()
  const sheets = document.sheets.map((sheet) => {
    // A table within a cell of one that is taken is a text of that cell.
    const read =
      sheet.insideOf !== undefined && taken.has(sheet.insideOf)
        ? null
        : readSheet(sheet, columnOf(names), isHead, document.text !== null)
    if (read && read.headRow !== null) taken.add(sheet.name)
    return read
  })
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
  const running = isText && document.text ? runningAnswers(document.text) : null
  const heads = document.sheets.flatMap(({ name }, at): [string, number][] => {
    const headRow = sheets[at]?.headRow ?? null
    return headRow === null ? [] : [[name, headRow]]
  })
  const beside = () => {
    if (!document.text) return []
    if (running) return leftTexts(document.text, ({ paragraph }) => running.taken.has(paragraph))
    return leftBesideTables(document.text, new Map(heads))
  }
  return {
    records: running ? running.records : ofTables,
    context,
    left: [...beside(), ...sheets.flatMap((sheet) => sheet?.left ?? [])],
    unread: document.text
      ? []
      : document.sheets.filter((_, at) => (sheets[at]?.headRow ?? null) === null).map(({ name }) => name),
    bodyId: sheets.find((sheet) => sheet?.bodyId)?.bodyId ?? null,
  }
}

type Read = {
  readonly records: ReadRecord[]
  readonly above: string[]
  /** Counted from 0; null: it has none that are known. */
  readonly headRow: number | null
  readonly left: readonly LeftText[]
  readonly bodyId: string | null
}

function readSheet(sheet: ReadSheet, columnOf: ColumnOf, isHead: IsHead, isOfText: boolean): Read | null {
  const grid = gridOf(sheet)
  const above: string[] = []
  const records: ReadRecord[] = []
  let heads: ReadonlyMap<number, string> | null = null
  let headRow: number | null = null
  let bodyId: string | null = null
  const left: LeftText[] = []
  const leave = (row: number, texts: Iterable<string>): void => {
    left.push({ why: 'outside', place: null, text: `${sheet.name} ${row}　${[...texts].join('｜')}` })
  }
  for (const [nth, { number, isHidden, cells }] of sheet.rows.entries()) {
    if (heads === null && nth > HEADS_WITHIN) break
    const row = number - 1
    const ofRow = new Map(cells.map(({ column, text }) => [column, text]))
    bodyId ??= cells.map(({ text }) => readSheetKey(text)?.bodyId ?? null).find((id) => id !== null) ?? null
    const known = new Set([...ofRow.values()].flatMap((text) => columnOf(text) ?? []))
    // Heads stand again on each page of a printed table, and below the heading of a month.
    if (isHead(known)) {
      heads = ofRow
      headRow ??= row
    } else if (heads === null) {
      above.push([...ofRow.values()].join('　'))
      // Of a text the lines above are told with the paragraphs; in a sheet of ours the key is no word.
      if (!isOfText)
        leave(
          number,
          [...ofRow.values()].filter((text) => !readSheetKey(text)),
        )
    } else {
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
      else if (record.more.length > 0)
        leave(
          number,
          record.more.map(([, text]) => text),
        )
    }
  }
  return { records, above, headRow, bodyId, left: headRow === null ? [] : left }
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
    // What the request says stands in the book, or does not: it is told.
    if (known === 'ofRequest') more.push([head.replace(/\s+/g, ' ').trim(), shown])
    else if (known && cells[known] !== undefined && cells[known] !== shown) cells[known] = `${cells[known]}\n${shown}`
    else if (known) cells[known] = shown
    else more.push([head.replace(/\s+/g, ' ').trim(), shown])
  }
  return { cells, more }
}
