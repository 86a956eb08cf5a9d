import { randomUUID } from 'node:crypto'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { parseInput, sentField } from '#app/domain/parse-input.ts'
import { type Actor, can, reachOf } from '#app/domain/permissions.ts'
import { moveTogetherInput } from '#app/domain/policy-request-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { LIST_TRANSITIONS, TRANSITIONS } from '#app/domain/workflow.ts'
import { appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { onceDone } from '#server/forms/form-receipt.ts'
import { findRequestDetail, lockRequest } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { moveInside, type WorkflowDeps } from './move-policy-request.ts'
import { rightsToMove } from './rights-to-move.ts'

/**
 * Several requests of a list take one step together (`LIST_TRANSITIONS`), each with an audit record of its own. All in one transaction:
 * where one of them cannot take it, none does.
 * @returns nothing; refused as the single move is, with `values.requestId` naming the request that is the reason, and with
 *   `nothingChosen` for none; `notPermitted` for other steps
 */
export async function moveTogether(deps: WorkflowDeps, actor: Actor, raw: unknown): Promise<Result<null>> {
  const [transition, sent] = [sentField(raw, 'transition'), sentField(raw, 'requestIds')]
  const step = LIST_TRANSITIONS.find((id) => id === transition)
  // A form that names none is not told more than one that does.
  if (!step || reachOf(actor, `policyRequest.${step}`).length === 0) return refuse('notPermitted')
  for (const requestId of Array.isArray(sent) ? sent : []) {
    const allowed = await rightsToMove(deps.database, actor, { transition, requestId })
    if (!allowed.ok) return allowed
  }
  const input = parseInput(moveTogetherInput, raw)
  if (!input.ok) return input
  const { formKey, requestIds } = input.value
  const row = TRANSITIONS.find(({ id }) => id === step)
  const [fromState] = row?.from ?? []
  if (!fromState || requestIds.length === 0) return refuse('nothingChosen')
  const move = {
    ...{ transition: step, fromState, shownSubstanceSha256: '', reason: '' },
    ...{ decision: null, mergeIntoId: null },
  }
  const receipt = { key: formKey, personId: actor.personId, purpose: 'policyRequest.moveTogether' }
  const result = await inTransaction(deps.database, (tx) =>
    onceDone(tx, receipt, async () => {
      // All rows first and in one order: two who move the same wait for each other and do not block.
      for (const id of requestIds.toSorted()) await lockRequest(tx, id as PolicyRequestId)
      const events: NewAuditEvent[] = []
      for (const requestId of requestIds) {
        const moved = await moveInside(tx, deps.clock, actor, { ...move, requestId, formKey: randomUUID() }, events)
        if (moved.ok) continue
        const { reason, ...more } = moved.refusal
        const named = await findRequestDetail(tx, requestId as PolicyRequestId)
        const title = named && can(actor, 'policyRequest.read', subjectOf(named)) ? named.title : ''
        return refuse(reason, { ...more, values: { ...moved.refusal.values, title, requestId } })
      }
      await appendAuditEvents(tx, events)
      return ok(null)
    }),
  )
  if (result.ok)
    for (const requestId of requestIds)
      deps.accessChanges.announce({ kind: 'requestMoved', requestId: requestId as PolicyRequestId })
  return result
}
