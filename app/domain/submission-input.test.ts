import { describe, expect, it } from 'vitest'
import { parseInput } from './parse-input.ts'
import { recordSubmissionsInput, requestPackagesInput } from './submission-input.ts'

const ID = '019aafe0-0000-7000-8000-000000000001'
const OTHER = '019aafe0-0000-7000-8000-000000000002'

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
    ['no row', [], 'packages', 'choiceMissing'],
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
    ['no package', { packageJobIds: [] }, 'packageJobIds', 'choiceMissing'],
    ['a day that does not exist', { submittedOn: '2026-02-30' }, 'submittedOn', 'notADate'],
    ['a place of 121 characters', { place: '庁'.repeat(121) }, 'place', 'tooLong'],
  ])('refuses %s', (_, change, field, reason) => {
    expect(parseInput(recordSubmissionsInput, { ...form, ...change })).toMatchObject({
      refusal: { fields: { [field]: reason } },
    })
  })
})
