import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { SubmissionId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Refusal, type RefusalReason, type Result, refuse } from '#app/domain/result.ts'
import { type DeliveryFacts, submissionFingerprint, wrongDeliveryDay } from '#app/domain/submission.ts'
import { correctSubmissionInput } from '#app/domain/submission-input.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import { firstDayOfCycle } from '#server/cycles/cycles.repository.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { onceDone } from '#server/forms/form-receipt.ts'
import { lastDecisionDay } from '#server/meetings/decisions.repository.ts'
import { lockRequests } from '#server/policy-requests/policy-requests.repository.ts'
import { holdDocumentNumbers, holderOf } from './document-numbers.repository.ts'
import {
  findSubmission,
  lockSubmission,
  type RecordedSubmission,
  storeDeliveryFacts,
} from './recorded-submission.repository.ts'

/** A delivery on the page where its record is corrected. */
export type OpenSubmission = Omit<RecordedSubmission, 'requestIds'> & {
  readonly fingerprint: string
  readonly requestCount: number
}

/** The record of a delivery, for those who may correct it; `notFound` for all others. */
export async function openSubmission(
  deps: { readonly database: Database },
  actor: Actor,
  id: SubmissionId,
): Promise<Result<OpenSubmission>> {
  const found = can(actor, 'submission.correct') ? await findSubmission(deps.database, id) : null
  if (!found) return refuse('notFound')
  const { requestIds, ...submission } = found
  return ok({ ...submission, fingerprint: submissionFingerprint(submission), requestCount: requestIds.length })
}

/**
 * Corrects when, where and by whom a package was handed over, and its number. The file, the requests in it and the recipient
 * stay what they were: they are what was handed over. The same `formKey` again gives the first answer.
 * @returns nothing; refused with `notFound`, `versionChanged` (somebody corrected it meanwhile), `nothingToCorrect`,
 *   `invalidInput` (`submittedOn`: in the future, before the cycle or the adoption, or after an answer to it; `documentNumber`: used, or that of somebody else’s letter, who is named by the value `other`)
 */
export async function correctSubmission(
  deps: { readonly database: Database; readonly clock: Clock },
  actor: Actor,
  raw: unknown,
): Promise<Result<null>> {
  if (!can(actor, 'submission.correct')) return refuse('notFound')
  const parsed = parseInput(correctSubmissionInput, raw)
  if (!parsed.ok) return parsed
  const { formKey, submissionId, basedOn, reason, ...facts } = parsed.value
  const id = submissionId as SubmissionId
  const receipt = { key: formKey, personId: actor.personId, purpose: 'submission.correct' }
  return inTransaction(deps.database, (tx) =>
    onceDone(tx, receipt, async () => {
      const seen = await findSubmission(tx, id)
      if (!seen) return refuse('notFound')
      // An answer is recorded behind the lock of its request: none may come in that is dated before the new day.
      await lockRequests(tx, seen.requestIds)
      await lockSubmission(tx, id)
      const before = await findSubmission(tx, id)
      if (!before) return refuse('notFound')
      if (basedOn !== submissionFingerprint(before)) return refuse('versionChanged')
      if (submissionFingerprint(facts) === basedOn) return refuse('nothingToCorrect')
      const at = deps.clock.now()
      const wrong = await wrongFacts(tx, before, facts, todayInJapan(at))
      if (wrong) return refuse('invalidInput', wrong)
      await storeDeliveryFacts(tx, id, facts)
      await appendAuditEvent(tx, {
        actor,
        action: 'submission.correct',
        subjectType: 'submission',
        subjectId: id,
        details: { recipientId: before.recipient.id, before: factsOf(before), after: facts, reason },
        at,
      })
      return ok(null)
    }),
  )
}

async function wrongFacts(
  tx: Transaction,
  before: RecordedSubmission,
  after: DeliveryFacts,
  today: string,
): Promise<Pick<Refusal, 'fields' | 'values'> | null> {
  const { cycleId, recipient, firstAnsweredOn } = before
  const { documentNumber, submittedOn } = after
  const date = wrongDeliveryDay(submittedOn, {
    today,
    cycleStart: await firstDayOfCycle(tx, cycleId),
    adoptedOn: await lastDecisionDay(tx, before.requestIds),
    letterDate: null,
  })
  const isAfterAnswer = firstAnsweredOn !== null && submittedOn > firstAnsweredOn
  const held = (await holdDocumentNumbers(tx, cycleId)).filter(({ submissionId }) => submissionId !== before.id)
  // A number that stays as it is stays, also where an older record has it too.
  const holder =
    documentNumber === before.documentNumber
      ? null
      : holderOf(held, { recipientId: recipient.id, documentNumber })?.recipient
  const wrong: Record<string, RefusalReason> = {
    ...(isAfterAnswer && { submittedOn: 'dateAfterAnswer' }),
    ...(date && { submittedOn: date }),
    ...(holder && { documentNumber: holder.id === recipient.id ? 'documentNumberUsed' : 'documentNumberOfOther' }),
  }
  if (Object.keys(wrong).length === 0) return null
  return { fields: wrong, ...(holder && { values: { other: holder.nameJa, otherEn: holder.nameEn } }) }
}

const factsOf = ({ documentNumber, submittedOn, place, handedBy }: DeliveryFacts): DeliveryFacts => ({
  documentNumber,
  submittedOn,
  place,
  handedBy,
})
