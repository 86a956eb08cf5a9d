import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type EditBasis, readBasis } from '#app/document/edit-basis.ts'
import { ROOM_FRAMES, type RoomMode, type WriteRefusal } from '#app/domain/room-frames.ts'

/** The y-websocket protocol: a frame is its type (varuint) and a body; see y-protocols and y-websocket. */
const TYPE = { sync: 0, presence: 1, queryPresence: 3 } as const
const SYNC = { compare: 0, difference: 1, update: 2 } as const

/** What a browser says. `bytes` are a copy of their own: a wrong length inside them cannot reach into other memory. */
export type ClientFrame =
  /** "This is what I have": the answer is what it lacks. */
  | { readonly kind: 'compare'; readonly bytes: Uint8Array }
  /** The answer to our own comparison: everything the browser has and the server had not. */
  | { readonly kind: 'difference'; readonly bytes: Uint8Array }
  | { readonly kind: 'update'; readonly bytes: Uint8Array }
  | { readonly kind: 'presence'; readonly bytes: Uint8Array }
  | { readonly kind: 'queryPresence' }
  /** What the next edit is built on. */
  | { readonly kind: 'basis'; readonly basis: EditBasis; readonly size: number }

const SYNC_KINDS = ['compare', 'difference', 'update'] as const

/** Reads one frame of a browser. Null when it is not one that y-websocket sends; what is inside an update is not looked at. */
export function readFrame(data: Uint8Array): ClientFrame | null {
  try {
    const decoder = decoding.createDecoder(data)
    switch (decoding.readVarUint(decoder)) {
      case TYPE.sync: {
        const kind = SYNC_KINDS[decoding.readVarUint(decoder)]
        const bytes = readRest(decoder)
        return kind && bytes ? { kind, bytes } : null
      }
      case TYPE.presence: {
        const bytes = readRest(decoder)
        return bytes && { kind: 'presence', bytes }
      }
      case TYPE.queryPresence:
        return decoding.hasContent(decoder) ? null : { kind: 'queryPresence' }
      case ROOM_FRAMES.basis: {
        const basis = readBasis(decoder)
        return decoding.hasContent(decoder) ? null : { kind: 'basis', basis, size: data.length }
      }
      default:
        return null
    }
  } catch {
    return null
  }
}

/** The byte array that makes up the rest of the frame; null when its length says something else. */
function readRest(decoder: decoding.Decoder): Uint8Array | null {
  const length = decoding.readVarUint(decoder)
  return length === decoder.arr.length - decoder.pos ? decoder.arr.slice(decoder.pos) : null
}

/** "This is what I have": the browser answers with a `difference`. */
export const compareFrame = (stateVector: Uint8Array) => syncFrame(SYNC.compare, stateVector)

/** The answer to the browser's `compare`; with it the browser has the whole text, in this version. */
export const differenceFrame = (update: Uint8Array, version: number) => syncFrame(SYNC.difference, update, version)

/** Committed edits of others, which make up this version. */
export const updateFrame = (update: Uint8Array, version: number) => syncFrame(SYNC.update, update, version)

/** What stands behind the bytes y-websocket does not look at. */
const syncFrame = (kind: number, bytes: Uint8Array, version?: number): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, TYPE.sync)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, bytes)
    if (version !== undefined) encoding.writeVarUint(encoder, version)
  })

/** Who is here and where, as an update of y-protocols' awareness. */
export const presenceFrame = (update: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, TYPE.presence)
    encoding.writeVarUint8Array(encoder, update)
  })

/** What this person may do with the text now. */
export const modeFrame = (mode: RoomMode) => jsonFrame(ROOM_FRAMES.mode, mode)

/** The edits were not taken, and none will be taken over this connection. */
export const refusedFrame = (reason: WriteRefusal) => jsonFrame(ROOM_FRAMES.refused, reason)

const jsonFrame = (type: number, value: unknown): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type)
    encoding.writeVarString(encoder, JSON.stringify(value))
  })

/** Of the frames with edits (`difference`, `update`) that came over this connection, the first `frames` are committed. */
export const savedFrame = (frames: number): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, ROOM_FRAMES.saved)
    encoding.writeVarUint(encoder, frames)
  })
