import { type ChildProcess, fork } from 'node:child_process'
import { rm } from 'node:fs/promises'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { WebSocket as Socket } from 'ws'
import * as Y from 'yjs'
import { type EditBasis, writeBasis } from '#app/document/edit-basis.ts'
import { FRAGMENT } from '#app/document/schema-version.ts'
import { HOSTILE_TEXTS } from '#app/domain/hostile-texts.test-support.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { ROOM_FRAMES } from '#app/domain/room-frames.ts'
import { bundleProgram } from '#server/bundle-program.test-support.ts'
import { createTestDatabase, type TestDatabase } from '#server/db/test-database.ts'
import { loadText, wholeUpdate } from '#server/document-text/document-text.repository.ts'
import { openTextFixture, type TextFixture } from '#server/document-text/text.test-support.ts'
import { WATCHED, type Watched, watchedOf } from '#server/watched-thread.test-support.ts'
import { LIMITS } from './limits.ts'
import { browserSocket, joinRoom, type RoomClient, signIn, typeInto, until } from './room.test-support.ts'

let testDatabase: TestDatabase
let fixture: TextFixture
let program: ChildProcess
let bundle: string
let server: { url: string; origin: string }
/** Somebody who works in another room all the while. */
let elsewhere: RoomClient
beforeAll(async () => {
  bundle = await bundleProgram('server/collab/room-process.test-support.ts')
  testDatabase = await createTestDatabase()
  fixture = await openTextFixture(testDatabase.url)
  program = fork(bundle, [testDatabase.url], { execArgv: ['--import', WATCHED] })
  server = await new Promise((resolve) => program.once('message', (address) => resolve(address as typeof server)))
  const session = await signIn(fixture.prisma, await fixture.aPerson('committeeMember'))
  elsewhere = joinRoom(server, await fixture.aRequest(), { session })
  await elsewhere.synced()
})
afterAll(async () => {
  elsewhere.leave()
  program.kill('SIGKILL')
  await fixture.close()
  await testDatabase.drop()
  await rm(bundle)
})

/** The longest that anybody else's frame may have to wait for one of somebody (ms). */
const LONGEST = 250
const FLOOR = 60
/** Four times the size may take four times the time and a little more; sixteen times is a square. */
const MOST_GROWTH = 6
const REPEATS = 4
const SIZES = [
  LIMITS.maxFrameBytes / 64,
  LIMITS.maxFrameBytes / 16,
  LIMITS.maxFrameBytes / 4,
  LIMITS.maxFrameBytes - 200,
]

const frame = (...parts: (number | Uint8Array | string)[]): Uint8Array =>
  encoding.encode((encoder) => {
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part)
      else if (typeof part === 'string') encoding.writeVarString(encoder, part)
      else encoding.writeVarUint8Array(encoder, part)
    }
  })
const numbers = (count: number, each: (index: number) => readonly number[]): Uint8Array =>
  encoding.encode((encoder) => {
    for (let index = 0; index < count; index++) for (const number of each(index)) encoding.writeVarUint(encoder, number)
  })
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
const compare = (body: Uint8Array) => frame(0, 0, body)
const difference = (body: Uint8Array) => frame(0, 1, body)
const update = (body: Uint8Array) => frame(0, 2, body)
const presence = (states: readonly [number, number, string][]) =>
  frame(
    1,
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, states.length)
      for (const state of states) encoding.writeUint8Array(encoder, frame(...state))
    }),
  )

/** What an edit is built on; no more is told than the browser's own writer tells (edit-basis.ts). */
const basis = (told: Partial<EditBasis>) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, ROOM_FRAMES.basis)
    writeBasis(encoder, {
      seen: { writer: 7, version: 0, vector: null, last: null },
      moves: [],
      deleted: null,
      ...told,
    })
  })
/** Pieces of one letter each, so many as `bytes` hold. */
const seenOf = (bytes: number) => new Map(pieces(bytes, 8, (n) => [2 ** 27 + n, 2 ** 21 + n] as const))
const pieces = <Piece>(bytes: number, each: number, piece: (index: number) => Piece): Piece[] =>
  Array.from({ length: Math.floor(bytes / each) }, (_, n) => piece(n))

type Text = { readonly id: PolicyRequestId; readonly stored: Uint8Array }
type Crafted = (write: (doc: Y.Doc, section: Y.XmlElement) => void) => Uint8Array
/** An update that somebody's own Yjs makes on top of the stored text. */
const craftedOn =
  ({ stored }: Text): Crafted =>
  (write) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, stored)
    const before = Y.encodeStateVector(doc)
    doc.transact(() => write(doc, doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement))
    return Y.encodeStateAsUpdate(doc, before)
  }

