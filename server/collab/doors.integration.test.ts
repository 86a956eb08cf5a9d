import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { CLOSE_CODES } from '#app/domain/close-codes.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { createTestDatabase, type TestDatabase } from '#server/db/test-database.ts'
import { openTextFixture, type TextFixture } from '#server/document-text/text.test-support.ts'
import { joinRoom, type RoomClient, type RoomServer, startRoomServer, until, wait } from './room.test-support.ts'

let testDatabase: TestDatabase
let fixture: TextFixture
let server: RoomServer
/** Another process beside it, on the same database. */
let second: RoomServer
const clients: RoomClient[] = []
let calls: string[] = []

const EVICT_AFTER = 100
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  fixture = await openTextFixture(testDatabase.url)
  server = await startRoomServer(fixture.prisma, {
    limits: { evictAfter: EVICT_AFTER, framesPerSecond: 50, frameBurst: 500, recheckInterval: 60_000 },
    wrap: (store) => ({
      ...store,
      findAccess: (ids) => {
        calls.push('findAccess')
        return store.findAccess(ids)
      },
      load: (id) => {
        calls.push('load')
        return store.load(id)
      },
    }),
  })
  second = await startRoomServer(fixture.prisma)
})
afterEach(() => {
  for (const client of clients.splice(0)) client.leave()
})
afterAll(async () => {
  await Promise.all([server.close(), second.close()])
  await fixture.close()
  await testDatabase.drop()
})

async function knock(requestId: string, actor: Actor, at = server): Promise<RoomClient> {
  const client = joinRoom(at, requestId, { session: await at.signIn(actor) })
  clients.push(client)
  return client
}
async function join(requestId: PolicyRequestId, actor: Actor, at = server): Promise<RoomClient> {
  const client = await knock(requestId, actor, at)
  await client.synced()
  return client
}
/** Writes as this Yjs client. After joining: Yjs itself takes another id when it meets its own in a text. */
function typeAs(client: RoomClient, clientId: number, text: string): void {
  const own = client.doc.clientID
  client.doc.clientID = clientId
  client.type(text)
  client.doc.clientID = own
}
/** Comes as this Yjs client, from the first word on. */
async function joinAs(requestId: PolicyRequestId, actor: Actor, clientId: number): Promise<RoomClient> {
  const client = await knock(requestId, actor)
  client.doc.clientID = clientId
  client.provider.awareness.clientID = clientId
  client.provider.awareness.setLocalState({})
  await client.synced()
  return client
}
const aMember = () => fixture.aPerson('committeeMember')

describe('the Yjs client of one who is away', () => {
  it('takes no edits of anybody else, and goes on taking those of its owner', async () => {
    const id = await fixture.aRequest({ paragraphs: ['文'] })
    const [owner, thief] = [await aMember(), await aMember()]
    const writer = await join(id, owner)
    writer.type('一')
    await until(() => writer.saved === 2, 'saved')
    writer.provider.disconnect()
    await wait(20)

    const inTheSameRoom = await join(id, thief)
    typeAs(inTheSameRoom, writer.doc.clientID, '偽')
    expect(await inTheSameRoom.closed()).toBe(CLOSE_CODES.badRequest)

    inTheSameRoom.leave()
    await wait(EVICT_AFTER * 3)
    const inANewRoom = await join(id, thief)
    typeAs(inANewRoom, writer.doc.clientID, '偽')
    expect(await inANewRoom.closed()).toBe(CLOSE_CODES.badRequest)

    writer.type('二')
    writer.provider.connect()
    await until(() => writer.saved === 1, 'saved after coming back')
    writer.type('三')
    await until(() => writer.saved === 2, 'saved')
    expect((await join(id, await aMember())).text()).toBe('文一二三')
  })

  it('takes none over another process either, which had the text open before', async () => {
    const id = await fixture.aRequest({ paragraphs: ['文'] })
    const [owner, thief] = [await aMember(), await aMember()]
    const watcher = await join(id, await aMember(), second)
    const writer = await join(id, owner)
    writer.type('一')
    await until(() => writer.saved === 2, 'saved')
    second.accessChanges.announce({ kind: 'textReplaced', requestId: id })
    await until(() => watcher.text() === '文一', 'seen by the other process')
    const stranger = await join(id, thief, second)
    typeAs(stranger, writer.doc.clientID, '偽')
    await until(() => stranger.refused === 'notPermitted', 'refused by the store')
    const again = await join(id, owner, second)
    typeAs(again, writer.doc.clientID, '二')
    await until(() => again.saved === 2, 'saved over the other process')
    expect(watcher.text()).toBe('文一二')
  })

  it('is nobody’s when the server wrote as it', async () => {
    const id = await fixture.aRequest({ paragraphs: ['文'] })
    const client = await join(id, await aMember())
    typeAs(client, 1, '偽')
    await until(() => client.refused === 'notPermitted', 'refused')
  })

  it('shows nobody else’s caret, also when it has only read', async () => {
    const id = await fixture.aRequest({ paragraphs: ['文'] })
    const [owner, thief] = [await aMember(), await aMember()]
    const watcher = await join(id, await aMember())
    const who = (clientId: number) => watcher.provider.awareness.getStates().get(clientId)?.user.id
    const reader = await join(id, owner)
    const { clientID } = reader.doc
    await until(() => who(clientID) === owner.personId, 'here')
    reader.leave()
    await until(() => who(clientID) === undefined, 'gone')
    await joinAs(id, thief, clientID)
    const other = await join(id, thief)
    await until(() => who(other.doc.clientID) === thief.personId, 'the one who came later is here')
    expect(who(clientID)).toBeUndefined()
    await joinAs(id, owner, clientID)
    await until(() => who(clientID) === owner.personId, 'back')
  })
})

it('answers one who may not read a text as if there were none, after the same questions to the database', async () => {
  const id = await fixture.aRequest()
  const foreign = await fixture.aPerson('committeeMember', { bodyId: await fixture.anotherCommittee() })
  const answerTo = async (requestId: string) => {
    calls = []
    const client = await knock(requestId, foreign)
    return [await client.closed(), client.modes.length, ...calls]
  }
  const unknown = await answerTo(randomUUID())
  expect(unknown).toEqual([CLOSE_CODES.notFound, 0, 'findAccess'])
  expect(await answerTo(id)).toEqual(unknown)
  await join(id, await aMember())
  expect(await answerTo(id)).toEqual(unknown)
})

it('counts what a browser sent before it hung up, when it comes back', async () => {
  const id = await fixture.aRequest()
  const session = await server.signIn(await aMember())
  const codes: (number | null)[] = []
  // Each visit costs 102 of 500; 50 are earned a second.
  for (let visit = 0; visit < 20; visit++) {
    const client = joinRoom(server, id, { session })
    await until(() => client.provider.synced || client.closeCode !== null, 'in, or turned away')
    codes.push(client.closeCode)
    client.leave()
    await wait(20)
  }
  expect(codes.slice(0, 3)).toEqual([null, null, null])
  expect(codes).toContain(CLOSE_CODES.tooFast)
})
