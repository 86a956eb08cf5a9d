import { z } from 'zod'
import { REQUEST_STATES } from './workflow.ts'

/**
 * What the room server says beyond the y-websocket protocol. Each frame is its type (varuint) followed by JSON (varstring),
 * or by a number (varuint) for `saved`. Read by the browser and written by the server.
 */
export const ROOM_FRAMES = { mode: 100, saved: 101, refused: 102 } as const

/** What this person may do with the text at this moment. */
export const roomMode = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('editable') }),
  /** The text can be edited now, but not by this person. */
  z.object({ kind: z.literal('readOnly') }),
  /** Nobody can edit the text in this state of the request. */
  z.object({ kind: z.literal('frozen'), state: z.enum(REQUEST_STATES) }),
])
export type RoomMode = z.infer<typeof roomMode>

/** Why edits were not taken. The connection takes no more edits afterwards: a fresh one starts from the server's text. */
export const WRITE_REFUSALS = [
  'textFrozen',
  'notPermitted',
  'textTooLong',
  /** One piece is larger than a frame may be. */
  'tooLarge',
  /** The edits build on others that the server does not have (any more): it was restored from a backup. */
  'baseMissing',
] as const
export const writeRefusal = z.enum(WRITE_REFUSALS)
export type WriteRefusal = (typeof WRITE_REFUSALS)[number]

/** Largest frame (bytes) that the server takes; a browser does not send a larger one. */
export const MAX_FRAME_BYTES = 2 * 1024 * 1024
