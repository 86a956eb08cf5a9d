import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** How a server wraps the frames of y-protocols. */
export type Dialect = {
  /** What is said before anything else. */
  readonly greeting: Uint8Array | null
  readonly wrap: (frame: Uint8Array) => Uint8Array
  /** The sync frame in what came: kind 0 compare, 1 difference, 2 update. Null: something else. */
  readonly readSync: (data: Uint8Array) => { readonly kind: number; readonly bytes: Uint8Array } | null
}

function readSync(decoder: decoding.Decoder, types: readonly number[]) {
  if (!types.includes(decoding.readVarUint(decoder))) return null
  return { kind: decoding.readVarUint(decoder), bytes: decoding.readVarUint8Array(decoder) }
}

export const Y_WEBSOCKET: Dialect = {
  greeting: null,
  wrap: (frame) => frame,
  readSync: (data) => readSync(decoding.createDecoder(data), [0]),
}

/** Each frame begins with the name of the document; somebody must be signed in first. */
export function HOCUSPOCUS(room: string): Dialect {
  const named = (write: (encoder: encoding.Encoder) => void) =>
    encoding.encode((encoder) => {
      encoding.writeVarString(encoder, room)
      write(encoder)
    })
  return {
    greeting: named((encoder) => {
      encoding.writeVarUint(encoder, 2)
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarString(encoder, 'token')
      encoding.writeVarString(encoder, '4.7.0')
    }),
    wrap: (frame) => named((encoder) => encoding.writeUint8Array(encoder, frame)),
    readSync: (data) => {
      const decoder = decoding.createDecoder(data)
      decoding.readVarString(decoder)
      return readSync(decoder, [0, 4])
    },
  }
}

/** A sync frame of y-protocols. */
export const syncFrame = (kind: number, bytes: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, bytes)
  })
