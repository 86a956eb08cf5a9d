import { MAX_FRAME_BYTES } from '#app/domain/room-frames.ts'

export type SocketEvents = {
  readonly onStarted: () => void
  /** A frame with edits is about to go out: the answer to the server's comparison, or a single edit. */
  readonly onEdits: (content: 'difference' | 'update') => void
  /** What is to be sent right before such a frame; null: nothing. */
  readonly before: (content: 'difference' | 'update') => Uint8Array<ArrayBuffer> | null
  /** The frame is larger than the server takes and was not sent. */
  readonly onTooLarge: () => void
}

/** First two bytes of a frame in the y-websocket protocol: kind of message, kind of synchronisation. */
const SYNC = 0
const CONTENT: Readonly<Record<number, 'difference' | 'update'>> = { 1: 'difference', 2: 'update' }

/**
 * A WebSocket class that tells which frames with edits it sends. y-websocket sends some of them by itself, so this is the
 * only place where all of them pass; the server counts the same ones and acknowledges their number.
 */
export function countingSocket(Base: typeof WebSocket, events: SocketEvents): typeof WebSocket {
  return class CountingSocket extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      events.onStarted()
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      const content = data instanceof Uint8Array && data[0] === SYNC ? CONTENT[data[1] ?? -1] : undefined
      if (content && (data as Uint8Array).byteLength > MAX_FRAME_BYTES) {
        events.onTooLarge()
        return
      }
      if (content) {
        const before = events.before(content)
        if (before) super.send(before)
        events.onEdits(content)
      }
      super.send(data)
    }
  }
}
