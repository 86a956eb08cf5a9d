import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '#app/document/schema-version.ts'
import { seedUpdate } from '#app/document/yjs-document.ts'
import { linesOf, linesOnlyIn } from './unsent-lines.ts'

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