/** Values below values, as Yjs writes them for an attribute or a format. */
const deepValue = (depth: number): Uint8Array =>
  joined(
    numbers(1, () => [1, 1, 7, 0, 8, 1]),
    encoding.encode((encoder) => encoding.writeVarString(encoder, FRAGMENT)),
    new Uint8Array([1]),
    new Uint8Array(depth * 2).map((_, index) => (index % 2 === 0 ? 117 : 1)),
    new Uint8Array([126, 0]),
  )

type Make = (bytes: number, crafted: Crafted) => Uint8Array | readonly Uint8Array[]

/** Hostile texts of every third kind, each in a run of its own. */
function hostile(third: number, letters: number): string {
  const kinds = Object.values(HOSTILE_TEXTS).filter((_, index) => index % 3 === third)
  return kinds.map((text) => text(Math.floor(letters / kinds.length))).join('')
}

/** What grows with the size in one frame of each kind that the room server reads. */
const FRAMES: Readonly<Record<string, Make>> = {
  ...Object.fromEntries(
    [0, 1, 2].flatMap((third): [string, Make][] => [
      [
        `hostile letters, ${third + 1}`,
        (bytes, crafted) => update(crafted((doc) => typeInto(doc, hostile(third, bytes / 3)))),
      ],
      [
        `presence with a hostile name, ${third + 1}`,
        (bytes) => presence([[9, 1, JSON.stringify({ user: { name: hostile(third, bytes / 6) } })]]),
      ],
    ]),
  ),
  'a comparison with many clients': (bytes) =>
    compare(
      joined(
        numbers(1, () => [Math.floor(bytes / 8)]),
        numbers(bytes / 8, (n) => [2 ** 27 + n, 2 ** 21 + n]),
      ),
    ),
  'a comparison of one client many times': (bytes) =>
    compare(
      joined(
        numbers(1, () => [Math.floor(bytes / 2)]),
        numbers(bytes / 2, () => [7, 1]),
      ),
    ),
  'a difference of deletions of what is not there': (bytes) =>
    difference(
      joined(
        numbers(1, () => [0, 1, 4242, Math.floor(bytes / 4)]),
        numbers(bytes / 4, (n) => [(2 * n) % 16_000, 1]),
      ),
    ),
  'deletions of many clients': (bytes) =>
    update(
      joined(
        numbers(1, () => [0, Math.floor(bytes / 8)]),
        numbers(bytes / 8, (n) => [2 ** 27 + n, 1, 0, 1]),
      ),
    ),
  'structs that only say where they are not': (bytes) =>
    update(
      joined(
        numbers(1, () => [1, Math.floor(bytes / 3), 7, 0]),
        numbers(bytes / 3, () => [10, 1]),
        numbers(1, () => [0]),
      ),
    ),
  'structs of many clients': (bytes) =>
    update(
      joined(
        numbers(1, () => [Math.floor(bytes / 8)]),
        numbers(bytes / 8, (n) => [1, 2 ** 27 + n, 0, 0, 1]),
        numbers(1, () => [0]),
      ),
    ),
  'values below values': (bytes) => update(deepValue(Math.floor(bytes / 2))),
  'empty paragraphs': (bytes, crafted) =>
    update(
      crafted((_doc, section) =>
        section.insert(
          0,
          Array.from({ length: Math.floor(bytes / 24) }, () => new Y.XmlElement('paragraph')),
        ),
      ),
    ),
  'letters one by one, each before the last': (bytes, crafted) =>
    update(
      crafted((_doc, section) => {
        const text = new Y.XmlText()
        ;(section.get(0) as Y.XmlElement).insert(0, [text])
        for (let n = 0; n < bytes / 40; n++) text.insert(0, n % 2 === 0 ? 'あ' : 'い')
      }),
    ),
  'letters that are marked and unmarked': (bytes, crafted) =>
    update(
      crafted((_doc, section) => {
        const text = new Y.XmlText()
        ;(section.get(0) as Y.XmlElement).insert(0, [text])
        text.applyDelta(
          Array.from({ length: Math.floor(bytes / 90) }, (_, n) => ({
            insert: 'あ',
            attributes: n % 2 ? { bold: {} } : {},
          })),
        )
      }),
    ),
  'lists in lists': (bytes, crafted) =>
    update(
      crafted((_doc, section) => {
        let parent = section
        for (let n = 0; n < Math.min(bytes / 48, 5_000); n++) {
          const child = new Y.XmlElement(n % 2 === 0 ? 'bulletList' : 'listItem')
          parent.insert(0, [child])
          parent = child
        }
      }),
    ),
  'a table of empty cells': (bytes, crafted) =>
    update(
      crafted((_doc, section) => {
        const row = new Y.XmlElement('tableRow')
        row.insert(
          0,
          Array.from({ length: Math.floor(bytes / 60) }, () => {
            const cell = new Y.XmlElement('tableCell')
            cell.insert(0, [new Y.XmlElement('paragraph')])
            return cell
          }),
        )
        const table = new Y.XmlElement('table')
        table.insert(0, [row])
        section.insert(0, [table])
      }),
    ),
  'an attribute': (bytes, crafted) =>
    update(crafted((_doc, section) => section.setAttribute('x', 'あ'.repeat(bytes / 3)))),
  'presence of many states': (bytes) =>
    presence(Array.from({ length: Math.floor(bytes / 8) }, (_, n): [number, number, string] => [2 ** 21 + n, 1, '{}'])),
  'presence below presence': (bytes) =>
    presence([[9, 1, `{"cursor":${'['.repeat(bytes / 2 - 20)}${']'.repeat(bytes / 2 - 20)}}`]]),
  'a basis of moves, and an edit': (bytes, crafted) => [
    basis({
      moves: pieces(bytes, 14, (n) => ({ from: Y.createID(2 ** 27, n), to: Y.createID(2 ** 28, n), length: 1 })),
    }),
    update(crafted((doc) => typeInto(doc, '字'))),
  ],
  'a basis of moves of one letter over and over, and an edit': (bytes, crafted) => [
    basis({ moves: pieces(bytes, 8, (n) => ({ from: Y.createID(7, n), to: Y.createID(7, n + 1), length: 1 })) }),
    update(crafted((doc) => typeInto(doc, '字'))),
  ],
  'a basis of deletions, and an edit': (bytes, crafted) => [
    basis({ deleted: pieces(bytes, 8, (n) => ({ client: 2 ** 27 + n, clock: 2 * n, len: 1 })) }),
    update(crafted((doc) => typeInto(doc, '字'))),
  ],
  'a basis of many clients seen, and an edit': (bytes, crafted) => [
    basis({
      seen: { writer: 7, version: 0, vector: seenOf(bytes / 2), last: seenOf(bytes / 2) },
    }),
    update(crafted((doc) => typeInto(doc, '字'))),
  ],
  'a basis of nonsense': (bytes) => joined(new Uint8Array([ROOM_FRAMES.basis]), new Uint8Array(bytes).fill(255)),
  'a question with something behind it': (bytes) => joined(new Uint8Array([3]), new Uint8Array(bytes)),
  'nonsense of any kind': (bytes) => new Uint8Array(bytes).fill(255),
}

