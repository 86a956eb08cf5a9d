import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { Challenge } from './passkey-challenge.ts'
import type { StoredPasskey } from './passkeys.repository.ts'

/**
 * For whom passkeys are made: the host of the public address, and nobody but its pages may ask for them (WebAuthn Level 3,
 * sections 7.1 and 7.2). Whatever else a browser says of where it is does not count.
 */
export function relyingPartyOf(publicUrl: string): { readonly id: string; readonly origin: string } {
  const { hostname, origin } = new URL(publicUrl)
  return { id: hostname, origin }
}

/** Base64url of not more than a device sends. */
const bytes = z.string().max(8_000)
const common = {
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}).default({}),
}
const registration = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
})
const assertion = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.nullish().transform((handle) => handle ?? undefined),
  }),
})

/** What a device answered, as the page sent it (JSON). Null: it is nothing of that kind. */
function read<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** The id of the passkey that an answer claims to be of; null when it is no answer. */
export const credentialIdIn = (text: string): string | null => read(assertion, text)?.id ?? null

type Asked = { readonly publicUrl: string; readonly challenge: Challenge }
export type NewCredential = Pick<StoredPasskey, 'credentialId' | 'publicKey' | 'counter' | 'transports'>

/** The passkey that a device made for this challenge on a page of ours, its holder verified; null when it did not. */
export async function registered(text: string, { publicUrl, challenge }: Asked): Promise<NewCredential | null> {
  const response = read(registration, text)
  const { id, origin } = relyingPartyOf(publicUrl)
  const verified =
    response &&
    (await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge: challenge.challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    }).catch(() => null))
  if (!verified?.verified) return null
  const { credential } = verified.registrationInfo
  return {
    credentialId: credential.id,
    publicKey: Uint8Array.from(credential.publicKey),
    counter: credential.counter,
    transports: response?.response.transports ?? [],
  }
}

/** The new count of uses when this passkey signed the challenge on a page of ours, its holder verified; null when it did not. */
export async function signedBy(
  passkey: StoredPasskey,
  text: string,
  { publicUrl, challenge }: Asked,
): Promise<number | null> {
  const response = read(assertion, text)
  const { id, origin } = relyingPartyOf(publicUrl)
  if (!response) return null
  // The device says whose it is: a passkey of one person opens nothing in the name of another.
  const owner = response.response.userHandle
  if (owner !== undefined && Buffer.from(owner, 'base64url').toString() !== passkey.personId) return null
  const verified = await verifyAuthenticationResponse({
    response: response as AuthenticationResponseJSON,
    expectedChallenge: challenge.challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: passkey.counter },
  }).catch(() => null)
  return verified?.verified ? verified.authenticationInfo.newCounter : null
}
