import type { ReceiptFacts } from '#app/domain/answer-progress.ts'
import { toCalendarDate } from '#app/domain/calendar-date.ts'
import type { PolicyRequestId, RecipientId, ResponseId, SubmissionId } from '#app/domain/ids.ts'
import type { RecipientKind } from '#app/domain/recipients.ts'
import type { Database } from '#server/db/client.ts'
import type { Prisma } from '#server/db/generated/client.ts'
import type { EvaluationEntry, ResponseEntry } from './answer-entry.ts'
import { type WithdrawnEntry, withdrawnAnswersTo } from './withdrawn-responses.repository.ts'

/** A recipient as it is named on screen. */
export type NamedRecipient = {
  readonly id: RecipientId
  readonly kind: RecipientKind
  readonly nameJa: string
  readonly nameEn: string
}

/** The first delivery of a request to a recipient. */
export type DeliveryEntry = {
  readonly id: SubmissionId
  readonly documentNumber: string
  /** YYYY-MM-DD */
  readonly submittedOn: string
}

/** The recipients of a request, in their order, each with how far it is. */
export async function receiptsOfRequest(
  database: Database,
  requestId: PolicyRequestId,
): Promise<(ReceiptFacts & { readonly recipientId: RecipientId })[]> {
  const rows = await database.policyRequestRecipient.findMany({
    where: { requestId },
    orderBy: { recipient: { sortOrder: 'asc' } },
    select: { recipientId: true, isSubmitted: true, rounds: true, noResponseAt: true },
  })
  return rows.map(({ rounds, ...row }) => ({
    ...row,
    recipientId: row.recipientId as RecipientId,
    responseCount: rounds,
  }))
}

/** Everything stored about one request at one recipient. */
export type PairAnswers = {
  readonly requestId: PolicyRequestId
  readonly recipient: NamedRecipient
  readonly noResponseAt: Date | null
  readonly submission: DeliveryEntry | null
  /** First round first. */
  readonly responses: readonly ResponseEntry[]
  /** What was recorded here by mistake and taken back. */
  readonly withdrawn: readonly WithdrawnEntry[]
}

const RECIPIENT = { id: true, kind: true, nameJa: true, nameEn: true } as const

/**
 * The answers to these requests, of all their recipients or of these; recipients in their order. Seven queries, however
 * many requests. Evaluations and what was taken back are in it: the service takes out what the person may not see.
 */
export async function answersTo(
  database: Database,
  requestIds: readonly PolicyRequestId[],
  recipientIds?: readonly RecipientId[],
): Promise<PairAnswers[]> {
  const requestId = { in: [...requestIds] }
  const recipientId = recipientIds && { in: [...recipientIds] }
  const links = await database.policyRequestRecipient.findMany({
    where: { requestId, recipientId },
    orderBy: { recipient: { sortOrder: 'asc' } },
    select: { requestId: true, cycleId: true, noResponseAt: true, recipient: { select: RECIPIENT } },
  })
  const [deliveries, responses, withdrawn] = await Promise.all([
    deliveriesOf(database, requestIds, {
      recipientId: { in: [...new Set(links.map(({ recipient }) => recipient.id))] },
      cycleId: { in: [...new Set(links.flatMap(({ cycleId }) => cycleId ?? []))] },
    }),
    database.response.findMany({
      where: { requestId, recipientId },
      orderBy: { round: 'asc' },
      include: { evaluation: true },
    }),
    withdrawnAnswersTo(database, requestIds, recipientIds),
  ])
  const names = await personNames(
    database,
    responses.flatMap(({ evaluation }) => evaluatorsOf(evaluation)),
  )
  const key = (request: string, recipient: string) => `${request} ${recipient}`
  // Newest first, so that the first delivery is what stays.
  const deliveryOf = new Map(
    deliveries.map(({ requestId: request, submission }) => [key(request, submission.recipientId), submission] as const),
  )
  const responsesOf = new Map<string, ResponseEntry[]>()
  for (const row of responses) {
    const entry = toEntry(row, names)
    const pairKey = key(row.requestId, row.recipientId)
    responsesOf.set(pairKey, [...(responsesOf.get(pairKey) ?? []), entry])
  }
  return links.map(({ requestId: request, noResponseAt, recipient }) => {
    const delivery = deliveryOf.get(key(request, recipient.id))
    return {
      requestId: request as PolicyRequestId,
      recipient: { ...recipient, id: recipient.id as RecipientId },
      noResponseAt,
      submission: delivery
        ? {
            id: delivery.id as SubmissionId,
            documentNumber: delivery.documentNumber,
            submittedOn: toCalendarDate(delivery.submittedOn),
          }
        : null,
      responses: responsesOf.get(key(request, recipient.id)) ?? [],
      withdrawn: withdrawn(request, recipient.id),
    }
  })
}

/**
 * What was handed over of these requests in deliveries to these recipients in these years, the newest first. Deliveries first, which
 * are few; then their items by the primary key: a request is in the deliveries of every recipient.
 */
async function deliveriesOf(
  database: Database,
  requestIds: readonly PolicyRequestId[],
  where: Prisma.SubmissionWhereInput,
) {
  const submissions = await database.submission.findMany({
    where,
    orderBy: { submittedOn: 'desc' },
    select: { id: true, recipientId: true, documentNumber: true, submittedOn: true },
  })
  const items = await database.submissionItem.findMany({
    where: { submissionId: { in: submissions.map(({ id }) => id) }, requestId: { in: [...requestIds] } },
    select: { requestId: true, submissionId: true },
  })
  return submissions.flatMap((submission) =>
    items
      .filter(({ submissionId }) => submissionId === submission.id)
      .map((item) => ({ requestId: item.requestId, submission })),
  )
}

type StoredEvaluation = {
  code: EvaluationEntry['code']
  reason: string
  nextAction: EvaluationEntry['nextAction']
  evaluatedById: string
  evaluatedAt: Date
  confirmedById: string | null
  confirmedAt: Date | null
}

const evaluatorsOf = (evaluation: StoredEvaluation | null): string[] =>
  evaluation ? [evaluation.evaluatedById, ...(evaluation.confirmedById ? [evaluation.confirmedById] : [])] : []

async function personNames(database: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await database.person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  return new Map(rows.map((row) => [row.id, row.name]))
}

type ResponseRow = {
  id: string
  round: number
  text: string
  department: string
  respondedOn: Date
  isFictional: boolean
  importedFrom: string
  version: number
  evaluation: StoredEvaluation | null
}

const toEntry = (row: ResponseRow, names: ReadonlyMap<string, string>): ResponseEntry => ({
  id: row.id as ResponseId,
  round: row.round,
  text: row.text,
  department: row.department,
  respondedOn: toCalendarDate(row.respondedOn),
  isFictional: row.isFictional,
  importedFrom: row.importedFrom,
  version: row.version,
  evaluation: row.evaluation && {
    code: row.evaluation.code,
    reason: row.evaluation.reason,
    nextAction: row.evaluation.nextAction,
    evaluatedBy: names.get(row.evaluation.evaluatedById) ?? '',
    evaluatedAt: row.evaluation.evaluatedAt,
    confirmedBy: row.evaluation.confirmedById ? (names.get(row.evaluation.confirmedById) ?? '') : null,
    confirmedAt: row.evaluation.confirmedAt,
  },
})
