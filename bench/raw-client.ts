import { once } from 'node:events'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { FRAGMENT } from '#app/document/schema-version.ts'
import { type Dialect, syncFrame } from './dialects.ts'

const COMPARE = 0
const DIFFERENCE = 1
const UPDATE = 2

/** When each insertion was made: by the Yjs client that made it, then by its clock. Milliseconds. */
export type Times = Map<number, Map<number, number>>

/** As little of a browser as there can be, so that what is measured is the server. */
export class RawClient {
  readonly doc = new Y.Doc()
  /** Milliseconds from connecting until the text was there. */
  joinedAfter = 0
  /** Called with each update that comes after the first text; updates are not applied. */
  onUpdate: ((update: Uint8Array) => void) | null = null
  private length = 0

  private constructor(
    private readonly socket: WebSocket,
    private readonly dialect: Dialect,
  ) {}

  /** Connects; resolves when the server's text is there (it may be empty). */
  static async join(url: string, dialect: Dialect, headers: Record<string, string>): Promise<RawClient> {
    const began = performance.now()
    const socket = new WebSocket(url, { headers, perMessageDeflate: false })
    const client = new RawClient(socket, dialect)
    const joined = new Promise<void>((resolve, reject) => {
      socket.on('message', (data: Buffer) => {
        const sync = dialect.readSync(new Uint8Array(data))
        if (sync?.kind === COMPARE) client.send(syncFrame(DIFFERENCE, Y.encodeStateAsUpdate(client.doc, sync.bytes)))
        if (sync?.kind === DIFFERENCE) {
          Y.applyUpdate(client.doc, sync.bytes)
          client.joinedAfter ||= performance.now() - began
          resolve()
        }
        if (sync?.kind !== UPDATE) return
        // Some say that they are in step before they have the text.
        if (client.paragraphs === 0) Y.applyUpdate(client.doc, sync.bytes)
        else client.onUpdate?.(sync.bytes)
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
  async has(paragraphs: number): Promise<void> {
    const began = performance.now()
    while (this.paragraphs < paragraphs) {
      if (performance.now() - began > 20_000) throw new Error('the text is not there after 20 s')
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }

  /** Sends an update of its own making. */
  give(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update)
    this.send(syncFrame(UPDATE, update))
  }

  /** Types one character, and after fifty takes its first away for each; sends it and notes when. */
  type(times: Times): void {
    const { doc } = this
    const own = times.get(doc.clientID) ?? new Map<number, number>()
    times.set(doc.clientID, own)
    doc.once('update', (update: Uint8Array) => {
      own.set(Y.getState(doc.store, doc.clientID) - 1, performance.now())
      this.send(syncFrame(UPDATE, update))
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

  private send(frame: Uint8Array): void {
    this.socket.send(this.dialect.wrap(frame))
  }
}

/** Notes in `delays` how long ago each insertion in `update` was made that `times` knows of. */
export function note(update: Uint8Array, times: Times, delays: number[]): void {
  const now = performance.now()
  for (const { id, length } of Y.decodeUpdate(update).structs) {
    const own = times.get(id.client)
    for (let clock = id.clock; own && clock < id.clock + length; clock++) {
      const at = own.get(clock)
      if (at !== undefined) delays.push(now - at)
    }
  }
}
