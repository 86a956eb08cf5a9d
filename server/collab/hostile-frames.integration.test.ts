import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WebSocket as Socket } from 'ws'
import * as Y from 'yjs'
import { sectionText } from '#app/document/document-text.ts'
import { FRAGMENT, MAX_TEXT_LENGTH } from '#app/document/schema-version.ts'
import { CLOSE_CODES } from '#app/domain/close-codes.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { ROOM_FRAMES } from '#app/domain/room-frames.ts'
import { createTestDatabase, type TestDatabase } from '#server/db/test-database.ts'
import { loadText, readText, wholeUpdate } from '#server/document-text/document-text.repository.ts'
import { openTextFixture, type TextFixture } from '#server/document-text/text.test-support.ts'
import {
  aCell,
  deepAny,
  deepJson,
  EMPTY_ANSWER,
  frame,
  presence,
  randomBytes,
  raw,
  update,
} from './hostile-frames.test-support.ts'
import {
  browserSocket,
  joinRoom,
  type RoomClient,
  type RoomServer,
  startRoomServer,
  typeInto,
  until,
} from './room.test-support.ts'

let testDatabase: TestDatabase
let fixture: TextFixture
let server: RoomServer
let attacked: PolicyRequestId
/** Somebody who works in another room all the while, and one in the attacked room. */
let elsewhere: RoomClient
let neighbour: RoomClient
let attacker: Actor

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  fixture = await openTextFixture(testDatabase.url)
  server = await startRoomServer(fixture.prisma)
  attacked = await fixture.aRequest({ paragraphs: ['守る文', '二行目'] })
  const enter = async (id: PolicyRequestId) => {
    const actor = await fixture.aPerson('committeeMember')
    const client = joinRoom(server, id, { session: await server.signIn(actor) })
    await client.synced()
    return client
  }
  elsewhere = await enter(await fixture.aRequest())
  neighbour = await enter(attacked)
  attacker = await fixture.aPerson('committeeChair')
})
afterAll(async () => {
  elsewhere.leave()
  neighbour.leave()
  await server.close()
  await fixture.close()
  await testDatabase.drop()
})

