import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { PolicyRequestId, RecipientId, ResponseId } from '#app/domain/ids.ts'
import { parseInput, sentField } from '#app/domain/parse-input.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { recordResponseInput } from '#app/domain/response-input.ts'
import { ok, type RefusalReason, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { once } from '#server/forms/form-receipt.ts'
import { rightsFirst } from '#server/policy-requests/rights-first.ts'
import { answerSha256 } from './answer-sha256.ts'
import { lockAnswerable } from './lock-answerable.ts'
import { findReceipt, insertResponse, storeNoResponse } from './responses.repository.ts'

export type AnswersDeps = { readonly database: Database; readonly clock: Clock }

/** What an import or the sample year knows beyond the form. */
export type ResponseOrigin = {
  /** Marked on screen as 架空の回答例. */
  readonly isFictional?: boolean
}

/**
 * Records what one recipient answered to one request in one round (回答, 再質問への再回答). The request must have been
 * handed over to that recipient; an answer takes the mark 回答なし back. The same `formKey` again gives the first answer.
 * @returns its id; refused with `notFound`, `notPermitted`, `notARecipientOfThisRequest`, `submissionMissing`, `notFromHere`
 *   (the request is closed), `answerRecordedMeanwhile` (somebody recorded this round meanwhile), `invalidInput` (fields)
 */
export async function recordResponse(
  deps: AnswersDeps,
  actor: Actor,
  raw: unknown,
  origin: ResponseOrigin = {},
): Promise<Result<ResponseId>> {
  const allowed = await rightsFirst(deps.database, actor, 'response.record', sentField(raw, 'requestId'))
  if (!allowed.ok) return allowed
  const parsed = parseInput(recordResponseInput, raw)
  if (!parsed.ok) return parsed
  const input = parsed.value
  return inTransaction(deps.database, (tx) =>
    once(tx, { key: input.formKey, personId: actor.personId, purpose: 'response.record' }, () =>
      record(tx, deps.clock, actor, input, origin),
    ),
  )
}

type Parsed = ReturnType<typeof recordResponseInput.parse>

async function record(
  tx: Transaction,
  clock: Clock,
  actor: Actor,
  input: Parsed,
  origin: ResponseOrigin,
): Promise<Result<ResponseId>> {
  const [requestId, recipientId] = [input.requestId as PolicyRequestId, input.recipientId as RecipientId]
  const request = await lockAnswerable(tx, actor, 'response.record', requestId)
  if (!request.ok) return request
  const receipt = await findReceipt(tx, requestId, recipientId)
  if (!receipt) return refuse('notARecipientOfThisRequest')
  if (!receipt.submission) return refuse('submissionMissing')
  if (input.round <= receipt.lastRound) return refuse('answerRecordedMeanwhile', { values: { round: input.round } })
  if (input.round > receipt.lastRound + 1) return refuse('invalidInput', { fields: { round: 'outOfRange' } })
  const at = clock.now()
  const wrong = wrongDate(input.respondedOn, receipt.submission.submittedOn, todayInJapan(at))
  if (wrong)
    return refuse('invalidInput', { fields: { respondedOn: wrong }, values: { submissionId: receipt.submission.id } })
  const { text, department, respondedOn, round } = input
  const id = await insertResponse(tx, {
    ...{ requestId, recipientId, round, text, department, respondedOn },
    submissionId: receipt.submission.id,
    isFictional: origin.isFictional ?? false,
    recordedById: actor.personId,
    at,
  })
  if (receipt.noResponseAt) await storeNoResponse(tx, requestId, recipientId, null)
  await appendAuditEvent(tx, {
    actor,
    action: 'response.record',
    subjectType: 'policyRequest',
    subjectId: requestId,
    details: {
      ...{ responseId: id, recipientId, round, respondedOn },
      // Not its words: every answer would be stored twice. What a correction replaces stays in that record.
      answerSha256: answerSha256(input),
      ...(receipt.noResponseAt && { unmarkedNone: true }),
    },
    at,
  })
  return ok(id)
}

/** An answer is dated between the delivery and today (days in Japan). */
export function wrongDate(respondedOn: string, submittedOn: string | null, today: string): RefusalReason | null {
  if (respondedOn > today) return 'dateInFuture'
  return submittedOn !== null && respondedOn < submittedOn ? 'dateBeforeSubmission' : null
}
