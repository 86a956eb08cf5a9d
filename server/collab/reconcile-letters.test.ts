import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Move, movesIn } from '#app/document/letter-moves.ts'
import { FRAGMENT } from '#app/document/schema-version.ts'
import { seedUpdate } from '#app/document/yjs-document.ts'
import { paragraphsOf } from './room.test-support.ts'
import { type Edit, RoomText } from './room-text.ts'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const seed = seedUpdate({
  type: 'doc',
  content: [
    { type: 'requestBody', content: [paragraph('前半後半')] },
    { type: 'background', content: [paragraph('由')] },
  ],
})

/** A browser that had the text in the version in which the room loaded it, and has heard of nothing since. */
function aBrowser(room: RoomText) {
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, seed)
  let moves: Move[] = []
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    moves = movesIn(transaction)
  })
  const { version } = room
  const body = () => doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement
  const textAt = (index: number) => (body().get(index) as Y.XmlElement).get(0) as Y.XmlText
  const does = (change: () => void): Edit => {
    const before = Y.encodeStateVector(doc)
    doc.transact(change)
    const bytes = Y.encodeStateAsUpdate(doc, before)
    return {
      bytes,
      sender: { seen: { writer: doc.clientID, version, vector: null, last: null }, moves, deleted: null },
    }
  }
  return {
    types: (at: number, letters: string) => does(() => textAt(0).insert(at, letters)),
    strikes: (at: number, length: number) => does(() => textAt(0).delete(at, length)),
    /** What Enter writes: the end of the paragraph is deleted, and written anew behind it. */
    breaks: (at: number) =>
      does(() => {
        const rest = textAt(0).toString().slice(at)
        textAt(0).delete(at, rest.length)
        const next = new Y.XmlElement('paragraph')
        next.insert(0, [new Y.XmlText(rest)])
        body().insert(1, [next])
      }),
    /** What a list is made with: the paragraph goes, and all its words stand in an item. */
    makesAList: () =>
      does(() => {
        const words = textAt(0).toString()
        body().delete(0, 1)
        const [list, item, inside] = ['orderedList', 'listItem', 'paragraph'].map((name) => new Y.XmlElement(name))
        inside?.insert(0, [new Y.XmlText(words)])
        item?.insert(0, [inside as Y.XmlElement])
        list?.insert(0, [item as Y.XmlElement])
        body().insert(0, [list as Y.XmlElement])
      }),
  }
}

/** The lines of the text after these edits, the first of which comes first. */
function linesAfter(...edits: ((browser: ReturnType<typeof aBrowser>) => Edit)[]): string[] {
  const room = new RoomText({ updates: [seed], lastId: 1n, tailRows: 1 })
  const made = edits.map((edit) => edit(aBrowser(room)))
  for (const [index, edit] of made.entries()) {
    const outcome = room.try([edit])
    if (outcome.kind !== 'fits' || !outcome.update) throw new Error(outcome.kind)
    room.commit(outcome.update, [BigInt(index + 2)])
  }
  const doc = new Y.Doc()
  Y.applyUpdate(doc, room.differenceFor(new Uint8Array([0])))
  return paragraphsOf(doc)
}

describe('two who had not seen what the other does', () => {
  it('letters go with the words behind which they were written, whoever comes first', () => {
    expect(
      linesAfter(
        (one) => one.breaks(2),
        (two) => two.types(3, '字'),
      ),
    ).toEqual(['前半', '後字半'])
    expect(
      linesAfter(
        (one) => one.types(3, '字'),
        (two) => two.breaks(2),
      ),
    ).toEqual(['前半', '後字半'])
    expect(
      linesAfter(
        (one) => one.types(4, '字'),
        (two) => two.breaks(2),
      ),
    ).toEqual(['前半', '後半字'])
  })

  it('letters behind what stays, stay', () => {
    expect(
      linesAfter(
        (one) => one.breaks(2),
        (two) => two.types(2, '字'),
      ),
    ).toEqual(['前半字', '後半'])
    expect(
      linesAfter(
        (one) => one.types(2, '字'),
        (two) => two.breaks(2),
      ),
    ).toEqual(['前半字', '後半'])
  })

  it('letters in a paragraph that another moves as a whole are not lost', () => {
    expect(
      linesAfter(
        (one) => one.makesAList(),
        (two) => two.types(2, '字'),
      ).join(''),
    ).toContain('前半字後半')
    expect(
      linesAfter(
        (one) => one.types(2, '字'),
        (two) => two.makesAList(),
      ).join(''),
    ).toContain('前半字後半')
    expect(
      linesAfter(
        (one) => one.types(0, '字'),
        (two) => two.makesAList(),
      ).join(''),
    ).toContain('字前半後半')
  })

  it('words that both move stand there once', () => {
    const orders = [
      linesAfter(
        (one) => one.breaks(2),
        (two) => two.makesAList(),
      ),
      linesAfter(
        (one) => one.makesAList(),
        (two) => two.breaks(2),
      ),
      linesAfter(
        (one) => one.breaks(2),
        (two) => two.breaks(3),
      ),
      linesAfter(
        (one) => one.makesAList(),
        (two) => two.makesAList(),
      ),
    ]
    for (const lines of orders)
      expect([...lines.join('').replaceAll(/<[^>]*>/g, '')].sort()).toEqual([...'前半後半'].sort())
  })

  it('what is struck out is gone from where another moved it', () => {
    expect(
      linesAfter(
        (one) => one.breaks(2),
        (two) => two.strikes(2, 1),
      ),
    ).toEqual(['前半', '半'])
    expect(
      linesAfter(
        (one) => one.strikes(2, 1),
        (two) => two.breaks(2),
      ),
    ).toEqual(['前半', '半'])
  })
})
