import type { PersonId, PolicyRequestId } from '#app/domain/ids.ts'

/** Something that changes who may see or write what. Announced after the commit that made it true. */
export type AccessChange =
  /** The request is in another state, or its committee or proposers changed. */
  | { readonly kind: 'requestMoved'; readonly requestId: PolicyRequestId }
  /** The server itself wrote to the text (an amendment). */
  | { readonly kind: 'textReplaced'; readonly requestId: PolicyRequestId }
  /** Memberships or the account of a person changed. */
  | { readonly kind: 'personChanged'; readonly personId: PersonId }
  /** Signed out; `sessionKey` as the sign-in code names a session. */
  | { readonly kind: 'sessionEnded'; readonly sessionKey: string }

export type AccessChanges = {
  /** Tells every listener. Never throws: what was committed stays committed, whatever a listener does. */
  readonly announce: (change: AccessChange) => void
  /** @returns a function that ends the listening */
  readonly listen: (listener: (change: AccessChange) => void) => () => void
}

/**
 * The place where services say that access changed and where rooms hear it, so that neither knows the other.
 * `onListenerError` is told when a listener throws.
 */
export function createAccessChanges({
  onListenerError = () => {},
}: {
  onListenerError?: (error: unknown) => void
} = {}): AccessChanges {
  const listeners = new Set<(change: AccessChange) => void>()
  return {
    announce: (change) => {
      for (const listener of [...listeners]) {
        try {
          listener(change)
        } catch (error) {
          onListenerError(error)
        }
      }
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
