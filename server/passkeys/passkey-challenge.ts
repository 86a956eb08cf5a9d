import { randomBytes } from 'node:crypto'
import type { SecretBox } from '#server/second-factor/secret-box.ts'

/** How long (ms) a device may take to answer. */
const LIFE = 5 * 60_000

/** What a device is asked to sign, and the cookie by which the program knows it again. Nothing is stored until it is answered. */
export type Challenge = { readonly challenge: string; readonly expiresAt: Date }
export type PasskeyCookie = { readonly token: string; readonly expiresAt: Date }

/**
 * A challenge for this browser.
 * @param boundTo the session in which a passkey is registered, or `SIGN_IN`: the answer counts for nothing else
 */
export function newChallenge(
  secrets: SecretBox,
  boundTo: string,
  now: Date,
): { readonly challenge: string; readonly cookie: PasskeyCookie } {
  const challenge = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + LIFE)
  return {
    challenge,
    cookie: { token: secrets.close(`${expiresAt.getTime()} ${challenge}`, ownerOf(boundTo)), expiresAt },
  }
}

/** The challenge in a cookie; null when it is none of ours, of another session, or too old. */
export function openChallenge(secrets: SecretBox, boundTo: string, token: string | null, now: Date): Challenge | null {
  const [expires = '', challenge = ''] = (token && secrets.open(token, ownerOf(boundTo)))?.split(' ') ?? []
  return challenge !== '' && Number(expires) > now.getTime()
    ? { challenge, expiresAt: new Date(Number(expires)) }
    : null
}

/** Nobody is signed in yet: the answer says who it is. */
export const SIGN_IN = 'sign-in'

const ownerOf = (boundTo: string): string => `passkey ${boundTo}`
