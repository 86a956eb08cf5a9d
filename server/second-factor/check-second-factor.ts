import type { PersonId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { recoveryCodeHash } from './recovery-codes.ts'
import { findAuthenticator, spendRecoveryCode, takeStep } from './second-factor.repository.ts'
import type { SecretBox } from './secret-box.ts'
import { stepOf } from './totp.ts'

/** Which factor fitted, and what is done in the transaction of the sign-in so that it fits once only (false: it did before). */
export type FittingFactor = {
  readonly kind: 'authenticator' | 'recoveryCode' | 'passkey'
  readonly spend: (tx: Transaction) => Promise<boolean>
}

/**
 * Does what was typed fit the person's authenticator, or is it one of the recovery codes?
 * @param code as it was typed
 * @returns null when it fits nothing
 */
export async function fittingFactor(
  { database, secrets }: { readonly database: Database; readonly secrets: SecretBox },
  personId: PersonId,
  code: string,
  now: Date,
): Promise<FittingFactor | null> {
  const authenticator = await findAuthenticator(database, personId)
  // A secret that no longer opens (the program's own was changed) fits nothing; recovery codes still do.
  const secret = authenticator?.isConfirmed ? secrets.open(authenticator.secret, personId) : null
  const step = secret === null ? null : stepOf(secret, code, now)
  if (step !== null) return { kind: 'authenticator', spend: (tx) => takeStep(tx, personId, step) }
  const hash = recoveryCodeHash(personId, code)
  return { kind: 'recoveryCode', spend: (tx) => spendRecoveryCode(tx, personId, hash, now) }
}
