import type { Transaction } from '#server/db/client.ts'
import type { HashedEvent } from './hashed-event.ts'

/** 「政策要求デスク 監査」: any number, the same in every process. */
const AUDIT_CHAIN_LOCK = 5_202_611_23

/** Waits for the end of the chain, holds it until the transaction ends, and gives the last hash (null: no event yet). */
export async function lockAuditChain(tx: Transaction): Promise<string | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${AUDIT_CHAIN_LOCK}::bigint)`
  const last = await tx.auditEvent.findFirst({ orderBy: { id: 'desc' }, select: { sha256: true } })
  return last?.sha256 ?? null
}

/** Stores the event; rows are never changed afterwards (a trigger refuses it). */
export async function insertAuditEvent(tx: Transaction, event: HashedEvent & { sha256: string }): Promise<void> {
  await tx.auditEvent.create({ data: { ...event, details: event.details as object } })
}
