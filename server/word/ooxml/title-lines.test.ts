import { expect, it } from 'vitest'
import { titleInLines } from './title-lines.ts'

it.each([
  [
    'what fits stays on one line',
    '2027年度に向けた政策・制度要求について（要請）',
    27,
    ['2027年度に向けた政策・制度要求について（要請）'],
  ],
  [
    'behind the quotation, not within it',
    '「2027年度に向けた政策・制度要求と提言」について（要請）',
    27,
    ['「2027年度に向けた政策・制度要求と提言」', 'について（要請）'],
  ],
  [
    'before the kind of letter at its end',
    '2027年度に向けた神奈川県政に対する政策・制度要求について（要請）',
    27,
    ['2027年度に向けた神奈川県政に対する', '政策・制度要求について（要請）'],
  ],
  [
    'within a quotation that is longer than a line, behind a particle',
    '「2027年度に向けた持続可能な地域社会の実現をめざす政策・制度要求と提言」について（要請）',
    24,
    ['「2027年度に向けた持続可能な地域社会の', '実現をめざす政策・制度要求と提言」', 'について（要請）'],
  ],
  ['no word is torn', 'カーボンニュートラル推進ロードマップ策定', 12, ['カーボンニュートラル', '推進ロードマップ策定']],
  ['what has no words is broken where it must be', 'あ'.repeat(40), 27, ['あ'.repeat(20), 'あ'.repeat(20)]],
])('a title is broken between words: %s', (_name, title, width, lines) => {
  expect(titleInLines(title, width).split('\n')).toEqual(lines)
})

it('nothing of a title is lost, and no line is too long', () => {
  for (let length = 1; length < 120; length += 7) {
    const title = '「地域の中小企業」とSDGs、ネットワークの推進及びDXの2027年度支援'.repeat(4).slice(0, length)
    const lines = titleInLines(title, 20).split('\n')
    expect(lines.join('')).toBe(title)
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(28)
  }
})
