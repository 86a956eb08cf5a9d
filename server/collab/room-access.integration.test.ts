import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { sectionText } from '#app/document/document-text.ts'
import { seedUpdate } from '#app/document/yjs-document.ts'
import { CLOSE_CODES } from '#app/domain/close-codes.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { bodiesOf, ROLES } from '#app/domain/roles.ts'
import { REQUEST_STATES } from '#app/domain/workflow.ts'
import { createTestDatabase, type TestDatabase } from '#server/db/test-database.ts'
import {
  appendServerUpdate,
  appendUpdates,
  loadText,
  readText,
  wholeUpdate,
} from '#server/document-text/document-text.repository.ts'
import { documentOf, openTextFixture, type TextFixture } from '#server/document-text/text.test-support.ts'
import {
  browserSocket,
  joinRoom,
  type RoomClient,
  type RoomServer,
  startRoomServer,
  typeInto,
  until,
  wait,
} from './room.test-support.ts'

let testDatabase: TestDatabase
let fixture: TextFixture
let server: RoomServer
const clients: RoomClient[] = []
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  fixture = await openTextFixture(testDatabase.url)
  server = await startRoomServer(fixture.prisma)
})
afterEach(() => {
  for (const client of clients.splice(0)) client.leave()
})
afterAll(async () => {
  await server.close()
  await fixture.close()
  await testDatabase.drop()
})

function knock(requestId: string, address: Parameters<typeof joinRoom>[2]): RoomClient {
  const client = joinRoom(server, requestId, address)
  clients.push(client)
  return client
}
async function join(requestId: PolicyRequestId, actor: Actor): Promise<RoomClient> {
  const client = knock(requestId, { session: await server.signIn(actor) })
  await client.synced()
  return client
}
const storedText = async (id: PolicyRequestId) => sectionText(await readText(fixture.prisma, id), 'body')
const lastMode = (client: RoomClient) => client.modes.at(-1)

describe('who is let in', () => {
  it('nobody without a session', async () => {
    const id = await fixture.aRequest()
    expect(await knock(id, { session: null }).closed()).toBe(CLOSE_CODES.notSignedIn)
    expect(await knock(id, { session: 'invented' }).closed()).toBe(CLOSE_CODES.notSignedIn)
  })

  it('nobody on a page that was made for somebody else', async () => {
    const id = await fixture.aRequest()
    const [owner, other] = [await fixture.aPerson('committeeMember'), await fixture.aPerson('committeeMember')]
    const session = await server.signIn(other)
    expect(await knock(id, { session, person: owner.personId }).closed()).toBe(CLOSE_CODES.notSignedIn)
    const welcome = knock(id, { session, person: other.personId })
    await welcome.synced()
    welcome.leave()
  })

  it('nobody from a page of another origin, or of none, whatever cookie comes along', async () => {
    const id = await fixture.aRequest()
    const session = await server.signIn(await fixture.aPerson('committeeMember'))
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', null]) {
      const Browser = browserSocket(server, { session, origin })
      const socket = new Browser(`${server.url}/${id}?schema=2`)
      const failure = await new Promise<string>((resolve) => {
        socket.addEventListener('error', (event) => resolve((event as unknown as { message: string }).message))
        socket.addEventListener('open', () => resolve('let in'))
      })
      expect(failure).toContain('403')
    }
  })

  it('nobody who may not read it, and nobody to what does not exist', async () => {
    const id = await fixture.aRequest()
    const foreign = await fixture.aPerson('committeeMember', { bodyId: await fixture.anotherCommittee() })
    const session = await server.signIn(foreign)
    expect(await knock(id, { session }).closed()).toBe(CLOSE_CODES.notFound)
    expect(await knock(randomUUID(), { session }).closed()).toBe(CLOSE_CODES.notFound)
    expect(await knock("1'%20OR%20'1", { session }).closed()).toBe(CLOSE_CODES.notFound)
  })

  it('no page that is older than the server, and a newer one later', async () => {
    const id = await fixture.aRequest()
    const session = await server.signIn(await fixture.aPerson('committeeMember'))
    expect(await knock(id, { session, schema: 0 }).closed()).toBe(CLOSE_CODES.schemaTooOld)
    expect(await knock(id, { session, schema: Number.NaN }).closed()).toBe(CLOSE_CODES.schemaTooOld)
    expect(await knock(id, { session, schema: 99 }).closed()).toBe(CLOSE_CODES.restart)
  })

  it('no more tabs of one browser than allowed', async () => {
    const id = await fixture.aRequest()
    const session = await server.signIn(await fixture.aPerson('committeeMember'))
    const tabs = Array.from({ length: 20 }, () => knock(id, { session }))
    await Promise.all(tabs.map((tab) => tab.synced()))
    expect(await knock(id, { session }).closed()).toBe(CLOSE_CODES.tooManyConnections)
  })
})

