import type { CycleId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { Database } from '#server/db/client.ts'
import type { SheetInput } from '#server/word/outcome-sheet.ts'
import type { WordWriter } from '#server/word/word-worker-pool.ts'
import { countYear, type YearCounts } from './year-counts.repository.ts'

export type { YearCounts } from './year-counts.repository.ts'

/** 集計: how many wishes and requests a year has, by origin, 区分, outcome, committee and goal. */
export function createYearCounts({ database, word }: { readonly database: Database; readonly word: WordWriter }) {
  return {
    /** The counts of a year, drafts and all: for who consolidates it. Refused with `notPermitted`. */
    show: async (actor: Actor, cycleId: CycleId): Promise<Result<YearCounts>> =>
      can(actor, 'proposal.consolidate') ? ok(await countYear(database, cycleId)) : refuse('notPermitted'),
    /** The same as an Excel file. */
    sheet: (input: SheetInput): Promise<Uint8Array> => word.write('outcomeSheet', input),
  }
}

export type YearCountsService = ReturnType<typeof createYearCounts>
