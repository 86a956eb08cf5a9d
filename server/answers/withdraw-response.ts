import type { ResponseId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { withdrawResponseInput } from '#app/domain/response-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvents } from '#server/audit/append-audit-event.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { onceDone } from '#server/forms/form-receipt.ts'
import { lockAnswerable } from './lock-answerable.ts'
import type { AnswersDeps } from './record-response.ts'
import { findReceipt, findResponse } from './responses.repository.ts'
import { rightsToResponse } from './rights-to-response.ts'
import { storeWithdrawal } from './withdrawn-responses.repository.ts'

/**
 * Takes back an answer that was recorded at the wrong request or recipient. It counts nowhere any more; what it said, who took it
 * back and why stay readable to those who record, in a record nobody can change. The draft of its evaluation stays in the
 * audit record only. The same `formKey` again gives the first answer.
 * @returns nothing; refused with `notFound`, `notPermitted`, `notFromHere` (the request is closed), `responseConfirmed` (what was
 *   judged must stay), `laterAnswerRecorded` (only the last round can be taken back), `versionChanged`, `invalidInput`
 */
export async function withdrawResponse(deps: AnswersDeps, actor: Actor, raw: unknown): Promise<Result<null>> {
  const allowed = await rightsToResponse(deps.database, actor, 'response.record', raw)
  if (!allowed.ok) return allowed
  const parsed = parseInput(withdrawResponseInput, raw)
  if (!parsed.ok) return parsed
  const { formKey, version, reason } = parsed.value
  const id = parsed.value.responseId as ResponseId
  const receipt = { key: formKey, personId: actor.personId, purpose: 'response.withdraw' }
  return inTransaction(deps.database, (tx) =>
    onceDone(tx, receipt, async () => {
      const seen = await findResponse(tx, id)
      if (!seen) return refuse('notFound')
      const request = await lockAnswerable(tx, actor, 'response.record', seen.requestId)
      if (!request.ok) return request
      // Read again behind the lock: the answer may have been corrected or confirmed while this waited.
      const response = await findResponse(tx, id)
      if (!response) return refuse('notFound')
      if (response.evaluation?.confirmedAt) return refuse('responseConfirmed')
      if (response.version !== version) return refuse('versionChanged')
      const answered = await findReceipt(tx, response.requestId, response.recipientId)
      if (answered && answered.lastRound > response.round) return refuse('laterAnswerRecorded')
      const at = deps.clock.now()
      await storeWithdrawal(tx, id, { reason, withdrawnById: actor.personId, withdrawnAt: at })
      const { requestId, recipientId, round, text, department, respondedOn, evaluation } = response
      const draft = evaluation && {
        code: evaluation.code,
        reason: evaluation.reason,
        nextAction: evaluation.nextAction,
      }
      const event = { actor, action: 'response.withdraw', at } as const
      const details = { responseId: id, recipientId, round, reason }
      await appendAuditEvents(tx, [
        { ...event, subjectType: 'policyRequest', subjectId: requestId, details },
        // What it said is not in the request's own history: that is read by roles that must not see evaluations.
        {
          ...event,
          subjectType: 'response',
          subjectId: id,
          details: { ...details, requestId, before: { text, department, respondedOn, evaluation: draft } },
        },
      ])
      return ok(null)
    }),
  )
}
