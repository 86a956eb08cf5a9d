import { fromCalendarDate, toCalendarDate } from '#app/domain/calendar-date.ts'
import type { CycleId, PolicyRequestId, RecipientId, SubmissionId } from '#app/domain/ids.ts'
import type { DeliveryFacts } from '#app/domain/submission.ts'
import type { Database, Transaction } from '#server/db/client.ts'

/** A delivery as it is recorded, with what a correction has to respect. */
export type RecordedSubmission = DeliveryFacts & {
  readonly id: SubmissionId
  readonly cycleId: CycleId
  readonly recipient: { readonly id: RecipientId; readonly nameJa: string; readonly nameEn: string }
  readonly requestIds: readonly PolicyRequestId[]
  /** Day of the earliest answer to it, YYYY-MM-DD. */
  readonly firstAnsweredOn: string | null
}

/** The delivery of this id; null: there is none. */
export async function findSubmission(
  reader: Database | Transaction,
  id: SubmissionId,
): Promise<RecordedSubmission | null> {
  const row = await reader.submission.findUnique({
    where: { id },
    include: {
      recipient: { select: { id: true, nameJa: true, nameEn: true } },
      items: { select: { requestId: true } },
      responses: { orderBy: { respondedOn: 'asc' }, take: 1, select: { respondedOn: true } },
    },
  })
  if (!row) return null
  const { documentNumber, place, handedBy, recipient } = row
  return {
    ...{ documentNumber, place, handedBy },
    id: row.id as SubmissionId,
    cycleId: row.cycleId as CycleId,
    submittedOn: toCalendarDate(row.submittedOn),
    recipient: { ...recipient, id: recipient.id as RecipientId },
    requestIds: row.items.map((item) => item.requestId as PolicyRequestId),
    firstAnsweredOn: row.responses[0] ? toCalendarDate(row.responses[0].respondedOn) : null,
  }
}

/** Takes the delivery's row FOR UPDATE, so that two corrections wait for each other. */
export async function lockSubmission(tx: Transaction, id: SubmissionId): Promise<void> {
  await tx.$queryRaw`SELECT id FROM submission WHERE id = ${id}::uuid FOR UPDATE`
}

/** Stores other facts of a delivery; its row must be locked. */
export async function storeDeliveryFacts(tx: Transaction, id: SubmissionId, facts: DeliveryFacts): Promise<void> {
  const { submittedOn, ...columns } = facts
  await tx.submission.update({ where: { id }, data: { ...columns, submittedOn: fromCalendarDate(submittedOn) } })
}
