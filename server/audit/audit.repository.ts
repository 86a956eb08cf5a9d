import type { Database, Transaction } from '#server/db/client.ts'
import type { HashedEvent } from './audit-seal.ts'

/** 「政策要求デスク 監査」: any number, the same in every process. */
const AUDIT_CHAIN_LOCK = 5_202_611_23

/** Waits for the end of the chain, holds it until the transaction ends, and gives the last hash (null: no event yet). */
export async function lockAuditChain(tx: Transaction): Promise<string | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${AUDIT_CHAIN_LOCK}::bigint)`
  const last = await tx.auditEvent.findFirst({ orderBy: { id: 'desc' }, select: { sha256: true } })
  return last?.sha256 ?? null
}

/** Stores the events in their order; rows are never changed afterwards (a trigger refuses it). */
export async function insertAuditEvents(tx: Transaction, events: readonly (HashedEvent & Seal)[]): Promise<void> {
  await tx.auditEvent.createMany({ data: events.map((event) => ({ ...event, details: event.details as object })) })
}

/** `keyId`: of the key with which the seal was made; null: from before there were keys. */
type Seal = { readonly sha256: string; readonly keyId: string | null }
/** An event as it is stored; `id` is its number, growing along the chain. */
export type StoredAuditEvent = HashedEvent & Seal & { readonly id: string }
export type AuditFilter = {
  readonly personId?: string
  /** One of these people. */
  readonly personIds?: readonly string[]
  readonly subjectType?: string
  /** From this moment on, and before that one. */
  readonly from?: Date
  readonly until?: Date
}

const toEvent = ({ id, ...row }: { id: bigint } & HashedEvent & Seal): StoredAuditEvent => ({
  ...row,
  id: id.toString(),
})

/** Number and seal of the last event; null: there is none. */
export async function findHead(database: Database): Promise<{ id: string; sha256: string } | null> {
  const last = await database.auditEvent.findFirst({ orderBy: { id: 'desc' }, select: { id: true, sha256: true } })
  return last && { id: last.id.toString(), sha256: last.sha256 }
}

/** Which part of the record: before this number, or after it; both null: the end. */
export type AuditPlace = { readonly before: string | null; readonly after: string | null }

/**
 * `take` events at a place, the newest first, and whether there are newer and older ones. Four statements that each begin at a
 * number, in the primary key or in (subject_type, id) or (person_id, id): nothing is counted and nothing passed over.
 */
export async function findAuditEvents(
  database: Database,
  filter: AuditFilter,
  { before, after }: AuditPlace,
  take: number,
): Promise<{ events: StoredAuditEvent[]; hasNewer: boolean; hasOlder: boolean }> {
  const where = {
    ...(filter.personIds && { personId: { in: [...filter.personIds] } }),
    ...(filter.personId && { personId: filter.personId }),
    ...(filter.subjectType && { subjectType: filter.subjectType }),
    ...((filter.from || filter.until) && { at: { gte: filter.from, lt: filter.until } }),
  }
  const isUpward = after !== null && before === null
  const rows = await database.auditEvent.findMany({
    where: { ...where, id: isUpward ? { gt: BigInt(after) } : before === null ? undefined : { lt: BigInt(before) } },
    orderBy: { id: isUpward ? 'asc' : 'desc' },
    take,
  })
  if (isUpward) rows.reverse()
  const isThere = async (id: { gt: bigint } | { lt: bigint }, order: 'asc' | 'desc') =>
    (await database.auditEvent.findFirst({ where: { ...where, id }, orderBy: { id: order }, select: { id: true } })) !==
    null
  const [newest, oldest] = [rows[0]?.id ?? BigInt(0), rows.at(-1)?.id ?? BigInt(0)]
  const [hasNewer, hasOlder] = await Promise.all([isThere({ gt: newest }, 'asc'), isThere({ lt: oldest }, 'desc')])
  return { events: rows.map(toEvent), hasNewer, hasOlder }
}

/** The next `take` events of the chain after the one with number `after` (null: from the start). */
export async function nextOfChain(database: Database, after: string | null, take: number): Promise<StoredAuditEvent[]> {
  const rows = await database.auditEvent.findMany({
    where: after === null ? {} : { id: { gt: BigInt(after) } },
    orderBy: { id: 'asc' },
    take,
  })
  return rows.map(toEvent)
}
