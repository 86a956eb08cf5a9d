import type { PolicyRequestId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { MERGE_TARGET_STATES, type RequestState } from '#app/domain/workflow.ts'
import type { NewAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Transaction } from '#server/db/client.ts'
import { addProposers } from '#server/policy-requests/merged-requests.repository.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { findRequestDetail, lockRequest } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'

/**
 * 統合: `request` goes into the request named by `id`. Provenance stays with the merged one (its text, history and
 * `mergedIntoId`); the credit goes along: those who proposed it are named as proposers of the target too, so that they find there
 * what became of their wish. The target's own history records it.
 * @returns what to store with the merged one; refused when it is itself, of another cycle, or its text can change no more
 */
export async function mergeTarget(
  tx: Transaction,
  actor: Actor,
  request: PolicyRequestDetail,
  id: PolicyRequestId | null,
  at: Date,
  events: NewAuditEvent[],
) {
  if (!id) return refuse('mergeTargetMissing', { fields: { mergeIntoId: 'required' } })
  if (id === request.id) return refuse('mergeTargetIsSelf')
  // Locked, so that it is not put on the agenda or merged elsewhere meanwhile.
  const target = (await lockRequest(tx, id)) ? await findRequestDetail(tx, id) : null
  if (!target || !can(actor, 'policyRequest.read', subjectOf(target)))
    return refuse('mergeTargetMissing', { fields: { mergeIntoId: 'unknownChoice' } })
  const isOpen = (MERGE_TARGET_STATES as readonly RequestState[]).includes(target.state)
  if (target.cycleId !== request.cycleId || !isOpen) return refuse('mergeTargetClosed')
  const added = request.proposers.filter((body) => !target.proposerBodyIds.includes(body.id))
  await addProposers(
    tx,
    target.id,
    added.map((body) => body.id),
    at,
  )
  events.push({
    actor,
    action: 'policyRequest.takeIn',
    subjectType: 'policyRequest',
    subjectId: target.id,
    details: {
      mergedFromId: request.id,
      mergedFromTitle: request.title,
      addedProposers: added.map((body) => body.nameJa),
    },
    at,
  })
  return ok({
    change: { mergedIntoId: target.id },
    details: { mergedIntoId: target.id, mergedIntoTitle: target.title },
  }) satisfies Result<unknown>
}