/** An update that an attacker's own Yjs makes on top of the attacked text. */
async function crafted(write: (doc: Y.Doc, section: Y.XmlElement) => void, clientId?: number): Promise<Uint8Array> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, wholeUpdate(await loadText(fixture.prisma, attacked)))
  if (clientId !== undefined) doc.clientID = clientId
  const before = Y.encodeStateVector(doc)
  doc.transact(() => write(doc, doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement))
  return Y.encodeStateAsUpdate(doc, before)
}
async function honest(): Promise<Uint8Array> {
  return crafted((doc) => typeInto(doc, '攻'))
}
async function flipped(bit: number): Promise<Uint8Array> {
  const bytes = (await honest()).slice()
  const at = bit % (bytes.length * 8)
  bytes[at >> 3] = (bytes[at >> 3] as number) ^ (1 << (at & 7))
  return bytes
}
type Attack = () => Promise<(Uint8Array | string)[]> | (Uint8Array | string)[]
const ATTACKS: Record<string, Attack> = {
  'an empty frame': () => [raw()],
  'a text frame': () => ['hello'],
  'an unknown type': () => [raw(77)],
  'the type of our own frames': () => [frame(100, '{"kind":"editable"}'), frame(101, 999)],
  'the auth type of y-websocket': () => [frame(2, 0, 'denied')],
  'a type that does not end': () => [raw(...Array(40).fill(255))],
  'a sync frame without a kind': () => [raw(0)],
  'a sync frame of an unknown kind': () => [frame(0, 9, raw(0, 0))],
  'a sync frame without a body': () => [raw(0, 2)],
  'a body shorter than it says': () => [raw(0, 2, 200, 1, 1, 2, 3)],
  'a body longer than it says': () => [raw(0, 2, 1, 0, 0, 0, 0)],
  'a length beyond all numbers': () => [raw(0, 2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 127)],
  'a state vector of nonsense': () => [frame(0, 0, randomBytes(64, 1))],
  'a state vector with a million entries': () => [frame(0, 0, frame(1_000_000))],
  'random bytes, 200 times': () => Array.from({ length: 200 }, (_, n) => randomBytes(1 + (n % 97), n)),
  'random updates, 200 times': () => Array.from({ length: 200 }, (_, n) => update(randomBytes(1 + (n % 97), n))),
  'random differences': () => Array.from({ length: 50 }, (_, n) => frame(0, 1, randomBytes(200, n))),
  'a truncated update': async () => [update((await honest()).slice(0, -3))],
  'an update that says it has a billion structs': () => [update(frame(1_000_000_000, 1_000_000_000, 7, 0))],
  'an update that builds on unknown edits': async () => [
    update(
      Y.diffUpdate(
        await crafted((doc) => {
          for (let n = 0; n < 5; n++) typeInto(doc, '字')
        }, 4242),
        encodedStateVector(4242, 2),
      ),
    ),
  ],
  'a difference that builds on unknown edits': () => [frame(0, 1, frame(0, 1, 4242, 1, 500, 9))],
  'deletions of what does not exist': () => [update(frame(0, 1, 4242, 1, 500, 9))],
  'values nested 20 000 deep in an update': () => [update(deepAny(20_000))],
  'values nested 500 000 deep in an update': () => [update(deepAny(500_000))],
  'nodes nested 500 deep': async () => [
    update(
      await crafted((_doc, section) => {
        let parent = section
        for (let n = 0; n < 500; n++) {
          const child = new Y.XmlElement('bulletList')
          parent.insert(0, [child])
          parent = child
        }
      }),
    ),
  ],
  'another root': async () => [update(await crafted((doc) => void doc.getMap('hidden').set('a', 1)))],
  'an unknown node': async () => [
    update(await crafted((_doc, section) => section.insert(0, [new Y.XmlElement('iframe')]))),
  ],
  'a whole document in a section': async () => [
    update(await crafted((_doc, section) => section.insert(0, [new Y.XmlElement('doc')]))),
  ],
  'text beside the sections': async () => [
    update(await crafted((doc) => doc.getXmlFragment(FRAGMENT).insert(0, [new Y.XmlText('字')]))),
  ],
  'a table in a list item': async () => [
    update(
      await crafted((_doc, section) => {
        const [list, item] = [new Y.XmlElement('bulletList'), new Y.XmlElement('listItem')]
        section.insert(0, [list])
        list.insert(0, [item])
        item.insert(0, [new Y.XmlElement('table')])
      }),
    ),
  ],
  'a cell over a billion columns': async () => [
    update(await crafted((_doc, section) => aCell(section, 'colspan', 1e9))),
  ],
  'a cell over one and a half rows': async () => [
    update(await crafted((_doc, section) => aCell(section, 'rowspan', 1.5))),
  ],
  'an attribute that is none': async () => [update(await crafted((_doc, section) => aCell(section, 'onclick', 'x')))],
  'a character that cannot be stored': async () => [update(await crafted((doc) => typeInto(doc, 'あ\u0000い')))],
  'a character that cannot be printed': async () => [update(await crafted((doc) => typeInto(doc, 'あ\uffffい')))],
  'a link to what cannot be printed': async () => [
    update(
      await crafted((_doc, section) => {
        const text = new Y.XmlText()
        ;(section.get(0) as Y.XmlElement).insert(0, [text])
        text.insert(0, '字', { link: { href: 'https://example.jp/\ufffe' } })
      }),
    ),
  ],
  'an unknown mark': async () => [
    update(
      await crafted((_doc, section) => {
        const text = new Y.XmlText()
        section.insert(0, [new Y.XmlElement('paragraph')])
        ;(section.get(0) as Y.XmlElement).insert(0, [text])
        text.insert(0, '字', { script: { src: 'x' } })
      }),
    ),
  ],
  'a link that runs a script': async () => [
    update(
      await crafted((_doc, section) => {
        const text = new Y.XmlText()
        ;(section.get(0) as Y.XmlElement).insert(0, [text])
        text.insert(0, '字', { link: { href: 'javascript:alert(1)' } })
      }),
    ),
  ],
  'an attribute that is a tree': async () => [
    update(
      await crafted((_doc, section) => {
        section.setAttribute('x', { a: { b: 1 } } as unknown as string)
      }),
    ),
  ],
  'an embedded object in the text': async () => [
    update(
      await crafted((_doc, section) => {
        const text = new Y.XmlText()
        ;(section.get(0) as Y.XmlElement).insert(0, [text])
        text.insertEmbed(0, { image: 'x' })
      }),
    ),
  ],
  'a document in the document': async () => [
    update(
      await crafted((_doc, section) => {
        section.setAttribute('x', new Y.Doc() as unknown as string)
      }),
    ),
  ],
  'edits in the name of somebody else': async () => [
    update(await crafted((doc) => typeInto(doc, '偽'), neighbour.doc.clientID)),
  ],
  'a paste of 200 000 characters': async () => [update(await crafted((doc) => typeInto(doc, '字'.repeat(200_000))))],
  'a frame of three megabytes': () => [new Uint8Array(3 * 1024 * 1024)],
  'presence without content': () => [raw(1)],
  'presence of nonsense': () => [frame(1, randomBytes(100, 3))],
  'presence that is not JSON': () => [presence([9, 1, '{'])],
  'presence nested 500 000 deep': () => [presence([9, 1, deepJson(500_000)])],
  'presence nested 900 deep': () => [presence([9, 1, `{"cursor":${deepJson(900)}}`])],
  'presence of a megabyte': () => [presence([9, 1, JSON.stringify({ user: 'x'.repeat(1_000_000) })])],
  'presence that says it has a billion states': () => [frame(1, frame(1_000_000_000))],
  'presence in the name of somebody else': () => [presence([neighbour.doc.clientID, 999, '{"user":{"name":"偽"}}'])],
  'presence that is a number': () => [presence([9, 1, '42'])],
  'a basis without content': () => [raw(ROOM_FRAMES.basis)],
  'a basis of nonsense': () => [raw(ROOM_FRAMES.basis, ...randomBytes(200, 5))],
  'a basis with something behind it': () => [raw(ROOM_FRAMES.basis, 7, 0, 0, 0, 0, 0, 7)],
  'a basis that says it has a billion moves': () => [frame(ROOM_FRAMES.basis, 7, 0, 0, 0, 1_000_000_000)],
  'a basis that says it has a billion deletions': () => [frame(ROOM_FRAMES.basis, 7, 0, 0, 0, 0, 1, 1_000_000_000)],
  'a basis of a move of a billion letters': () => [
    frame(ROOM_FRAMES.basis, 7, 0, 0, 0, 1, 7, 0, 8, 0, 1_000_000_000, 0),
  ],
  'a basis that has seen what nobody wrote': () => [
    frame(ROOM_FRAMES.basis, 7, 999, 1, encodedStateVector(4242, 1_000_000_000), 0, 0, 0),
  ],
  'a question with something behind it': () => [raw(3, 1, 2)],
  'a flood of comparisons': () => Array.from({ length: 500 }, () => frame(0, 0, raw(0))),
  'a flood of 6 000 frames': () => Array.from({ length: 6_000 }, () => raw(3)),
}

