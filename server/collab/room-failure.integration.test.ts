import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { sectionText } from '#app/document/document-text.ts'
import { FRAGMENT } from '#app/document/schema-version.ts'
import { CLOSE_CODES } from '#app/domain/close-codes.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { createTestDatabase, type TestDatabase } from '#server/db/test-database.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import { openTextFixture, type TextFixture } from '#server/document-text/text.test-support.ts'
import { joinRoom, type RoomClient, type RoomServer, startRoomServer, until, wait } from './room.test-support.ts'

let testDatabase: TestDatabase
let fixture: TextFixture
let server: RoomServer
/** Another process beside it, on the same database. */
let second: RoomServer
const clients: RoomClient[] = []
let storage: 'works' | 'fails' | 'storesAndFails' | 'cannotLoad' | 'waits' = 'works'
/** Lets what waits go on. */
let goOn: (() => void) | null = null

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  fixture = await openTextFixture(testDatabase.url)
  server = await startRoomServer(fixture.prisma, {
    wrap: (store) => ({
      ...store,
      append: async (input) => {
        if (storage === 'fails') throw new Error('the disk is full')
        if (storage === 'waits')
          await new Promise<void>((resolve) => {
            goOn = resolve
          })
        const appended = await store.append(input)
        if (storage === 'storesAndFails') throw new Error('the answer was lost')
        return appended
      },
      load: async (requestId) => {
        if (storage === 'cannotLoad') throw new Error('the database is away')
        return store.load(requestId)
      },
    }),
  })
  second = await startRoomServer(fixture.prisma, { limits: { recheckInterval: 200 } })
})
afterEach(() => {
  storage = 'works'
  for (const client of clients.splice(0)) client.leave()
})
afterAll(async () => {
  await Promise.all([server.close(), second.close()])
  await fixture.close()
  await testDatabase.drop()
})

async function join(requestId: PolicyRequestId, actor: Actor, at = server): Promise<RoomClient> {
  const client = joinRoom(at, requestId, { session: await at.signIn(actor) })
  clients.push(client)
  await client.synced()
  return client
}
const storedText = async (id: PolicyRequestId) => sectionText(await readText(fixture.prisma, id), 'body')

describe('when storing fails', () => {
  it('nobody sees the edit, its writer keeps it and sends it again when storing works', async () => {
    const id = await fixture.aRequest({ paragraphs: ['前'] })
    const writer = await join(id, await fixture.aPerson('committeeMember'))
    const reader = await join(id, await fixture.aPerson('committeeMember'))
    storage = 'fails'
    writer.type('後')
    await until(() => writer.closeCode === CLOSE_CODES.storage, 'sent away')
    await wait(300)
    expect([await storedText(id), reader.text(), writer.text()]).toEqual(['前', '前', '前後'])
    storage = 'works'
    await until(async () => reader.text() === '前後' && (await storedText(id)) === '前後', 'sent again')
    expect(server.problems.some((problem) => problem.message === 'storing a text failed')).toBe(true)
  })

  it('and the edit was stored all the same, it is there once', async () => {
    const id = await fixture.aRequest()
    const writer = await join(id, await fixture.aPerson('committeeMember'))
    const reader = await join(id, await fixture.aPerson('committeeMember'))
    storage = 'storesAndFails'
    writer.type('一度')
    await until(() => writer.closeCode === CLOSE_CODES.storage, 'sent away')
    storage = 'works'
    await until(() => reader.text() === '一度' && writer.provider.synced, 'seen')
    writer.type('だけ')
    await until(() => reader.text() === '一度だけ', 'work goes on')
    expect(await storedText(id)).toBe('一度だけ')
  })

  it('in one room, another goes on', async () => {
    const [broken, sound] = [await fixture.aRequest(), await fixture.aRequest()]
    const person = await fixture.aPerson('committeeMember')
    const [first, other] = [await join(broken, person), await join(sound, person)]
    storage = 'fails'
    first.type('字')
    await until(() => first.closeCode === CLOSE_CODES.storage, 'sent away')
    expect(other.provider.wsconnected).toBe(true)
    storage = 'works'
    other.type('続く')
    await until(() => other.saved === 2, 'saved')
  })
})

describe('when loading fails', () => {
  it('nothing is called synced or stored, and it is tried again', async () => {
    const id = await fixture.aRequest({ paragraphs: ['本文'] })
    const actor = await fixture.aPerson('committeeMember')
    storage = 'cannotLoad'
    const client = joinRoom(server, id, { session: await server.signIn(actor) })
    clients.push(client)
    expect(await client.closed()).toBe(CLOSE_CODES.storage)
    expect(client.provider.synced).toBe(false)
    storage = 'works'
    await client.synced()
    expect(client.text()).toBe('本文')
  })
})

