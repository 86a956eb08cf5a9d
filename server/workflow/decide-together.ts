import { randomUUID } from 'node:crypto'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { parseInput, sentField } from '#app/domain/parse-input.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { decideTogetherInput } from '#app/domain/policy-request-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { onceDone } from '#server/forms/form-receipt.ts'
import { lockRequest } from '#server/policy-requests/policy-requests.repository.ts'
import { moveInside, type WorkflowDeps } from './move-policy-request.ts'
import { rightsToMove } from './rights-to-move.ts'
import { sittingsOf } from './sittings.repository.ts'

/**
 * Several requests are decided on at one sitting with one meeting's data: approved or adopted, each as it was shown, each with a
 * decision and an audit record of its own. All in one transaction: where one of them cannot be decided on, none is.
 * @returns nothing; refused as the single move is, with `values.requestId` naming the request that is the reason, and with
 *   `nothingChosen` for none, `notOneSitting` where not one body decides on all of them in one year
 */
export async function decideTogether(deps: WorkflowDeps, actor: Actor, raw: unknown): Promise<Result<null>> {
  const transition = sentField(raw, 'transition')
  const sent = sentField(raw, 'items')
  for (const item of Array.isArray(sent) ? sent : []) {
    const allowed = await rightsToMove(deps.database, actor, { transition, requestId: sentField(item, 'requestId') })
    if (!allowed.ok) return allowed
  }
  const input = parseInput(decideTogetherInput, raw)
  if (!input.ok) return input
  const { formKey, items, ...move } = input.value
  if (items.length === 0) return refuse('nothingChosen')
  const receipt = { key: formKey, personId: actor.personId, purpose: 'policyRequest.decideTogether' }
  const result = await inTransaction(deps.database, (tx) =>
    onceDone(tx, receipt, async () => {
      // All rows first and in one order, before the meeting's: two who decide on the same wait for each other and do not block.
      for (const id of items.map((item) => item.requestId).toSorted()) await lockRequest(tx, id as PolicyRequestId)
      const events: NewAuditEvent[] = []
      const ids = items.map((item) => item.requestId as PolicyRequestId)
      const sittings = await sittingsOf(tx, ids, move.fromState)
      for (const item of items) {
        const one = { ...move, ...item, formKey: randomUUID(), reason: '', mergeIntoId: null }
        const moved = await moveInside(tx, deps.clock, actor, one, events)
        if (!moved.ok) {
          const { reason, ...more } = moved.refusal
          return refuse(reason, { ...more, values: { ...moved.refusal.values, requestId: item.requestId } })
        }
        if (sittings.get(item.requestId) !== sittings.get(items[0]?.requestId ?? ''))
          return refuse('notOneSitting', { values: { requestId: item.requestId } })
      }
      await appendAuditEvents(tx, events)
      return ok(null)
    }),
  )
  if (result.ok)
    for (const { requestId } of items)
      deps.accessChanges.announce({ kind: 'requestMoved', requestId: requestId as PolicyRequestId })
  return result
}
