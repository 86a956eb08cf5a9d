import type { PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import { parseInput, sentField } from '#app/domain/parse-input.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { markNoResponseInput } from '#app/domain/response-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { rightsFirst } from '#server/policy-requests/rights-first.ts'
import { lockAnswerable } from './lock-answerable.ts'
import type { AnswersDeps } from './record-response.ts'
import { findReceipt, storeNoResponse } from './responses.repository.ts'

/**
 * Marks that a recipient gives no answer to a request (回答なし), or takes the mark back. Setting what is already set changes
 * nothing. A recipient the request was never handed to may be marked as well: without it the request could not be closed.
 * @returns nothing; refused with `notFound`, `notPermitted`, `notFromHere`, `notARecipientOfThisRequest`, `alreadyExists`
 *   (it has answered)
 */
export async function markNoResponse(deps: AnswersDeps, actor: Actor, raw: unknown): Promise<Result<null>> {
  const allowed = await rightsFirst(deps.database, actor, 'response.markNone', sentField(raw, 'requestId'))
  if (!allowed.ok) return allowed
  const parsed = parseInput(markNoResponseInput, raw)
  if (!parsed.ok) return parsed
  const requestId = parsed.value.requestId as PolicyRequestId
  const recipientId = parsed.value.recipientId as RecipientId
  return inTransaction(deps.database, async (tx): Promise<Result<null>> => {
    const request = await lockAnswerable(tx, actor, 'response.markNone', requestId)
    if (!request.ok) return request
    const receipt = await findReceipt(tx, requestId, recipientId)
    if (!receipt) return refuse('notARecipientOfThisRequest')
    if (receipt.lastRound > 0) return refuse('alreadyExists')
    const isMarked = receipt.noResponseAt !== null
    if (isMarked === (parsed.value.mark === 'none')) return ok(null)
    const at = deps.clock.now()
    await storeNoResponse(tx, requestId, recipientId, parsed.value.mark === 'none' ? at : null)
    await appendAuditEvent(tx, {
      actor,
      action: parsed.value.mark === 'none' ? 'response.markNone' : 'response.unmarkNone',
      subjectType: 'policyRequest',
      subjectId: requestId,
      details: { recipientId },
      at,
    })
    return ok(null)
  })
}
