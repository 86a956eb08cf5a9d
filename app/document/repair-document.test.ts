import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { checkDocument } from './check-document.ts'
import { emptyDocument } from './empty-document.ts'
import { repairDocument } from './repair-document.ts'
import { FRAGMENT } from './schema-version.ts'
import { readDocument, seedUpdate } from './yjs-document.ts'

const text = (words: string): DocumentJson => ({ type: 'text', text: words })
const node = (type: string, ...content: DocumentJson[]): DocumentJson => ({ type, content })
const paragraph = (words: string) => node('paragraph', text(words))
const item = (words: string) => node('listItem', paragraph(words))
const request = (...body: DocumentJson[]) =>
  node('doc', node('requestBody', ...body), node('background', paragraph('理由')))

it('a whole text comes back as it is', () => {
  const json = request(paragraph('守る'), node('orderedList', item('一'), item('二')))
  expect(repairDocument(json)).toBe(json)
})

describe('what two leave who delete at the same time', () => {
  /** Both open `json`; each changes a copy; then all know everything. */
  function merged(json: DocumentJson, ...changes: ((body: Y.XmlElement) => void)[]): DocumentJson {
    const updates = changes.map((change) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, seedUpdate(json))
      const before = Y.encodeStateVector(doc)
      change(doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement)
      return Y.encodeStateAsUpdate(doc, before)
    })
    const all = new Y.Doc()
    for (const update of [seedUpdate(json), ...updates]) Y.applyUpdate(all, update)
    return readDocument(all)
  }
  const child = (parent: Y.XmlElement, index: number) => parent.get(index) as Y.XmlElement

  it('a list without items is left out', () => {
    const json = request(paragraph('守る'), node('bulletList', item('一'), item('二')))
    const drop = (index: number) => (body: Y.XmlElement) => child(body, 1).delete(index, 1)
    expect(merged(json, drop(0), drop(1))).toEqual(request(paragraph('守る')))
  })

  it('a section without a paragraph gets an empty one', () => {
    const json = request(paragraph('一'), paragraph('二'))
    const drop = (index: number) => (body: Y.XmlElement) => body.delete(index, 1)
    expect(merged(json, drop(0), drop(1))).toEqual(request({ type: 'paragraph' }))
  })

  it('a cell without a paragraph gets an empty one, and the others keep their words', () => {
    const json = request(
      node(
        'table',
        node('tableRow', node('tableCell', paragraph('一'), paragraph('二')), node('tableCell', paragraph('三'))),
      ),
    )
    const drop = (index: number) => (body: Y.XmlElement) => child(child(child(body, 0), 0), 0).delete(index, 1)
    expect(merged(json, drop(0), drop(1))).toEqual(
      request(
        node('table', node('tableRow', node('tableCell', { type: 'paragraph' }), node('tableCell', paragraph('三')))),
      ),
    )
  })
})

describe('whatever is stored reads as a whole text, with all its words', () => {
  it.each<[string, DocumentJson, DocumentJson]>([
    ['a document in a section', request(node('doc', paragraph('内'))), request(paragraph('内'))],
    [
      'text beside the sections',
      node('doc', text('外'), ...(request(paragraph('内')).content ?? [])),
      request(paragraph('外'), paragraph('内')),
    ],
    [
      'words in a list itself',
      request(node('bulletList', text('語'), item('一'))),
      request(node('bulletList', item('語'), item('一'))),
    ],
    [
      'an item that begins with a list',
      request(node('bulletList', node('listItem', node('bulletList', item('一'))))),
      request(node('bulletList', node('listItem', { type: 'paragraph' }, node('bulletList', item('一'))))),
    ],
    [
      'a table in a list item',
      request(
        node('bulletList', node('listItem', node('table', node('tableRow', node('tableCell', paragraph('一')))))),
      ),
      request(node('bulletList', item('一'))),
    ],
    [
      'a section twice',
      node('doc', ...[1, 2].flatMap(() => request(paragraph('一')).content ?? [])),
      node(
        'doc',
        node('requestBody', paragraph('一'), paragraph('一')),
        node('background', paragraph('理由'), paragraph('理由')),
      ),
    ],
    [
      'the sections the other way round',
      node('doc', ...[...(request(paragraph('一')).content ?? [])].reverse()),
      request(paragraph('一')),
    ],
    ['an unknown node', request(node('footnote', paragraph('注'))), request(paragraph('注'))],
    [
      'an unknown mark',
      request(node('paragraph', { ...text('語'), marks: [{ type: 'blink' }] })),
      request(paragraph('語')),
    ],
    [
      'a link that runs a script',
      request(node('paragraph', { ...text('語'), marks: [{ type: 'link', attrs: { href: 'javascript:x' } }] })),
      request(paragraph('語')),
    ],
    ['characters that cannot be stored', request(paragraph('あ\u0000い')), request(paragraph('あい'))],
  ])('%s', (_name, broken, whole) => {
    expect(checkDocument(broken).ok).toBe(false)
    expect(repairDocument(broken)).toEqual(whole)
    expect(checkDocument(repairDocument(broken))).toEqual({ ok: true })
  })

  it('nothing at all is an empty text', () => {
    expect(repairDocument({ type: 'doc' })).toEqual(emptyDocument())
  })

  it('any tree of our nodes, in any disorder', () => {
    const names = [
      'doc',
      'requestBody',
      'background',
      'paragraph',
      'orderedList',
      'listItem',
      'table',
      'tableRow',
      'tableCell',
      'tableHeader',
      'odd',
    ]
    let seed = 7
    const draw = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
      return Math.floor((seed / 2 ** 31) * below)
    }
    const tree = (depth: number): DocumentJson =>
      depth === 0 || draw(4) === 0
        ? draw(5) === 0
          ? { type: 'hardBreak' }
          : text('字')
        : node(names[draw(names.length)] as string, ...Array.from({ length: draw(4) }, () => tree(depth - 1)))
    for (let round = 0; round < 500; round++) {
      const json = node('doc', ...Array.from({ length: 1 + draw(4) }, () => tree(5)))
      const whole = repairDocument(json)
      expect(checkDocument(whole), JSON.stringify(json)).toEqual({ ok: true })
      expect(lettersIn(whole), JSON.stringify(json)).toBe(lettersIn(json))
    }
  })
})

const lettersIn = (json: DocumentJson): number =>
  json.type === 'hardBreak'
    ? 0
    : (json.text?.length ?? 0) + (json.content ?? []).reduce((sum, child) => sum + lettersIn(child), 0)
