import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import { WebSocket as Socket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { FRAGMENT, SCHEMA_VERSION } from '#app/document/schema-version.ts'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { ROOM_FRAMES, type RoomMode, type WriteRefusal } from '#app/domain/room-frames.ts'
import { createAccessChanges } from '#server/access-changes.ts'
import type { Database } from '#server/db/client.ts'
import { createTextStore } from '#server/document-text/create-text-store.ts'
import { findSessions } from '#server/sessions/sessions.repository.ts'
import { createCollaboration } from './create-collaboration.ts'
import type { Limits } from './limits.ts'
import type { TextStore } from './text-store.ts'

/** A real room server on a real port, with sessions and memberships read from the database; for tests. */
export async function startRoomServer(
  database: Database,
  { limits, wrap = (store) => store }: { limits?: Partial<Limits>; wrap?: (store: TextStore) => TextStore } = {},
) {
  const accessChanges = createAccessChanges()
  const problems: { details: object; message: string }[] = []
  const note = (details: object, message: string) => void problems.push({ details, message })
  const refreshActors = (sessionKeys: readonly string[]) => findActors(database, sessionKeys)
  const http = createServer()
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(http.address() as AddressInfo).port}`
  const collaboration = createCollaboration({
    store: wrap(createTextStore(database)),
    accessChanges,
    authenticate: async (request: Pick<IncomingMessage, 'headers'>) => {
      const sessionKey = request.headers.cookie?.replace('session=', '') ?? ''
      const actor = (await refreshActors([sessionKey])).get(sessionKey)
      return actor ? { actor, sessionKey } : null
    },
    refreshActors,
    publicUrl: `http://${host}`,
    log: { warn: note, error: note },
    ...(limits && { limits }),
  })
  http.on('upgrade', (request, socket, head) => {
    if (!collaboration.upgrade(request, socket, head)) socket.destroy()
  })
  return {
    url: `ws://${host}/collab`,
    origin: `http://${host}`,
    accessChanges,
    problems,
    signIn: (actor: Actor) => signIn(database, actor),
    close: async () => {
      await collaboration.close()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}
export type RoomServer = Awaited<ReturnType<typeof startRoomServer>>

/** Makes a session row; its key is also the cookie. */
export async function signIn(database: Database, actor: Actor): Promise<string> {
  const tokenHash = randomUUID()
  await database.session.create({
    data: { tokenHash, personId: actor.personId, expiresAt: new Date(Date.now() + 3_600_000) },
  })
  return tokenHash
}

async function findActors(database: Database, sessionKeys: readonly string[]): Promise<ReadonlyMap<string, Actor>> {
  const now = new Date()
  const limits = { now, today: todayInJapan(now), idleSince: new Date(0) }
  const sessions = await findSessions(database, sessionKeys, limits)
  return new Map(sessions.map(({ tokenHash, actor }) => [tokenHash, actor]))
}

type Address = {
  readonly session: string | null
  readonly origin?: string | null
  readonly schema?: number
  /** Whose page it is. */
  readonly person?: string
}

/** The WebSocket class of a browser with this cookie, on a page of this origin (null: sends none). */
export function browserSocket(server: Pick<RoomServer, 'origin'>, { session, origin = server.origin }: Address) {
  return class extends Socket {
    constructor(url: string | URL) {
      super(url, {
        headers: { ...(session && { cookie: `session=${session}` }), ...(origin && { origin }) },
      })
    }
  } as unknown as typeof WebSocket
}

/** A stock y-websocket client in a room. */
export function joinRoom(
  server: Pick<RoomServer, 'url' | 'origin'>,
  requestId: PolicyRequestId | string,
  address: Address,
) {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(server.url, requestId, doc, {
    connect: false,
    disableBc: true,
    params: { schema: String(address.schema ?? SCHEMA_VERSION), ...(address.person && { person: address.person }) },
    WebSocketPolyfill: browserSocket(server, address),
  })
  const client = {
    doc,
    provider,
    saved: 0,
    modes: [] as RoomMode[],
    refused: null as WriteRefusal | null,
    closeCode: null as number | null,
    /** The text of the first section, paragraphs one below the other. */
    text: () => paragraphsOf(doc).join('\n'),
    /** Types at the end of the first paragraph. */
    type: (text: string) => typeInto(doc, text),
    synced: (patience?: number) => until(() => provider.synced, 'synced', patience),
    closed: async () => {
      await until(() => client.closeCode !== null, 'closed')
      return client.closeCode
    },
    leave: () => {
      provider.destroy()
      doc.destroy()
    },
  }
  provider.messageHandlers[ROOM_FRAMES.mode] = (_encoder, decoder) => {
    client.modes.push(JSON.parse(decoding.readVarString(decoder)))
  }
  provider.messageHandlers[ROOM_FRAMES.saved] = (_encoder, decoder) => {
    client.saved = decoding.readVarUint(decoder)
  }
  provider.messageHandlers[ROOM_FRAMES.refused] = (_encoder, decoder) => {
    client.refused = JSON.parse(decoding.readVarString(decoder))
  }
  provider.on('connection-close', (event) => {
    client.closeCode = event?.code ?? null
  })
  provider.connect()
  return client
}
export type RoomClient = ReturnType<typeof joinRoom>

/** Writes at the end of the first paragraph of 要求本文. */
export function typeInto(doc: Y.Doc, text: string): void {
  const paragraph = sectionOf(doc)?.get(0) as Y.XmlElement
  doc.transact(() => {
    if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()])
    const content = paragraph.get(paragraph.length - 1) as Y.XmlText
    content.insert(content.length, text)
  })
}

export const paragraphsOf = (doc: Y.Doc): string[] =>
  (sectionOf(doc)?.toArray() ?? []).map((paragraph) =>
    (paragraph as Y.XmlElement)
      .toArray()
      .map((text) => String(text))
      .join(''),
  )

const sectionOf = (doc: Y.Doc) => doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement | undefined

/** Waits until `holds`; fails with `what` after `patience` (ms). */
export async function until(holds: () => boolean | Promise<boolean>, what: string, patience = 10_000): Promise<void> {
  const deadline = Date.now() + patience
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not within ${patience} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

export const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
