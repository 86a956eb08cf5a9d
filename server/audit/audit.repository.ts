import type { Database, Transaction } from '#server/db/client.ts'
import type { HashedEvent } from './hashed-event.ts'

/** 「政策要求デスク 監査」: any number, the same in every process. */
const AUDIT_CHAIN_LOCK = 5_202_611_23

/** Waits for the end of the chain, holds it until the transaction ends, and gives the last hash (null: no event yet). */
export async function lockAuditChain(tx: Transaction): Promise<string | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${AUDIT_CHAIN_LOCK}::bigint)`
  const last = await tx.auditEvent.findFirst({ orderBy: { id: 'desc' }, select: { sha256: true } })
  return last?.sha256 ?? null
}

/** Stores the events in their order; rows are never changed afterwards (a trigger refuses it). */
export async function insertAuditEvents(
  tx: Transaction,
  events: readonly (HashedEvent & { sha256: string })[],
): Promise<void> {
  await tx.auditEvent.createMany({ data: events.map((event) => ({ ...event, details: event.details as object })) })
}

/** An event as it is stored; `id` is its number, growing along the chain. */
export type StoredAuditEvent = HashedEvent & { readonly id: string; readonly sha256: string }
export type AuditFilter = { readonly personId?: string; readonly subjectType?: string }

const toEvent = ({ id, ...row }: { id: bigint } & HashedEvent & { sha256: string }): StoredAuditEvent => ({
  ...row,
  id: id.toString(),
})

/** A page of events, the newest first, and how many there are. */
export async function findAuditEvents(
  database: Database,
  filter: AuditFilter,
  page: { readonly skip: number; readonly take: number },
): Promise<{ events: StoredAuditEvent[]; total: number }> {
  const where = {
    ...(filter.personId && { personId: filter.personId }),
    ...(filter.subjectType && { subjectType: filter.subjectType }),
  }
  const [rows, total] = await Promise.all([
    database.auditEvent.findMany({ where, orderBy: { id: 'desc' }, ...page }),
    database.auditEvent.count({ where }),
  ])
  return { events: rows.map(toEvent), total }
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
