import { ok, type Result, refuse } from '#app/domain/result.ts'
import { ATTEMPTS, countGuess, recordSpentBudget, takeBackGuess } from '#server/sessions/guesses.ts'
import { passwordFits } from '#server/sessions/password.ts'
import { findOwner, findProof, markProved } from './account.repository.ts'
import type { AccountDeps, Own } from './account-deps.ts'

/** What is delicate asks for the password again when the last proof is older than this (ms; OWASP ASVS 5.0, 7.5). */
const PROOF_LIFE = 10 * 60_000

/** Has the person proved lately, in this session, who they are? In a demonstration one click is all there is. */
export async function isProved(
  { database, clock }: Pick<AccountDeps, 'database' | 'clock'>,
  own: Own,
): Promise<boolean> {
  const session = await findProof(database, own.sessionKey)
  return session !== null && (session.isDemo || clock.now().getTime() - session.provedAt.getTime() < PROOF_LIFE)
}

/**
 * Lets through whoever has proved lately who they are, or sends the current password along (`currentPassword` in the form).
 * @returns refused with `invalidInput` (`currentPassword`), `tooManyAttempts`
 */
export async function requireProof(
  deps: Pick<AccountDeps, 'database' | 'clock'>,
  own: Own,
  password: string,
): Promise<Result<null>> {
  if (await isProved(deps, own)) return ok(null)
  return provePassword(deps, own, password, 'currentPassword')
}

/**
 * Asks for the current password: whoever found a screen left alone, or stole a session, does not know it. Wrong ones are counted
 * against the person's own budget, apart from that of the door.
 * @param field what the form calls it, for the refusal
 * @returns refused with `invalidInput` (field), `tooManyAttempts`
 */
export async function provePassword(
  { database, clock }: Pick<AccountDeps, 'database' | 'clock'>,
  { actor, sessionKey, address }: Own,
  password: string,
  field: string,
): Promise<Result<null>> {
  if (password === '') return refuse('invalidInput', { fields: { [field]: 'required' } })
  const now = clock.now()
  const { personId } = actor
  const guess = { account: `proof ${personId}`, origin: `device ${sessionKey}`, address }
  const attempt = await countGuess(database, guess, now)
  if (!attempt.ok) return attempt
  const owner = await findOwner(database, personId)
  if (!(await passwordFits(owner?.passwordHash ?? null, password))) {
    if (attempt.value === ATTEMPTS.account) await recordSpentBudget(database, { personId, guess }, now)
    return refuse('invalidInput', { fields: { [field]: 'wrongPassword' } })
  }
  await database.$transaction(async (tx) => {
    await takeBackGuess(tx, guess, now)
    await markProved(tx, sessionKey, now)
  })
  return ok(null)
}
