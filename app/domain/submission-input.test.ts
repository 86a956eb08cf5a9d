import { describe, expect, it } from 'vitest'
import { parseInput } from './parse-input.ts'
import {
  fillDocumentNumber,
  nextDocumentNumber,
  readSubmissionFilter,
  recordSubmissionsInput,
  requestPackagesInput,
} from './submission-input.ts'

const ID = '019aafe0-0000-7000-8000-000000000001'
const OTHER = '019aafe0-0000-7000-8000-000000000002'

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

describe('the form of packages', () => {
  const form = {
    formKey: ID,
    cycleId: ID,
    letterDate: '2026-07-20',
    packages: [{ recipientId: ID, documentNumber: '第1号' }],
  }

  it('takes a row with a number and makes one line of it', () => {
    const packages = [{ recipientId: ID, documentNumber: ' 第1号\n ' }]
    expect(parseInput(requestPackagesInput, { ...form, packages })).toMatchObject({
      value: { packages: [{ documentNumber: '第1号' }] },
    })
  })

  it.each([
    ['no row', [], 'packages', 'required'],
    ['a recipient twice', [form.packages[0], form.packages[0]], 'packages', 'alreadyExists'],
    ['an empty number', [{ recipientId: ID, documentNumber: ' ' }], 'packages.0.documentNumber', 'required'],
    [
      'a number of 61 characters',
      [{ recipientId: ID, documentNumber: '1'.repeat(61) }],
      'packages.0.documentNumber',
      'tooLong',
    ],
    ['no id', [{ recipientId: 'x', documentNumber: '1' }], 'packages.0.recipientId', 'unknownChoice'],
  ])('refuses %s', (_, packages, field, reason) => {
    expect(parseInput(requestPackagesInput, { ...form, packages })).toMatchObject({
      refusal: { reason: 'invalidInput', fields: { [field]: reason } },
    })
  })
})

describe('the form of submissions', () => {
  const form = { formKey: ID, packageJobIds: [ID], submittedOn: '2026-07-24' }

  it('counts the same package once and leaves place and people empty when they were not typed', () => {
    expect(parseInput(recordSubmissionsInput, { ...form, packageJobIds: [ID, OTHER, ID] })).toMatchObject({
      value: { packageJobIds: [ID, OTHER], place: '', handedBy: '' },
    })
  })

  it.each([
    ['no package', { packageJobIds: [] }, 'packageJobIds', 'required'],
    ['a day that does not exist', { submittedOn: '2026-02-30' }, 'submittedOn', 'notADate'],
    ['a place of 121 characters', { place: '庁'.repeat(121) }, 'place', 'tooLong'],
  ])('refuses %s', (_, change, field, reason) => {
    expect(parseInput(recordSubmissionsInput, { ...form, ...change })).toMatchObject({
      refusal: { fields: { [field]: reason } },
    })
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
