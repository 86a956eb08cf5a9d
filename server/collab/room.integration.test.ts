import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sectionText } from '#app/document/document-text.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { createTestDatabase, type TestDatabase } from '#server/db/test-database.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import { openTextFixture, type TextFixture } from '#server/document-text/text.test-support.ts'
import { joinRoom, type RoomClient, type RoomServer, startRoomServer, until, wait } from './room.test-support.ts'
import type { TextStore } from './text-store.ts'

let testDatabase: TestDatabase
let fixture: TextFixture
let server: RoomServer
const clients: RoomClient[] = []
/** What the test does to the store: wait before committing, wait before loading. */
let beforeAppend: () => Promise<void> = async () => {}
let beforeLoad: () => Promise<void> = async () => {}
let appends: Parameters<TextStore['append']>[0][] = []

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  fixture = await openTextFixture(testDatabase.url)
  server = await startRoomServer(fixture.prisma, {
    limits: { evictAfter: 200, compactAfterRows: 20 },
    wrap: (store) => ({
      ...store,
      append: async (input) => {
        appends.push(input)
        await beforeAppend()
        return store.append(input)
      },
      load: async (requestId) => {
        await beforeLoad()
        return store.load(requestId)
      },
    }),
  })
})
afterEach(() => {
  for (const client of clients.splice(0)) client.leave()
  beforeAppend = async () => {}
  beforeLoad = async () => {}
  appends = []
})
afterAll(async () => {
  await server.close()
  await fixture.close()
  await testDatabase.drop()
})

async function join(requestId: PolicyRequestId, actor: Actor): Promise<RoomClient> {
  const client = joinRoom(server, requestId, { session: await server.signIn(actor) })
  clients.push(client)
  await client.synced()
  return client
}
const storedText = async (id: PolicyRequestId) => sectionText(await readText(fixture.prisma, id), 'body')

