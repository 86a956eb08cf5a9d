import { parseInput, sentField } from '#app/domain/parse-input.ts'
import { type Actor, reachOf } from '#app/domain/permissions.ts'
import { moveTogetherInput } from '#app/domain/policy-request-input.ts'
import { type Result, refuse } from '#app/domain/result.ts'
import { LIST_TRANSITIONS, TRANSITIONS } from '#app/domain/workflow.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { onceDone } from '#server/forms/form-receipt.ts'
import { announceEach, moveEach } from './move-each.ts'
import type { WorkflowDeps } from './move-policy-request.ts'
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
  const fromState = TRANSITIONS.find(({ id }) => id === step)?.from[0]
  if (!fromState || requestIds.length === 0) return refuse('nothingChosen')
  const each = requestIds.map((requestId) => ({ requestId, shownSubstanceSha256: '' }))
  const receipt = { key: formKey, personId: actor.personId, purpose: 'policyRequest.moveTogether' }
  const result = await inTransaction(deps.database, (tx) =>
    onceDone(tx, receipt, () => moveEach(tx, deps, actor, each, { transition: step, fromState, decision: null })),
  )
  if (result.ok) announceEach(deps, each)
  return result
}
