import { type Actor, can, reachOf } from '#app/domain/permissions.ts'
import type { Database } from '#server/db/client.ts'
import { type AwaitedAnswers, awaitedAnswers, type OpenAnswer, openAnswers } from './open-items.repository.ts'

/** Items shown of each kind: on ホーム the first few, on the page of answers as many as anybody works through. */
export const SHOWN_AT_HOME = 6
export const SHOWN_ON_PAGE = 100

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
export async function openItems(database: Database, actor: Actor, shown: number): Promise<OpenItems> {
  const [awaited, toEvaluate, toConfirm] = await Promise.all([
    mayRecord(actor) ? awaitedAnswers(database) : [],
    openAnswers(database, 'missing', reachOf(actor, 'evaluation.draft'), shown),
    openAnswers(database, 'drafted', reachOf(actor, 'evaluation.confirm'), shown),
  ])
  return { awaited: awaited.filter((row) => row.awaiting > 0), toEvaluate, toConfirm }
}

/** May the person draft or confirm evaluations at all? */
export const mayEvaluate = (actor: Actor): boolean =>
  reachOf(actor, 'evaluation.draft').length > 0 || reachOf(actor, 'evaluation.confirm').length > 0

/** May the person record answers at all? The state of the single request is asked when one is recorded. */
export const mayRecord = (actor: Actor): boolean => can(actor, 'response.record', { state: 'submitted' })
