import type { PolicyRequestId } from '#app/domain/ids.ts'
import { parseInput, sentField } from '#app/domain/parse-input.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { decideTogetherInput } from '#app/domain/policy-request-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { onceDone } from '#server/forms/form-receipt.ts'
import { announceEach, moveEach } from './move-each.ts'
import type { WorkflowDeps } from './move-policy-request.ts'
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
  const { formKey, items, ...shared } = input.value
  if (items.length === 0) return refuse('nothingChosen')
  const receipt = { key: formKey, personId: actor.personId, purpose: 'policyRequest.decideTogether' }
  const result = await inTransaction(deps.database, (tx) =>
    onceDone(tx, receipt, async () => {
      const moved = await moveEach(tx, deps, actor, items, shared)
      if (!moved.ok) return moved
      const ids = items.map((item) => item.requestId as PolicyRequestId)
      const sittings = await sittingsOf(tx, ids, shared.fromState)
      const elsewhere = ids.find((id) => sittings.get(id) !== sittings.get(ids[0] ?? ''))
      return elsewhere ? refuse('notOneSitting', { values: { requestId: elsewhere } }) : ok(null)
    }),
  )
  if (result.ok) announceEach(deps, items)
  return result
}
