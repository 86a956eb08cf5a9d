import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { sectionText } from '#app/document/document-text.ts'
import { CLOSE_CODES } from '#app/domain/close-codes.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { createTestDatabase, type TestDatabase } from '#server/db/test-database.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import { openTextFixture, type TextFixture } from '#server/document-text/text.test-support.ts'
import { joinRoom, type RoomClient, type RoomServer, startRoomServer, until } from './room.test-support.ts'

let testDatabase: TestDatabase
let fixture: TextFixture
let server: RoomServer
/** Another process beside it, on the same database: it looks at what others store when it must. */
let second: RoomServer
const clients: RoomClient[] = []
const unlooking = { recheckInterval: 60_000, evictAfter: 1_000_000 }

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  fixture = await openTextFixture(testDatabase.url)
  server = await startRoomServer(fixture.prisma, { limits: unlooking })
  second = await startRoomServer(fixture.prisma, { limits: unlooking })
})
afterEach(() => {
  for (const client of clients.splice(0)) client.leave()
})
afterAll(async () => {
  await Promise.all([server.close(), second.close()])
  await fixture.close()
  await testDatabase.drop()
})

/** @param like the tab whose document it goes on with; `asItself`: as the same Yjs client */
async function enter(id: PolicyRequestId, actor: Actor, at: RoomServer, like?: RoomClient, asItself = false) {
  const client = joinRoom(at, id, { session: await at.signIn(actor) })
  clients.push(client)
  if (like) Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(like.doc))
  if (like && asItself) {
    client.doc.clientID = client.provider.awareness.clientID = like.doc.clientID
    client.provider.awareness.setLocalState({})
  }
  return client
}
const storedText = async (id: PolicyRequestId) => sectionText(await readText(fixture.prisma, id), 'body')
const aMember = () => fixture.aPerson('committeeMember')

describe('a browser that moves to a process which has not read what another stored', () => {
  it.each(['somebody there wrote too', 'nobody there wrote'])('goes on writing (%s)', async (there) => {
    const id = await fixture.aRequest()
    const [one, other] = [await aMember(), await aMember()]
    const watcher = await enter(id, await aMember(), second)
    await watcher.synced()
    const writer = await enter(id, one, server)
    const mover = await enter(id, other, server)
    await Promise.all([writer.synced(), mover.synced()])
    const asOne = writer.doc.clientID
    if (there === 'somebody there wrote too') {
      // So that the process knows the writer’s Yjs client, but not its last letters.
      const tab = await enter(id, one, second)
      await tab.synced()
      tab.type('〇')
      await until(() => watcher.text() === '〇', 'seen there')
      // Yjs takes another id when it meets its own.
      tab.provider.disconnect()
      server.accessChanges.announce({ kind: 'textReplaced', requestId: id })
      await until(() => writer.text() === '〇', 'seen here')
      writer.doc.clientID = tab.doc.clientID
    }
    const before = writer.text()
    writer.type('前')
    writer.doc.clientID = asOne
    await until(() => mover.text() === `${before}前`, 'seen')
    mover.provider.disconnect()
    mover.type('後')

    const moved = await enter(id, other, second, mover)
    await moved.synced()
    await until(() => moved.saved > 0 || moved.refused !== null || moved.closeCode !== null, 'an answer')
    expect([moved.refused, moved.closeCode]).toEqual([null, null])
    moved.type('続')
    await until(() => watcher.text() === `${before}前後続`, 'seen by those who were there')
    expect(await storedText(id)).toBe(`${before}前後続`)
  })

  it('is not told that something was refused when it only reads', async () => {
    const id = await fixture.aRequest({ state: 'inCommittee' })
    await (await enter(id, await aMember(), second)).synced()
    const reader = await aMember()
    const writer = await enter(id, await fixture.aPerson('committeeChair'), server)
    const tab = await enter(id, reader, server)
    await Promise.all([writer.synced(), tab.synced()])
    writer.type('文')
    await until(() => tab.text() === '文', 'seen')
    const moved = await enter(id, reader, second, tab)
    await until(() => moved.saved > 0 || moved.refused !== null || moved.closeCode !== null, 'an answer')
    expect([moved.refused, moved.closeCode]).toEqual([null, null])
  })
})

