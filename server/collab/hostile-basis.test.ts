import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '#app/document/schema-version.ts'
import { seedUpdate } from '#app/document/yjs-document.ts'
import type { Sender } from './letter-history.ts'
import { paragraphsOf } from './room.test-support.ts'
import { RoomText } from './room-text.ts'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const seed = seedUpdate({
  type: 'doc',
  content: [
    { type: 'requestBody', content: [paragraph('前半後半'), paragraph('第二段落')] },
    { type: 'background', content: [paragraph('由')] },
  ],
})
const NOTHING = new Uint8Array([0, 0, 0])

function aRoom() {
  const room = new RoomText({ updates: [seed], lastId: 1n, tailRows: 1 })
  let id = 1n
  const take = (bytes: Uint8Array, sender: Partial<Sender> = {}) => {
    const seen = { writer: 7, version: 0, vector: null, last: null }
    const outcome = room.try([{ bytes, sender: { seen, moves: [], deleted: null, ...sender } }])
    if (outcome.kind !== 'fits') room.forgetTried()
    else if (outcome.update) room.commit(outcome.update, [++id])
    else room.settle()
    return outcome.kind
  }
  const copy = () => {
    const doc = new Y.Doc({ gc: false })
    Y.applyUpdate(doc, room.differenceFor(new Uint8Array([0])))
    return doc
  }
  return { room, take, copy, lines: () => paragraphsOf(copy()) }
}

const bodyOf = (doc: Y.Doc) => doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement
const textOf = (doc: Y.Doc, at: number) => (bodyOf(doc).get(at) as Y.XmlElement).get(0) as Y.XmlText

/** What `change` brings, made in a copy that does not keep what was deleted. */
function written(from: Y.Doc, change: (doc: Y.Doc) => void, gc = true): Uint8Array {
  const doc = new Y.Doc({ gc })
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
  const before = Y.encodeStateVector(doc)
  change(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

function processorTimeOf(work: () => void): number {
  const began = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1_000
}

const idOf = (client: number, clock: number) => Y.createID(client, clock)
const idsIn = (text: Y.XmlText): Y.ID[] =>
  Array.from({ length: text.length }, (_, offset) => {
    const item = text._start as Y.Item
    return idOf(item.id.client, item.id.clock + offset)
  })

const pairs = (count: number) => Array.from({ length: count }, (_, n) => [2 * n, 1]).flat()

function encoded(numbers: readonly number[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of numbers) encoding.writeVarUint(encoder, number)
  return encoding.toUint8Array(encoder)
}

describe('L5: a few bytes do not make much work', () => {
  it.each([
    [
      'letters that were deleted before they came',
      (doc: Y.Doc) => {
        textOf(doc, 0).insert(2, '字'.repeat(500_000))
        textOf(doc, 0).delete(2, 500_000)
        textOf(doc, 0).insert(2, 'a')
      },
    ],
    [
      'a place full of letters that is gone',
      (doc: Y.Doc) => {
        const gone = new Y.XmlElement('paragraph')
        gone.insert(0, [new Y.XmlText('字'.repeat(500_000))])
        bodyOf(doc).insert(1, [gone])
        bodyOf(doc).delete(1, 1)
      },
    ],
  ])('%s', (_name, change) => {
    const { take, copy, lines } = aRoom()
    const update = written(copy(), change)
    expect(update.length).toBeLessThan(200)
    const before = lines()
    expect(take(update)).toBe('tooLarge')
    expect(lines()).toEqual(before)
  })

  it.each([
    ['of one writer', (count: number) => [0, 1, 4242, count, ...pairs(count)]],
    ['of two', (count: number) => [0, 2, 7, 1, 0, 1, 4242, count, ...pairs(count)]],
  ])('more ranges that are deleted than ever were there: %s', (_name, numbers) => {
    const { take } = aRoom()
    expect(take(encoded(numbers(30_000)))).toBe('tooLarge')
    expect(take(encoded(numbers(10_000)))).not.toBe('tooLarge')
  })

  it('moves of what nobody wrote', () => {
    const { take } = aRoom()
    const took = processorTimeOf(() => {
      for (const start of [1, 1_000_000, 2_000_000])
        take(NOTHING, { moves: [{ from: idOf(7, 0), to: idOf(7, start), length: 200_000 }] })
    })
    expect(took).toBeLessThan(100)
  })
})

describe('what a browser says of its edit is believed as far as the edit did it', () => {
  it('letters that stand are not moved: who breaks the line later keeps them', () => {
    const { room, take, copy, lines } = aRoom()
    const victim = copy()
    const ids = idsIn(textOf(victim, 0))
    const moves = ids.map((from, n) => ({ from, to: idOf(victim.clientID, n), length: 1 }))
    take(NOTHING, { seen: { writer: victim.clientID, version: 0, vector: null, last: null }, moves })
    const before = Y.encodeStateVector(victim)
    victim.transact(() => {
      textOf(victim, 0).delete(2, 2)
      const next = new Y.XmlElement('paragraph')
      next.insert(0, [new Y.XmlText('後半')])
      bodyOf(victim).insert(1, [next])
    })
    take(Y.encodeStateAsUpdate(victim, before), {
      seen: { writer: victim.clientID, version: room.version, vector: null, last: null },
    })
    expect(lines().slice(0, 3)).toEqual(['前半', '後半', '第二段落'])
  })

  it('one letter of one’s own is no place for another’s words', () => {
    const { room, take, copy, lines } = aRoom()
    const other = copy()
    const { version } = room
    const mine = copy()
    const ids = idsIn(textOf(mine, 0))
    const update = written(mine, (doc) => {
      doc.clientID = 4711
      textOf(doc, 1).insert(4, 'z')
    })
    const to = idOf(4711, 0)
    take(update, {
      seen: { writer: 4711, version, vector: null, last: null },
      moves: ids.map((from) => ({ from, to, length: 1 })),
    })
    const typed = written(other, (doc) => textOf(doc, 0).insert(1, '反対する'), false)
    take(typed, { seen: { writer: 99, version, vector: null, last: null } })
    expect(lines().slice(0, 2)).toEqual(['前反対する半後半', '第二段落z'])
  })
})
