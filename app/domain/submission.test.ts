import { describe, expect, it } from 'vitest'
import {
  documentNumberKey,
  fillDocumentNumber,
  freeDocumentNumbers,
  proposeDocumentNumbers,
  readSubmissionFilter,
} from './submission.ts'

describe('document numbers', () => {
  it('puts the running number where the circle stands, whichever of the three circles was typed', () => {
    for (const circle of ['○', '〇', '◯'])
      expect(fillDocumentNumber(`連合神政発第${circle}号`, 12)).toBe('連合神政発第12号')
  })

  it('leaves a pattern without a circle as it is', () => {
    expect(fillDocumentNumber('要請書', 3)).toBe('要請書')
  })

  it('goes on from the highest number in use, also when it was typed in full-width digits', () => {
    expect(freeDocumentNumbers(['連合神政発第9号', '連合神政発第１２号', '連合神政発第3号'])).toEqual({
      ...{ pattern: '連合神政発第○号', gaps: [], next: 13 },
    })
  })

  it('takes the last run of digits as the running one', () => {
    expect(freeDocumentNumbers(['令和8年発第4号'])).toEqual({ pattern: '令和8年発第○号', gaps: [], next: 5 })
  })

  it('starts with 1 when nothing was sent, and is not led astray by a number without digits', () => {
    expect(freeDocumentNumbers([])).toEqual({ pattern: '第○号', gaps: [], next: 1 })
    expect(freeDocumentNumbers(['要請書'])).toEqual({ pattern: '第○号', gaps: [], next: 1 })
  })

  it('offers numbers that were passed over again, first, but not a gap so long that it was left on purpose', () => {
    const used = ['発第101号', '発第109号', '発第113号', '発第１１４号', '別発第111号']
    expect(freeDocumentNumbers(used, 3)).toEqual({ pattern: '発第○号', gaps: [110, 111, 112], next: 115 })
    expect(proposeDocumentNumbers(freeDocumentNumbers(used, 3), 4)).toEqual([
      ...['発第110号', '発第111号', '発第112号', '発第115号'],
    ])
  })

  it('proposes none that somebody typed, in whichever digits', () => {
    expect(proposeDocumentNumbers({ pattern: '第○号', gaps: [], next: 5 }, 2, ['第 ６号'])).toEqual(['第5号', '第7号'])
    expect(documentNumberKey('第９００号')).toBe(documentNumberKey('第 900号'))
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
