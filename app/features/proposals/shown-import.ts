import { beginningOf } from '#app/domain/cut-text.ts'
import type { ProposalFields } from '#app/domain/proposal-input.ts'
import type { SheetField } from '#app/domain/proposal-sheet.ts'
import type { RefusalReason } from '#app/domain/result.ts'
import type { ImportPlan, PlannedTable } from '#server/proposals/sheets/plan-import.ts'
import type { CellFault, PlannedRow, RowBecomes, RowNote } from '#server/proposals/sheets/plan-rows.ts'

/** What was read, as the page shows it: a row for each row of the sheets, in their order, as many as a page holds. */
export type ShownImport = {
  readonly files: readonly {
    readonly id: string
    readonly name: string
    readonly refusal: RefusalReason | null
    readonly tables: readonly ShownTable[]
  }[]
  /** Files that could not be read, and sheets of which nothing is taken. */
  readonly unread: number
  readonly sheets: number
  readonly same: number
  readonly left: number
  /** The rows of this page among all, from 1; and where the pages before and after begin. */
  readonly start: number
  readonly total: number
  readonly previous: number | null
  readonly next: number | null
}
export type ShownTable = Pick<PlannedTable, 'sheet' | 'body' | 'problem' | 'notes'> & {
  readonly id: string
  readonly rows: readonly ShownRow[]
}
export type ShownRow = {
  readonly number: number
  readonly becomes: RowBecomes
  readonly title: string
  readonly changed: readonly SheetField[]
  readonly faults: readonly CellFault[]
  readonly notes: readonly RowNote[]
  /** Where somebody else wrote meanwhile: what stands there, and what the sheet says. */
  readonly compared: readonly { readonly field: SheetField; readonly theirs: string; readonly mine: string }[]
  readonly proposalId: string | null
}

/** Rows of a page (250 of them, with what they compare, made pages of 300 kB); what is to be mended stands on the first ones. */
const SHOWN_ROWS = 100
const QUIET: readonly RowBecomes[] = ['same', 'untouched', 'twice']

/**
 * @param wording how a field reads that is no text: a kind, a tick
 * @param asked the row with which the page begins, as the address says
 */
export function shownImport(
  { files }: ImportPlan,
  wording: (field: SheetField, fields: ProposalFields) => string,
  asked: unknown = null,
): ShownImport {
  const all = files.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows))
  const begin = /^\d{1,6}$/.test(String(asked)) && Number(asked) < all.length ? Number(asked) : 0
  const inOrder = [...all].sort((a, b) => Number(isSmooth(a)) - Number(isSmooth(b)))
  const room = new Set(inOrder.slice(begin, begin + SHOWN_ROWS))
  return {
    files: files.map(({ name, refusal, tables }, file) => ({
      ...{ id: String(file), name, refusal },
      tables: tables.map(({ sheet, body, problem, notes, rows }, table) => ({
        ...{ id: String(table), sheet, body, problem, notes },
        rows: rows.filter((row) => room.has(row)).map((row) => toShown(row, wording)),
      })),
    })),
    unread: files.filter(({ refusal }) => refusal !== null).length,
    sheets: files.flatMap(({ tables }) => tables.filter(({ problem }) => problem !== null)).length,
    same: all.filter(({ becomes }) => QUIET.includes(becomes)).length,
    left: all.filter((row) => !isSmooth(row)).length,
    ...{ start: all.length === 0 ? 0 : begin + 1, total: all.length },
    previous: begin > 0 ? Math.max(0, begin - SHOWN_ROWS) : null,
    next: begin + SHOWN_ROWS < all.length ? begin + SHOWN_ROWS : null,
  }
}

const NOT_TAKEN: readonly RowBecomes[] = [
  ...(['faulty', 'conflict', 'decided', 'othersWords', 'handedInBefore', 'handedInAlike', 'notChosen'] as const),
]
const isSmooth = ({ becomes }: PlannedRow): boolean => !NOT_TAKEN.includes(becomes)

function toShown(row: PlannedRow, wording: (field: SheetField, fields: ProposalFields) => string): ShownRow {
  const { number, becomes, fields, changed, faults, notes, target } = row
  const compared =
    target && becomes === 'conflict'
      ? changed.map((field) => ({ field, theirs: wording(field, target), mine: wording(field, fields) }))
      : []
  const isTold = becomes === 'changed' || becomes === 'conflict'
  return {
    ...{ number, becomes, title: beginningOf(fields.title, 100), faults, notes, compared },
    changed: isTold ? changed : [],
    proposalId: target?.id ?? null,
  }
}
