import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '#app/document/schema-version.ts'
import { seedUpdate } from '#app/document/yjs-document.ts'
import { UNKNOWN_SENDER } from './letter-history.ts'
import { paragraphsOf, typeInto } from './room.test-support.ts'
import { RoomText } from './room-text.ts'

const NOTHING = new Uint8Array([0])
const seed = seedUpdate({
  type: 'doc',
  content: [
    { type: 'requestBody', content: [{ type: 'paragraph', content: [{ type: 'text', text: '文' }] }] },
    { type: 'background', content: [{ type: 'paragraph' }] },
  ],
})
const edit = (bytes: Uint8Array) => ({ bytes, sender: UNKNOWN_SENDER })
const aRoomText = () => new RoomText({ updates: [seed], lastId: 1n, tailRows: 1 })

/** A browser that has `update`: types at the end and gives what it sends. */
function aBrowser(update: Uint8Array = seed) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return {
    doc,
    type: (text: string) => {
      const before = Y.encodeStateVector(doc)
      typeInto(doc, text)
      return Y.encodeStateAsUpdate(doc, before)
    },
  }
}
/** What one sees who comes now: with nothing, and with the text as it was stored. */
function shownBy(text: RoomText): string[] {
  return [NOTHING, Y.encodeStateVectorFromUpdate(seed)].map((stateVector) => {
    const { doc } = aBrowser(stateVector === NOTHING ? new Uint8Array([0, 0]) : seed)
    Y.applyUpdate(doc, text.differenceFor(stateVector))
    return paragraphsOf(doc).join('\n')
  })
}
function tried(text: RoomText, ...updates: Uint8Array[]): Uint8Array {
  const outcome = text.try(updates.map(edit))
  if (outcome.kind !== 'fits' || !outcome.update) throw new Error(outcome.kind)
  return outcome.update
}

describe('the text of a room', () => {
  it('shows nothing of what is tried, before and after others were answered, until it is committed', () => {
    for (const askedBefore of [true, false]) {
      const text = aRoomText()
      const writer = aBrowser()
      if (askedBefore) shownBy(text)
      const vector = text.stateVector()
      const first = tried(text, writer.type('一'))
      expect(shownBy(text)).toEqual(['文', '文'])
      expect(Y.decodeStateVector(text.stateVector())).toEqual(Y.decodeStateVector(vector))
      text.commit(first, [2n])
      expect(shownBy(text)).toEqual(['文一', '文一'])
      const second = tried(text, writer.type('二'), writer.type('三'))
      expect(shownBy(text)).toEqual(['文一', '文一'])
      text.commit(second, [3n])
      expect(shownBy(text)).toEqual(['文一二三', '文一二三'])
      expect(Y.decodeStateVector(text.stateVector())).toEqual(
        Y.decodeStateVector(Y.encodeStateVectorFromUpdate(text.differenceFor(NOTHING))),
      )
    }
  })

  it('keeps nothing of what was forgotten, also when part of what was tried is committed', () => {
    const text = aRoomText()
    const [first, second] = [aBrowser(), aBrowser()]
    const good = tried(text, first.type('良'))
    tried(text, second.type('否'))
    text.commit(good, [2n])
    text.forgetTried()
    expect(shownBy(text)).toEqual(['文良', '文良'])
    expect(text.try([edit(new Uint8Array([1, 1, 7, 9, 9]))]).kind).toBe('malformed')
    text.forgetTried()
    text.commit(tried(text, first.type('続')), [3n])
    expect(shownBy(text)).toEqual(['文良続', '文良続'])
  })

  it('takes what others stored while something is tried, and keeps it when that is forgotten', () => {
    const text = aRoomText()
    const [writer, elsewhere] = [aBrowser(), aBrowser()]
    tried(text, writer.type('否'))
    const foreign = elsewhere.type('他')
    expect(text.takeForeign(text.position(), [{ id: 5n, bytes: foreign }])).toEqual(foreign)
    expect(shownBy(text)).toEqual(['文他', '文他'])
    text.forgetTried()
    expect(shownBy(text)).toEqual(['文他', '文他'])
    expect(text.position().afterId).toBe(5n)
  })

  it('is the same text after thousands of edits, and does not keep them singly', () => {
    const text = aRoomText()
    const writer = aBrowser()
    for (let n = 0; n < 2_000; n++) text.commit(tried(text, writer.type('字')), [BigInt(n + 2)])
    text.forgetTried()
    expect(shownBy(text)[0]).toBe(`文${'字'.repeat(2_000)}`)
    expect(text.differenceFor(NOTHING).length).toBeLessThan(10_000)
  })

  it('writes letters anew whose paragraph was gone when they came', () => {
    const text = aRoomText()
    const [deleter, writer] = [aBrowser(), aBrowser()]
    const before = Y.encodeStateVector(deleter.doc)
    const body = deleter.doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement
    body.delete(0, 1)
    text.commit(tried(text, Y.encodeStateAsUpdate(deleter.doc, before)), [2n])
    text.commit(tried(text, writer.type('字')), [3n])
    expect(shownBy(text)[0]).toContain('字')
    expect(shownBy(text)[0]).not.toContain('文')
  })

  it('gives all who come before the next edit the same bytes', () => {
    const text = aRoomText()
    const bytes = text.differenceFor(NOTHING)
    expect(text.differenceFor(NOTHING)).toBe(bytes)
    text.commit(tried(text, aBrowser().type('字')), [2n])
    expect(text.differenceFor(NOTHING)).not.toBe(bytes)
    expect(aBrowser(text.differenceFor(NOTHING)).doc.getXmlFragment(FRAGMENT).length).toBe(2)
  })
})
