import { type AuditKeys, auditKeysOf, type Database } from '#server/db/client.ts'
import { nextOfChain, type StoredAuditEvent } from './audit.repository.ts'
import { auditSealOf, CHAIN_START } from './audit-seal.ts'

/** Events that are held in memory at once while the chain is checked. */
export const CHAIN_BATCH = 1000

/**
 * Why a record does not fit: it or the one before it was changed or taken out (`altered`), it bears no seal although an earlier one
 * does (`unsealed`), or its seal is of a key that was not given (`unknownKey`).
 */
export type WrongRecord = {
  readonly id: string
  readonly at: Date
  readonly reason: 'altered' | 'unsealed' | 'unknownKey'
}
export type ChainCheck = {
  /** Records that were computed again and fit. */
  readonly count: number
  /** How many of them are from before there were keys: whoever could write to the database then could forge them. */
  readonly unsealed: number
  /** Seal of the last record that fits (hexadecimal): kept elsewhere, it shows later that the end was not cut off. */
  readonly head: string
  /** The first record that does not fit; null: the chain is whole. */
  readonly firstWrong: WrongRecord | null
  /** Is the head that was kept elsewhere among these records? Null when none was given. */
  readonly hasExpectedHead: boolean | null
}

/**
 * Computes the whole chain again, with the keys of `database`.
 * @param expectedHead a head that was kept elsewhere (log, paper): when no record bears it, the end was cut off or all was rewritten
 */
export async function checkChain(database: Database, expectedHead: string | null = null): Promise<ChainCheck> {
  const keys = auditKeysOf(database)
  let check: ChainCheck = {
    count: 0,
    unsealed: 0,
    head: CHAIN_START,
    firstWrong: null,
    hasExpectedHead: expectedHead === null ? null : expectedHead === CHAIN_START,
  }
  for (let after: string | null = null; ; ) {
    const events: StoredAuditEvent[] = await nextOfChain(database, after, CHAIN_BATCH)
    for (const event of events) {
      const reason = whyWrong(event, check, keys)
      if (reason) return { ...check, firstWrong: { id: event.id, at: event.at, reason } }
      check = {
        ...check,
        count: check.count + 1,
        unsealed: check.unsealed + (event.keyId === null ? 1 : 0),
        head: event.sha256,
        hasExpectedHead: check.hasExpectedHead === false ? event.sha256 === expectedHead : check.hasExpectedHead,
      }
      after = event.id
    }
    if (events.length < CHAIN_BATCH) return check
  }
}

function whyWrong(
  { id: _number, sha256, keyId, ...event }: StoredAuditEvent,
  before: ChainCheck,
  keys: AuditKeys,
): WrongRecord['reason'] | null {
  if (keyId === null && before.count > before.unsealed) return 'unsealed'
  const key = keys.find(({ id }) => id === keyId) ?? null
  if (keyId !== null && !key) return 'unknownKey'
  return event.previousSha256 === before.head && auditSealOf(event, key) === sha256 ? null : 'altered'
}
