import { createHmac, randomBytes } from 'node:crypto'

/** Secrets of cookies and one-time links. The database knows only what `hashOf` makes of them. */
export type Tokens = {
  /** A new secret (32 random bytes, URL-safe) and what is stored of it. */
  readonly issue: () => { readonly token: string; readonly hash: string }
  /** What is stored of this token; null when the text does not have the form of one and need not be looked up. */
  readonly hashOf: (token: string) => string | null
}

const FORM = /^[A-Za-z0-9_-]{43}$/

/**
 * Tokens that are worth something only together with `secret`: whoever can write into the database, but does not know
 * the secret, cannot make a session; with another secret every session and link is void.
 */
export function createTokens(secret: string): Tokens {
  const hash = (token: string): string => createHmac('sha256', secret).update(token).digest('hex')
  return {
    issue: () => {
      const token = randomBytes(32).toString('base64url')
      return { token, hash: hash(token) }
    },
    hashOf: (token) => (FORM.test(token) ? hash(token) : null),
  }
}
