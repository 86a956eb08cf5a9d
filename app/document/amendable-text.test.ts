import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { amendDocument } from './amend-document.ts'
import { amendableBlocks, amendBlocks, amendmentsBetween } from './amendable-text.ts'
import { documentFromContent } from './document-from-content.ts'
import { readDocument, seedUpdate } from './yjs-document.ts'

const TITLE = '水源環境の保全'
const said = (before: readonly string[], after: readonly string[]) => amendmentsBetween(before, after).amendments

describe('W10: what is written into the text becomes amendments', () => {
  it.each([
    ['a word', '県は、早期に検討すること。', '県は、直ちに検討すること。', [['早期に', '直ちに']]],
    ['words struck out', '県は、速やかに検討すること。', '県は、検討すること。', [['速やかに', '']]],
    ['words put in', '県は、検討すること。', '県は、直ちに検討すること。', [['検討', '直ちに検討']]],
    [
      'two changes far apart',
      '甲を守り、乙を進めること。',
      '丙を守り、丁を進めること。',
      [
        ['甲', '丙'],
        ['乙', '丁'],
      ],
    ],
    ['two changes side by side', '甲と乙を守ること。', '丙と丁を守ること。', [['甲と乙', '丙と丁']]],
    ['the whole paragraph', '要望する。', '', [['要望する。', '']]],
    ['behind a line break', '前文。\n県は検討すること。', '前文。\n県は実施すること。', [['検討', '実施']]],
  ] as const)('%s', (_, before, after, expected) =>
    expect(said([TITLE, before], [TITLE, after]).map(({ from, to }) => [from, to])).toEqual(expected),
  )
  it('quotes as much around it as makes it certain which one is meant', () => {
    const [amendment] = said(
      [TITLE, '県は検討し、市は検討すること。', '国も検討すること。'],
      [TITLE, '県は検討し、市は実施すること。', '国も検討すること。'],
    )
    expect(amendment).toEqual({ from: '市は検討', to: '市は実施' })
  })
  it('counts in what is amended before it', () =>
    expect(said(['水の保全', '保全すること。'], ['水の再生', '促進すること。'])).toEqual([
      { from: '水の保全', to: '水の再生' },
      { from: '保全', to: '促進' },
    ]))
  it('says of a paragraph that stands twice that it cannot', () =>
    expect(amendmentsBetween([TITLE, '同じ。', '同じ。'], [TITLE, '違う。', '同じ。']).unsaid).toEqual(
      new Map([[1, 'notUnique']]),
    ))
  it.each([
    [
      '計画的に確保し、支援すること。',
      '計画的かつ速やかに確保・育成し、支援すること。',
      '計画的に確保し',
      '計画的かつ速やかに確保・育成し',
    ],
    ['労働条件を改善すること。', '労働条件を抜本的に改善すること。', '改善', '抜本的に改善'],
    ['人材を確保すること。', '人材を確保・育成すること。', '確保する', '確保・育成する'],
    ['県は、人材の確保を進めること。', '県は、人材の確保・育成を進めること。', '確保', '確保・育成'],
    ['保育士の処遇を改めること。', '保育士等の処遇を改めること。', '保育士', '保育士等'],
    ['公共交通の維持に努めること。', '公共交通の維持及び充実に努めること。', '維持', '維持及び充実'],
    ['財政措置を講じること。', '必要な財政措置を講じること。', '財政措置', '必要な財政措置'],
    ['国に要請すること。', '国に対し要請すること。', '国に', '国に対し'],
    ['地域の実情を踏まえ、支援すること。', '地域の実情を踏まえ、継続的に支援すること。', '支援', '継続的に支援'],
    ['事業者を支援すること。', '事業者と労働者を支援すること。', '事業者', '事業者と労働者'],
    ['デジタル技術を活用すること。', 'デジタル技術や人材を活用すること。', 'デジタル技術', 'デジタル技術や人材'],
    [
      '県は検討すること。',
      '県は検討すること。また、公表すること。',
      '検討すること。',
      '検討すること。また、公表すること。',
    ],
    ['事業を早急に進めること。', '事業を着実に進めること。', '早急', '着実'],
    ['GXを推進すること。', 'GXやDXを推進すること。', 'GX', 'GXやDX'],
    ['学校で支援すること。', '学校や家庭で支援すること。', '学校', '学校や家庭'],
  ])('quotes whole phrases: %s', (before, after, from, to) =>
    expect(said([TITLE, before], [TITLE, after])).toEqual([{ from, to }]),
  )
  it('begins with no particle, and quotes little of a long text', () => {
    const lead = '県は、関係機関と連携し、'.repeat(60)
    const [amendment, ...more] = said(
      [TITLE, `${lead}道路を整備すること。`],
      [TITLE, `${lead}道路を早期に整備すること。`],
    )
    expect(more).toEqual([])
    expect(amendment).toEqual({ from: '整備', to: '早期に整備' })
  })
  it('takes no lines and gives none', () =>
    expect(amendmentsBetween([TITLE, '一行。'], [TITLE, '一行。\n二行。']).unsaid).toEqual(new Map([[1, 'lines']])))

  it('amends the stored text to exactly what was written, whatever was written where', () => {
    const line = fc
      .array(fc.constantFrom('県は', '市は', '、', '。', '検討', '実施', 'すること', '速やかに', '々々', '々', '　'), {
        maxLength: 12,
      })
      .map((words) => words.join(''))
    const block = fc.array(line, { minLength: 1, maxLength: 2 }).map((lines) => lines.join('\n'))
    const blocks = fc.array(fc.record({ before: block, edit: fc.option(line, { nil: null }) }), {
      minLength: 1,
      maxLength: 6,
    })
    let amended = 0
    fc.assert(
      fc.property(blocks, (written) => {
        const content = {
          body: written.map(({ before }) => ({ kind: 'paragraph' as const, text: before })),
          background: '背景。',
        }
        const document = documentFromContent(content)
        const before = amendableBlocks(TITLE, document).map(({ text }) => text)
        const after = before.map((text, index) => {
          const edit = written[index - 1]?.edit
          if (edit === null || edit === undefined) return text
          const lines = text.split('\n')
          return [edit, ...lines.slice(1)].join('\n')
        })
        const { amendments, unsaid } = amendmentsBetween(before, after)
        const wanted = after.map((text, index) => (unsaid.has(index) ? null : text))
        expect(amendBlocks(before, amendments).rest).toEqual([])
        if (wanted.slice(1).join('').trim() === '') return
        const doc = new Y.Doc()
        Y.applyUpdate(doc, seedUpdate(document))
        const result = amendDocument(doc, TITLE, amendments)
        if (!result.ok) {
          expect(result.refusal.reason).toBe('bodyMissing')
          return
        }
        amended++
        const got = amendableBlocks(result.value.title, readDocument(doc)).map(({ text }) => text)
        for (const [index, text] of wanted.entries()) if (text !== null) expect(got[index]).toBe(text)
      }),
      { numRuns: 300, seed: 20261128 },
    )
    expect(amended).toBeGreaterThan(200)
  })
})

describe('W10: what a form says is shown in the text', () => {
  it('as far as it names one passage; the rest stays in the form', () => {
    const before = [TITLE, '県は検討し、市も検討すること。']
    const lost = { from: 'どこにもない', to: '言葉' }
    expect(amendBlocks(before, [{ from: '県は検討', to: '県は実施' }, lost, { from: '検討', to: '実施' }])).toEqual({
      blocks: [TITLE, '県は実施し、市も実施すること。'],
      rest: [lost],
    })
  })
})
