import { describe, expect, it } from 'vitest'
import { read, stays, table, text } from './paste-cases.test-support.ts'

/** Lines of a printed page, its last sentence torn; the page after it begins with the rest. */
const page = (name: string) => [
  ...['一つ目', '二つ目', '三つ目', '四つ目', '五つ目'].map(
    (word) => `${name}の${word}の施策について、県は市町村や関係団体と連携し、確実に進めること。`,
  ),
  `${name}の最後の施策については、県が市町村の意見を十分に聞いた上で、次の年度までに`,
]
const REST = '実施すること。'
const items = ['項目a', '項目b', '項目c', '項目d', '項目e']

describe('numbers on lines of their own', () => {
  stays([
    '参加者数\n120\n定員\n150',
    '男性\n12\n女性\n9\n男性\n15\n女性\n11',
    '問\n1\n問\n2\n問\n3',
    '令和5年度\n1\n令和6年度\n2',
    '合計\n- 3 -\n以上',
    '1/2\n甲である\n2/3',
    '24ページ\n目次\n30ページ',
    ['令和4年度', ...items, '10', '令和5年度', ...items, '11', '令和6年度'].join('\n'),
    ['令和4年度', ...items, '10', '令和5年度', ...items, '11', '令和6年度', ...items, '12', '以上'].join('\n'),
    ['甲', '乙', '丙', '丁'].flatMap((name, n) => [...page(name).slice(0, 5), `${n + 1}`]).join('\n'),
    [...page('甲').slice(0, 5), '11', ...page('乙').slice(0, 5), '12', ...page('丙').slice(0, 5)].join('\n'),
    ['4', '5', '6']
      .flatMap((year, n) => [`令和${year}年度`, `甲 ${n}`, `乙 ${n}`, `丙 ${n}`, `丁 ${n}`, '合計', `${10 + n}`])
      .join('\n'),
    ['4/1', ...items, '5/1', ...items, '6/1', ...items].join('\n'),
    ['10ページ', ...items, '11ページ', ...items, '以上'].join('\n'),
    ['1/3', ...items, '2/3', ...items, '3/3'].join('\n'),
  ])
  table([
    [
      'that count up from page to page in the middle of sentences are page numbers',
      text([...page('甲'), '11', REST, ...page('乙'), '12', REST, ...page('丙'), '13', REST].join('\n')),
      ['甲', '乙', '丙'].flatMap((name) => [...page(name).slice(0, -1), `${page(name).at(-1)}${REST}`]),
    ],
    [
      'and beside the same heading each time',
      text(
        ['甲', '乙', '丙', '丁']
          .flatMap((name, index) => ['要求と提言', ...page(name).slice(0, 5), `${index + 5}`, ''])
          .join('\n'),
      ),
      ['要求と提言', ...['甲', '乙', '丙', '丁'].flatMap((name) => page(name).slice(0, 5))],
    ],
    ['at a form feed are page numbers', text('甲である。\n11\n\f乙である。'), ['甲である。', '乙である。']],
    [
      'in dashes that count up are page numbers',
      text('甲である。\n－ 1 －\n乙である。\n－ 2 －\n丙である。'),
      ['甲である。', '乙である。', '丙である。'],
    ],
    [
      'with the same heading beside each go with it',
      text('要求と提言\n甲である。\n－ 1 －\n\n要求と提言\n乙である。\n－ 2 －\n\n要求と提言\n丙である。'),
      ['要求と提言', '甲である。', '乙である。', '丙である。'],
    ],
  ])
  it('are said to be left out, and are there as it was written', () => {
    const pasted = text('甲である。\n11\n\f乙である。')
    expect(read(pasted).leftOut).toEqual({ pageLines: 1 })
    expect(read(pasted, 'asWritten').lines).toEqual(['甲である。', '11', '乙である。'])
  })
})
