import type { PolicyRequestId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { MERGE_TARGET_STATES, type RequestState } from '#app/domain/workflow.ts'
import type { Transaction } from '#server/db/client.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { findRequestDetail } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'

/**
 * 統合: the request that `request` goes into. Provenance stays with the merged one (its text, history and `mergedIntoId`).
 * @returns what to store; refused when it is itself, of another cycle, or its text can change no more
 */
export async function mergeTarget(
  tx: Transaction,
  actor: Actor,
  request: PolicyRequestDetail,
  id: PolicyRequestId | null,
) {
  if (!id) return refuse('mergeTargetMissing', { fields: { mergeIntoId: 'required' } })
  if (id === request.id) return refuse('mergeTargetIsSelf')
  const target = await findRequestDetail(tx, id)
  if (!target || !can(actor, 'policyRequest.read', subjectOf(target)))
    return refuse('mergeTargetMissing', { fields: { mergeIntoId: 'unknownChoice' } })
  const isOpen = (MERGE_TARGET_STATES as readonly RequestState[]).includes(target.state)
  if (target.cycleId !== request.cycleId || !isOpen) return refuse('mergeTargetClosed')
  return ok({
    change: { mergedIntoId: target.id },
    details: { mergedIntoId: target.id, mergedIntoTitle: target.title },
  }) satisfies Result<unknown>
}
