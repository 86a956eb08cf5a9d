import { describe, expect, it } from 'vitest'
import { dayOf, daysByKind } from './call-days.ts'

const bodies = ['a', 'b', 'c', 'd'].map((bodyId) => ({ bodyId, kind: bodyId === 'd' ? 'chapter' : 'affiliate' }))
const dueOn = '2026-06-30'
const EARLY = '2026-06-01'

describe('last days by kind of body', () => {
  it.each([
    ['most have one day', { a: EARLY, b: EARLY, c: null, d: null }, { affiliate: EARLY }, { c: dueOn }],
    [
      'one differs',
      { a: EARLY, b: EARLY, c: '2026-06-10', d: EARLY },
      { affiliate: EARLY },
      { c: '2026-06-10', d: EARLY },
    ],
    ['half of them are not the kind', { a: EARLY, b: null, d: null }, {}, { a: EARLY }],
    ['nobody has an own day', { a: null, b: null }, {}, {}],
  ])('%s: shown so, and stored again as it was', (_, asked: Record<string, string | null>, ofKind, ofBody) => {
    const days = daysByKind({ bodies, asked, kept: {}, dueOn })
    expect(days).toEqual({ ofKind, ofBody })
    for (const body of bodies)
      if (body.bodyId in asked) expect(dayOf(days, body, dueOn)).toBe(asked[body.bodyId] ?? null)
  })
  it('a body that is not asked keeps its day', () =>
    expect(daysByKind({ bodies, asked: { a: null }, kept: { b: EARLY }, dueOn }).ofBody).toEqual({ b: EARLY }))
})