/** What comes of them, where it is not that the connection is closed as a bad request. */
const OUTCOMES: Record<string, number | 'open'> = {
  // Could be an accident: the browser comes back and compares again.
  'an update that builds on unknown edits': CLOSE_CODES.outOfStep,
  'deletions of what does not exist': CLOSE_CODES.outOfStep,
  'a frame of three megabytes': 1009,
  'a flood of comparisons': CLOSE_CODES.tooFast,
  'a flood of 6 000 frames': CLOSE_CODES.tooFast,
  // Refused in words, because it happens to honest people.
  'a paste of 200 000 characters': 'open',
  // Said of an edit that never comes.
  'a basis that has seen what nobody wrote': 'open',
  // Browsers repeat what they heard of others; it is not listened to.
  'presence in the name of somebody else': 'open',
  // Comparing again would bring the same.
  'a difference that builds on unknown edits': 'open',
}

function encodedStateVector(clientId: number, clock: number): Uint8Array {
  return Y.encodeStateVector(new Map([[clientId, clock]]) as unknown as Y.Doc)
}

/** A new session each time: what one did before counts against it. */
async function anAttacker(): Promise<Socket> {
  const session = await server.signIn(attacker)
  const Browser = browserSocket(server, { session }) as unknown as new (url: string) => Socket
  const socket = new Browser(`${server.url}/${attacked}?schema=2`)
  socket.on('error', () => {})
  return socket
}

