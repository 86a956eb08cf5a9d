import { fromCalendarDate, toCalendarDate } from '#app/domain/calendar-date.ts'
import type { EvaluationCode, NextAction } from '#app/domain/evaluation.ts'
import type { PersonId, PolicyRequestId, RecipientId, ResponseId, SubmissionId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'

type Reader = Database | Transaction

/** What recording looks at about one request at one recipient. */
export type ReceiptRow = {
  readonly noResponseAt: Date | null
  readonly submission: { readonly id: SubmissionId; readonly submittedOn: string } | null
  /** The highest round that is recorded; 0 before the first answer. */
  readonly lastRound: number
}

/** The request at the recipient; null when the recipient is not one of the request's. */
export async function findReceipt(
  tx: Transaction,
  requestId: PolicyRequestId,
  recipientId: RecipientId,
): Promise<ReceiptRow | null> {
  const link = await tx.policyRequestRecipient.findUnique({
    where: { requestId_recipientId: { requestId, recipientId } },
  })
  if (!link) return null
  const submission = await tx.submission.findFirst({
    where: { recipientId, items: { some: { requestId } } },
    orderBy: { submittedOn: 'asc' },
    select: { id: true, submittedOn: true },
  })
  const { _max } = await tx.response.aggregate({ where: { requestId, recipientId }, _max: { round: true } })
  return {
    noResponseAt: link.noResponseAt,
    submission: submission && {
      id: submission.id as SubmissionId,
      submittedOn: toCalendarDate(submission.submittedOn),
    },
    lastRound: _max.round ?? 0,
  }
}

export type ResponseContent = { readonly text: string; readonly department: string; readonly respondedOn: string }

export type NewResponse = ResponseContent & {
  readonly requestId: PolicyRequestId
  readonly recipientId: RecipientId
  readonly submissionId: SubmissionId
  readonly round: number
  readonly isFictional: boolean
  readonly recordedById: PersonId
  readonly at: Date
}

export async function insertResponse(tx: Transaction, response: NewResponse): Promise<ResponseId> {
  const { at, respondedOn, ...columns } = response
  const row = await tx.response.create({
    data: { ...columns, respondedOn: fromCalendarDate(respondedOn), recordedAt: at },
    select: { id: true },
  })
  return row.id as ResponseId
}

/** Corrects the answer where it is still the version the person saw. False: somebody was faster and nothing was written. */
export async function updateResponse(
  tx: Transaction,
  id: ResponseId,
  version: number,
  content: ResponseContent,
): Promise<boolean> {
  const { count } = await tx.response.updateMany({
    where: { id, version },
    data: { ...content, respondedOn: fromCalendarDate(content.respondedOn), version: { increment: 1 } },
  })
  return count === 1
}

export type StoredEvaluation = {
  readonly code: EvaluationCode
  readonly reason: string
  readonly nextAction: NextAction | null
  readonly evaluatedAt: Date
  readonly confirmedAt: Date | null
}

export type StoredResponse = ResponseContent & {
  readonly id: ResponseId
  readonly requestId: PolicyRequestId
  readonly recipientId: RecipientId
  readonly round: number
  readonly version: number
  readonly submissionId: SubmissionId | null
  readonly submittedOn: string | null
  readonly evaluation: StoredEvaluation | null
}

/** The answer with its evaluation, or null. */
/** The request that was answered; also of an answer that was taken back, so that a form sent twice gets its first answer. */
export async function findRequestOf(reader: Reader, id: ResponseId): Promise<PolicyRequestId | null> {
  const select = { requestId: true }
  const row =
    (await reader.response.findUnique({ where: { id }, select })) ??
    (await reader.withdrawnResponse.findUnique({ where: { id }, select }))
  return row && (row.requestId as PolicyRequestId)
}

export async function findResponse(reader: Reader, id: ResponseId): Promise<StoredResponse | null> {
  const row = await reader.response.findUnique({
    where: { id },
    include: { evaluation: true, submission: { select: { submittedOn: true } } },
  })
  return (
    row && {
      id: row.id as ResponseId,
      requestId: row.requestId as PolicyRequestId,
      recipientId: row.recipientId as RecipientId,
      round: row.round,
      text: row.text,
      department: row.department,
      respondedOn: toCalendarDate(row.respondedOn),
      version: row.version,
      submissionId: row.submissionId as SubmissionId | null,
      submittedOn: row.submission && toCalendarDate(row.submission.submittedOn),
      evaluation: row.evaluation,
    }
  )
}

export type EvaluationDraft = {
  readonly code: EvaluationCode
  readonly reason: string
  readonly nextAction: NextAction | null
  readonly evaluatedById: PersonId
  readonly evaluatedAt: Date
}

/** Stores the draft of an evaluation; the request's row must be locked and the evaluation not confirmed. */
export async function storeEvaluation(tx: Transaction, responseId: ResponseId, draft: EvaluationDraft): Promise<void> {
  await tx.evaluation.upsert({ where: { responseId }, create: { responseId, ...draft }, update: draft })
}

/** @returns false when it is already confirmed, or there is none */
export async function storeConfirmation(
  tx: Transaction,
  responseId: ResponseId,
  by: { confirmedById: PersonId; confirmedAt: Date },
): Promise<boolean> {
  const { count } = await tx.evaluation.updateMany({ where: { responseId, confirmedAt: null }, data: by })
  return count === 1
}

/** Sets or takes back the mark 回答なし. */
export async function storeNoResponse(
  tx: Transaction,
  requestId: PolicyRequestId,
  recipientId: RecipientId,
  noResponseAt: Date | null,
): Promise<void> {
  await tx.policyRequestRecipient.update({
    where: { requestId_recipientId: { requestId, recipientId } },
    data: { noResponseAt },
  })
}
