import { describe, expect, it } from 'vitest'
import { checkDocument } from '#app/document/check-document.ts'
import { sectionText } from '#app/document/document-text.ts'
import type { NumberingScheme } from '#app/domain/numbering.ts'
import { blocksOfWish } from './wish-text.ts'

/** As it is read: lists indented by a full-width space for each level. */
const read = (text: string, scheme: NumberingScheme = 'federation'): string[] => {
  const content = blocksOfWish(text, scheme)
  const body = { type: 'requestBody', content }
  const document = { type: 'doc', content: [body, { type: 'background', content: [{ type: 'paragraph' }] }] }
  expect(checkDocument(document)).toEqual({ ok: true })
  return sectionText(document, 'body', scheme).split('\n')
}

describe('Q36: typed numbers become a list where they are printed as they were typed', () => {
  it.each([
    ['from 1 on', '1. 甲を行うこと\n2. 乙を行うこと', ['　（1）甲を行うこと', '　（2）乙を行うこと']],
    ['with a note between', '（１）甲\n甲の説明。\n（２）乙', ['　（1）甲', '　甲の説明。', '　（2）乙']],
    ['levels without indentation', '(1) 甲\n① 子\n② 丑\n(2) 乙', ['　（1）甲', '　　①子', '　　②丑', '　（2）乙']],
    ['bullets', '・親\n　・子一\n　・子二\n・次', ['　・親', '　　・子一', '　　・子二', '　・次']],
    [
      'words before and behind',
      '次のとおり求める。\n・甲\n・乙\n以上のこと。',
      ['次のとおり求める。', '　・甲', '　・乙', '以上のこと。'],
    ],
    [
      'a sentence that a mail broke',
      '・職場の安全を守るために必要な予算を十分に確保し、現場の声を反映させる仕組みを\n作ること。\n・乙',
      ['　・職場の安全を守るために必要な予算を十分に確保し、現場の声を反映させる仕組みを作ること。', '　・乙'],
    ],
  ])('%s', (_about, text, lines) => expect(read(text)).toEqual(lines))
})

describe('Q36: what would come out otherwise stays as it was typed', () => {
  it.each([
    ['a count that begins later', '10. 甲を行うこと\n11. 乙を行うこと\n（10の補足）'],
    ['letters that the scheme does not print', 'ア 甲を行うこと\nイ 乙を行うこと\nウ 丙を行うこと'],
    ['kanji', '一、甲を行うこと\n二、乙を行うこと'],
    ['numbers of a chapter', '1-1 甲を行うこと\n1-2 乙を行うこと'],
    ['bullets that say different things', '○甲を行うこと\n○乙を行うこと\n●丙を行うこと\n●丁を行うこと'],
    ['a number of a page', '前の文。\n- 3 -\n後の文。'],
    ['a count with a gap', '1. 甲\n2. 乙\n4. 丁'],
  ])('%s', (_about, text) => expect(read(text)).toEqual(text.split('\n')))

  it('with its levels', () =>
    expect(read('甲について\n　10. 一つ目\n　11. 二つ目')).toEqual(['甲について', '　10. 一つ目', '　11. 二つ目']))
  it('while the lists around it are lists', () =>
    expect(read('・親\n　10. 一つ目\n　11. 二つ目\n・次')).toEqual([
      '　・親',
      '　10. 一つ目',
      '　11. 二つ目',
      '　・次',
    ]))
  it('by the numbering of the federation', () => {
    const text = '(1) 甲\nア 子を行う\nイ 丑を行う'
    expect(read(text, 'official')).toEqual(['　(1)甲', '　　ア子を行う', '　　イ丑を行う'])
    expect(read(text)).toEqual(['　（1）甲', 'ア 子を行う', 'イ 丑を行う'])
  })
})

it('Q36: every letter that was typed comes out, whatever is typed', () => {
  const signs = ['1. ', '2. ', '10. ', '(1) ', '① ', '② ', '・', '●', '- ', 'ア ', '', '一、', '（10の補足）']
  let seed = 7
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  const letters = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\d]/gu, '')
  for (let round = 0; round < 400; round++) {
    const text = Array.from(
      { length: 1 + next(9) },
      (_, at) => `${'　'.repeat(next(3))}${signs[next(signs.length)]}言葉${at}を求めること。`,
    ).join('\n')
    expect(letters(read(text).join('')), text).toBe(letters(text))
  }
})

it('a wish of many short lines is read at once', () => {
  const text = Array.from({ length: 1300 }, (_, at) => `${'　'.repeat(at % 3)}①あ`)
    .join('\n')
    .slice(0, 4000)
  const began = performance.now()
  blocksOfWish(text, 'federation')
  expect(performance.now() - began).toBeLessThan(500)
})
