import type { IncomingMessage } from 'node:http'
import type { Actor } from '#app/domain/permissions.ts'
import type { AccessChanges } from '#server/access-changes.ts'
import type { Timing } from '#server/clock.ts'
import type { Limits } from './limits.ts'
import type { TextStore } from './text-store.ts'

/** Whose connection it is. `sessionKey` names the session in `refreshActors` and in `sessionEnded`. */
export type SignedIn = { readonly actor: Actor; readonly sessionKey: string }

export type CollaborationOptions = {
  readonly store: TextStore
  readonly accessChanges: AccessChanges
  /** Reads the session cookie of the upgrade. Null: not signed in. */
  readonly authenticate: (request: Pick<IncomingMessage, 'headers'>) => Promise<SignedIn | null>
  /**
   * The people behind these sessions with the memberships in force now, in one query. A session that ended or whose person
   * was disabled is not in the answer.
   */
  readonly refreshActors: (sessionKeys: readonly string[]) => Promise<ReadonlyMap<string, Actor>>
  /** Origin at which people reach the product: `https://desk.example.jp`. */
  readonly publicUrl: string
  readonly log: RoomLog
  readonly limits?: Partial<Limits>
  /** What is put off waits for this; without it, for the timers of the process. */
  readonly timing?: Timing
}

/** Where rooms report what a person who runs the server should know. A pino logger fits. */
export type RoomLog = {
  readonly warn: (details: object, message: string) => void
  readonly error: (details: object, message: string) => void
}
