import { fromCalendarDate, toCalendarDate } from '#app/domain/calendar-date.ts'
import type { RecipientHeadId, RecipientId } from '#app/domain/ids.ts'
import type { RecipientKind } from '#app/domain/recipients.ts'
import type { Database, Transaction } from '#server/db/client.ts'

/** A person's term at the head of a recipient; `endsOn` null: open. */
export type RecipientHead = {
  readonly id: RecipientHeadId
  readonly recipientId: RecipientId
  readonly name: string
  readonly startsOn: string
  readonly endsOn: string | null
}

const HEAD = { id: true, recipientId: true, name: true, startsOn: true, endsOn: true } as const
type Row = { id: string; recipientId: string; name: string; startsOn: Date; endsOn: Date | null }
const headOf = (row: Row): RecipientHead => ({
  id: row.id as RecipientHeadId,
  recipientId: row.recipientId as RecipientId,
  name: row.name,
  startsOn: toCalendarDate(row.startsOn),
  endsOn: row.endsOn && toCalendarDate(row.endsOn),
})

export type RecipientWithHeads = {
  readonly id: RecipientId
  readonly kind: RecipientKind
  readonly nameJa: string
  readonly nameEn: string
  readonly headTitle: string
  /** Newest first. */
  readonly heads: readonly RecipientHead[]
}

/** All recipients with their heads, the prefecture first. */
export async function recipientsWithHeads(database: Database): Promise<RecipientWithHeads[]> {
  const rows = await database.recipient.findMany({
    orderBy: { sortOrder: 'asc' },
    select: {
      ...{ id: true, kind: true, nameJa: true, nameEn: true, headTitle: true },
      heads: { orderBy: { startsOn: 'desc' }, select: HEAD },
    },
  })
  return rows.map(({ heads, ...row }) => ({ ...row, id: row.id as RecipientId, heads: heads.map(headOf) }))
}

/** Who heads these recipients on a day. */
export async function headsOn(
  reader: Database | Transaction,
  recipientIds: readonly RecipientId[],
  day: string,
): Promise<ReadonlyMap<RecipientId, string>> {
  const date = fromCalendarDate(day)
  const rows = await reader.recipientHead.findMany({
    where: {
      recipientId: { in: [...recipientIds] },
      startsOn: { lte: date },
      OR: [{ endsOn: null }, { endsOn: { gte: date } }],
    },
    select: { recipientId: true, name: true },
  })
  return new Map(rows.map((row) => [row.recipientId as RecipientId, row.name]))
}

/** Is there such a recipient? Its row is taken: terms of one recipient are changed one after the other. */
export async function lockRecipient(tx: Transaction, id: RecipientId): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT id FROM recipient WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  return rows.length === 1
}

export async function headsOfRecipient(tx: Transaction, recipientId: RecipientId): Promise<RecipientHead[]> {
  return (await tx.recipientHead.findMany({ where: { recipientId }, select: HEAD })).map(headOf)
}

export async function findHead(tx: Transaction, id: RecipientHeadId): Promise<RecipientHead | null> {
  const row = await tx.recipientHead.findUnique({ where: { id }, select: HEAD })
  return row && headOf(row)
}

type Term = Omit<RecipientHead, 'id'>
const columns = ({ startsOn, endsOn, ...rest }: Term) => ({
  ...rest,
  startsOn: fromCalendarDate(startsOn),
  endsOn: endsOn === null ? null : fromCalendarDate(endsOn),
})

export async function insertHead(tx: Transaction, term: Term): Promise<RecipientHeadId> {
  return (await tx.recipientHead.create({ data: columns(term), select: { id: true } })).id as RecipientHeadId
}

export async function updateHead(tx: Transaction, id: RecipientHeadId, term: Term): Promise<void> {
  await tx.recipientHead.update({ where: { id }, data: columns(term), select: { id: true } })
}

export async function deleteHead(tx: Transaction, id: RecipientHeadId): Promise<void> {
  await tx.recipientHead.delete({ where: { id }, select: { id: true } })
}
