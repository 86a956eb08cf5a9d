import { closeSync, fdatasync, openSync, readFileSync, write } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { syncFrame } from './dialects.ts'

// What writing before showing costs at least: a server for y-websocket clients that appends each edit to a file and waits for the
// disk before anybody sees it. No rights, no checks, no state that an edit depends on.
const [port = '', folder = ''] = process.argv.slice(2)

class Text {
  readonly doc = new Y.Doc()
  readonly clients = new Set<WebSocket>()
  private readonly file: number
  private waiting: { readonly update: Uint8Array; readonly from: WebSocket }[] = []
  private isWriting = false

  constructor(name: string) {
    const path = join(folder, `${name}.log`)
    this.file = openSync(path, 'a+')
    const decoder = decoding.createDecoder(new Uint8Array(readFileSync(path)))
    this.doc.transact(() => {
      while (decoding.hasContent(decoder)) Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder))
    })
    process.on('exit', () => closeSync(this.file))
  }

  take(update: Uint8Array, from: WebSocket): void {
    this.waiting.push({ update, from })
    if (!this.isWriting) this.writeWaiting()
  }

  /** All that came while the disk was busy goes out together. */
  private writeWaiting(): void {
    const batch = this.waiting
    this.waiting = []
    this.isWriting = batch.length > 0
    if (!this.isWriting) return
    const bytes = encoding.encode((encoder) => {
      for (const { update } of batch) encoding.writeVarUint8Array(encoder, update)
    })
    write(this.file, bytes, (failed) => {
      if (failed) throw failed
      fdatasync(this.file, (notSynced) => {
        if (notSynced) throw notSynced
        this.show(batch)
        this.writeWaiting()
      })
    })
  }

  private show(batch: Text['waiting']): void {
    const updates = batch.map(({ update }) => update)
    const update = updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates)
    Y.applyUpdate(this.doc, update)
    const frame = syncFrame(2, update)
    const writers = new Set(batch.map(({ from }) => from))
    for (const client of this.clients) if (writers.size > 1 || !writers.has(client)) client.send(frame)
  }
}

const texts = new Map<string, Text>()
const server = createServer()
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket, request) => {
  const name = (request.url ?? '').slice(1)
  const text = texts.get(name) ?? new Text(name)
  texts.set(name, text)
  text.clients.add(socket)
  socket.on('close', () => text.clients.delete(socket))
  socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data))
    if (decoding.readVarUint(decoder) !== 0) return
    const kind = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (kind === 0) socket.send(syncFrame(1, Y.encodeStateAsUpdate(text.doc, bytes)))
    else if (bytes.length > 2) text.take(bytes, socket)
  })
  socket.send(syncFrame(0, Y.encodeStateVector(text.doc)))
})
server.listen(Number(port), '127.0.0.1')
