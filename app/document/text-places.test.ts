import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { documentFromContent } from './document-from-content.ts'
import { emptyDocument } from './empty-document.ts'
import { FRAGMENT } from './schema-version.ts'
import { giveTextPlaces, keepTextPlaces, lacksTextPlace, missingPlacesUpdate } from './text-places.ts'
import { readDocument, seedUpdate } from './yjs-document.ts'

/** A stored text of earlier times: two empty paragraphs without a place, written by client 7. */
function old(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 7
  for (const [index, name] of ['requestBody', 'background'].entries()) {
    const section = new Y.XmlElement(name)
    doc.getXmlFragment(FRAGMENT).insert(index, [section])
    section.insert(0, [new Y.XmlElement('paragraph')])
  }
  return doc
}

function copyOf(doc: Y.Doc, ...updates: Uint8Array[]): Y.Doc {
  const copy = new Y.Doc()
  for (const update of [Y.encodeStateAsUpdate(doc), ...updates]) Y.applyUpdate(copy, update)
  return copy
}

const blocksOf = (doc: Y.Doc) =>
  doc
    .getXmlFragment(FRAGMENT)
    .toArray()
    .flatMap((section) => (section as Y.XmlElement).toArray() as Y.XmlElement[])

/** Types as the editor does: into the place that is there, or into a new one. */
function type(doc: Y.Doc, text: string): Uint8Array {
  const before = Y.encodeStateVector(doc)
  const block = blocksOf(doc)[0] as Y.XmlElement
  if (block.length === 0) block.insert(0, [new Y.XmlText()])
  ;(block.get(0) as Y.XmlText).insert(0, text)
  return Y.encodeStateAsUpdate(doc, before)
}

it('every empty paragraph of a first text has its place, so that two who begin at once write into the same', () => {
  const seed = seedUpdate(emptyDocument())
  const [one, other] = [copyOf(new Y.Doc(), seed), copyOf(new Y.Doc(), seed)]
  const [mine, theirs] = [type(one, '甲'), type(other, '乙')]
  Y.applyUpdate(one, theirs)
  Y.applyUpdate(other, mine)
  expect(blocksOf(one).map((block) => block.length)).toEqual([1, 1])
  expect(readDocument(one)).toEqual(readDocument(other))
})

it('a stored text gets the same places whoever brings them in, and whatever was written meanwhile', () => {
  const doc = old()
  const places = missingPlacesUpdate(doc.getXmlFragment(FRAGMENT)) as Uint8Array
  const elsewhere = copyOf(doc)
  ;(elsewhere.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).insert(1, [new Y.XmlElement('paragraph')])
  const places2 = missingPlacesUpdate(elsewhere.getXmlFragment(FRAGMENT)) as Uint8Array
  const both = copyOf(elsewhere, places, places2, places)
  expect(blocksOf(both).map((block) => block.length)).toEqual([1, 1, 1])
  expect(both.store.pendingStructs).toBeNull()
  expect(missingPlacesUpdate(both.getXmlFragment(FRAGMENT))).toBeNull()
  const [one, other] = [copyOf(doc, places), copyOf(elsewhere, places2)]
  Y.applyUpdate(one, type(other, '乙'))
  expect(blocksOf(one)[0]?.toArray().map(String)).toEqual(['乙'])
  expect(one.store.pendingStructs).toBeNull()
})

it('whoever makes a block makes its places with it: also at both sides of a line break', () => {
  const doc = copyOf(
    new Y.Doc(),
    seedUpdate(documentFromContent({ body: [{ kind: 'paragraph', text: '甲' }], background: '' })),
  )
  const stop = keepTextPlaces(doc)
  const section = doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement
  const item = new Y.XmlElement('listItem')
  const list = new Y.XmlElement('orderedList')
  item.insert(0, [new Y.XmlElement('paragraph')])
  list.insert(0, [item])
  section.insert(1, [list])
  ;(section.get(0) as Y.XmlElement).insert(1, [new Y.XmlElement('hardBreak')])
  const names = (block: Y.XmlElement) => block.toArray().map((child) => (child instanceof Y.XmlText ? '＿' : '⏎'))
  expect(names(section.get(0) as Y.XmlElement)).toEqual(['＿', '⏎', '＿'])
  expect(names(item.get(0) as Y.XmlElement)).toEqual(['＿'])
  expect(blocksOf(doc).filter(lacksTextPlace)).toEqual([])
  stop()
  section.insert(0, [new Y.XmlElement('paragraph')])
  expect(blocksOf(doc).filter(lacksTextPlace)).toHaveLength(1)
  giveTextPlaces(doc.getXmlFragment(FRAGMENT))
  expect(blocksOf(doc).filter(lacksTextPlace)).toEqual([])
})
