import { describe, expect, it } from 'vitest'
import { awaitsOutcome, isInHandOfBody, mayAddOutcome, OUTCOME_KINDS } from './proposal.ts'
import { outcomeInput } from './proposal-input.ts'

const ID = '00000000-0000-7000-8000-000000000001'

describe('Q1: a wish that was handed in waits until something became of it', () => {
  it.each([
    ['draft', 'new', [], false],
    ['takenBack', 'new', [], false],
    ['handedIn', 'new', [], true],
    ['handedIn', 'continued', [], true],
    ['handedIn', 'new', ['decided'], false],
    ['handedIn', 'new', ['proposed'], false],
    // What a committee sent back is to be decided anew, whatever else became of the wish.
    ['handedIn', 'new', ['sentBack'], true],
    ['handedIn', 'new', ['decided', 'sentBack'], true],
    // That last year's request need not be made again asks for nothing.
    ['handedIn', 'finished', [], false],
  ] as const)('%s %s with %j: %s', (state, intent, outcomes, waits) =>
    expect(awaitsOutcome({ state, intent, outcomes: outcomes.map((standing) => ({ standing })) })).toBe(waits),
  )
})

it('Q2: its body changes it until something became of it', () => {
  expect(isInHandOfBody({ state: 'draft', intent: 'new', outcomes: [] })).toBe(true)
  expect(isInHandOfBody({ state: 'handedIn', intent: 'new', outcomes: [] })).toBe(true)
  expect(isInHandOfBody({ state: 'handedIn', intent: 'new', outcomes: [{ standing: 'decided' }] })).toBe(false)
  expect(isInHandOfBody({ state: 'handedIn', intent: 'new', outcomes: [{ standing: 'proposed' }] })).toBe(false)
  // What a file of an earlier year says is over.
  const ofFile = { state: 'handedIn', intent: 'new', outcomes: [], importedFrom: '要求.xlsx 3行' } as const
  expect([isInHandOfBody(ofFile), awaitsOutcome(ofFile)]).toEqual([false, false])
  expect(isInHandOfBody({ state: 'takenBack', intent: 'new', outcomes: [] })).toBe(false)
})

describe('Q3: a wish can be split, but what is not taken up has no other outcome', () => {
  for (const had of OUTCOME_KINDS)
    for (const kind of OUTCOME_KINDS)
      it(`${had}, then ${kind}`, () =>
        expect(mayAddOutcome([had], kind)).toBe(had !== 'notTakenUp' && kind !== 'notTakenUp'))
})

describe('what an outcome needs is asked for', () => {
  const given = { proposals: [`${ID} 1`] }
  it.each([
    [{ kind: 'newRequest' }, 'committeeId'],
    [{ kind: 'intoRequest' }, 'requestId'],
    [{ kind: 'passedOn', addressee: '　' }, 'addressee'],
    [{ kind: 'notTakenUp' }, 'reason'],
  ])('%j lacks its %s', (input, field) =>
    expect(outcomeInput.safeParse({ ...given, ...input }).error?.issues[0]?.path).toEqual([field]),
  )
  it('a wish named twice, or without the version that was seen, is refused', () => {
    for (const proposals of [[`${ID} 1`, `${ID} 2`], [ID], [`${ID} 0`], []])
      expect(outcomeInput.safeParse({ proposals, kind: 'notTakenUp', reason: '重複' }).success).toBe(false)
  })
})