describe('every role in every state', () => {
  it('is let in, may write, or is refused exactly as the table of permissions says', async () => {
    const people = await Promise.all(
      ROLES.map(async (role) => {
        const isInCommittee = bodiesOf(role).includes('committee')
        const bodyId = isInCommittee ? fixture.committeeId : await fixture.anotherCommittee()
        return fixture.aPerson(role, { bodyId, name: role })
      }),
    )
    const id = await fixture.aRequest()
    let written = 0
    for (const state of REQUEST_STATES) {
      await fixture.moveTo(id, state)
      server.accessChanges.announce({ kind: 'requestMoved', requestId: id })
      for (const actor of people) {
        const subject = { bodyId: fixture.committeeId, state, proposerBodyIds: [] }
        const client = knock(id, { session: await server.signIn(actor) })
        if (!can(actor, 'policyRequest.read', subject)) {
          expect([state, actor.name, await client.closed()]).toEqual([state, actor.name, CLOSE_CODES.notFound])
          continue
        }
        await client.synced()
        const before = await storedText(id)
        client.type('字')
        if (can(actor, 'policyRequest.edit', subject)) {
          await until(() => client.saved === 2, `${actor.name} saved in ${state}`)
          expect(await storedText(id)).toHaveLength(before.length + 1)
          written += 1
        } else {
          await until(() => client.refused !== null, `${actor.name} refused in ${state}`)
          expect(await storedText(id)).toBe(before)
        }
        client.leave()
      }
    }
    expect(written).toBe(4 + 2 + 1)
  })
})

describe('who may only read', () => {
  it('is refused as an update, as an answer to a comparison, and through the store', async () => {
    const id = await fixture.aRequest({ state: 'inCommittee', paragraphs: ['審議中'] })
    const actor = await fixture.aPerson('committeeMember')
    const chair = await join(id, await fixture.aPerson('committeeChair'))
    const reader = await join(id, actor)
    expect(lastMode(reader)).toEqual({ kind: 'readOnly' })
    reader.type('（更新）')
    await until(() => reader.refused === 'notPermitted', 'update refused')

    const offline = await join(id, actor)
    offline.provider.disconnect()
    offline.type('（差分）')
    offline.provider.connect()
    await until(() => offline.refused === 'notPermitted', 'difference refused')

    const copy = new Y.Doc()
    Y.applyUpdate(copy, wholeUpdate(await loadText(fixture.prisma, id)))
    const before = Y.encodeStateVector(copy)
    typeInto(copy, '（直接）')
    const updates = [{ actor, bytes: Y.encodeStateAsUpdate(copy, before) }]
    expect(
      (await appendUpdates(fixture.prisma, { requestId: id, bodyId: fixture.committeeId, updates })).accepted.size,
    ).toBe(0)

    await wait(100)
    expect(await storedText(id)).toBe('審議中')
    expect(chair.text()).toBe('審議中')
  })

  it('can come and go without anything being called an edit', async () => {
    const id = await fixture.aRequest({ paragraphs: ['長い', '文'] })
    const writer = await join(id, await fixture.aPerson('committeeMember'))
    writer.doc.transact(() => (writer.doc.getXmlFragment('request').get(0) as Y.XmlElement).delete(1, 1))
    await until(() => writer.saved === 2, 'saved')
    await fixture.moveTo(id, 'adopted')
    server.accessChanges.announce({ kind: 'requestMoved', requestId: id })
    await until(() => lastMode(writer)?.kind === 'frozen', 'frozen')
    const rows = await fixture.prisma.documentUpdate.count({ where: { requestId: id } })
    writer.provider.disconnect()
    writer.provider.connect()
    await until(() => writer.provider.synced && writer.saved === 1, 'back, and nothing refused')
    expect(writer.refused).toBeNull()
    expect(await fixture.prisma.documentUpdate.count({ where: { requestId: id } })).toBe(rows)
  })
})

