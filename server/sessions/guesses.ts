import type { PersonId } from '#app/domain/ids.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { failedGuesses, forgetGuesses, type Guess, lockGuess, provenKinds, recordGuess } from './guesses.repository.ts'

const MINUTE = 60_000
/**
 * Failed attempts within the window before an account, or an address (an office shares one), has to wait. A browser in which the
 * person has signed in before has a budget of its own, and so has an address: strangers use up theirs, and lock nobody out who
 * has proved something (OWASP, "Device cookies").
 */
export const ATTEMPTS = { window: 15 * MINUTE, account: 5, address: 50 } as const
/** So long (ms) a browser or an address counts as known after a sign-in. */
export const ORIGIN_LIFE = 180 * 24 * 60 * MINUTE

/** Against which budget an attempt is counted. @param device what is stored of the browser's cookie, null without one */
export async function guessFrom(
  database: Database,
  of: { readonly account: string; readonly personId: PersonId | null },
  from: { readonly device: string | null; readonly address: string },
): Promise<Guess> {
  const proven = await provenKinds(database, of.personId, from)
  const origin = proven.has('device') ? `device ${from.device}` : proven.has('address') ? `address ${from.address}` : ''
  return { account: of.account, origin, address: from.address }
}

/**
 * Counts the attempt as a failed one before what was sent is looked at; a success takes it back. Many guesses at once would
 * otherwise all be looked at before the first of them is counted.
 * @returns which attempt of its budget it is within the window, from 1; refused with `tooManyAttempts`
 */
export const countGuess = (database: Database, guess: Guess, now: Date): Promise<Result<number>> =>
  inTransaction(database, async (tx) => {
    await lockGuess(tx, guess)
    const failed = await failedGuesses(tx, guess, new Date(now.getTime() - ATTEMPTS.window))
    const isAddressSpent = failed.address >= ATTEMPTS.address && !guess.origin.startsWith('device ')
    if (failed.account >= ATTEMPTS.account || isAddressSpent)
      return refuse('tooManyAttempts', { values: { minutes: ATTEMPTS.window / MINUTE } })
    await recordGuess(tx, guess, now)
    return ok(failed.account + 1)
  })

/** What a success takes back. Strangers' failures stay counted when the owner comes in from a known place. */
export const takeBackGuess = (tx: Transaction, guess: Guess, now: Date): Promise<void> =>
  forgetGuesses(tx, guess, new Date(now.getTime() - ATTEMPTS.window))

/** The audit record that a budget takes no more guesses for now; for an unknown account too, so that it takes as long. */
export const recordSpentBudget = (
  database: Database,
  { personId, guess }: { personId: PersonId | null; guess: Guess },
  at: Date,
): Promise<Result<null>> =>
  inTransaction(database, async (tx) => {
    await appendAuditEvent(tx, {
      actor: 'system',
      action: 'session.refused',
      subjectType: 'person',
      subjectId: personId ?? 'none',
      details: { attempts: ATTEMPTS.account, address: guess.address, isKnownPlace: guess.origin !== '' },
      at,
    })
    return ok(null)
  })
