import { expect, it } from 'vitest'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { checkDocument } from './check-document.ts'
import { documentFromContent } from './document-from-content.ts'
import { canonicalText, sectionText, textLength } from './document-text.ts'
import { emptyDocument } from './empty-document.ts'
import { normaliseDocument } from './normalise-document.ts'
import { MAX_TEXT_LENGTH } from './schema-version.ts'

const nested = documentFromContent({
  body: [
    { kind: 'paragraph', text: '整備すること。' },
    {
      kind: 'list',
      style: '（1）',
      items: [
        {
          text: '甲',
          children: [
            {
              kind: 'list',
              style: '①',
              items: [{ text: '乙', children: { kind: 'list', style: '❶', items: [{ text: '丙' }] } }, { text: '丁' }],
            },
            { kind: 'list', style: '・', items: [{ text: '戊' }] },
          ],
        },
        { text: '己' },
      ],
    },
  ],
  background: '理由である。',
})

const withBody = (...content: DocumentJson[]): DocumentJson => ({
  type: 'doc',
  content: [
    { type: 'requestBody', content },
    { type: 'background', content: [{ type: 'paragraph' }] },
  ],
})

it('numbers follow from the place in the text', () => {
  expect(sectionText(nested, 'body')).toBe(
    '整備すること。\n　（1）甲\n　　①乙\n　　　❶丙\n　　②丁\n　　・戊\n　（2）己',
  )
  expect(sectionText(nested, 'body', 'official')).toBe(
    '整備すること。\n　(1)甲\n　　ア乙\n　　　(ア)丙\n　　イ丁\n　　・戊\n　(2)己',
  )
  expect(canonicalText(nested)).toMatch(/\n\n理由である。$/)
})

it('a text in which only numbers stand is empty', () => {
  const items = [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: ' ' }] }] }]
  expect(sectionText(withBody({ type: 'orderedList', content: items }), 'body')).toBe('')
  expect(sectionText(emptyDocument(), 'body')).toBe('')
})

it('tables are read row by row, hard breaks as line breaks', () => {
  const cell = (text: string): DocumentJson => ({
    type: 'tableCell',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  })
  const table = { type: 'table', content: [{ type: 'tableRow', content: [cell('甲'), cell('乙')] }] }
  const broken = {
    type: 'paragraph',
    content: [{ type: 'text', text: '上' }, { type: 'hardBreak' }, { type: 'text', text: '下' }],
  }
  expect(sectionText(withBody(broken, table), 'body')).toBe('上\n下\n甲\t乙')
})

it('counts the characters that were written, not the numbers', () => {
  expect(textLength(nested)).toBe('整備すること。甲乙丙丁戊己理由である。'.length)
})

it('a text of the schema passes the check', () => {
  expect(checkDocument(nested)).toEqual({ ok: true })
  expect(checkDocument(emptyDocument())).toEqual({ ok: true })
})

it('names everything that is wrong, and where', () => {
  const wrong = withBody(
    { type: 'image' },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'あ', marks: [{ type: 'blink' }] },
        { type: 'text', text: 'い', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
      ],
    },
  )
  expect(checkDocument(wrong)).toEqual({
    ok: false,
    problems: [
      { kind: 'unknownNode', path: '0.0', detail: 'image' },
      { kind: 'unknownMark', path: '0.1.0', detail: 'blink' },
      { kind: 'unsafeLink', path: '0.1.1', detail: 'javascript:alert(1)' },
    ],
  })
})

it('refuses what is no whole text, is nested without end, or is too long', () => {
  for (const json of [{ type: 'doc' }, { type: 'paragraph' }, { type: 'doc', content: [{ type: 'background' }] }])
    expect(checkDocument(json)).toMatchObject({ ok: false, problems: [{ kind: 'structure' }] })
  let deep: DocumentJson = { type: 'paragraph' }
  for (let depth = 0; depth < 5000; depth++) deep = { type: 'bulletList', content: [deep] }
  expect(checkDocument(deep).ok).toBe(false)
  const long = documentFromContent({
    body: [{ kind: 'paragraph', text: 'あ'.repeat(MAX_TEXT_LENGTH) }],
    background: '超',
  })
  expect(checkDocument(long)).toMatchObject({ ok: false, problems: [{ kind: 'tooLong' }] })
})

it('one text has one form', () => {
  const run = (text: string, ...marks: string[]): DocumentJson => ({
    type: 'text',
    text,
    marks: marks.map((type) => ({ type })),
  })
  const left = { type: 'paragraph', content: [run('あ', 'underline', 'bold'), run('い', 'bold', 'underline'), run('')] }
  const right = { type: 'paragraph', attrs: { colspan: 1, other: null }, content: [run('あい', 'bold', 'underline')] }
  expect(normaliseDocument(left)).toEqual(normaliseDocument(right))
})
