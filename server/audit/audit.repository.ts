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
export type AuditFilter = { readonly personId?: string; readonly subjectType?: string }

const toEvent = ({ id, ...row }: { id: bigint } & HashedEvent & Seal): StoredAuditEvent => ({
  ...row,
  id: id.toString(),
})

/** Number and seal of the last event; null: there is none. */
export async function findHead(database: Database): Promise<{ id: string; sha256: string } | null> {
  const last = await database.auditEvent.findFirst({ orderBy: { id: 'desc' }, select: { id: true, sha256: true } })
  return last && { id: last.id.toString(), sha256: last.sha256 }
}

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
