import type { DecisionInput } from '#app/domain/decision.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import type { RevisionId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { Transition } from '#app/domain/workflow.ts'
import type { Transaction } from '#server/db/client.ts'
import { decidingBodyId, insertDecision, meetingFor } from '#server/meetings/decisions.repository.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import type { StateChange } from '#server/policy-requests/policy-requests.repository.ts'
import { takeRevision } from '#server/revisions/take-revision.ts'
import { amend } from './amend.ts'

type Deciding = {
  readonly actor: Actor
  readonly request: PolicyRequestDetail
  readonly document: DocumentJson
  readonly transition: Transition
  readonly decision: DecisionInput
  readonly at: Date
}

/**
 * Records the decision of the body whose turn it is (approval, adoption, rejection) on exactly one revision:
 * the one taken now, the one on the agenda, or the amended one.
 * @returns what to store with the state and what to keep in the audit record; refused with `meetingDiffers` (naming
 * the numbers that are recorded, and the meeting), `amendment…`
 */
export async function decide(
  tx: Transaction,
  deciding: Deciding,
): Promise<Result<{ change: StateChange; details: Record<string, unknown> }>> {
  const { actor, request, decision, at } = deciding
  const bodyId = await decidingBodyId(tx, request)
  const { id: meetingId, eligible, present } = await meetingFor(tx, bodyId, request.cycleId, decision)
  if (eligible !== decision.eligible || present !== decision.present)
    return refuse('meetingDiffers', { values: { eligible, present, meetingId } })
  const decided = await decidedRevision(tx, deciding)
  if (!decided.ok) return decided
  const { revisionId, change, details } = decided.value
  await insertDecision(tx, decision, { meetingId, requestId: request.id, revisionId, recordedById: actor.personId, at })
  // All of it, so that the audit chain proves the quorum even of a meeting that was corrected later.
  return ok({ change, details: { ...details, meetingId, ...decision } })
}

type Decided = { revisionId: RevisionId; change: StateChange; details: Record<string, string | number> }

async function decidedRevision(
  tx: Transaction,
  { actor, request, document, transition, decision, at }: Deciding,
): Promise<Result<Decided>> {
  const by = { personId: actor.personId, at }
  if (transition.takesRevision === 'committeeApproval') {
    const revision = await takeRevision(tx, request, document, 'committeeApproval', by)
    const change = { approvedRevisionId: revision.id, confirmedSubstanceSha256: null }
    return ok({ revisionId: revision.id, change, details: { revision: revision.number, sha256: revision.sha256 } })
  }
  if (decision.outcome === 'approveAsAmended') {
    const amended = await amend(tx, request, decision.amendments)
    if (!amended.ok) return amended
    const revision = await takeRevision(tx, amended.value.request, amended.value.document, 'amendment', by)
    return ok({
      revisionId: revision.id,
      change: transition.to === 'adopted' ? { adoptedRevisionId: revision.id } : { agendaRevisionId: revision.id },
      details: { revision: revision.number, sha256: revision.sha256 },
    })
  }
  const revisionId = request.agendaRevisionId
  if (!revisionId) throw new Error(`request ${request.id} is on the agenda without a revision`)
  return ok({ revisionId, change: transition.to === 'adopted' ? { adoptedRevisionId: revisionId } : {}, details: {} })
}