describe('P4: a right that ends while the text is being loaded', () => {
  it.each([
    ['signing out', CLOSE_CODES.notSignedIn, async () => void (await fixture.prisma.session.deleteMany())],
    [
      'a request that went back',
      CLOSE_CODES.notFound,
      async (id: PolicyRequestId) =>
        void (await fixture.prisma.policyRequest.update({ where: { id }, data: { state: 'drafting' } })),
    ],
  ])('is not brought in: %s', async (_name, code, end) => {
    let load = () => {}
    const isLoading = { now: false }
    const slow = await startRoomServer(fixture.prisma, {
      // Longer than a busy database takes to answer once.
      limits: { knownFor: 150, recheckInterval: 600_000 },
      wrap: (store) => ({
        ...store,
        load: async (requestId) => {
          isLoading.now = true
          await new Promise<void>((resolve) => {
            load = resolve
          })
          return store.load(requestId)
        },
      }),
    })
    try {
      const id = await fixture.aRequest({ paragraphs: ['秘密'], state: 'submitted' })
      const client = joinRoom(slow, id, { session: await slow.signIn(await fixture.aPerson('viewer')) })
      clients.push(client)
      await until(() => isLoading.now, 'loading')
      await end(id)
      await wait(200)
      load()
      expect(await client.closed()).toBe(code)
      expect([client.modes, client.text()]).toEqual([[], ''])
    } finally {
      await slow.close()
    }
  })
})

describe('P4: a right that ends while the program is stopping', () => {
  it('is not outlived, though the last edits wait for the database', async () => {
    let store = () => {}
    let isStoring = false
    const stopping = await startRoomServer(fixture.prisma, {
      limits: { recheckInterval: 100 },
      wrap: (all) => ({
        ...all,
        append: async (input) => {
          isStoring = true
          await new Promise<void>((resolve) => {
            store = resolve
          })
          return all.append(input)
        },
      }),
    })
    const id = await fixture.aRequest({ paragraphs: ['本文'] })
    const writer = await join(id, await fixture.aPerson('committeeMember'), stopping)
    const session = await stopping.signIn(await fixture.aPerson('committeeMember'))
    const reader = joinRoom(stopping, id, { session })
    clients.push(reader)
    await reader.synced()
    writer.type('。')
    await until(() => isStoring, 'storing')
    const closed = stopping.close()
    await fixture.prisma.session.delete({ where: { tokenHash: session } })
    expect(await reader.closed()).toBe(CLOSE_CODES.notSignedIn)
    store()
    await closed
  })
})

describe('two who strike out the same letter at once', () => {
  it('of whom one may not write any more: it is not called saved before it is stored', async () => {
    const id = await fixture.aRequest({ paragraphs: ['消す'] })
    const member = await join(id, await fixture.aPerson('committeeMember'))
    const chair = await join(id, await fixture.aPerson('committeeChair'))
    const letters = (client: RoomClient) =>
      ((client.doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlElement).get(0) as Y.XmlText
    for (const client of [member, chair]) client.type('。')
    await until(() => member.saved === 2 && chair.saved === 2, 'both have written')
    storage = 'waits'
    chair.type('。')
    await until(() => goOn !== null, 'under way')
    letters(member).delete(0, 1)
    await wait(50)
    letters(chair).delete(0, 1)
    await wait(50)
    await fixture.moveTo(id, 'inCommittee')
    storage = 'works'
    goOn?.()
    await until(() => member.refused !== null && chair.saved === 4, 'one refused, one saved')
    expect(await storedText(id)).toBe('す。。。')
  })
})

describe('two processes', () => {
  it('show each other what they stored, and end with the same text', async () => {
    const id = await fixture.aRequest()
    const here = await join(id, await fixture.aPerson('committeeMember'))
    const there = await join(id, await fixture.aPerson('committeeChair'), second)
    for (let n = 0; n < 20; n++) {
      here.type('こ')
      there.type('そ')
      await wait(5)
    }
    await until(() => here.text().length === 40 && there.text().length === 40, 'both have all')
    expect(here.text()).toBe(there.text())
    expect((await storedText(id)).replaceAll('\n', '')).toHaveLength(40)
  })
})

describe('a server that ends', () => {
  it('stores what had come, tells everybody to come back, and leaves nothing behind', async () => {
    const id = await fixture.aRequest()
    const ending = await startRoomServer(fixture.prisma)
    const writer = await join(id, await fixture.aPerson('committeeMember'), ending)
    writer.type('最後')
    await until(() => writer.saved === 2, 'saved')
    writer.type('の字')
    await wait(1)
    await ending.close()
    expect(writer.closeCode).toBe(CLOSE_CODES.restart)
    expect(writer.provider.shouldConnect).toBe(true)
    expect(['最後', '最後の字']).toContain(await storedText(id))
  })
})
