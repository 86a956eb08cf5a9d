import { describe, expect, it } from 'vitest'
import { fillDocumentNumber, nextDocumentNumber, readSubmissionFilter } from './submission.ts'

describe('document numbers', () => {
  it('puts the running number where the circle stands, whichever of the three circles was typed', () => {
    for (const circle of ['○', '〇', '◯'])
      expect(fillDocumentNumber(`連合神政発第${circle}号`, 12)).toBe('連合神政発第12号')
  })

  it('leaves a pattern without a circle as it is', () => {
    expect(fillDocumentNumber('要請書', 3)).toBe('要請書')
  })

  it('goes on from the highest number in use, also when it was typed in full-width digits', () => {
    expect(nextDocumentNumber(['連合神政発第9号', '連合神政発第１２号', '連合神政発第3号'])).toEqual({
      pattern: '連合神政発第○号',
      next: 13,
    })
  })

  it('takes the last run of digits as the running one', () => {
    expect(nextDocumentNumber(['令和8年発第4号'])).toEqual({ pattern: '令和8年発第○号', next: 5 })
  })

  it('starts with 1 when nothing was sent, and is not led astray by a number without digits', () => {
    expect(nextDocumentNumber([])).toEqual({ pattern: '第○号', next: 1 })
    expect(nextDocumentNumber(['要請書'])).toEqual({ pattern: '第○号', next: 1 })
  })
})

it('reads a filter from the address and leaves out what it does not understand', () => {
  expect(readSubmissionFilter(new URLSearchParams('stage=prepared&region=横浜&q=ﾖｺ '))).toEqual({
    stage: 'prepared',
    region: '横浜',
    words: 'ヨコ',
  })
  expect(readSubmissionFilter(new URLSearchParams('stage=none'))).toEqual({ stage: null, region: '', words: '' })
})
