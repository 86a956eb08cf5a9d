import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { tellIncomingFrames } from './incoming-frame.ts'

const [SYNC, COMPARE, DIFFERENCE, UPDATE] = [0, 0, 1, 2]

/** A browser's copy, and what it answers to a frame. */
function aCopy() {
  const doc = new Y.Doc()
  const apply = (_: encoding.Encoder, decoder: decoding.Decoder) => {
    decoding.readVarUint(decoder)
    Y.applyUpdate(doc, decoding.readVarUint8Array(decoder), 'remote')
  }
  const provider = { doc, messageHandlers: [apply] } as unknown as WebsocketProvider
  tellIncomingFrames(provider)
  const take = (kind: number, bytes: Uint8Array): Uint8Array => {
    const frame = encoding.createEncoder()
    encoding.writeVarUint(frame, kind)
    encoding.writeVarUint8Array(frame, bytes)
    const answer = encoding.createEncoder()
    provider.messageHandlers[SYNC]?.(answer, decoding.createDecoder(encoding.toUint8Array(frame)), provider, true, SYNC)
    return encoding.toUint8Array(answer)
  }
  return { doc, fragment: doc.getXmlFragment('text'), take }
}

function differenceIn(answer: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(answer)
  expect([decoding.readVarUint(decoder), decoding.readVarUint(decoder)]).toEqual([SYNC, DIFFERENCE])
  return decoding.readVarUint8Array(decoder)
}

describe('what a browser tells the server after a cut', () => {
  it('names what was deleted here, not the letters that came after their place was gone', () => {
    const [here, other] = [aCopy(), aCopy()]
    const text = new Y.XmlText('文')
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [text])
    other.fragment.insert(0, [paragraph])
    here.take(DIFFERENCE, Y.encodeStateAsUpdate(other.doc))
    const vector = Y.encodeStateVector(other.doc)
    const stored = Y.decodeStateVector(vector).get(other.doc.clientID) as number
    here.fragment.delete(0, 1)
    text.insert(1, '字')
    here.take(UPDATE, Y.encodeStateAsUpdate(other.doc, vector))

    const difference = differenceIn(here.take(COMPARE, Y.encodeStateVector(other.doc)))
    const named = Y.decodeUpdate(difference).ds.clients.get(other.doc.clientID) ?? []
    expect(named.reduce((sum, { len }) => sum + len, 0)).toBe(stored)
    expect(named.every(({ clock, len }) => clock + len <= stored)).toBe(true)
    Y.applyUpdate(other.doc, difference)
    expect(other.fragment.length).toBe(0)
  })
})
