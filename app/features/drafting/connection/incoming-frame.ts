import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { deletedIn, ImpliedDeletions } from '#app/document/named-deletions.ts'

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

/**
 * From now on, while a frame with edits is read into the document of `provider`, `incomingFrame` tells what is in it. What others wrote
 * into a place that was deleted here before it came goes down in this copy. After a cut the server is not told that it was
 * deleted: it was not meant, and its writer is to bring it back.
 */
export function tellIncomingFrames({ messageHandlers, doc }: WebsocketProvider): void {
  const handle = messageHandlers[SYNC]
  if (!handle) return
  const implied = new ImpliedDeletions()
  let ownClock = 0
  let incoming: Uint8Array | null = null
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (incoming && !transaction.local) implied.note(deletedIn(transaction), incoming)
  })
  messageHandlers[SYNC] = (encoder, decoder, ...rest) => {
    const bytes = decoding.clone(decoder)
    const kind = decoding.readVarUint(bytes)
    const body = decoding.readVarUint8Array(bytes)
    if (kind === COMPARE) {
      ownClock = Y.decodeStateVector(body).get(doc.clientID) ?? 0
      encoding.writeVarUint(encoder, SYNC)
      encoding.writeVarUint(encoder, DIFFERENCE)
      encoding.writeVarUint8Array(encoder, implied.leftOut(Y.encodeStateAsUpdate(doc, body)))
      return
    }
    // What was never written into cannot lose anything.
    if (doc.store.clients.has(doc.clientID)) frames.set(doc, readFrame(kind, body, ownClock))
    incoming = body
    try {
      handle(encoder, decoder, ...rest)
    } finally {
      incoming = null
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
