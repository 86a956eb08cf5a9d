import * as decoding from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

/** A frame with others' edits that is just being read into a document. */
export type IncomingFrame = {
  /** `difference`: everything that this copy lacked, after a cut; it names all that was ever deleted. */
  readonly kind: 'difference' | 'update'
  readonly isDeleted: (client: number, clock: number) => boolean
  /** Does it bring this very item? The server sends to all what it took from several in one go. */
  readonly brings: (client: number, clock: number) => boolean
  /** How many of this copy's own items the server had when it was connected to. */
  readonly ownClock: number
}

const SYNC = 0
const COMPARE = 0
const DIFFERENCE = 1

const frames = new WeakMap<Y.Doc, IncomingFrame>()

/** The frame that is being read into `doc`; null when what happens there comes from here. */
export const incomingFrame = (doc: Y.Doc): IncomingFrame | null => frames.get(doc) ?? null

/** From now on, while a frame with edits is read into the document of `provider`, `incomingFrame` tells what is in it. */
export function tellIncomingFrames({ messageHandlers, doc }: WebsocketProvider): void {
  const handle = messageHandlers[SYNC]
  if (!handle) return
  let ownClock = 0
  messageHandlers[SYNC] = (encoder, decoder, ...rest) => {
    const bytes = decoding.clone(decoder)
    const kind = decoding.readVarUint(bytes)
    const body = decoding.readVarUint8Array(bytes)
    if (kind === COMPARE) ownClock = Y.decodeStateVector(body).get(doc.clientID) ?? 0
    // What was never written into cannot lose anything.
    else if (doc.store.clients.has(doc.clientID)) frames.set(doc, readFrame(kind, body, ownClock))
    try {
      handle(encoder, decoder, ...rest)
    } finally {
      frames.delete(doc)
    }
  }
}

function readFrame(kind: number, update: Uint8Array, ownClock: number): IncomingFrame {
  const { ds, structs } = Y.decodeUpdate(update)
  return {
    kind: kind === DIFFERENCE ? 'difference' : 'update',
    isDeleted: (client, clock) =>
      ds.clients.get(client)?.some((range) => range.clock <= clock && clock < range.clock + range.len) === true,
    brings: (client, clock) =>
      structs.some(({ id, length }) => id.client === client && id.clock <= clock && clock < id.clock + length),
    ownClock,
  }
}
