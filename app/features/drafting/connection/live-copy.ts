import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { leaveMarksToTheirWriters } from '#app/document/leave-marks.ts'
import { SCHEMA_VERSION } from '#app/document/schema-version.ts'
import { keepTextPlaces } from '#app/document/text-places.ts'
import { finalCloseReasonOf } from '#app/domain/close-codes.ts'
import { ROOM_FRAMES, readRoomMode, readWriteRefusal, type WriteRefusal } from '#app/domain/room-frames.ts'
import type { SaveEvent } from '#app/domain/save-state.ts'
import { countingSocket } from './counting-socket.ts'
import { EditBases } from './edit-bases.ts'
import { writeHeldComposition } from './held-composition.ts'
import { holdWhileComposing } from './hold-while-composing.ts'

/** A shared document and its connection. When edits are refused the whole copy is thrown away and a fresh one made. */
export type LiveCopy = {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly bases: EditBases
  readonly connect: () => void
  readonly destroy: () => void
}

export type LiveCopyOptions = {
  /** `wss://host/collab` */
  readonly url: string
  readonly requestId: string
  /** Whose page it is: the server lets nobody else in with it. */
  readonly personId: string
  readonly WebSocket: typeof WebSocket
  /** Where compositions are heard; null where there is no page. */
  readonly page: EventTarget | null
}

export type LiveCopyEvents = {
  readonly onSaveEvent: (event: SaveEvent) => void
  /** An edit made here, not one that came from the server. */
  readonly onEdit: (update: Uint8Array) => void
  readonly onRefused: (reason: WriteRefusal) => void
  readonly onPeopleChanged: () => void
}

/** The close code with which a WebSocket server turns a frame down that is too large (RFC 6455, 7.4.1). */
const MESSAGE_TOO_BIG = 1009

/** Makes an empty copy. Events come after `connect` and stop with `destroy`. */
export function openLiveCopy(options: LiveCopyOptions, events: LiveCopyEvents): LiveCopy {
  // What is deleted is kept: letters whose place another took away before they were sent are still to be sent.
  const doc = new Y.Doc({ gc: false })
  leaveMarksToTheirWriters(doc)
  const bases = new EditBases(doc)
  let isOver = false
  const tell = (event: SaveEvent) => {
    if (!isOver) events.onSaveEvent(event)
  }
  const refuse = (reason: WriteRefusal) => {
    // Later, because this may be called from inside the document's own transaction.
    queueMicrotask(() => {
      if (!isOver) events.onRefused(reason)
    })
  }
  // Before the provider listens: an edit must be counted before the frame that carries it.
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === provider || isOver) return
    events.onEdit(update)
  })
  const provider = new WebsocketProvider(options.url, options.requestId, doc, {
    connect: false,
    disableBc: true,
    params: { schema: String(SCHEMA_VERSION), person: options.personId },
    WebSocketPolyfill: countingSocket(options.WebSocket, {
      onStarted: () => {
        bases.connected()
        tell({ kind: 'connectionStarted' })
      },
      before: (content) => bases.before(content),
      onEdits: (content) => tell({ kind: 'frameSent', content }),
      onTooLarge: () => refuse('tooLarge'),
    }),
  })
  provider.messageHandlers[ROOM_FRAMES.mode] = (_encoder, decoder) => {
    const mode = readRoomMode(readJson(decoder))
    // What was being converted when the text was frozen is refused with the rest, and handed over.
    if (mode && mode.kind !== 'editable') writeHeldComposition(doc)
    if (mode) tell({ kind: 'modeTold', mode })
  }
  provider.messageHandlers[ROOM_FRAMES.saved] = (_encoder, decoder) =>
    tell({ kind: 'framesCommitted', frames: decoding.readVarUint(decoder) })
  provider.messageHandlers[ROOM_FRAMES.refused] = (_encoder, decoder) => refuse(readWriteRefusal(readJson(decoder)))
  provider.on('sync', (isSynced: boolean) => {
    if (isSynced) tell({ kind: 'loaded' })
  })
  provider.on('connection-close', (event: CloseEvent | null) => {
    tell({ kind: 'connectionLost' })
    if (event?.code === MESSAGE_TOO_BIG) refuse('tooLarge')
  })
  provider.on('closed', ({ code }: { code: number }) =>
    tell({ kind: 'connectionEnded', reason: finalCloseReasonOf(code) ?? 'badRequest' }),
  )
  provider.awareness.on('change', () => {
    if (!isOver) events.onPeopleChanged()
  })
  bases.listenTo(provider)
  const stopHolding = holdWhileComposing(provider, options.page, () => writeHeldComposition(doc))
  const stopKeepingPlaces = keepTextPlaces(doc)
  const stopListening = onNetworkLost(() => {
    provider.disconnect()
    provider.connect()
  })
  return {
    doc,
    provider,
    bases,
    connect: () => provider.connect(),
    destroy: () => {
      isOver = true
      stopListening()
      stopHolding()
      stopKeepingPlaces()
      provider.destroy()
      provider.awareness.destroy()
      doc.destroy()
    },
  }
}

/**
 * The browser lost its network. A connection does not notice by itself for half a minute, and the person would go on writing
 * without being told; a new attempt finds out at once (a server on the same machine is still reached).
 */
function onNetworkLost(listener: () => void): () => void {
  if (typeof window === 'undefined') return () => {}
  window.addEventListener('offline', listener)
  return () => window.removeEventListener('offline', listener)
}

function readJson(decoder: decoding.Decoder): unknown {
  try {
    return JSON.parse(decoding.readVarString(decoder))
  } catch {
    return null
  }
}
