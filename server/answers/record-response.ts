import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { EvaluationCode, NextAction } from '#app/domain/evaluation.ts'
import type { PolicyRequestId, RecipientId, ResponseId } from '#app/domain/ids.ts'
import { parseInput, sentField } from '#app/domain/parse-input.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { recordAndEvaluateInput, recordResponseInput, saysEvaluation } from '#app/domain/response-input.ts'
import { ok, type RefusalReason, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { once } from '#server/forms/form-receipt.ts'
import { rightsFirst } from '#server/policy-requests/rights-first.ts'
import { answerSha256 } from './answer-sha256.ts'
import { lockAnswerable } from './lock-answerable.ts'
import { findReceipt, insertResponse, storeEvaluation, storeNoResponse } from './responses.repository.ts'

export type AnswersDeps = { readonly database: Database; readonly clock: Clock }

/** What an import or the sample year knows beyond the form. */
export type ResponseOrigin = {
  /** Marked on screen as 架空の回答例. */
  readonly isFictional?: boolean
}

/**
 * Records what one recipient answered to one request in one round (回答, 再質問への再回答), and with it, where the form says
 * anything of one, the draft of its evaluation (評価, 次年度の扱い): both or neither. The request must have been handed over to
 * that recipient; an answer takes the mark 回答なし back. The same `formKey` again gives the first answer.
 * @returns its id; refused with `notFound`, `notPermitted` (for either part), `notARecipientOfThisRequest`, `submissionMissing`,
 *   `notFromHere` (the request is closed), `answerRecordedMeanwhile` (somebody recorded this round meanwhile), `invalidInput` (fields)
 */
export async function recordResponse(
  deps: AnswersDeps,
  actor: Actor,
  raw: unknown,
  origin: ResponseOrigin = {},
): Promise<Result<ResponseId>> {
  const evaluates = saysEvaluation(raw)
  for (const action of evaluates
    ? (['response.record', 'evaluation.draft'] as const)
    : (['response.record'] as const)) {
    const allowed = await rightsFirst(deps.database, actor, action, sentField(raw, 'requestId'))
    if (!allowed.ok) return allowed
  }
  const input = evaluates ? parseWithEvaluation(raw) : parseInput(recordResponseInput, raw)
  if (!input.ok) return input
  return inTransaction(deps.database, (tx) =>
    once(tx, { key: input.value.formKey, personId: actor.personId, purpose: 'response.record' }, () =>
      record(tx, deps.clock, actor, input.value, origin),
    ),
  )
}

type Judgement = { readonly code: EvaluationCode; readonly reason: string; readonly nextAction: NextAction | null }
type Parsed = ReturnType<typeof recordResponseInput.parse> & { readonly evaluation?: Judgement }

function parseWithEvaluation(raw: unknown): Result<Parsed> {
  const parsed = parseInput(recordAndEvaluateInput, raw)
  if (!parsed.ok) return parsed
  const { code, reason, nextAction, ...response } = parsed.value
  return ok({ ...response, evaluation: { code, reason, nextAction } })
}

async function record(
  tx: Transaction,
  clock: Clock,
  actor: Actor,
  input: Parsed,
  origin: ResponseOrigin,
): Promise<Result<ResponseId>> {
  const [requestId, recipientId] = [input.requestId as PolicyRequestId, input.recipientId as RecipientId]
  const { evaluation } = input
  const request = await lockAnswerable(tx, actor, 'response.record', requestId)
  if (!request.ok) return request
  const judged = evaluation ? await lockAnswerable(tx, actor, 'evaluation.draft', requestId) : request
  if (!judged.ok) return judged
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
  const events: NewAuditEvent[] = [
    {
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
    },
  ]
  if (evaluation) {
    await storeEvaluation(tx, id, { ...evaluation, evaluatedById: actor.personId, evaluatedAt: at })
    events.push(evaluationDrafted(actor, { id, requestId, recipientId, round }, evaluation, at))
  }
  await appendAuditEvents(tx, events)
  return ok(id)
}

/** The audit record of a draft: not in the request's own history, which is read by roles that must not see evaluations. */
export const evaluationDrafted = (
  actor: Actor,
  { id, ...answer }: { id: ResponseId; requestId: PolicyRequestId; recipientId: RecipientId; round: number },
  judgement: Judgement,
  at: Date,
): NewAuditEvent => ({
  actor,
  action: 'evaluation.draft',
  subjectType: 'response',
  subjectId: id,
  details: { ...answer, ...judgement },
  at,
})

/** An answer is dated between the delivery and today (days in Japan). */
export function wrongDate(respondedOn: string, submittedOn: string | null, today: string): RefusalReason | null {
  if (respondedOn > today) return 'dateInFuture'
  return submittedOn !== null && respondedOn < submittedOn ? 'dateBeforeSubmission' : null
}
