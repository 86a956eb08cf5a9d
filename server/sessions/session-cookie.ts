const NAME = '__Host-session'

/**
 * The session cookie. `__Host-` binds it to this very host; the prefix needs `Secure`, which browsers also grant to
 * http://localhost, so the demo works, and any other address needs https.
 */
export const sessionCookie = (token: string, expiresAt: Date): string =>
  `${NAME}=${token}; Path=/; Expires=${expiresAt.toUTCString()}; HttpOnly; Secure; SameSite=Lax`

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

/** The session token in a Cookie header, or null. */
export const readSessionToken = (header: string | null | undefined): string | null => readCookie(header, NAME)
