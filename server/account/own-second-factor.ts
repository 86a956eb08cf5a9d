import { todayInJapan } from '#app/domain/calendar-date.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { type SecondFactorNeed, secondFactorNeed } from '#app/domain/second-factor.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { newRecoveryCodes, recoveryCodeHash } from '#server/second-factor/recovery-codes.ts'
import {
  beginAuthenticator,
  confirmAuthenticator,
  countRecoveryCodes,
  deleteSecondFactor,
  findAuthenticator,
  hasSecondFactor,
  replaceRecoveryCodes,
} from '#server/second-factor/second-factor.repository.ts'
import { newSecret, setupAddress, stepOf } from '#server/second-factor/totp.ts'
import { findActor } from '#server/sessions/sessions.repository.ts'
import { findOwner } from './account.repository.ts'
import type { AccountDeps, Own } from './account-deps.ts'
import { requireProof } from './prove-password.ts'

export type SecondFactorState = {
  /** An app or a passkey is asked for beside the password. */
  readonly isOn: boolean
  readonly hasApp: boolean
  readonly recoveryCodesLeft: number
  readonly need: SecondFactorNeed
  /** What the app is given while it is being set up; null before and after. */
  readonly setup: { readonly secret: string; readonly address: string } | null
}

/** How the person's second factor stands. The secret is shown until it is confirmed, and never again. */
export async function secondFactorState(deps: AccountDeps, { actor }: Own): Promise<SecondFactorState> {
  const { database, secrets, settings, clock } = deps
  const { personId } = actor
  const today = todayInJapan(clock.now())
  const authenticator = await findAuthenticator(database, personId)
  const owner = await findOwner(database, personId)
  // The actor of a session that must set one up has no memberships: those that ask for it are looked up.
  const memberships = (await findActor(database, personId, today))?.memberships ?? []
  const secret = authenticator && !authenticator.isConfirmed ? secrets.open(authenticator.secret, personId) : null
  return {
    isOn: await hasSecondFactor(database, personId),
    hasApp: authenticator?.isConfirmed ?? false,
    recoveryCodesLeft: await countRecoveryCodes(database, personId),
    need: secondFactorNeed(memberships, await settings.read(), today),
    setup: secret === null || !owner ? null : { secret, address: setupAddress(secret, owner.email) },
  }
}

/** Makes the secret for an app. Refused with `alreadyExists`, or as `requireProof`. */
export async function beginSecondFactor(deps: AccountDeps, own: Own, password: string): Promise<Result<null>> {
  const proved = await requireProof(deps, own, password)
  if (!proved.ok) return proved
  const { personId } = own.actor
  return inTransaction(deps.database, async (tx) =>
    (await beginAuthenticator(tx, personId, deps.secrets.close(newSecret(), personId)))
      ? ok(null)
      : refuse('alreadyExists'),
  )
}

/**
 * Takes the first code of the app: from now on one is asked for. Refused with `invalidInput` (`code`), `notFound`.
 * @returns the recovery codes, which nobody sees again
 */
export async function confirmSecondFactor(deps: AccountDeps, own: Own, code: string): Promise<Result<string[]>> {
  const { database, secrets, clock, accessChanges } = deps
  const { personId } = own.actor
  const at = clock.now()
  const codes = newRecoveryCodes()
  const confirmed = await inTransaction<string[]>(database, async (tx) => {
    const authenticator = await findAuthenticator(tx, personId)
    const secret = authenticator && !authenticator.isConfirmed ? secrets.open(authenticator.secret, personId) : null
    if (!authenticator || secret === null) return refuse('notFound')
    const step = stepOf(secret, code, at)
    if (step === null)
      return refuse('invalidInput', { fields: { code: code.trim() === '' ? 'required' : 'wrongCode' } })
    if (!(await confirmAuthenticator(tx, personId, { secret: authenticator.secret, step, at })))
      return refuse('versionChanged')
    await replaceRecoveryCodes(tx, personId, hashed(personId, codes))
    await record(tx, own, 'secondFactor.setUp', at)
    return ok(codes)
  })
  // Rooms hear that the rights are back, where they waited for this.
  if (confirmed.ok) accessChanges.announce({ kind: 'personChanged', personId })
  return confirmed
}

/** Makes new recovery codes; the old ones work no more. Refused with `notFound`, or as `requireProof`. */
export async function renewRecoveryCodes(deps: AccountDeps, own: Own, password: string): Promise<Result<string[]>> {
  const proved = await requireProof(deps, own, password)
  if (!proved.ok) return proved
  const { personId } = own.actor
  const codes = newRecoveryCodes()
  return inTransaction<string[]>(deps.database, async (tx) => {
    if (!(await hasSecondFactor(tx, personId))) return refuse('notFound')
    await replaceRecoveryCodes(tx, personId, hashed(personId, codes))
    await record(tx, own, 'secondFactor.renewRecoveryCodes', deps.clock.now())
    return ok(codes)
  })
}

/** Switches the own second factor off. Where it is required, it must be set up anew at once. Refused as above. */
export async function switchOffSecondFactor(deps: AccountDeps, own: Own, password: string): Promise<Result<null>> {
  const proved = await requireProof(deps, own, password)
  if (!proved.ok) return proved
  const { personId } = own.actor
  const done = await inTransaction<null>(deps.database, async (tx) => {
    if (!(await deleteSecondFactor(tx, personId))) return refuse('notFound')
    await record(tx, own, 'secondFactor.switchOff', deps.clock.now())
    return ok(null)
  })
  if (done.ok) deps.accessChanges.announce({ kind: 'personChanged', personId })
  return done
}

const hashed = (personId: string, codes: readonly string[]) => codes.map((code) => recoveryCodeHash(personId, code))

const record = (
  tx: Transaction,
  { actor }: Own,
  action: 'secondFactor.setUp' | 'secondFactor.renewRecoveryCodes' | 'secondFactor.switchOff',
  at: Date,
) => appendAuditEvent(tx, { actor, action, subjectType: 'person', subjectId: actor.personId, details: {}, at })
