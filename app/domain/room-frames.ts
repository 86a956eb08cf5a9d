import { REQUEST_STATES, type RequestState } from './workflow.ts'

/**
 * What the room server says beyond the y-websocket protocol. Each frame is its type (varuint) followed by JSON (varstring),
 * or by a number (varuint) for `saved`. Read by the browser and written by the server; `basis` the other way (edit-basis.ts).
 */
export const ROOM_FRAMES = { mode: 100, saved: 101, refused: 102, basis: 103 } as const

/** What this person may do with the text at this moment. */
export type RoomMode =
  | { readonly kind: 'editable' }
  /** The text can be edited now, but not by this person. */
  | { readonly kind: 'readOnly' }
  /** Nobody can edit the text in this state of the request. */
  | { readonly kind: 'frozen'; readonly state: RequestState }

/** The mode a frame tells, or null. Read by hand: a library for it would be the editor page's largest part of our own. */
export function readRoomMode(frame: unknown): RoomMode | null {
  const { kind, state } = (frame ?? {}) as { kind?: unknown; state?: unknown }
  if (kind === 'editable' || kind === 'readOnly') return { kind }
  const frozenIn = REQUEST_STATES.find((known) => known === state)
  return kind === 'frozen' && frozenIn ? { kind, state: frozenIn } : null
}

/** Why edits were not taken. The connection takes no more edits afterwards: a fresh one starts from the server's text. */
export const WRITE_REFUSALS = [
  'textFrozen',
  'notPermitted',
  'textTooLong',
  /** Too many paragraphs, items or cells, or more to store than a text may take. */
  'textTooLarge',
  /** One piece is larger than a frame may be. */
  'tooLarge',
  /** The edits build on others that the server does not have (any more): it was restored from a backup. */
  'baseMissing',
  /** Something in them is not of a text, or they are in another person's name. */
  'notTaken',
] as const
export type WriteRefusal = (typeof WRITE_REFUSALS)[number]

/** The reason a frame tells; one that this browser does not know yet counts as `notPermitted`. */
export const readWriteRefusal = (frame: unknown): WriteRefusal =>
  WRITE_REFUSALS.find((reason) => reason === frame) ?? 'notPermitted'

/**
 * Largest frame (bytes) that the server takes; a browser does not send a larger one. A text of the largest kind that is pasted at
 * once takes half of it.
 */
export const MAX_FRAME_BYTES = 1024 * 1024
