import { expect, it } from 'vitest'
import { circledNumber, formatNumber, negativeCircledNumber, numberingLevel } from './numbering.ts'

it('the federation counts Ⅰ → 1 → （1） → ① → ❶ → ・', () => {
  expect([0, 1, 2, 3, 4, 5].map((level) => formatNumber('federation', level, 2))).toEqual([
    'Ⅱ',
    '2',
    '（2）',
    '②',
    '❷',
    '・',
  ])
})

it('official texts count 第1 → 1 → (1) → ア → (ア)', () => {
  expect([0, 1, 2, 3, 4].map((level) => formatNumber('official', level, 3))).toEqual(['第3', '3', '(3)', 'ウ', '(ウ)'])
})

it('below its last level a scheme goes on as there', () => {
  expect(formatNumber('federation', 9, 4)).toBe('・')
  expect(numberingLevel('official', 7)).toBe(numberingLevel('official', 5))
})

it('circled numbers go to 50, the filled ones to 20, beyond they are written in brackets', () => {
  expect([1, 20, 21, 35, 36, 50].map(circledNumber)).toEqual(['①', '⑳', '㉑', '㉟', '㊱', '㊿'])
  expect([0, 51].map(circledNumber)).toEqual([null, null])
  expect([1, 10, 11, 20].map(negativeCircledNumber)).toEqual(['❶', '❿', '⓫', '⓴'])
  expect(formatNumber('federation', 3, 51)).toBe('(51)')
  expect(formatNumber('federation', 4, 21)).toBe('[21]')
})

it('Roman numbers beyond Ⅻ are put together of letters', () => {
  expect([12, 13, 49].map((n) => formatNumber('federation', 0, n))).toEqual(['Ⅻ', 'XIII', 'XLIX'])
})
