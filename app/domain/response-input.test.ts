import { describe, expect, it } from 'vitest'
import { EVALUATION_REASON_MAX, evaluationMark, RESPONSE_TEXT_MAX } from './evaluation.ts'
import { parseInput } from './parse-input.ts'
import { draftEvaluationInput, markNoResponseInput, recordResponseInput } from './response-input.ts'

const ID = '019aafe0-0000-7000-8000-000000000001'
const answer = {
  formKey: ID,
  requestId: ID,
  recipientId: ID,
  round: '1',
  text: '検討します。',
  respondedOn: '2026-12-01',
}
const evaluation = { responseId: ID, version: '1', code: 'ongoing', reason: '検討にとどまる。' }

describe('the form of an answer', () => {
  it('keeps line breaks as LF, so that the length is what was typed', () => {
    const text = `${'あ\r\n'.repeat(RESPONSE_TEXT_MAX / 2 - 1)}あい`
    expect(parseInput(recordResponseInput, { ...answer, text })).toMatchObject({
      value: { text: `${'あ\n'.repeat(RESPONSE_TEXT_MAX / 2 - 1)}あい`, round: 1, department: '' },
    })
  })

  it.each([
    ['an empty text', { text: ' \r\n' }, 'text', 'required'],
    ['a text of 20 001 characters', { text: 'あ'.repeat(RESPONSE_TEXT_MAX + 1) }, 'text', 'tooLong'],
    ['a department of 121 characters', { department: '課'.repeat(121) }, 'department', 'tooLong'],
    ['no date', { respondedOn: '' }, 'respondedOn', 'required'],
    ['a round that is no number', { round: 'x' }, 'round', 'notANumber'],
    ['round 0', { round: '0' }, 'round', 'outOfRange'],
  ])('refuses %s', (_, change, field, reason) => {
    expect(parseInput(recordResponseInput, { ...answer, ...change })).toMatchObject({
      refusal: { fields: { [field]: reason } },
    })
  })
})

describe('the form of an evaluation', () => {
  it('takes an evaluation without a next action', () => {
    expect(parseInput(draftEvaluationInput, { ...evaluation, nextAction: '' })).toMatchObject({
      value: { code: 'ongoing', nextAction: null, basedOn: '', version: 1 },
    })
  })

  it.each([
    ['no reason', { reason: ' ' }, 'reason', 'evaluationReasonMissing'],
    ['a reason that is too long', { reason: 'あ'.repeat(EVALUATION_REASON_MAX + 1) }, 'reason', 'tooLong'],
    ['an unknown code', { code: 'great' }, 'code', 'unknownChoice'],
    ['an unknown next action', { nextAction: 'forget' }, 'nextAction', 'unknownChoice'],
  ])('refuses %s', (_, change, field, reason) => {
    expect(parseInput(draftEvaluationInput, { ...evaluation, ...change })).toMatchObject({
      refusal: { fields: { [field]: reason } },
    })
  })

  it('gives the same mark to a date and to the same date as text', () => {
    const at = new Date('2026-12-01T03:04:05.678Z')
    expect(evaluationMark(at)).toBe(evaluationMark(at.toISOString()))
  })
})

it('takes 回答なし as set or taken back, and nothing else', () => {
  expect(parseInput(markNoResponseInput, { requestId: ID, recipientId: ID, mark: 'none' }).ok).toBe(true)
  expect(parseInput(markNoResponseInput, { requestId: ID, recipientId: ID, mark: 'true' })).toMatchObject({
    refusal: { fields: { mark: 'unknownChoice' } },
  })
})
