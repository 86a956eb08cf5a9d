import { AllSelection, TextSelection } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { amendableBlocks } from './amendable-text.ts'
import { copiedText } from './copied-text.ts'
import { documentFromContent } from './document-from-content.ts'
import { documentSchema } from './document-schema.ts'
import { normalisePastedHtml, normalisePastedText } from './paste.ts'

const doc = documentSchema.nodeFromJSON(
  documentFromContent({
    body: [
      { kind: 'paragraph', text: '前文' },
      {
        kind: 'list',
        style: '（1）',
        items: [
          { text: '甲', children: { kind: 'paragraph', text: '甲の説明' } },
          { text: '乙', children: { kind: 'list', style: '①', items: [{ text: '丙' }, { text: '丁' }] } },
          { text: '戊', children: { kind: 'list', style: '・', items: [{ text: '己' }] } },
        ],
      },
    ],
    background: '理由',
  }),
)
const placeOf = (word: string): number => {
  let found = 0
  doc.descendants((node, position) => {
    if (node.text === word) found = position
  })
  return found
}
const between = (from: string, to: string) => TextSelection.create(doc, placeOf(from), placeOf(to) + to.length)

it('a list copied as plain text has its numbers, one line each, and comes back as the list it was', () => {
  const copied = copiedText(doc, between('甲', '己'))
  expect(copied.split('\n')).toEqual([
    '　（1）甲',
    '　　甲の説明',
    '　（2）乙',
    '　　①丙',
    '　　②丁',
    '　（3）戊',
    '　　・己',
  ])
  const pasted = normalisePastedText(copied)
  expect(pasted).toEqual({ ok: true, value: [doc.child(0).child(1).toJSON()].map(withoutEmptyAttributes) })
})

const withoutEmptyAttributes = (json: object) => JSON.parse(JSON.stringify(json))

it('numbers are those of the screen where the copy begins in the middle of the list', () => {
  expect(copiedText(doc, between('丁', '戊'))).toBe('　　②丁\n　（3）戊')
})

it('words out of one line are those words alone', () => {
  expect(copiedText(doc, TextSelection.create(doc, placeOf('甲の説明'), placeOf('甲の説明') + 2))).toBe('甲の')
  expect(copiedText(doc, between('丁', '丁'))).toBe('丁')
})

it('the whole text has no empty lines, and cells stand between tabs', () => {
  expect(copiedText(doc, new AllSelection(doc)).split('\n')).toEqual([
    '前文',
    '　（1）甲',
    '　　甲の説明',
    '　（2）乙',
    '　　①丙',
    '　　②丁',
    '　（3）戊',
    '　　・己',
    '理由',
  ])
  const table = normalisePastedHtml(
    '<p>前</p><table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>',
  )
  if (!table.ok) throw new Error(table.refusal.reason)
  const tables = documentSchema.nodeFromJSON({
    type: 'doc',
    content: [
      { type: 'requestBody', content: table.value },
      { type: 'background', content: [{ type: 'paragraph' }] },
    ],
  })
  expect(copiedText(tables, new AllSelection(tables)).trim()).toBe('前\n甲\t乙\n丙\t丁')
})

it('where the numbers of official texts are chosen, it is copied, amended and compared with them', () => {
  expect(copiedText(doc, between('甲', '己'), 'official').split('\n')).toEqual([
    '　(1)甲',
    '　　甲の説明',
    '　(2)乙',
    '　　ア丙',
    '　　イ丁',
    '　(3)戊',
    '　　・己',
  ])
  const markers = amendableBlocks('題', doc.toJSON(), 'official').map(({ marker }) => marker)
  expect(markers.filter(Boolean)).toEqual(['(1)', '(2)', 'ア', 'イ', '(3)', '・'])
})
