import { once } from 'node:events'
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { FRAGMENT } from '#app/document/schema-version.ts'
import { type Dialect, syncFrame } from './dialects.ts'

const COMPARE = 0
const DIFFERENCE = 1
const UPDATE = 2

/** When each insertion was made: by the Yjs client that made it, then by its clock. Milliseconds. */
export type Times = Map<number, Map<number, number>>

/** `light`: reads how much came and when, and no more, so that a hundred of them take little from the server's machine. */
export type ClientKind = 'browser' | 'light'

/** Our own frame: so many frames with edits of this connection are stored. */
const SAVED = 101

/** An update as it came. It is looked into when the run is over. */
type Arrival = { readonly at: number; readonly update: Uint8Array }

/** As little of a browser as there can be, so that what is measured is the server. */
export class RawClient {
  readonly doc = new Y.Doc()
  /** What came after the first text, when it is listened to; it is not applied. */
  readonly arrivals: Arrival[] = []
  isListening = false
  /** Milliseconds from each frame with an edit to the word that it is stored, where a server says so. */
  readonly storedAfter: number[] = []
  /** Bytes of the largest piece of text that came. */
  largest = 0
  private length = 0
  private readonly sentAt: number[] = []
  private saved = 0

  private constructor(
    private readonly socket: WebSocket,
    private readonly dialect: Dialect,
    private readonly kind: ClientKind,
  ) {}

  /** Connects; resolves when the server's text is there (it may be empty). */
  static async join(
    url: string,
    dialect: Dialect,
    headers: Record<string, string>,
    kind: ClientKind = 'browser',
  ): Promise<RawClient> {
    const socket = new WebSocket(url, { headers, perMessageDeflate: false })
    const client = new RawClient(socket, dialect, kind)
    const joined = new Promise<void>((resolve, reject) => {
      socket.on('message', (data: Buffer) => {
        if (client.receive(data) === DIFFERENCE) resolve()
      })
      socket.on('close', (code) => reject(new Error(`closed: ${code}`)))
      socket.on('error', reject)
    })
    await once(socket, 'open')
    if (dialect.greeting) socket.send(dialect.greeting)
    client.send(syncFrame(COMPARE, Y.encodeStateVector(client.doc)))
    await joined
    return client
  }

  /** Has the text arrived that others wrote? */
  get paragraphs(): number {
    const section = this.doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement | undefined
    return section?.length ?? 0
  }

  /** Waits until there are so many paragraphs. */
  has(paragraphs: number): Promise<void> {
    return this.until(() => this.paragraphs >= paragraphs)
  }

  /** Waits until a piece of text of so many bytes was there. */
  hasBytes(bytes: number): Promise<void> {
    return this.until(() => this.largest >= bytes)
  }

  /** Sends an update of its own making. */
  give(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update)
    this.edit(update)
  }

  /** Types one character, and after fifty takes its first away for each; sends it and notes when. */
  type(times: Times): void {
    const { doc } = this
    const own = times.get(doc.clientID) ?? new Map<number, number>()
    times.set(doc.clientID, own)
    doc.once('update', (update: Uint8Array) => {
      own.set(Y.getState(doc.store, doc.clientID) - 1, performance.now())
      this.edit(update)
    })
    const section = doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement
    doc.transact(() => {
      const paragraph = section.get(0) as Y.XmlElement
      if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()])
      const text = paragraph.get(0) as Y.XmlText
      text.insert(0, 'あ')
      if (++this.length > 50) text.delete(50, 1)
    })
  }

  leave(): void {
    this.socket.removeAllListeners('close')
    this.socket.terminate()
    this.doc.destroy()
  }

  /** @returns the kind of sync frame that it was, if it was one */
  private receive(data: Buffer): number | null {
    const at = performance.now()
    if (data[0] === SAVED) this.noteSaved(data, at)
    const sync = this.dialect.readSync(data)
    if (!sync) return null
    const { kind, bytes } = sync
    if (kind === COMPARE) {
      const missing = this.kind === 'light' ? new Uint8Array([0, 0]) : Y.encodeStateAsUpdate(this.doc, bytes)
      this.edit(missing, DIFFERENCE)
      return kind
    }
    this.largest = Math.max(this.largest, bytes.length)
    if (this.kind === 'light') return kind
    // Some say that they are in step before they have the text.
    if (kind === DIFFERENCE || this.paragraphs === 0) Y.applyUpdate(this.doc, bytes)
    else if (this.isListening) this.arrivals.push({ at, update: bytes })
    return kind
  }

  private noteSaved(data: Buffer, at: number): void {
    const decoder = decoding.createDecoder(data)
    decoding.readVarUint(decoder)
    const saved = decoding.readVarUint(decoder)
    if (this.isListening) for (const sent of this.sentAt.slice(this.saved, saved)) this.storedAfter.push(at - sent)
    this.saved = saved
  }

  private edit(update: Uint8Array, kind = UPDATE): void {
    this.sentAt.push(performance.now())
    this.send(syncFrame(kind, update))
  }

  private async until(holds: () => boolean): Promise<void> {
    const began = performance.now()
    while (!holds()) {
      if (performance.now() - began > 20_000) throw new Error('the text is not there after 20 s')
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }

  private send(frame: Uint8Array): void {
    this.socket.send(this.dialect.wrap(frame))
  }
}

/** How long after it was made each insertion arrived that `times` knows of. */
export function delaysOf(arrivals: readonly Arrival[], times: Times): number[] {
  const delays: number[] = []
  for (const { at, update } of arrivals)
    for (const { id, length } of Y.decodeUpdate(update).structs) {
      const own = times.get(id.client)
      for (let clock = id.clock; own && clock < id.clock + length; clock++) {
        const made = own.get(clock)
        if (made !== undefined) delays.push(at - made)
      }
    }
  return delays
}
