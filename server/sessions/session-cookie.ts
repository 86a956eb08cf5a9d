import type { NewSession } from './sessions.ts'

const NAME = '__Host-session'
const DEVICE = '__Host-device'
const PENDING = '__Host-sign-in'
const PASSKEY = '__Host-passkey'

/**
 * The session cookie. `__Host-` binds it to this very host; the prefix needs `Secure`, which browsers also grant to
 * http://localhost, so the demo works, and any other address needs https.
 */
const cookie = (name: string, { token, expiresAt }: { token: string; expiresAt: Date }): string =>
  `${name}=${token}; Path=/; Expires=${expiresAt.toUTCString()}; HttpOnly; Secure; SameSite=Lax`

/** The headers that give a browser its session (or what it waits with for the second factor), and by what it is known the next time. */
export const signedInCookies = (session: NewSession): [string, string][] => [
  ['Set-Cookie', cookie(session.needsSecondFactor ? PENDING : NAME, session)],
  ...(session.device ? [['Set-Cookie', cookie(DEVICE, session.device)] satisfies [string, string]] : []),
]

/** The header by which a browser keeps the challenge that its device answers. */
export const passkeyCookie = (asked: { token: string; expiresAt: Date }): string => cookie(PASSKEY, asked)

/** The challenge that a browser's device was given, closed, or null. */
export const readPasskeyToken = (header: string | null | undefined): string | null => readCookie(header, PASSKEY)

/** The cookie that takes the session cookie away. */
export const noSessionCookie = `${NAME}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax`

/** One cookie out of a Cookie header, or null. */
export function readCookie(header: string | null | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const [key, ...value] = pair.trim().split('=')
    if (key === name) return value.join('=')
  }
  return null
}

/** The token of somebody whose second factor is awaited, or null. */
export const readPendingToken = (header: string | null | undefined): string | null => readCookie(header, PENDING)

/** The token by which a browser is known that somebody has signed in with before, or null. */
export const readDeviceToken = (header: string | null | undefined): string | null => readCookie(header, DEVICE)

/** The session token in a Cookie header, or null. */
export const readSessionToken = (header: string | null | undefined): string | null => readCookie(header, NAME)
