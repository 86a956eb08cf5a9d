import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import type { PersonId } from '#app/domain/ids.ts'
import type { Database } from '#server/db/client.ts'
import type { FittingFactor } from '#server/second-factor/check-second-factor.ts'
import type { SecretBox } from '#server/second-factor/secret-box.ts'
import { credentialIdIn, relyingPartyOf, signedBy } from './answers-of-devices.ts'
import { newChallenge, openChallenge, type PasskeyCookie, SIGN_IN } from './passkey-challenge.ts'
import { findByCredentialId, noteUse, spendChallenge } from './passkeys.repository.ts'

type PasskeyDeps = { readonly database: Database; readonly secrets: SecretBox; readonly publicUrl: string }

export type AskedForPasskey = {
  readonly options: PublicKeyCredentialRequestOptionsJSON
  readonly cookie: PasskeyCookie
}

/** What a browser is asked, so that whoever sits there proves who they are. Nothing is stored: whoever comes may ask. */
export async function askForPasskey({ secrets, publicUrl }: PasskeyDeps, now: Date): Promise<AskedForPasskey> {
  const { challenge, cookie } = newChallenge(secrets, SIGN_IN, now)
  const options = await generateAuthenticationOptions({
    rpID: relyingPartyOf(publicUrl).id,
    challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
    userVerification: 'required',
  })
  return { options, cookie }
}

/**
 * Whose passkey has signed this browser's challenge.
 * @param token the cookie of the challenge
 * @param response as the device answered
 * @returns the person, and what is done in the transaction of the sign-in so that it counts once; null when it proves nothing
 */
export async function provenByPasskey(
  { database, secrets, publicUrl }: PasskeyDeps,
  token: string | null,
  response: string,
  now: Date,
): Promise<{ readonly personId: PersonId; readonly factor: FittingFactor } | null> {
  const challenge = openChallenge(secrets, SIGN_IN, token, now)
  const credentialId = challenge && credentialIdIn(response)
  const passkey = credentialId ? await findByCredentialId(database, credentialId) : null
  if (!challenge || !passkey) return null
  const counter = await signedBy(passkey, response, { publicUrl, challenge })
  if (counter === null) return null
  return {
    personId: passkey.personId,
    factor: {
      kind: 'passkey',
      spend: async (tx) => (await spendChallenge(tx, challenge)) && noteUse(tx, passkey, counter, now),
    },
  }
}
