import { Secret, TOTP } from 'otpauth'

/** Codes of authenticator apps (RFC 6238): six digits, a new one every thirty seconds, as every app knows them. */

const STEP_SECONDS = 30
const ISSUER = 'Policy Desk'

/** A new secret, 160 bits, in base32 as people type it. */
export const newSecret = (): string => new Secret({ size: 20 }).base32

/** The address that an app reads from the QR code. */
export const setupAddress = (secret: string, email: string): string => generator(secret, email).toString()

/**
 * The time step of which this is the code; null when it is none of the present one or its neighbours (clocks differ).
 * @param code as it was typed: in any width, with spaces
 */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const token = code.normalize('NFKC').replace(/[\s-]/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = generator(secret, '').validate({ token, window: 1, timestamp: now.getTime() })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta
}

const generator = (secret: string, label: string) =>
  new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), period: STEP_SECONDS })
