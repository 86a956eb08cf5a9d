import { randomUUID } from 'node:crypto'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Transaction } from '#server/db/client.ts'
import { findRequestDetail, lockRequest } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { type Move, moveInside, type WorkflowDeps } from './move-policy-request.ts'

/** What differs from request to request, and what all of them share. */
type Each = Pick<Move, 'requestId' | 'shownSubstanceSha256'>
type Shared = Pick<Move, 'transition' | 'fromState' | 'decision'>

/**
 * Takes one step with several requests in an open transaction, each with an audit record of its own. Announce it after the commit.
 * @returns refused as the single move is, by the first that cannot take it; `values` name that one (`requestId`, and its `title` for who
 *   may read it). The transaction is then to be rolled back.
 */
export async function moveEach(
  tx: Transaction,
  { clock }: Pick<WorkflowDeps, 'clock'>,
  actor: Actor,
  each: readonly Each[],
  shared: Shared,
): Promise<Result<null>> {
  // All rows first and in one order: two who move the same wait for each other and do not block.
  for (const id of each.map(({ requestId }) => requestId).toSorted()) await lockRequest(tx, id as PolicyRequestId)
  const events: NewAuditEvent[] = []
  for (const one of each) {
    const move = { ...shared, ...one, formKey: randomUUID(), reason: '', mergeIntoId: null }
    const moved = await moveInside(tx, clock, actor, move, events)
    if (moved.ok) continue
    const { reason, values, ...more } = moved.refusal
    const request = await findRequestDetail(tx, one.requestId as PolicyRequestId)
    const title = request && can(actor, 'policyRequest.read', subjectOf(request)) ? request.title : ''
    return refuse(reason, { ...more, values: { ...values, title, requestId: one.requestId } })
  }
  await appendAuditEvents(tx, events)
  return ok(null)
}

/** Tells whoever watches that these requests moved. */
export function announceEach({ accessChanges }: Pick<WorkflowDeps, 'accessChanges'>, each: readonly Each[]): void {
  for (const { requestId } of each)
    accessChanges.announce({ kind: 'requestMoved', requestId: requestId as PolicyRequestId })
}
