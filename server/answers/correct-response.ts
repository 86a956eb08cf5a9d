import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { ResponseId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { correctResponseInput } from '#app/domain/response-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { once } from '#server/forms/form-receipt.ts'
import { answerSha256 } from './answer-sha256.ts'
import { lockAnswerable } from './lock-answerable.ts'
import { type AnswersDeps, wrongDate } from './record-response.ts'
import { findResponse, updateResponse } from './responses.repository.ts'
import { rightsToResponse } from './rights-to-response.ts'

const CONTENT_FIELDS = ['text', 'department', 'respondedOn'] as const

/**
 * Corrects a recorded answer (a typing mistake, a wrong department). What it was before stays in the audit record, as far as it is
 * another now.
 * The same `formKey` again gives the first answer.
 * @returns its new version; refused with `notFound`, `notPermitted`, `notFromHere`, `responseConfirmed` (its evaluation is
 *   confirmed: what was judged must stay what it was), `versionChanged` (somebody corrected it meanwhile), `invalidInput`
 */
export async function correctResponse(
  deps: AnswersDeps,
  actor: Actor,
  raw: unknown,
): Promise<Result<{ readonly version: number }>> {
  const allowed = await rightsToResponse(deps.database, actor, 'response.record', raw)
  if (!allowed.ok) return allowed
  const parsed = parseInput(correctResponseInput, raw)
  if (!parsed.ok) return parsed
  const { formKey, responseId, version, ...content } = parsed.value
  const id = responseId as ResponseId
  const receipt = { key: formKey, personId: actor.personId, purpose: 'response.correct' }
  const corrected = await inTransaction(deps.database, (tx) =>
    once(tx, receipt, async (): Promise<Result<string>> => {
      const seen = await findResponse(tx, id)
      if (!seen) return refuse('notFound')
      const request = await lockAnswerable(tx, actor, 'response.record', seen.requestId)
      if (!request.ok) return request
      // Read again behind the lock: the evaluation may have been confirmed while this waited.
      const before = await findResponse(tx, id)
      if (!before) return refuse('notFound')
      if (before.evaluation?.confirmedAt) return refuse('responseConfirmed')
      const at = deps.clock.now()
      const wrong = wrongDate(content.respondedOn, before.submittedOn, todayInJapan(at))
      const values: Record<string, string> = before.submissionId ? { submissionId: before.submissionId } : {}
      if (wrong) return refuse('invalidInput', { fields: { respondedOn: wrong }, values })
      if (!(await updateResponse(tx, id, version, content))) return refuse('versionChanged')
      const changed = CONTENT_FIELDS.filter((field) => before[field] !== content[field])
      await appendAuditEvent(tx, {
        actor,
        action: 'response.correct',
        subjectType: 'response',
        subjectId: id,
        details: {
          requestId: before.requestId,
          recipientId: before.recipientId,
          round: before.round,
          before: Object.fromEntries(changed.map((field) => [field, before[field]])),
          after: Object.fromEntries(changed.map((field) => [field, content[field]])),
          answerSha256: answerSha256(content),
        },
        at,
      })
      return ok(String(version + 1))
    }),
  )
  return corrected.ok ? ok({ version: Number(corrected.value) }) : corrected
}
