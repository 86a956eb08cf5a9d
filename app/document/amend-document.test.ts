import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Amendment } from '#app/domain/decision.ts'
import { amendDocument } from './amend-document.ts'
import { documentFromContent } from './document-from-content.ts'
import { sectionText } from './document-text.ts'
import { seedUpdate } from './yjs-document.ts'

const TITLE = '水源環境の保全'
function amended(amendments: readonly Amendment[], text = '県は、早期に検討すること。国にも検討を求めること。') {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedUpdate(documentFromContent({ body: [{ kind: 'paragraph', text }], background: '背景。' })))
  const result = amendDocument(doc, TITLE, amendments)
  return result.ok
    ? { title: result.value.title, body: sectionText(result.value.document, 'body').trim() }
    : result.refusal
}

describe('W10: amendments', () => {
  it('are made one after the other, in title and text', () => {
    expect(
      amended([
        { from: '早期に検討', to: '速やかに実施' },
        { from: '保全', to: '保全と再生' },
        { from: '速やかに', to: '直ちに' },
        { from: '国にも検討を求めること。', to: '' },
      ]),
    ).toEqual({ title: '水源環境の保全と再生', body: '県は、直ちに実施すること。' })
  })
  it.each([
    ['the same words', [{ from: '早期に', to: '早期に' }]],
    [
      'words that are taken back',
      [
        { from: '早期', to: '直ち' },
        { from: '直ち', to: '早期' },
      ],
    ],
  ] as const)('that change nothing are none: %s', (_, amendments) =>
    expect(amended(amendments)).toMatchObject({
      reason: 'amendmentChangesNothing',
      values: { number: amendments.length },
    }),
  )
  it('take the words as they are: $& is no pattern', () =>
    expect(amended([{ from: '早期に', to: '$&（$1）' }])).toMatchObject({
      body: expect.stringContaining('県は、$&（$1）検討'),
    }))
  it('name the one whose passage is not there', () =>
    expect(
      amended([
        { from: '早期に', to: '速やかに' },
        { from: '早期に', to: '直ちに' },
      ]),
    ).toMatchObject({
      reason: 'amendmentNotFound',
      values: { number: 2, passage: '早期に' },
      fields: { 'decision.amendments.1.from': 'amendmentNotFound' },
    }))
  it.each([
    ['twice in the text', '検討', undefined],
    ['in title and text', '水源', '水源を守ること。'],
    ['overlapping itself', '々々', '々々々こと。'],
  ])('name the one whose passage stands %s', (_, from, text) =>
    expect(amended([{ from, to: '実施' }], text)).toMatchObject({
      reason: 'amendmentNotUnique',
      values: { number: 1 },
    }),
  )
  it.each([
    ['no title', { from: TITLE, to: '' }, 'titleMissing'],
    ['too long a title', { from: TITLE, to: '水'.repeat(121) }, 'titleTooLong'],
    ['no text', { from: '県は、早期に検討すること。国にも検討を求めること。', to: '' }, 'bodyMissing'],
  ])('do not leave %s', (_, amendment, reason) => expect(amended([amendment])).toMatchObject({ reason }))
})
