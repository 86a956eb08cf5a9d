import type { DocumentJson } from '#app/domain/document-json.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { MERGE_TARGET_STATES, type TransitionId } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import { decidingBodyId, lastMeetingOf } from '#server/meetings/decisions.repository.ts'
import { mergeChoices } from '#server/policy-requests/choices.repository.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { findRequestDetail } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { substanceSha256Of } from '#server/revisions/take-revision.ts'
import { type UnfinishedEvaluations, unfinishedEvaluations } from './answering.repository.ts'
import { type OfferedTransition, offeredTransitions } from './offered-transitions.ts'
import { transitionFacts } from './transition-facts.ts'

/** What the page of one step shows. */
export type OpenedMove = {
  readonly request: PolicyRequestDetail
  readonly document: DocumentJson
  readonly substanceSha256: string
  /** Null: the step is not offered to this person now. */
  readonly transition: OfferedTransition | null
  readonly mergeChoices: Awaited<ReturnType<typeof mergeChoices>>
  readonly lastMeeting: Awaited<ReturnType<typeof lastMeetingOf>>
  /** What closing would leave unfinished for ever; null where it cannot be closed now. */
  readonly unfinished: UnfinishedEvaluations | null
}

/** Opens one step of a request for this person; `notFound` as `openWorkspace`. */
export async function openMove(
  { database }: { readonly database: Database },
  actor: Actor,
  id: PolicyRequestId,
  transitionId: TransitionId,
): Promise<Result<OpenedMove>> {
  const request = await findRequestDetail(database, id)
  if (!request || !can(actor, 'policyRequest.read', subjectOf(request))) return refuse('notFound')
  const document = await readText(database, id)
  const facts = await transitionFacts(database, request, document)
  const transition = offeredTransitions(actor, request, facts).find((offered) => offered.id === transitionId) ?? null
  const [choices, lastMeeting, unfinished] = await Promise.all([
    transition?.asksFor === 'mergeTarget' ? mergeChoices(database, request.cycleId, [...MERGE_TARGET_STATES], id) : [],
    transition?.asksFor.startsWith('decision') ? meetingToStartFrom(database, request) : null,
    transition?.id === 'close' ? unfinishedEvaluations(database, id) : null,
  ])
  return ok({
    // Which one it was merged into, the workspace tells to whom may know.
    request: { ...request, mergedIntoId: null },
    document,
    substanceSha256: substanceSha256Of(request, document),
    transition,
    mergeChoices: choices,
    lastMeeting,
    unfinished,
  })
}

/** The meeting a decision form starts from: the last one of the body that decides now. */
async function meetingToStartFrom(database: Database, request: PolicyRequestDetail) {
  const bodyId = await decidingBodyId(database, request)
  return lastMeetingOf(database, { bodyId, cycleId: request.cycleId })
}
