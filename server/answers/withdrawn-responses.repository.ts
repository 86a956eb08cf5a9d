import { toCalendarDate } from '#app/domain/calendar-date.ts'
import type { PersonId, PolicyRequestId, RecipientId, ResponseId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'

/** An answer that was taken back: what it said, and who took it back when and why. It counts nowhere. */
export type WithdrawnEntry = {
  readonly id: ResponseId
  readonly round: number
  readonly text: string
  readonly department: string
  /** YYYY-MM-DD */
  readonly respondedOn: string
  readonly recordedBy: string
  readonly recordedAt: Date
  readonly reason: string
  readonly withdrawnBy: string
  readonly withdrawnAt: Date
}

/** Moves the answer out of what counts, and drops the draft of its evaluation, which must have gone into the audit record. */
export async function storeWithdrawal(
  tx: Transaction,
  id: ResponseId,
  withdrawal: { readonly reason: string; readonly withdrawnById: PersonId; readonly withdrawnAt: Date },
): Promise<void> {
  await tx.evaluation.deleteMany({ where: { responseId: id } })
  const { version: _, openEvaluation: _open, ...answer } = await tx.response.delete({ where: { id } })
  await tx.withdrawnResponse.create({ data: { ...answer, ...withdrawal } })
}

/** What was taken back of the answers to these requests (of some recipients): the oldest first. Two queries. */
export async function withdrawnAnswersTo(
  database: Database,
  requestIds: readonly PolicyRequestId[],
  recipientIds?: readonly RecipientId[],
): Promise<(requestId: string, recipientId: string) => WithdrawnEntry[]> {
  const rows = await database.withdrawnResponse.findMany({
    where: { requestId: { in: [...requestIds] }, recipientId: recipientIds && { in: [...recipientIds] } },
    orderBy: [{ withdrawnAt: 'asc' }, { id: 'asc' }],
  })
  const people = await database.person.findMany({
    where: { id: { in: rows.flatMap((row) => [row.recordedById, row.withdrawnById]) } },
    select: { id: true, name: true },
  })
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? ''
  return (request, recipient) =>
    rows
      .filter((row) => row.requestId === request && row.recipientId === recipient)
      .map(({ id, round, text, department, reason, recordedAt, withdrawnAt, ...row }) => ({
        ...{ round, text, department, reason, recordedAt, withdrawnAt },
        id: id as ResponseId,
        respondedOn: toCalendarDate(row.respondedOn),
        recordedBy: nameOf(row.recordedById),
        withdrawnBy: nameOf(row.withdrawnById),
      }))
}
