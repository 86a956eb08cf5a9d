import { createHash, randomBytes } from 'node:crypto'

/** A new secret for a cookie or a link: 32 random bytes, URL-safe. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token. Its SHA-256 is enough: a token is random, not chosen by a person. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Has this text the form of our tokens? Anything else need not be looked up. */
export const looksLikeToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)