/** Sends the frames as a signed-in editor who answered the server's comparison; waits until the server closed or answered. */
async function attack(frames: (Uint8Array | string)[], expected: number | 'open'): Promise<number | 'open'> {
  const socket = await anAttacker()
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise((resolve) => socket.on('open', resolve))
  socket.send(EMPTY_ANSWER)
  for (const each of frames) if (socket.readyState === socket.OPEN) socket.send(each)
  // The server handles frames in order: once it answers a late question, it has been through all of them.
  const answered = new Promise<'open'>((resolve) => {
    socket.on('pong', () => resolve('open'))
    socket.ping()
  })
  const outcome = await Promise.race([closed, answered])
  const settled =
    outcome === 'open'
      ? await Promise.race([
          closed,
          new Promise<'open'>((r) => setTimeout(r, expected === 'open' ? 60 : 5_000, 'open')),
        ])
      : outcome
  socket.terminate()
  return settled
}

describe('the room server survives', () => {
  for (const [name, frames] of Object.entries(ATTACKS)) {
    it(name, async () => {
      const rowsBefore = await fixture.prisma.documentUpdate.count({ where: { requestId: attacked } })
      const prepared = await frames()
      const savedBefore = elsewhere.saved
      const expected = OUTCOMES[name] ?? CLOSE_CODES.badRequest
      const attacking = attack(prepared, expected)
      elsewhere.type('字')
      const start = performance.now()
      await until(() => elsewhere.saved === savedBefore + 1, 'the other room goes on')
      expect(performance.now() - start).toBeLessThan(1_000)
      expect(await attacking).toBe(expected)
      expect(await fixture.prisma.documentUpdate.count({ where: { requestId: attacked } })).toBe(rowsBefore)
      expect(sectionText(await readText(fixture.prisma, attacked), 'body')).toBe('守る文\n二行目')
      expect(neighbour.provider.wsconnected).toBe(true)
      expect(neighbour.provider.awareness.getStates().size).toBeLessThanOrEqual(2)
    })
  }

  it('updates with any one bit flipped: what is stored can always be loaded', async () => {
    const bits = (await honest()).length * 8
    const outcomes = new Map<unknown, number>()
    for (let bit = 0; bit < bits; bit++) {
      const outcome = await attackFast(update(await flipped(bit)))
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    expect(outcomes.get('refused') ?? 0).toBeGreaterThan(0)
    const text = sectionText(await readText(fixture.prisma, attacked), 'body')
    const fresh = joinRoom(server, attacked, { session: await server.signIn(await fixture.aPerson('committeeMember')) })
    await fresh.synced()
    expect(sectionText(await readText(fixture.prisma, attacked), 'body')).toBe(text)
    expect(fresh.text()).toBe(neighbour.text())
    const savedBefore = fresh.saved
    fresh.type('続')
    await until(() => fresh.saved > savedBefore, 'work goes on')
    fresh.leave()
  }, 120_000)

  it('and a text at its limit can be shortened, not lengthened', async () => {
    const id = await fixture.aRequest({ paragraphs: ['字'.repeat(MAX_TEXT_LENGTH - 1)] })
    const enter = async () => {
      const client = joinRoom(server, id, { session: await server.signIn(await fixture.aPerson('committeeMember')) })
      await client.synced()
      return client
    }
    const writer = await enter()
    writer.type('満')
    await until(() => writer.saved === 2, 'the last character fits')
    writer.type('超')
    await until(() => writer.refused === 'textTooLong', 'refused')
    const other = await enter()
    const section = other.doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement
    ;((section.get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(0, 10)
    await until(() => other.saved === 2, 'shortened')
    other.type('十字まで入る')
    await until(() => other.saved === 3, 'room again')
    writer.leave()
    other.leave()
  })
})

/** One frame, and what came of it: a close code, or what was said before. */
async function attackFast(bytes: Uint8Array): Promise<number | 'saved' | 'refused'> {
  const socket = await anAttacker()
  const outcome = new Promise<number | 'saved' | 'refused'>((resolve) => {
    socket.on('close', resolve)
    socket.on('message', (data: Buffer) => {
      if (data[0] === 101 && data[1] === 2) resolve('saved')
      if (data[0] === 102) resolve('refused')
    })
  })
  await new Promise((resolve) => socket.on('open', resolve))
  socket.send(EMPTY_ANSWER)
  socket.send(bytes)
  const result = await outcome
  socket.terminate()
  return result
}
