import { type Actor, can, reachOf } from '#app/domain/permissions.ts'
import type { Database } from '#server/db/client.ts'
import { type AwaitedAnswers, awaitedAnswers, type OpenAnswer, openAnswers } from './open-items.repository.ts'

/** Items shown of each kind; the rest is one click away. */
const SHOWN = 6

type OpenAnswers = { readonly items: readonly OpenAnswer[]; readonly total: number }

/** What waits for a person about answers. Empty lists for what is not the person's to do. */
export type OpenItems = {
  /** Recipients whose answers are to be recorded, those with something awaited only. */
  readonly awaited: readonly AwaitedAnswers[]
  /** Answers without an evaluation that the person may draft. */
  readonly toEvaluate: OpenAnswers
  /** Drafted evaluations that the person may confirm. */
  readonly toConfirm: OpenAnswers
}

/** What waits for the person: answers to record, evaluations to draft and to confirm. Five queries at most. */
export async function openItems(database: Database, actor: Actor): Promise<OpenItems> {
  const [awaited, toEvaluate, toConfirm] = await Promise.all([
    mayRecord(actor) ? awaitedAnswers(database) : [],
    openAnswers(database, 'missing', reachOf(actor, 'evaluation.draft'), SHOWN),
    openAnswers(database, 'drafted', reachOf(actor, 'evaluation.confirm'), SHOWN),
  ])
  return { awaited: awaited.filter((row) => row.awaiting > 0), toEvaluate, toConfirm }
}

/** May the person record answers at all? The state of the single request is asked when one is recorded. */
export const mayRecord = (actor: Actor): boolean => can(actor, 'response.record', { state: 'submitted' })
