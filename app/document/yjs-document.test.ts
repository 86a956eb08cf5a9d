import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { canonicalJson } from '#app/domain/canonical-json.ts'
import { documentFromContent } from './document-from-content.ts'
import { documentSchema } from './document-schema.ts'
import { sectionText } from './document-text.ts'
import { emptyDocument } from './empty-document.ts'
import { FRAGMENT } from './schema-version.ts'
import { readDocument, readUpdate, seedUpdate } from './yjs-document.ts'

const text = () =>
  documentFromContent({
    body: [
      { kind: 'paragraph', text: '支援体制を整備すること。' },
      {
        kind: 'list',
        style: '（1）',
        items: [
          { text: '研修', children: { kind: 'list', style: '①', items: [{ text: '夜間' }, { text: '短期' }] } },
          { text: '相談' },
        ],
      },
    ],
    background: '要望がある。\n二つ目の段落。',
  })

const opened = (update: Uint8Array) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}

it('there is no DOM here', () => {
  expect(typeof globalThis.document).toBe('undefined')
})

it('reads back what was seeded', () => {
  expect(readUpdate(seedUpdate(text()))).toEqual(text())
  expect(readUpdate(seedUpdate(emptyDocument()))).toEqual(emptyDocument())
})

it('seeding twice, or on two servers, does not write the text twice', () => {
  const doc = opened(seedUpdate(text()))
  Y.applyUpdate(doc, seedUpdate(text()))
  expect(seedUpdate(text())).toEqual(seedUpdate(text()))
  expect(readDocument(doc)).toEqual(text())
})

it('refuses to seed what is not a text', () => {
  expect(() => seedUpdate({ type: 'doc', content: [] })).toThrow()
  expect(() => seedUpdate({ type: 'doc', content: [{ type: 'image' }] })).toThrow()
})

it('reading leaves the document untouched, and gives a whole text whatever is in it', () => {
  const doc = opened(seedUpdate(text()))
  doc.getXmlFragment(FRAGMENT).push([new Y.XmlElement('footnotes')])
  const before = Y.encodeStateAsUpdate(doc)
  expect(readDocument(doc)).toEqual(text())
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})

it('equal texts read equal, however they were typed', () => {
  const typed = opened(seedUpdate(emptyDocument()))
  const section = typed.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement
  const paragraph = section.get(0) as Y.XmlElement
  paragraph.insert(0, [new Y.XmlText('支援'), new Y.XmlText('する'), new Y.XmlText('')])
  const seeded = documentFromContent({ body: [{ kind: 'paragraph', text: '支援する' }], background: '' })
  expect(canonicalJson(readDocument(typed))).toBe(canonicalJson(readUpdate(seedUpdate(seeded))))
})

it('keeps tables with spans and widths, links and marks', () => {
  const cell = (value: string, attrs: Record<string, unknown> = {}) => ({
    type: 'tableCell',
    attrs,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: value }] }],
  })
  const json = {
    type: 'doc',
    content: [
      {
        type: 'requestBody',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: '参考', marks: [{ type: 'bold' }, { type: 'underline' }] },
              { type: 'hardBreak' },
              { type: 'text', text: '資料', marks: [{ type: 'link', attrs: { href: 'https://example.jp/' } }] },
            ],
          },
          {
            type: 'table',
            content: [
              { type: 'tableRow', content: [cell('甲', { colspan: 2, colwidth: [120, 240] })] },
              {
                type: 'tableRow',
                content: [cell('乙', { rowspan: 2, colwidth: [120] }), cell('丙', { colwidth: [240] })],
              },
              { type: 'tableRow', content: [cell('丁', { colwidth: [240] })] },
            ],
          },
        ],
      },
      { type: 'background', content: [{ type: 'paragraph' }] },
    ],
  }
  const read = readUpdate(seedUpdate(json))
  expect(documentSchema.nodeFromJSON(read).eq(documentSchema.nodeFromJSON(json))).toBe(true)
})

it('one person empties everything while another writes into 背景・理由: both sections stay, the other keeps the words', () => {
  const seed = seedUpdate(text())
  const [first, second] = [opened(seed), opened(seed)]

  const fragment = first.getXmlFragment(FRAGMENT)
  const { mapping } = initProseMirrorDoc(fragment, documentSchema)
  const emptied = documentSchema.nodeFromJSON(emptyDocument())
  first.transact(() => updateYFragment(first, fragment, emptied, { mapping, isOMark: new Map() }))

  const background = second.getXmlFragment(FRAGMENT).get(1) as Y.XmlElement
  const added = new Y.XmlElement('paragraph')
  added.insert(0, [new Y.XmlText('あとから書いた理由。')])
  background.insert(background.length, [added])

  Y.applyUpdate(first, Y.encodeStateAsUpdate(second))
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
  const merged = readDocument(first)
  expect(merged).toEqual(readDocument(second))
  expect(merged.content?.map((node) => node.type)).toEqual(['requestBody', 'background'])
  expect(sectionText(merged, 'body')).toBe('')
  expect(sectionText(merged, 'background')).toBe('あとから書いた理由。')
})
