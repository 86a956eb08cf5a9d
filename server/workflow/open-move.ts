import type { ShownDifference } from '#app/document/shown-difference.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { differentFields, type FieldDifference } from '#app/domain/field-differences.ts'
import type { PolicyRequestId, RevisionId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { TransitionId } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import { compareTexts } from '#server/document-text/text-thread.ts'
import { lastDecidedRevision, type lastMeetingOf, meetingToStartFrom } from '#server/meetings/decisions.repository.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { findRequestDetail } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { readDecisionChain, readNumbering } from '#server/profiles/profiles.ts'
import { findRevision } from '#server/revisions/revisions.repository.ts'
import { revisionContent, substanceSha256Of } from '#server/revisions/take-revision.ts'
import { type UnfinishedEvaluations, unfinishedEvaluations } from './answering.repository.ts'
import { type MergeSearch, type MergeSelection, selectMergeTarget } from './merge-choices.ts'
import { queueOf } from './next-in-queue.ts'
import { type OfferedTransition, offeredTransitions } from './offered-transitions.ts'
import { transitionFacts } from './transition-facts.ts'

/** What the page of one step shows. */
export type OpenedMove = {
  readonly request: PolicyRequestDetail
  readonly document: DocumentJson
  readonly substanceSha256: string
  /** Null: the step is not offered to this person now. */
  readonly transition: OfferedTransition | null
  /** What it can be merged into; null for any other step. */
  readonly merge: MergeSelection | null
  /** How the text differs from what was decided on last; null: it was not yet, or that is not for this person. */
  readonly sinceLastDecision: SinceLastDecision | null
  /** How many others wait for the same step. */
  readonly othersWaiting: number
  readonly lastMeeting: Awaited<ReturnType<typeof lastMeetingOf>>
  /** What closing would leave unfinished for ever; null where it cannot be closed now. */
  readonly unfinished: UnfinishedEvaluations | null
}

export type SinceLastDecision = {
  readonly heldOn: string
  readonly revisionId: RevisionId
  readonly fields: readonly FieldDifference[]
  /** The first part of it, where it is long. */
  readonly difference: ShownDifference
}

/** Opens one step of a request for this person; `notFound` as `openWorkspace`. */
export async function openMove(
  { database }: { readonly database: Database },
  actor: Actor,
  id: PolicyRequestId,
  transitionId: TransitionId,
  search: MergeSearch = { words: '', into: null },
): Promise<Result<OpenedMove>> {
  const request = await findRequestDetail(database, id)
  if (!request || !can(actor, 'policyRequest.read', subjectOf(request))) return refuse('notFound')
  const document = await readText(database, id)
  const chain = await readDecisionChain(database)
  const facts = await transitionFacts(database, request, document, chain)
  const transition =
    offeredTransitions(actor, request, facts, chain).find((offered) => offered.id === transitionId) ?? null
  const substanceSha256 = substanceSha256Of(request, document)
  const [merge, sinceLastDecision, queue, lastMeeting, unfinished] = await Promise.all([
    transition?.asksFor === 'mergeTarget' ? selectMergeTarget(database, actor, request, search) : null,
    transition?.actsOnSubstance ? compareWithLastDecision(database, actor, request, document) : null,
    transition?.asksFor.startsWith('decision') ? queueOf(database, actor, request, transition.id) : null,
    transition?.asksFor.startsWith('decision') ? meetingToStartFrom(database, request) : null,
    transition?.id === 'close' ? unfinishedEvaluations(database, id) : null,
  ])
  return ok({
    // Which one it was merged into, the workspace tells to whom may know.
    request: { ...request, mergedIntoId: null },
    document,
    substanceSha256,
    transition,
    merge,
    sinceLastDecision,
    othersWaiting: queue?.items.filter((item) => item.id !== id).length ?? 0,
    lastMeeting,
    unfinished,
  })
}

async function compareWithLastDecision(
  database: Database,
  actor: Actor,
  request: PolicyRequestDetail,
  document: DocumentJson,
): Promise<SinceLastDecision | null> {
  if (!can(actor, 'policyRequest.readDeliberation', subjectOf(request))) return null
  const last = await lastDecidedRevision(database, request.id)
  const revision = last && (await findRevision(database, last.revisionId))
  if (!last || !revision) return null
  return {
    ...last,
    fields: differentFields(revision.content, revisionContent(request, document)),
    difference: await compareTexts(revision.content.document, document, 1, await readNumbering(database)),
  }
}
