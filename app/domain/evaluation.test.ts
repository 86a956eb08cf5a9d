import { expect, it } from 'vitest'
import { marksDiffer, ownMarks, signTaken } from './evaluation.ts'
import { evaluationNamed } from './last-year-records.ts'

const NO_NAME = { ja: '', en: '' }

it('F7: only what is not the standard is a sign of a federation’s own', () => {
  const said = {
    realized: { ...NO_NAME, symbol: '◎', tone: 'good' },
    partial: { ...NO_NAME, symbol: '□', tone: 'fair' },
  } as const
  expect(ownMarks(said)).toEqual({ partial: { symbol: '□' } })
  expect(marksDiffer(said, { partial: { ...NO_NAME, symbol: '□' } })).toBe(false)
  expect(marksDiffer(said, {})).toBe(true)
  expect(marksDiffer({}, { realized: { ja: '済', en: '' } })).toBe(true)
})

it.each([
  ['the sign of another mark', { partial: { ...NO_NAME, symbol: '△' } }, 'partial'],
  ['one that looks like it', { difficult: { ...NO_NAME, symbol: '〇' } }, 'difficult'],
  ['one that says how far an answer is', { realized: { ...NO_NAME, symbol: '答' } }, 'realized'],
  ['two that changed places', { partial: { ...NO_NAME, symbol: '△' }, ongoing: { ...NO_NAME, symbol: '○' } }, null],
])('F7: %s', (_what, said, taken) => {
  expect(signTaken(said, ['答'])).toBe(taken)
})

it('F7: a table is read in the signs and words of the federation before the usual ones', () => {
  const own = [{ code: 'partial' as const, words: ['□', '一部措置', '□一部措置'] }]
  expect(evaluationNamed('□ 一部措置', own)).toBe('partial')
  expect(evaluationNamed('一部実現', own)).toBe('partial')
  expect(evaluationNamed('◎', own)).toBe('realized')
  expect(evaluationNamed('□', [])).toBeNull()
})
