import { describe, expect, it } from 'vitest'
import { answerProgress, CELL_MARKS, cellMark, cellSymbol, lookOf, receiptState } from './answer-progress.ts'

const at = new Date('2026-12-01T00:00:00Z')

describe('受領状況', () => {
  it.each([
    ['notSubmitted', { isSubmitted: false, responseCount: 0, noResponseAt: null }],
    ['awaiting', { isSubmitted: true, responseCount: 0, noResponseAt: null }],
    ['none', { isSubmitted: true, responseCount: 0, noResponseAt: at }],
    ['none', { isSubmitted: false, responseCount: 0, noResponseAt: at }],
    ['answered', { isSubmitted: true, responseCount: 2, noResponseAt: null }],
    ['answered', { isSubmitted: true, responseCount: 1, noResponseAt: at }],
  ] as const)('is %s', (state, facts) => {
    expect(receiptState(facts)).toBe(state)
  })

  it('lets a request be closed only when nobody is left without an answer or a mark', () => {
    expect(answerProgress(['answered', 'none', 'answered'])).toEqual({
      notSubmitted: 0,
      awaiting: 0,
      answered: 2,
      none: 1,
      total: 3,
      closeable: true,
    })
    expect(answerProgress(['answered', 'awaiting']).closeable).toBe(false)
    expect(answerProgress(['answered', 'notSubmitted']).closeable).toBe(false)
  })
})

describe('the cells of the matrix', () => {
  it('show the evaluation of an answer where there is one to be seen', () => {
    expect(cellMark('answered', 'partial')).toBe('partial')
    expect(cellMark('answered', null)).toBe('answered')
    expect(cellMark('awaiting', null)).toBe('awaiting')
  })

  it.each(['ja', 'en'])('never show two marks with one sign (%s)', (locale) => {
    const signs = CELL_MARKS.map((mark) => cellSymbol(mark, locale, {}))
    expect(new Set(signs).size).toBe(signs.length)
  })

  it('F7: have the sign and the colour of the federation, where it has its own', () => {
    const own = { partial: { symbol: '□' }, ongoing: { tone: 'bad' } } as const
    expect(cellSymbol('partial', 'ja', own)).toBe('□')
    expect(cellSymbol('realized', 'en', own)).toBe('◎')
    expect([lookOf('ongoing', own), lookOf('partial', own), lookOf('awaiting', own)]).toEqual([
      'bad',
      'fair',
      'awaiting',
    ])
  })
})
