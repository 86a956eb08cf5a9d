import { createHash } from 'node:crypto'
import type { AuditAction } from '#app/domain/audit-actions.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { canonicalJson } from '#app/domain/revision.ts'
import type { Transaction } from '#server/db/client.ts'
import { insertAuditEvents, lockAuditChain } from './audit.repository.ts'
import type { HashedEvent } from './hashed-event.ts'

export type NewAuditEvent = {
  /** Who did it; `system` for the program itself (start-up). */
  readonly actor: Pick<Actor, 'personId' | 'name'> | 'system'
  readonly action: AuditAction
  readonly subjectType: string
  readonly subjectId: string
  readonly details: Readonly<Record<string, unknown>>
  readonly at?: Date
}

/** The hash before the first event. */
export const CHAIN_START = '0'.repeat(64)

/** SHA-256 over the canonical JSON of an event and the hash of the one before it, hexadecimal. */
export const auditSha256 = (event: HashedEvent): string =>
  createHash('sha256')
    .update(canonicalJson({ ...event, at: event.at.toISOString() }), 'utf8')
    .digest('hex')

/**
 * Appends an audit record inside the transaction of what it records. Appends wait for each other from here to the commit
 * (the chain has one end), so call it last.
 */
export const appendAuditEvent = (tx: Transaction, event: NewAuditEvent): Promise<void> => appendAuditEvents(tx, [event])

/** Appends several records in their order, in one go. What does much collects its records and calls this last. */
export async function appendAuditEvents(tx: Transaction, events: readonly NewAuditEvent[]): Promise<void> {
  if (events.length === 0) return
  let previousSha256 = (await lockAuditChain(tx)) ?? CHAIN_START
  const chained = events.map((event) => {
    const hashed = hashedEvent(event, previousSha256)
    previousSha256 = auditSha256(hashed)
    return { ...hashed, sha256: previousSha256 }
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
