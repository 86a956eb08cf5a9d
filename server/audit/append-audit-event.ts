import type { AuditAction } from '#app/domain/audit-actions.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { auditKeysOf, type Transaction } from '#server/db/client.ts'
import { insertAuditEvents, lockAuditChain } from './audit.repository.ts'
import { auditSealOf, CHAIN_START, type HashedEvent } from './audit-seal.ts'

export type NewAuditEvent = {
  /** Who did it; `system` for the program itself (start-up). */
  readonly actor: Pick<Actor, 'personId' | 'name'> | 'system'
  readonly action: AuditAction
  readonly subjectType: string
  readonly subjectId: string
  readonly details: Readonly<Record<string, unknown>>
  readonly at?: Date
}

/**
 * Appends an audit record inside the transaction of what it records. Appends wait for each other from here to the commit
 * (the chain has one end), so call it last.
 */
export const appendAuditEvent = (tx: Transaction, event: NewAuditEvent): Promise<void> => appendAuditEvents(tx, [event])

/** Appends several records in their order, in one go. What does much collects its records and calls this last. */
export async function appendAuditEvents(tx: Transaction, events: readonly NewAuditEvent[]): Promise<void> {
  if (events.length === 0) return
  const [key] = auditKeysOf(tx)
  let previousSha256 = (await lockAuditChain(tx)) ?? CHAIN_START
  const chained = events.map((event) => {
    const hashed = hashedEvent(event, previousSha256)
    previousSha256 = auditSealOf(hashed, key)
    return { ...hashed, sha256: previousSha256, keyId: key.id }
  })
  await insertAuditEvents(tx, chained)
}

const hashedEvent = (event: NewAuditEvent, previousSha256: string): HashedEvent => ({
  at: event.at ?? new Date(),
  personId: event.actor === 'system' ? null : event.actor.personId,
  personName: event.actor === 'system' ? 'system' : event.actor.name,
  action: event.action,
  subjectType: event.subjectType,
  subjectId: event.subjectId,
  // Through JSON once, so that what is hashed is what the database will give back.
  details: JSON.parse(JSON.stringify(event.details)),
  previousSha256,
})
