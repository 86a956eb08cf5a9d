import { describe, expect, it } from 'vitest'
import { checkDecision, type DecisionInput } from './decision.ts'

const DECISION: DecisionInput = {
  heldOn: '2026-07-10',
  form: 'sitting',
  outcome: 'approve',
  eligible: 20,
  present: 15,
  votesFor: 14,
  votesAgainst: 1,
  abstentions: 0,
  note: '',
  amendments: [],
}
const DAYS = { cycleStart: '2026-03-01', lastDecision: null, created: '2026-03-01', put: null, today: '2026-07-10' }
const approving = (change: Partial<DecisionInput>, amendments: 'allowed' | 'notHere' = 'allowed') => {
  const result = checkDecision({ ...DECISION, ...change }, 'approvingDecision', DAYS, amendments)
  return result.ok ? 'carried' : result.refusal.reason
}

describe('D1: a request is approved only by a decision that carries', () => {
  it('carries with quorum and majority', () => expect(approving({})).toBe('carried'))
  it('not at a meeting of the future', () => expect(approving({ heldOn: '2026-07-11' })).toBe('heldOnInFuture'))
  it('not at a meeting from before the year began', () => {
    expect(approving({ heldOn: '2026-02-28' })).toBe('heldOnTooEarly')
    expect(approving({ heldOn: '2026-03-01' })).toBe('carried')
  })
  it('not at a meeting from before the last decision on it', () => {
    const on = (heldOn: string) =>
      checkDecision({ ...DECISION, heldOn }, 'approvingDecision', { ...DAYS, lastDecision: '2026-06-18' }, 'notHere')
    expect(on('2026-06-17')).toMatchObject({ refusal: { fields: { heldOn: 'heldOnBeforeLastDecision' } } })
    expect(on('2026-06-18').ok).toBe(true)
  })
  it('not without more than half present', () =>
    expect(approving({ present: 10, votesFor: 10, votesAgainst: 0 })).toBe('quorumMissing'))
  it('not with more present than entitled', () =>
    expect(approving({ present: 21, votesFor: 21, votesAgainst: 0 })).toBe('presentExceedsEligible'))
  it('not with votes that do not add up', () => expect(approving({ votesFor: 13 })).toBe('votesDoNotAddUp'))
  it('not with half of the votes', () =>
    expect(approving({ present: 14, votesFor: 7, votesAgainst: 7 })).toBe('majorityMissing'))
  it('an abstention is no vote in favour', () =>
    expect(approving({ present: 14, votesFor: 7, votesAgainst: 0, abstentions: 7 })).toBe('majorityMissing'))
  it('not with a rejecting outcome', () => expect(approving({ outcome: 'reject' })).toBe('outcomeDoesNotFit'))
  it('a circular resolution needs everyone', () => {
    expect(approving({ form: 'circular' })).toBe('circularNeedsAll')
    expect(approving({ form: 'circular', eligible: 0, present: 0, votesFor: 0, votesAgainst: 0 })).toBe('quorumMissing')
    expect(approving({ form: 'circular', present: 20, votesFor: 20, votesAgainst: 0 })).toBe('carried')
  })
})

describe('D2: amendments', () => {
  const amended = { outcome: 'approveAsAmended', amendments: [{ from: '検討', to: '実施' }] } as const
  it('are given at the central committee', () => expect(approving(amended)).toBe('carried'))
  it('must name a passage', () => expect(approving({ outcome: 'approveAsAmended' })).toBe('amendmentMissing'))
  it('a committee edits its own text instead', () => expect(approving(amended, 'notHere')).toBe('outcomeDoesNotFit'))
})

it('D3: a rejection rests on a vote that did not carry', () => {
  const reject = (change: Partial<DecisionInput>) =>
    checkDecision({ ...DECISION, outcome: 'reject', ...change }, 'rejectingDecision', DAYS, 'notHere')
  expect(reject({ votesFor: 3, votesAgainst: 12 }).ok).toBe(true)
  expect(reject({ form: 'circular', eligible: 0, present: 0, votesFor: 0, votesAgainst: 0 }).ok).toBe(false)
  expect(reject({})).toMatchObject({ refusal: { reason: 'outcomeDoesNotFit' } })
})

describe('D6: a meeting decides on what was there, and what was put to it', () => {
  const days = { ...DAYS, created: '2026-05-10', put: '2026-06-10' }
  const on = (heldOn: string, heldBeforePut?: boolean) => {
    const result = checkDecision({ ...DECISION, heldOn, heldBeforePut }, 'approvingDecision', days, 'notHere')
    return result.ok ? 'carried' : result.refusal.fields?.heldOn
  }
  it('on the day it was put to the body', () => expect(on('2026-06-10')).toBe('carried'))
  it('not the day before, unless it is said that it is recorded afterwards', () => {
    expect(on('2026-06-09')).toBe('heldOnBeforePut')
    expect(on('2026-06-09', true)).toBe('carried')
  })
  it('on the day it was created, and never before, whatever is said', () => {
    expect(on('2026-05-10', true)).toBe('carried')
    expect(on('2026-05-09', true)).toBe('heldOnBeforeRequest')
  })
})