/** A gate that the store waits at, until it is opened. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

describe('people writing together', () => {
  it('end with the same text, and it is the stored one', async () => {
    const id = await fixture.aRequest({ paragraphs: ['はじめ'] })
    const writers = await Promise.all(
      Array.from({ length: 5 }, async () => join(id, await fixture.aPerson('committeeMember'))),
    )
    await Promise.all(
      writers.map(async (writer, index) => {
        for (let n = 0; n < 30; n++) {
          writer.type(String(index))
          await wait(1 + ((index + n) % 4))
        }
      }),
    )
    await until(
      () => writers.every((writer) => writer.text() === writers[0]?.text() && writer.text().length === 153),
      'equal',
    )
    expect(await storedText(id)).toBe(writers[0]?.text())
    for (const index of [0, 1, 2, 3, 4]) expect(writers[0]?.text().split(String(index))).toHaveLength(31)
  })

  it('write over one connection after another, and offline in between', async () => {
    const id = await fixture.aRequest()
    const [first, second] = [
      await join(id, await fixture.aPerson('committeeMember')),
      await join(id, await fixture.aPerson('committeeChair')),
    ]
    first.type('一')
    await until(() => second.text() === '一', 'seen')
    first.provider.disconnect()
    first.type('オフライン')
    second.type('二')
    first.provider.connect()
    await until(() => first.text() === second.text() && first.text().length === 7, 'merged')
    expect(await storedText(id)).toBe(first.text())
  })
})

describe('an edit', () => {
  it('is seen by nobody before it is committed, not even by one who comes just then', async () => {
    const id = await fixture.aRequest()
    const writer = await join(id, await fixture.aPerson('committeeMember'))
    const reader = await join(id, await fixture.aPerson('committeeMember'))
    const { open, opened } = gate()
    beforeAppend = () => opened
    const savedBefore = writer.saved
    writer.type('未確定')
    await until(() => appends.length === 1, 'at the store')
    const late = await join(id, await fixture.aPerson('committeeMember'))
    await wait(200)
    expect([reader.text(), late.text(), await storedText(id)]).toEqual(['', '', ''])
    expect(writer.saved).toBe(savedBefore)
    open()
    await until(() => reader.text() === '未確定' && late.text() === '未確定', 'seen')
    await until(() => writer.saved === savedBefore + 1, 'acknowledged')
  })

  it('shares its commit with everything that came during the one before, one row a person', async () => {
    const id = await fixture.aRequest()
    const people = await Promise.all([fixture.aPerson('committeeMember'), fixture.aPerson('committeeChair')])
    const [first, second] = await Promise.all(people.map((person) => join(id, person)))
    const rowsBefore = await fixture.prisma.documentUpdate.count({ where: { requestId: id } })
    const { open, opened } = gate()
    beforeAppend = () => opened
    first?.type('あ')
    await until(() => appends.length === 1, 'at the store')
    for (let n = 0; n < 10; n++) {
      first?.type('い')
      second?.type('う')
      await wait(1)
    }
    await wait(50)
    open()
    await until(() => first?.text().length === 21 && first.text() === second?.text(), 'seen')
    expect(appends).toHaveLength(2)
    expect(await fixture.prisma.documentUpdate.count({ where: { requestId: id } })).toBe(rowsBefore + 3)
  })

  it('is recorded once for each person and visit', async () => {
    const id = await fixture.aRequest()
    const person = await fixture.aPerson('committeeMember')
    const writer = await join(id, person)
    for (const text of ['一', '二', '三']) {
      writer.type(text)
      await until(() => writer.saved === writer.text().length + 1, 'saved')
    }
    writer.leave()
    clients.length = 0
    await wait(50)
    const again = await join(id, person)
    again.type('四')
    await until(() => again.saved === 2, 'saved')
    expect(appends.map((input) => input.firstEdits.length)).toEqual([1, 0, 0, 1])
  })
})

describe('a room', () => {
  it('says "synced" only when the text is there', async () => {
    const id = await fixture.aRequest({ paragraphs: ['本文'] })
    const { open, opened } = gate()
    beforeLoad = () => opened
    const client = joinRoom(server, id, { session: await server.signIn(await fixture.aPerson('committeeMember')) })
    clients.push(client)
    await wait(300)
    expect(client.provider.wsconnected).toBe(true)
    expect(client.provider.synced).toBe(false)
    open()
    await client.synced()
    expect(client.text()).toBe('本文')
  })

  it('is given up when it is empty, and loads again what was written', async () => {
    const id = await fixture.aRequest()
    const person = await fixture.aPerson('committeeMember')
    const first = await join(id, person)
    first.type('残る')
    await until(() => first.saved === 2, 'saved')
    first.leave()
    clients.length = 0
    let loads = 0
    beforeLoad = async () => {
      loads += 1
    }
    await wait(500)
    expect((await join(id, person)).text()).toBe('残る')
    expect(loads).toBe(1)
  })

  it('makes snapshots while people write, and the text stays the same', async () => {
    const id = await fixture.aRequest()
    const person = await fixture.aPerson('committeeMember')
    const writer = await join(id, person)
    for (let n = 0; n < 60; n++) {
      writer.type('字')
      await until(() => writer.saved === n + 2, 'saved')
    }
    await until(
      async () => (await fixture.prisma.documentSnapshot.count({ where: { requestId: id } })) === 1,
      'snapshot',
    )
    expect(await storedText(id)).toBe('字'.repeat(60))
    expect((await join(id, await fixture.aPerson('committeeMember'))).text()).toBe('字'.repeat(60))
  })

  it('shows who is here, under the name and colour the server knows, and the carets of those who can write', async () => {
    const id = await fixture.aRequest({ state: 'inCommittee' })
    const chair = await join(id, await fixture.aPerson('committeeChair', { name: '委員長' }))
    const member = await join(id, await fixture.aPerson('committeeMember', { name: '委員' }))
    const place = { type: null, tname: 'request', item: null, assoc: 0 }
    const lie = { user: { name: '知事', color: '#000000' }, cursor: { anchor: place, head: place } }
    chair.provider.awareness.setLocalState(lie)
    member.provider.awareness.setLocalState(lie)
    const seen = (by: RoomClient, of: RoomClient) => by.provider.awareness.getStates().get(of.doc.clientID)
    await until(() => seen(member, chair)?.cursor !== undefined && seen(chair, member) !== undefined, 'seen')
    expect(seen(member, chair)?.user).toMatchObject({ name: '委員長', canWrite: true })
    expect(seen(chair, member)?.user).toMatchObject({ name: '委員', canWrite: false })
    expect(seen(chair, member)?.cursor).toBeUndefined()
    expect(seen(member, chair)?.user.color).not.toBe('#000000')
    chair.provider.disconnect()
    await until(() => seen(member, chair) === undefined, 'gone')
    chair.provider.connect()
    await until(() => seen(member, chair) !== undefined, 'back after a reconnect')
  })
})
