import { describe, expect, it } from 'vitest'
import { decisionToStartFrom } from './start-values.ts'

describe('D6: what nobody said is not filled in', () => {
  const meeting = { heldOn: '2026-06-18', form: 'circular', eligible: 18, present: 16 } as const
  const NOBODY = { present: '', votesFor: '', votesAgainst: '' }
  it('a meeting of these days is gone on with, without who was there and how they voted', () =>
    expect(decisionToStartFrom(meeting, '2026-07-02', 'approve')).toMatchObject({
      ...{ heldOn: '2026-06-18', form: 'circular', eligible: '18', heldBeforePut: false },
      ...NOBODY,
    }))
  it('one of long ago is not, nor none', () => {
    const nothing = { heldOn: '', form: 'sitting', eligible: '', ...NOBODY }
    expect(decisionToStartFrom(meeting, '2026-07-03', 'approve')).toMatchObject(nothing)
    expect(decisionToStartFrom(null, '2026-07-03', 'reject')).toMatchObject(nothing)
  })
})