describe('a freeze', () => {
  it('reaches those who write at once, and what they still send is refused', async () => {
    const id = await fixture.aRequest({ paragraphs: ['確定前'] })
    const writer = await join(id, await fixture.aPerson('committeeMember'))
    expect(lastMode(writer)).toEqual({ kind: 'editable' })
    await fixture.moveTo(id, 'committeeApproved')
    server.accessChanges.announce({ kind: 'requestMoved', requestId: id })
    await until(() => lastMode(writer)?.kind === 'frozen', 'told')
    expect(lastMode(writer)).toEqual({ kind: 'frozen', state: 'committeeApproved' })
    writer.type('後から')
    await until(() => writer.refused === 'textFrozen', 'refused')
    expect(await storedText(id)).toBe('確定前')
  })

  it('made by another process is kept at the first edit, before anyone has told the room', async () => {
    const id = await fixture.aRequest({ paragraphs: ['確定前'] })
    const writer = await join(id, await fixture.aPerson('committeeMember'))
    const other = await join(id, await fixture.aPerson('bureau'))
    await fixture.moveTo(id, 'onCentralAgenda')
    writer.type('後から')
    await until(() => writer.refused === 'textFrozen', 'refused')
    await until(() => lastMode(other)?.kind === 'frozen', 'the others are told too')
    expect([await storedText(id), other.text()]).toEqual(['確定前', '確定前'])
  })

  it('never lets an edit in behind it, and nobody sees a refused one, in 30 rounds of typing', async () => {
    const [first, second] = [await fixture.aPerson('committeeMember'), await fixture.aPerson('committeeChair')]
    let refusals = 0
    for (let round = 0; round < 30; round++) {
      const id = await fixture.aRequest()
      const writer = await join(id, first)
      const watcher = await join(id, second)
      const typing = (async () => {
        for (let n = 0; n < 12; n++) {
          writer.type('字')
          await wait(1)
        }
      })()
      await wait(round % 12)
      const atFreeze = await fixture.prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT id FROM policy_request WHERE id = ${id}::uuid FOR UPDATE`
        const text = sectionText(await readText(tx, id), 'body')
        await tx.policyRequest.update({ where: { id }, data: { state: 'committeeApproved' } })
        return text
      })
      server.accessChanges.announce({ kind: 'requestMoved', requestId: id })
      await typing
      await until(() => writer.refused !== null || writer.saved === 13, 'every edit answered')
      if (writer.refused) refusals += 1
      expect(await storedText(id)).toBe(atFreeze)
      await until(() => watcher.text() === atFreeze, 'the watcher has what was frozen')
      for (const client of clients.splice(0)) client.leave()
    }
    expect(refusals).toBeGreaterThan(0)
  })

  it('that is taken back lets the same people write again', async () => {
    const id = await fixture.aRequest({ state: 'consolidating' })
    const bureau = await join(id, await fixture.aPerson('bureau'))
    for (const [state, kind] of [
      ['onCentralAgenda', 'frozen'],
      ['consolidating', 'editable'],
    ] as const) {
      await fixture.moveTo(id, state)
      server.accessChanges.announce({ kind: 'requestMoved', requestId: id })
      await until(() => lastMode(bureau)?.kind === kind, kind)
    }
    bureau.type('続き')
    await until(() => bureau.saved === 2, 'saved')
    expect(await storedText(id)).toBe('続き')
  })
})

describe('rights that end while the text is open', () => {
  it('close the connection at once when the session ends, and it does not come back', async () => {
    const id = await fixture.aRequest()
    const session = await server.signIn(await fixture.aPerson('committeeMember'))
    const client = knock(id, { session })
    await client.synced()
    await fixture.prisma.session.delete({ where: { tokenHash: session } })
    server.accessChanges.announce({ kind: 'sessionEnded', sessionKey: session })
    expect(await client.closed()).toBe(CLOSE_CODES.notSignedIn)
    expect(client.provider.shouldConnect).toBe(false)
  })

  it('close it within five seconds when another process ended the session or the membership', async () => {
    const id = await fixture.aRequest()
    const [member, chair] = [await fixture.aPerson('committeeMember'), await fixture.aPerson('committeeChair')]
    const session = await server.signIn(member)
    const signedOut = knock(id, { session })
    await signedOut.synced()
    const retired = await join(id, chair)
    const start = Date.now()
    await fixture.prisma.session.delete({ where: { tokenHash: session } })
    await fixture.prisma.membership.updateMany({
      where: { personId: chair.personId },
      data: { endsOn: new Date(Date.now() - 2 * 86_400_000) },
    })
    expect(await signedOut.closed()).toBe(CLOSE_CODES.notSignedIn)
    expect(await retired.closed()).toBe(CLOSE_CODES.notPermitted)
    expect(Date.now() - start).toBeLessThan(5_000)
  })

  it('turn into reading when only the right to write ended', async () => {
    const id = await fixture.aRequest({ state: 'inCommittee' })
    const chair = await fixture.aPerson('committeeChair')
    const client = await join(id, chair)
    await fixture.prisma.membership.updateMany({ where: { personId: chair.personId }, data: { role: 'adviser' } })
    server.accessChanges.announce({ kind: 'personChanged', personId: chair.personId })
    await until(() => lastMode(client)?.kind === 'readOnly', 'told')
    client.type('まだ')
    await until(() => client.refused === 'notPermitted', 'refused')
    expect(await storedText(id)).toBe('')
  })
})

describe('what the server writes', () => {
  it('appears in open texts at once when announced, within five seconds when another process wrote it', async () => {
    const id = await fixture.aRequest({ paragraphs: ['原案'] })
    const reader = await join(id, await fixture.aPerson('committeeMember'))
    const write = async (text: string) => {
      const copy = new Y.Doc()
      Y.applyUpdate(copy, wholeUpdate(await loadText(fixture.prisma, id)))
      const before = Y.encodeStateVector(copy)
      typeInto(copy, text)
      await fixture.prisma.$transaction((tx) => appendServerUpdate(tx, id, Y.encodeStateAsUpdate(copy, before)))
    }
    await write('を修正')
    server.accessChanges.announce({ kind: 'textReplaced', requestId: id })
    await until(() => reader.text() === '原案を修正', 'announced')
    reader.type('、加筆')
    await until(() => reader.saved === 2, 'saved on top')
    await write('。')
    await until(() => reader.text() === '原案を修正、加筆。', 'found')
    expect(await storedText(id)).toBe('原案を修正、加筆。')
  })

  it('is seeded once: seeding the same text twice changes nothing', async () => {
    const id = await fixture.aRequest({ paragraphs: ['一度だけ'] })
    await fixture.prisma.$transaction((tx) => appendServerUpdate(tx, id, seedUpdate(documentOf(['一度だけ']))))
    expect((await join(id, await fixture.aPerson('committeeMember'))).text()).toBe('一度だけ')
  })
})