/** Sends one frame, or what belongs together, to a text of its own, as an editor who has answered the server's comparison, while somebody types elsewhere. */
async function taken(make: Make, bytes: number): Promise<Watched> {
  const id = await fixture.aRequest({ paragraphs: ['守る文'] })
  const text = { id, stored: wholeUpdate(await loadText(fixture.prisma, id)) }
  const made = make(bytes, craftedOn(text))
  const prepared = made instanceof Uint8Array ? [made] : made
  const session = await signIn(fixture.prisma, await fixture.aPerson('committeeChair'))
  const Browser = browserSocket(server, { session }) as unknown as new (url: string) => Socket
  const socket = new Browser(`${server.url}/${id}?schema=2`)
  socket.on('error', () => {})
  await new Promise((resolve) => socket.on('open', resolve))
  socket.send(difference(new Uint8Array([0, 0])))
  // The room is open and has compared: what comes now is the frame alone.
  await settled(socket)
  await watchedOf(program)
  const saved = elsewhere.saved
  for (const each of prepared) socket.send(each)
  elsewhere.type('字')
  await until(() => elsewhere.saved > saved, 'the other room goes on')
  await settled(socket)
  const watched = await watchedOf(program)
  socket.terminate()
  return watched
}

/** Frames are handled in order: once a late question is answered, or the connection closed, the server is through all of them. */
const settled = (socket: Socket): Promise<unknown> =>
  new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN) return resolve(null)
    socket.once('close', resolve)
    socket.once('pong', resolve)
    socket.ping()
  })

it('L5: no frame of any kind keeps another room waiting, or costs more than it is long', async () => {
  const wrong: string[] = []
  for (const [name, make] of Object.entries(FRAMES)) {
    let last = Number.POSITIVE_INFINITY
    for (const size of SIZES) {
      const isTooMuch = ({ longest, cpu }: Watched) => longest > LONGEST || cpu > MOST_GROWTH * last
      let best = await taken(make, size)
      for (let again = 0; again < REPEATS && isTooMuch(best); again++) {
        const next = await taken(make, size)
        best = { longest: Math.min(best.longest, next.longest), cpu: Math.min(best.cpu, next.cpu) }
      }
      if (isTooMuch(best)) wrong.push(`${name}, ${size} bytes: ${JSON.stringify(best)} after ${last} ms`)
      last = Math.max(best.cpu, FLOOR)
    }
  }
  expect(wrong).toEqual([])
}, 300_000)
