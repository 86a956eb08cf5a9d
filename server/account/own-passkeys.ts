import { generateRegistrationOptions, type PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { type PasskeyId, parseId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { PASSKEY_NAME_MAX, PASSKEYS_MAX } from '#app/domain/second-factor.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { registered, relyingPartyOf } from '#server/passkeys/answers-of-devices.ts'
import { newChallenge, openChallenge, type PasskeyCookie } from '#server/passkeys/passkey-challenge.ts'
import {
  countForAdding,
  deletePasskey,
  findPasskeys,
  insertPasskey,
  type PasskeyEntry,
  spendChallenge,
} from '#server/passkeys/passkeys.repository.ts'
import { newRecoveryCodes, recoveryCodeHash } from '#server/second-factor/recovery-codes.ts'
import {
  countRecoveryCodes,
  hasSecondFactor,
  replaceRecoveryCodes,
} from '#server/second-factor/second-factor.repository.ts'
import { findOwner } from './account.repository.ts'
import type { AccountDeps, Own } from './account-deps.ts'
import { requireProof } from './prove-password.ts'

/** The person's passkeys, the oldest first. */
export async function ownPasskeys({ database }: AccountDeps, { actor }: Own): Promise<PasskeyEntry[]> {
  const passkeys = await findPasskeys(database, actor.personId)
  return passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, lastUsedAt }))
}

export type AskedDevice = { readonly options: PublicKeyCredentialCreationOptionsJSON; readonly cookie: PasskeyCookie }

const nameInput = z.object({ name: z.string().trim().min(1, 'required').max(PASSKEY_NAME_MAX, 'tooLong') })
const addInput = nameInput.extend({ response: z.string() })

/**
 * What the person's device is asked, so that it makes a passkey.
 * @param raw `name`: what the passkey is to be called
 * @returns refused with `invalidInput` (`name`), `tooManyPasskeys`, or as `requireProof`
 */
export async function beginPasskey(
  deps: AccountDeps,
  own: Own,
  raw: unknown,
  password: string,
): Promise<Result<AskedDevice>> {
  const proved = await requireProof(deps, own, password)
  if (!proved.ok) return proved
  // Before the device makes one that nobody could tell from the others.
  const named = parseInput(nameInput, raw)
  if (!named.ok) return named
  const { personId, name } = own.actor
  const [owner, passkeys] = await Promise.all([
    findOwner(deps.database, personId),
    findPasskeys(deps.database, personId),
  ])
  if (!owner) return refuse('notFound')
  if (passkeys.length >= PASSKEYS_MAX) return refuse('tooManyPasskeys')
  const { challenge, cookie } = newChallenge(deps.secrets, own.sessionKey, deps.clock.now())
  const options = await generateRegistrationOptions({
    rpName: 'Policy Desk',
    rpID: relyingPartyOf(deps.publicUrl).id,
    userName: owner.email,
    userDisplayName: name,
    userID: new TextEncoder().encode(personId),
    challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
    attestationType: 'none',
    excludeCredentials: passkeys.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return ok({ options, cookie })
}

/**
 * Keeps the passkey that the device has made for this session's challenge.
 * @param token the cookie of the challenge
 * @param raw `name`, and `response` as the device answered
 * @returns recovery codes, where the person had none: nobody sees them again. Refused with `invalidInput` (`name`), `passkeyRefused`,
 *   `tooManyPasskeys`
 */
export async function addPasskey(
  deps: AccountDeps,
  own: Own,
  token: string | null,
  raw: unknown,
): Promise<Result<readonly string[]>> {
  const { personId } = own.actor
  const at = deps.clock.now()
  const challenge = openChallenge(deps.secrets, own.sessionKey, token, at)
  if (!challenge) return refuse('passkeyRefused')
  const input = parseInput(addInput, raw)
  if (!input.ok) return input
  const { name, response } = input.value
  const credential = await registered(response, { publicUrl: deps.publicUrl, challenge })
  const added = await inTransaction<readonly string[]>(deps.database, async (tx) => {
    if (!credential || !(await spendChallenge(tx, challenge))) return refuse('passkeyRefused')
    // Asked again: others may have been begun before the last one was added.
    if ((await countForAdding(tx, personId)) >= PASSKEYS_MAX) return refuse('tooManyPasskeys')
    const id = await insertPasskey(tx, { ...credential, personId, name, createdAt: at })
    if (!id) return refuse('passkeyRefused')
    const codes = (await countRecoveryCodes(tx, personId)) > 0 ? [] : newRecoveryCodes()
    if (codes.length > 0)
      await replaceRecoveryCodes(
        tx,
        personId,
        codes.map((code) => recoveryCodeHash(personId, code)),
      )
    await record(tx, own, 'passkey.add', { passkeyId: id, name, newRecoveryCodes: codes.length > 0 }, at)
    return ok(codes)
  })
  // Rooms hear that the rights are back, where they waited for this.
  if (added.ok) deps.accessChanges.announce({ kind: 'personChanged', personId })
  return added
}

/**
 * Removes an own passkey; with the last factor the recovery codes go too. Refused with `notFound`, or as `requireProof`.
 */
export async function removePasskey(
  deps: AccountDeps,
  own: Own,
  rawId: string,
  password: string,
): Promise<Result<null>> {
  const proved = await requireProof(deps, own, password)
  if (!proved.ok) return proved
  const { personId } = own.actor
  const removed = await inTransaction<null>(deps.database, async (tx) => {
    const id = parseId<PasskeyId>(rawId)
    const name = id && (await deletePasskey(tx, personId, id))
    if (name === null) return refuse('notFound')
    if (!(await hasSecondFactor(tx, personId))) await replaceRecoveryCodes(tx, personId, [])
    await record(tx, own, 'passkey.remove', { passkeyId: id, name }, deps.clock.now())
    return ok(null)
  })
  if (removed.ok) deps.accessChanges.announce({ kind: 'personChanged', personId })
  return removed
}

const record = (
  tx: Transaction,
  { actor }: Own,
  action: 'passkey.add' | 'passkey.remove',
  details: Readonly<Record<string, string | boolean | null>>,
  at: Date,
) => appendAuditEvent(tx, { actor, action, subjectType: 'person', subjectId: actor.personId, details, at })
