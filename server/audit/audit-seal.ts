import { createHash, createHmac } from 'node:crypto'
import { canonicalJson } from '#app/domain/canonical-json.ts'
import type { AuditKey, AuditKeys } from '#server/db/client.ts'

/** A record as its seal is made from. */
export type HashedEvent = {
  readonly at: Date
  readonly personId: string | null
  readonly personName: string
  readonly action: string
  readonly subjectType: string
  readonly subjectId: string
  readonly details: unknown
  readonly previousSha256: string
}

/** The seal before the first record. */
export const CHAIN_START = '0'.repeat(64)

/** The keys of a setting: secrets with commas between, the newest first. */
export function toAuditKeys(setting: string): AuditKeys {
  const [first = '', ...replaced] = setting.split(',').map((secret) => secret.trim())
  return [toKey(first), ...replaced.map(toKey)]
}

const toKey = (secret: string): AuditKey => ({
  id: createHmac('sha256', secret).update('id of this audit key').digest('hex').slice(0, 16),
  secret,
})

/**
 * The seal of a record, hexadecimal (64 digits): HMAC-SHA-256 with `key` over the canonical JSON of the record, the seal of the
 * one before and the id of the key. Without a key (records from before there were keys): plain SHA-256, which anybody can
 * compute who can write to the database.
 */
export function auditSealOf(event: HashedEvent, key: AuditKey | null): string {
  const content = { ...event, at: event.at.toISOString() }
  if (!key) return createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex')
  return createHmac('sha256', key.secret)
    .update(canonicalJson({ ...content, keyId: key.id }), 'utf8')
    .digest('hex')
}
