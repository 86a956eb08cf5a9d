import { describe, expect, it } from 'vitest'
import { checkRecordedDecision } from './decision.ts'
import { followUnanimous, meetingFingerprint } from './meeting.ts'

describe('D4: a corrected attendance keeps every recorded decision valid', () => {
  const votes = { votesFor: 8, votesAgainst: 0, abstentions: 0 }
  const check = (
    attendance: { eligible: number; present: number; form?: 'sitting' | 'circular' },
    outcome: 'approve' | 'approveAsAmended' | 'reject' = 'approve',
    given = votes,
  ) => {
    const result = checkRecordedDecision(outcome, given, { form: 'sitting', ...attendance })
    return result.ok ? 'holds' : result.refusal.reason
  }
  it('with other members, the quorum still met', () => expect(check({ eligible: 14, present: 8 })).toBe('holds'))
  it('not without a quorum', () => expect(check({ eligible: 16, present: 8 })).toBe('quorumMissing'))
  it('not with more present than entitled', () =>
    expect(check({ eligible: 7, present: 8 })).toBe('presentExceedsEligible'))
  it('not with more votes than people', () => expect(check({ eligible: 12, present: 7 })).toBe('votesDoNotAddUp'))
  it('not with a majority lost', () =>
    expect(check({ eligible: 20, present: 16 }, 'approveAsAmended', { ...votes, votesAgainst: 8 })).toBe(
      'majorityMissing',
    ))
  it('not with a majority for what was rejected', () =>
    expect(check({ eligible: 12, present: 8 }, 'reject')).toBe('outcomeDoesNotFit'))
  it('not a circular resolution that not all answered', () =>
    expect(check({ eligible: 12, present: 8, form: 'circular' })).toBe('circularNeedsAll'))
})

describe('votes that were unanimous follow the attendance', () => {
  it('all in favour, all against', () => {
    expect(followUnanimous({ votesFor: 8, votesAgainst: 0, abstentions: 0 }, 8, 18)).toEqual({
      votesFor: 18,
      votesAgainst: 0,
      abstentions: 0,
    })
    expect(followUnanimous({ votesFor: 0, votesAgainst: 8, abstentions: 0 }, 8, 18)).toMatchObject({ votesAgainst: 18 })
  })
  it('a divided vote stays as it is', () => {
    const divided = { votesFor: 7, votesAgainst: 1, abstentions: 0 }
    expect(followUnanimous(divided, 8, 18)).toBe(divided)
  })
})

it('the fingerprint of a meeting knows its day and numbers, not the order of its decisions', () => {
  const [a, b] = [
    { id: 'a', votesFor: 8, votesAgainst: 0, abstentions: 0 },
    { id: 'b', votesFor: 7, votesAgainst: 1, abstentions: 0 },
  ]
  const meeting = { heldOn: '2026-06-18', eligible: 12, present: 8, decisions: [a, b] }
  expect(meetingFingerprint({ ...meeting, decisions: [b, a] })).toBe(meetingFingerprint(meeting))
  expect(meetingFingerprint({ ...meeting, heldOn: '2026-06-19' })).not.toBe(meetingFingerprint(meeting))
  expect(meetingFingerprint({ ...meeting, present: 9 })).not.toBe(meetingFingerprint(meeting))
  expect(meetingFingerprint({ ...meeting, decisions: [a] })).not.toBe(meetingFingerprint(meeting))
  expect(meetingFingerprint({ ...meeting, decisions: [a, { ...b, votesFor: 6 }] })).not.toBe(
    meetingFingerprint(meeting),
  )
})
