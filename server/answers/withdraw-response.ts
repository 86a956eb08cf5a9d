import type { ResponseId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { withdrawResponseInput } from '#app/domain/response-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { lockAnswerable } from './lock-answerable.ts'
import type { AnswersDeps } from './record-response.ts'
import { deleteResponse, findReceipt, findResponse } from './responses.repository.ts'

/**
 * Takes back an answer that was recorded at the wrong request or recipient. It counts nowhere any more; what it said, the draft
 * of its evaluation and the reason stay in the audit record of the request, which nobody can change.
 * @returns nothing; refused with `notFound`, `notPermitted`, `notFromHere` (the request is closed), `responseConfirmed` (what was
 *   judged must stay), `laterAnswerRecorded` (only the last round can be taken back), `versionChanged`, `invalidInput`
 */
export async function withdrawResponse(deps: AnswersDeps, actor: Actor, raw: unknown): Promise<Result<null>> {
  const parsed = parseInput(withdrawResponseInput, raw)
  if (!parsed.ok) return parsed
  const { version, reason } = parsed.value
  const id = parsed.value.responseId as ResponseId
  return inTransaction(deps.database, async (tx): Promise<Result<null>> => {
    const seen = await findResponse(tx, id)
    if (!seen) return refuse('notFound')
    const request = await lockAnswerable(tx, actor, 'response.record', seen.requestId)
    if (!request.ok) return request
    // Read again behind the lock: the answer may have been corrected or confirmed while this waited.
    const response = await findResponse(tx, id)
    if (!response) return refuse('notFound')
    if (response.evaluation?.confirmedAt) return refuse('responseConfirmed')
    if (response.version !== version) return refuse('versionChanged')
    const receipt = await findReceipt(tx, response.requestId, response.recipientId)
    if (receipt && receipt.lastRound > response.round) return refuse('laterAnswerRecorded')
    await deleteResponse(tx, id)
    const { requestId, recipientId, round, text, department, respondedOn, evaluation } = response
    await appendAuditEvent(tx, {
      actor,
      action: 'response.withdraw',
      subjectType: 'policyRequest',
      subjectId: requestId,
      details: {
        reason,
        responseId: id,
        recipientId,
        before: { round, text, department, respondedOn, evaluation: evaluation?.code ?? null },
      },
      at: deps.clock.now(),
    })
    return ok(null)
  })
}
