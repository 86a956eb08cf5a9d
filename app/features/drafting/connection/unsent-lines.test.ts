import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '#app/document/schema-version.ts'
import { seedUpdate } from '#app/document/yjs-document.ts'
import { linesOf, linesOnlyIn, tryUpdate } from './unsent-lines.ts'

const paragraph = (...content: object[]) => ({ type: 'paragraph', content: content as never })
const text = (value: string, ...marks: string[]) => ({
  type: 'text',
  text: value,
  marks: marks.map((type) => ({ type })),
})

describe('the lines of a text', () => {
  it('are its paragraphs, in lists too, without marks and without empty ones', () => {
    const doc = new Y.Doc()
    Y.applyUpdate(
      doc,
      seedUpdate({
        type: 'doc',
        content: [
          {
            type: 'requestBody',
            content: [
              paragraph(text('県は'), text('必ず', 'bold'), { type: 'hardBreak' }, text('図ること。')),
              { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph(text('項目'))] }] },
              { type: 'paragraph' },
            ],
          },
          { type: 'background', content: [paragraph(text('背景'))] },
        ],
      }),
    )
    expect(linesOf(doc)).toEqual(['県は必ず\n図ること。', '項目', '背景'])
    expect(linesOf(new Y.Doc())).toEqual([])
    expect(doc.getXmlFragment(FRAGMENT).length).toBe(2)
  })

  it('that only one side has are found, a repeated one as often as it is missing', () => {
    expect(linesOnlyIn(['甲', '乙', '乙', '丙'], ['乙', '丁'])).toEqual(['甲', '乙', '丙'])
    expect(linesOnlyIn(['甲'], ['甲'])).toEqual([])
  })
})

describe('an update that is tried', () => {
  it('says the lines it brings, or its letters where it does not fit, and never throws', () => {
    const doc = new Y.Doc()
    const seed = paragraph(text('文'))
    Y.applyUpdate(
      doc,
      seedUpdate({
        type: 'doc',
        content: [
          { type: 'requestBody', content: [seed] },
          { type: 'background', content: [seed] },
        ],
      }),
    )
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    const before = Y.encodeStateVector(other)
    const line = new Y.XmlElement('paragraph')
    line.insert(0, [new Y.XmlText('足した文')])
    ;(other.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).push([line])
    const update = Y.encodeStateAsUpdate(other, before)
    expect(tryUpdate(doc, update)).toEqual({ fits: true, lines: ['足した文'] })
    expect(tryUpdate(new Y.Doc(), update)).toEqual({ fits: false, lines: ['足した文'] })
    expect(tryUpdate(doc, new Uint8Array([9, 9, 200, 1]))).toEqual({ fits: false, lines: [] })
    expect(linesOf(doc)).toEqual(['文', '文'])
  })
})
