import { DECIDED_TOGETHER_MAX } from '#app/domain/decision.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { RequestState, Requirement, SITTING_TRANSITIONS, TransitionId } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import { readTexts } from '#server/document-text/document-text.repository.ts'
import { type lastMeetingOf, meetingToStartFrom } from '#server/meetings/decisions.repository.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { findRequestDetail, findRequestDetails } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { readDecisionChain } from '#server/profiles/profiles.ts'
import { substanceSha256Of } from '#server/revisions/take-revision.ts'
import { queueOf } from './next-in-queue.ts'
import { offeredTransitions } from './offered-transitions.ts'
import { transitionFacts } from './transition-facts.ts'

/** One request that a sitting can decide on, as it is to be read. */
export type SittingItem = {
  readonly request: PolicyRequestDetail
  readonly document: DocumentJson
  readonly substanceSha256: string
  readonly missing: readonly Requirement[]
}

/** What one body can decide on at one sitting. */
export type Sitting = {
  /** The request from which the person came. */
  readonly named: Pick<PolicyRequestDetail, 'id' | 'title' | 'cycleId'>
  readonly transition: TransitionId
  readonly fromState: RequestState | null
  readonly items: readonly SittingItem[]
  /** How many wait in all; those that are not shown come when these are decided. */
  readonly total: number
  readonly lastMeeting: Awaited<ReturnType<typeof lastMeetingOf>>
}

/**
 * Opens the sitting that decides on `id`, and on all that wait beside it.
 * @returns the first of what waits; refused with `notFound` for what the person may not see
 */
export async function openSitting(
  { database }: { readonly database: Database },
  actor: Actor,
  id: PolicyRequestId,
  transition: (typeof SITTING_TRANSITIONS)[number],
): Promise<Result<Sitting>> {
  const named = await findRequestDetail(database, id)
  if (!named || !can(actor, 'policyRequest.read', subjectOf(named))) return refuse('notFound')
  const queue = await queueOf(database, actor, named, transition)
  const ids = queue?.items.map((item) => item.id) ?? []
  const shown = ids.slice(0, DECIDED_TOGETHER_MAX)
  const [requests, texts] = await Promise.all([findRequestDetails(database, shown), readTexts(database, shown)])
  const chain = await readDecisionChain(database)
  const items: SittingItem[] = []
  for (const itemId of shown) {
    const request = requests.find((one) => one.id === itemId)
    const document = texts.get(itemId)
    if (!request || !document) continue
    const facts = await transitionFacts(database, request, document, chain)
    const offered = offeredTransitions(actor, request, facts, chain).find((one) => one.id === transition)
    if (!offered) continue
    const { missing } = offered
    items.push({
      // Which one it was merged into, the workspace tells to whom may know.
      request: { ...request, mergedIntoId: null },
      ...{ document, missing, substanceSha256: substanceSha256Of(request, document) },
    })
  }
  const [first] = items
  return ok({
    ...{ transition, items, total: ids.length },
    named: { id: named.id, title: named.title, cycleId: named.cycleId },
    fromState: first?.request.state ?? null,
    lastMeeting: first ? await meetingToStartFrom(database, first.request) : null,
  })
}
