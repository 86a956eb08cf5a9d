import type { OwnWords } from '#app/domain/own-words.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { PasskeyCookie } from '#server/passkeys/passkey-challenge.ts'
import type { Services } from '#server/services.ts'
import type { Client, NewSession } from '#server/sessions/sessions.ts'

/** Who asks. */
export type Visitor = {
  readonly actor: Actor | null
  readonly sessionKey: string | null
  /** Nothing goes on before that: the actor has no memberships meanwhile. */
  readonly mustSetUpSecondFactor: boolean
  readonly locale: Locale
  readonly client: Client
}

/** What loaders and actions get: live objects of the server, which they know by type only. */
export type LoadContext = {
  readonly services: Services
  readonly visitor: Visitor
  /** The words of the federation in the visitor's language. */
  readonly words: OwnWords
  /** Nonce of this answer's content security policy. */
  readonly cspNonce: string
  readonly demo: boolean
  readonly publicUrl: string
  /** Cookie headers for signing in and out. */
  readonly sessionCookies: {
    readonly signedIn: (session: NewSession) => [string, string][]
    readonly clear: string
    readonly passkey: (asked: PasskeyCookie) => string
  }
  /** Logs that something was refused to the visitor, and why. */
  readonly logRefused: (reason: string) => void
  /** Logs what went wrong and marks the error with the reference that the person sees. */
  readonly logError: (error: unknown) => void
}

declare module '@remix-run/node' {
  interface AppLoadContext extends LoadContext {}
}
