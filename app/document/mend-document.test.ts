import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { mendingUpdate, needsMending } from './mend-document.ts'
import { FRAGMENT } from './schema-version.ts'
import { giveTextPlaces } from './text-places.ts'
import { readDocument, seedUpdate } from './yjs-document.ts'

const paragraph = (text: string): DocumentJson => ({
  type: 'paragraph',
  ...(text && { content: [{ type: 'text', text }] }),
})
const table = (...rows: string[][]): DocumentJson => ({
  type: 'table',
  content: rows.map((row) => ({
    type: 'tableRow',
    content: row.map((text) => ({ type: 'tableCell', content: [paragraph(text)] })),
  })),
})
const documentOf = (...blocks: DocumentJson[]): DocumentJson => ({
  type: 'doc',
  content: [
    { type: 'requestBody', content: blocks },
    { type: 'background', content: [paragraph('背景')] },
  ],
})

/** Everybody changes a copy of the same text; what comes of all of it together. */
function together(json: DocumentJson, ...changes: ((body: Y.XmlElement) => void)[]): Y.Doc {
  const seed = seedUpdate(json)
  const all = new Y.Doc()
  Y.applyUpdate(all, seed)
  for (const [index, change] of changes.entries()) {
    const doc = new Y.Doc()
    doc.clientID = 100 + index
    Y.applyUpdate(doc, seed)
    doc.transact(() => change(doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement))
    Y.applyUpdate(all, Y.encodeStateAsUpdate(doc))
  }
  return all
}

const row = (body: Y.XmlElement, index: number) => (body.get(0) as Y.XmlElement).get(index) as Y.XmlElement

function cell(text: string): Y.XmlElement {
  const made = new Y.XmlElement('tableCell')
  const inside = new Y.XmlElement('paragraph')
  inside.insert(0, [new Y.XmlText(text)])
  made.insert(0, [inside])
  return made
}

function addRow(body: Y.XmlElement): void {
  const made = new Y.XmlElement('tableRow')
  made.insert(
    0,
    row(body, 0)
      .toArray()
      .map(() => cell('行')),
  )
  ;(body.get(0) as Y.XmlElement).insert(1, [made])
}

const addColumn = (body: Y.XmlElement) => {
  for (const each of (body.get(0) as Y.XmlElement).toArray()) (each as Y.XmlElement).insert(1, [cell('列')])
}

const widths = (doc: Y.Doc) =>
  ((doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlElement)
    .toArray()
    .map((each) => (each as Y.XmlElement).length)

describe('a table that two have changed at once', () => {
  const two = table(['甲', '乙'], ['丙', '丁'])

  it('becomes rectangular by one repair, and stays so', () => {
    const doc = together(documentOf(two), addRow, addColumn)
    expect(widths(doc)).toEqual([3, 2, 3])
    expect(needsMending([doc.getXmlFragment(FRAGMENT)])).toBe(true)
    expect(needsMending([row(doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement, 1)])).toBe(true)
    // Whoever reads it before has a whole one, the same.
    const read = readDocument(doc)
    Y.applyUpdate(doc, mendingUpdate(doc) as Uint8Array)
    expect(widths(doc)).toEqual([3, 3, 3])
    expect(readDocument(doc)).toEqual(read)
    expect(needsMending([doc.getXmlFragment(FRAGMENT)])).toBe(false)
    expect(mendingUpdate(doc)).toBeNull()
  })

  it('is repaired in the same bytes by two who see the same', () => {
    const doc = together(documentOf(two), addRow, addColumn)
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    const [one, other] = [mendingUpdate(doc), mendingUpdate(copy)] as [Uint8Array, Uint8Array]
    Y.applyUpdate(doc, one)
    Y.applyUpdate(doc, other)
    expect(widths(doc)).toEqual([3, 3, 3])
  })

  it('keeps every word', () => {
    const doc = together(documentOf(two), addRow, addColumn, (body) => {
      const first = row(body, 0).get(0) as Y.XmlElement
      first.setAttribute('colspan', 2 as never)
    })
    Y.applyUpdate(doc, mendingUpdate(doc) as Uint8Array)
    expect(needsMending([doc.getXmlFragment(FRAGMENT)])).toBe(false)
    for (const word of ['甲', '乙', '丙', '丁', '行', '列']) expect(JSON.stringify(readDocument(doc))).toContain(word)
  })
})

it('a list from which two deleted one item each is mended; nothing else is written', () => {
  const list = {
    type: 'orderedList',
    content: ['一', '二'].map((text) => ({ type: 'listItem', content: [paragraph(text)] })),
  }
  const doc = together(
    documentOf(paragraph('前'), list, paragraph('後')),
    (body) => (body.get(1) as Y.XmlElement).delete(0),
    (body) => (body.get(1) as Y.XmlElement).delete(1),
  )
  expect(needsMending([doc.getXmlFragment(FRAGMENT)])).toBe(true)
  const update = mendingUpdate(doc) as Uint8Array
  Y.applyUpdate(doc, update)
  expect(Y.decodeUpdate(update).structs).toEqual([])
  expect(readDocument(doc)).toEqual(documentOf(paragraph('前'), paragraph('後')))
  expect(needsMending([doc.getXmlFragment(FRAGMENT)])).toBe(false)
})

it('a text block that came without its place gets one', () => {
  const doc = together(documentOf(paragraph('')), (body) => body.insert(0, [new Y.XmlElement('paragraph')]))
  expect(needsMending([doc.getXmlFragment(FRAGMENT)])).toBe(true)
  Y.applyUpdate(doc, mendingUpdate(doc) as Uint8Array)
  expect(needsMending([doc.getXmlFragment(FRAGMENT)])).toBe(false)
  giveTextPlaces(doc.getXmlFragment(FRAGMENT))
})