describe('after a backup was restored', () => {
  /** Two wrote; then the database is as it was before the last letters, and the server is another. */
  async function restored(areAuthorsKept: boolean) {
    const id = await fixture.aRequest()
    const [one, other] = [await aMember(), await aMember()]
    const before = await startRoomServer(fixture.prisma)
    const writer = await enter(id, one, before)
    const reader = await enter(id, other, before)
    await Promise.all([writer.synced(), reader.synced()])
    const { id: lastId } = await fixture.prisma.documentUpdate.findFirstOrThrow({
      where: { requestId: id },
      orderBy: { id: 'desc' },
    })
    writer.type('失')
    await until(() => reader.text() === '失', 'seen')
    for (const tab of [writer, reader]) tab.provider.disconnect()
    await before.close()
    await fixture.prisma.documentUpdate.deleteMany({ where: { requestId: id, id: { gt: lastId } } })
    if (!areAuthorsKept) await fixture.prisma.documentAuthor.deleteMany({ where: { requestId: id } })
    const after = await startRoomServer(fixture.prisma)
    return { id, one, other, writer, reader, after }
  }

  it('one who still has what another wrote is told so, not closed as hostile', async () => {
    const { id, other, reader, after } = await restored(true)
    reader.type('読')
    const back = await enter(id, other, after, reader)
    await until(() => back.refused !== null || back.closeCode !== null, 'an answer')
    expect([back.refused, back.closeCode]).toEqual(['baseMissing', null])
    await after.close()
  })

  it('one whose letters another brought back is told so when writing on, not closed as hostile', async () => {
    const { id, one, other, writer, reader, after } = await restored(false)
    const first = await enter(id, other, after, reader)
    await until(() => first.saved > 0, 'the letters are back')
    const back = await enter(id, one, after, writer, true)
    await back.synced()
    back.type('続')
    await until(() => back.refused !== null || back.closeCode !== null, 'an answer')
    expect([back.refused, back.closeCode]).toEqual(['baseMissing', null])
    expect(await storedText(id)).toBe('失')
    await after.close()
  })
})

describe('a database that says nothing any more', () => {
  it.each(['findAccess', 'findForeign'] as const)('sends everybody away within the promise (%s)', async (silent) => {
    let isSilent = false
    const limits = { recheckInterval: 100, recheckWithin: 400 }
    const isolated = await startRoomServer(fixture.prisma, {
      limits,
      wrap: (store) => ({ ...store, [silent]: (input: never) => (isSilent ? never() : store[silent](input)) }),
    })
    const id = await fixture.aRequest()
    const tab = await enter(id, await aMember(), isolated)
    await tab.synced()
    isSilent = true
    await until(() => tab.closeCode !== null, 'sent away')
    expect(tab.closeCode).toBe(CLOSE_CODES.storage)
    isSilent = false
    await until(() => tab.provider.synced, 'back')
    tab.type('文')
    await until(async () => (await storedText(id)) === '文', 'stored')
    await isolated.close()
  })

  it('while an edit is stored: its writer keeps it and sends it again', async () => {
    let isSilent = false
    const isolated = await startRoomServer(fixture.prisma, {
      limits: { storeWithin: 300 },
      wrap: (store) => ({ ...store, append: (input) => (isSilent ? never() : store.append(input)) }),
    })
    const id = await fixture.aRequest()
    const tab = await enter(id, await aMember(), isolated)
    await tab.synced()
    isSilent = true
    tab.type('文')
    await until(() => tab.closeCode !== null, 'sent away')
    expect(tab.closeCode).toBe(CLOSE_CODES.storage)
    isSilent = false
    await until(async () => (await storedText(id)) === '文', 'sent again')
    await isolated.close()
  })
})

const never = () => new Promise<never>(() => {})
