import { MAX_FRAME_BYTES } from '#app/domain/room-frames.ts'

/**
 * What one person may cost. By session, not by address: an office sits behind one address. All can be exceeded by an
 * honest program only in an accident; it comes back and resends.
 */
export const LIMITS = {
  /** Bytes of one frame. */
  maxFrameBytes: MAX_FRAME_BYTES,
  /** Frames a second in the long run, and at once, of one session. */
  framesPerSecond: 1_000,
  frameBurst: 3_000,
  /** Bytes of one session that wait to be stored. */
  maxQueuedBytes: 16 * 1024 * 1024,
  /** Bytes that one connection has not yet read. */
  maxBufferedBytes: 8 * 1024 * 1024,
  /** Tabs of one browser. */
  connectionsPerSession: 20,
  /** Milliseconds between signs of life. A browser that gives none for two of them is gone. */
  pingInterval: 15_000,
  /** Milliseconds an empty room stays in memory. */
  evictAfter: 30_000,
  /** Milliseconds between looks at sessions, memberships and what other processes stored. */
  recheckInterval: 2_000,
  /** Milliseconds in which such a look must succeed. */
  recheckWithin: 2_400,
  /** Milliseconds that may pass between the question who somebody is and that person's coming in. The three keep the promise that no right outlives its end by five seconds. */
  knownFor: 500,
  /** Milliseconds that a room waits for the database to store, to load and to merge: longer than it waits for its locks. */
  storeWithin: 20_000,
  /** Rows after the snapshot before a new one is made. */
  compactAfterRows: 200,
} as const satisfies Record<string, number>

export type Limits = { readonly [Name in keyof typeof LIMITS]: number }
