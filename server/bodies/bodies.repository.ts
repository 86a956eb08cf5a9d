import type { BodyId } from '#app/domain/ids.ts'
import type { BodyKind } from '#app/domain/roles.ts'
import type { Database, Transaction } from '#server/db/client.ts'

export type BodyEntry = {
  readonly id: BodyId
  readonly kind: BodyKind
  readonly nameJa: string
  readonly nameEn: string
  readonly number: number | null
  readonly key: string | null
}

/** All bodies in their order: a federation has some dozens. */
export async function findBodies(database: Database): Promise<BodyEntry[]> {
  const rows = await database.body.findMany({
    orderBy: [{ sortOrder: 'asc' }, { nameJa: 'asc' }],
    select: { id: true, kind: true, nameJa: true, nameEn: true, number: true, key: true },
  })
  return rows.map((row) => ({ ...row, id: row.id as BodyId }))
}

/** The first body of that kind, or null. */
export async function bodyOfKind(tx: Transaction, kind: BodyKind): Promise<BodyId | null> {
  const row = await tx.body.findFirst({ where: { kind }, orderBy: { sortOrder: 'asc' }, select: { id: true } })
  return (row?.id ?? null) as BodyId | null
}

export async function insertBody(
  tx: Transaction,
  body: { kind: BodyKind; nameJa: string; nameEn: string; number: number | null; key: string | null },
): Promise<BodyId> {
  const { _max } = await tx.body.aggregate({ _max: { sortOrder: true } })
  return (await tx.body.create({ data: { ...body, sortOrder: (_max.sortOrder ?? 0) + 1 }, select: { id: true } }))
    .id as BodyId
}

/** Until the transaction ends nobody else can take the number of a committee. */
export async function lockCommitteeNumbers(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('committee number', 0))`
}

/**
 * Has another committee this number? Requests are cited by it. Until the transaction ends nobody else can take a number: an answer
 * that others may change meanwhile would let two have the same one.
 */
export async function numberIsTaken(tx: Transaction, number: number, except?: BodyId): Promise<boolean> {
  await lockCommitteeNumbers(tx)
  const others = { kind: 'committee', number, ...(except && { id: { not: except } }) } as const
  return (await tx.body.count({ where: others })) > 0
}

export type BodyFields = { readonly nameJa: string; readonly nameEn: string; readonly number: number | null }

/** What can be changed of a body, as it stays until the transaction ends; null when there is none. */
export async function lockBody(
  tx: Transaction,
  id: BodyId,
): Promise<(BodyFields & { readonly kind: BodyKind }) | null> {
  const rows = await tx.$queryRaw<(BodyFields & { readonly kind: BodyKind })[]>`
    SELECT name_ja AS "nameJa", name_en AS "nameEn", number, kind::text AS kind FROM body WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  return rows[0] ?? null
}

export async function updateBody(tx: Transaction, id: BodyId, change: BodyFields): Promise<void> {
  await tx.body.update({ where: { id }, data: change, select: { id: true } })
}

/** Is there a committee of this id? Requests belong to committees and to no other body. */
export const isCommittee = async (reader: Database | Transaction, id: BodyId): Promise<boolean> =>
  (await reader.body.count({ where: { id, kind: 'committee' } })) === 1
