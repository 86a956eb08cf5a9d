import type { BodyId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { NewAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Transaction } from '#server/db/client.ts'
import { addProposers } from '#server/policy-requests/merged-requests.repository.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { findRequestDetail, lockRequest } from '#server/policy-requests/policy-requests.repository.ts'
import { markNaming } from './outcomes.repository.ts'
import type { Outcome, Proposal } from './proposals.repository.ts'
import { eventOfRequest } from './undo-outcome.ts'

/**
 * Names the bodies of wishes that a committee has just confirmed among those who proposed the requests that they went into. Until then nobody but the
 * bureau and the committee knows of them. Where a request was merged meanwhile, the one that took it in names them.
 * @returns what goes on record, of each request once
 */
export async function nameBodies(
  tx: Transaction,
  actor: Actor,
  confirmed: readonly { readonly proposal: Proposal; readonly outcome: Outcome }[],
  at: Date,
): Promise<NewAuditEvent[]> {
  const requestIds = [...new Set(confirmed.flatMap(({ outcome }) => outcome.request?.id ?? []))].toSorted()
  const events: NewAuditEvent[] = []
  for (const requestId of requestIds) {
    const into = await lastTarget(tx, requestId)
    if (!into) continue
    const here = confirmed.filter(({ outcome }) => outcome.request?.id === requestId)
    const names = new Map<BodyId, string>(
      here
        .filter(({ proposal }) => !into.proposerBodyIds.includes(proposal.bodyId))
        .map(({ proposal }) => [proposal.bodyId, proposal.bodyJa]),
    )
    if (names.size === 0) continue
    await addProposers(tx, into.id, [...names.keys()], at)
    // What came with a merger stays with it.
    if (into.id === requestId)
      await markNaming(
        tx,
        here.filter(({ proposal }) => names.has(proposal.bodyId)).map(({ outcome }) => outcome.id),
      )
    const details = { proposals: here.map(({ proposal }) => proposal.number), addedProposers: [...names.values()] }
    events.push({ ...eventOfRequest(actor, 'policyRequest.takeInWish', into.id, at), details })
  }
  return events
}

/** The request itself, or the last one that took it in, behind its lock. */
async function lastTarget(tx: Transaction, id: PolicyRequestId): Promise<PolicyRequestDetail | null> {
  const request = (await lockRequest(tx, id)) ? await findRequestDetail(tx, id) : null
  return request?.mergedIntoId ? lastTarget(tx, request.mergedIntoId) : request
}
