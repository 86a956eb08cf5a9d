import { describe, expect, it } from 'vitest'
import { type CarryOverFacts, countedAnswers, proposeCarryOver } from './carry-over.ts'
import type { EvaluationCode, NextAction } from './evaluation.ts'

const NO_WISHES = { continued: 0, strengthened: 0, finished: 0 }
const answer = (evaluation: EvaluationCode | null, nextAction: NextAction | null = null, count = 1) => ({
  ...{ evaluation, nextAction, count },
  isConfirmed: true,
})
const facts = (change: Partial<CarryOverFacts>): CarryOverFacts => ({
  answers: [],
  awaited: 0,
  noResponse: 0,
  wishes: NO_WISHES,
  ...change,
})

describe('Q20: what is proposed for a request of last year', () => {
  it.each<[string, Partial<CarryOverFacts>, string, string]>([
    ['nothing is known', {}, 'continued', 'unjudged'],
    ['an answer is not judged yet', { answers: [answer(null)] }, 'continued', 'unjudged'],
    ['one did not answer', { noResponse: 1, answers: [answer('realized')] }, 'continued', 'noResponse'],
    ['an answer is awaited', { awaited: 1, answers: [answer('realized')] }, 'continued', 'awaited'],
    ['all of it came true', { answers: [answer('realized', null, 3)] }, 'finished', 'allRealized'],
    ['some of it did', { answers: [answer('realized'), answer('partial')] }, 'continued', 'unrealized'],
    ['one did not say', { answers: [answer('partial'), answer('unclear')] }, 'strengthened', 'unclear'],
    ['it is to be continued', { answers: [answer('ongoing', 'continue')] }, 'continued', 'nextContinue'],
    [
      'one says continue and one strengthen',
      { answers: [answer('ongoing', 'continue'), answer('difficult', 'strengthen')] },
      'strengthened',
      'nextStrengthen',
    ],
    ['it is to end', { answers: [answer('partial', 'finish'), answer('realized')] }, 'finished', 'nextFinish'],
    [
      'it is to end, but not all of it',
      { answers: [answer('partial', 'finish'), answer('ongoing')] },
      'continued',
      'unrealized',
    ],
    [
      'it is to end, but one has not answered',
      { answers: [answer('partial', 'finish')], awaited: 1 },
      'continued',
      'awaited',
    ],
    [
      'its body asks for more than was judged',
      { answers: [answer('realized')], wishes: { ...NO_WISHES, strengthened: 1 } },
      'strengthened',
      'wishStrengthened',
    ],
    [
      'a body goes on, whatever the evaluation says',
      { answers: [answer('realized', 'finish')], wishes: { ...NO_WISHES, continued: 1, finished: 1 } },
      'continued',
      'wishContinued',
    ],
    ['its body ends it', { awaited: 2, wishes: { ...NO_WISHES, finished: 1 } }, 'finished', 'wishFinished'],
    [
      'its body ends it, but it was judged to go on',
      { answers: [answer('ongoing', 'continue')], wishes: { ...NO_WISHES, finished: 1 } },
      'continued',
      'nextContinue',
    ],
  ])('%s', (_case, change, how, because) => {
    expect(proposeCarryOver(facts(change), {})).toEqual({ how, because })
  })

  it('what it rests on is counted, with what is only drafted', () => {
    const answers = [
      answer('partial', 'continue', 2),
      { ...answer('unclear', 'strengthen'), isConfirmed: false },
      answer(null),
    ]
    expect(countedAnswers({ answers })).toEqual({
      next: { continue: 2, strengthen: 1 },
      marks: { partial: 2, unclear: 1 },
      unjudged: 1,
      drafted: 1,
    })
  })
})

it('F7: how a mark counts is the federation’s: what it takes for done ends, what it takes for no answer is asked again', () => {
  const own = { partial: { tone: 'good' }, ongoing: { tone: 'unclear' }, unclear: { tone: 'open' } } as const
  const because = (code: 'partial' | 'ongoing' | 'unclear') =>
    proposeCarryOver(facts({ answers: [answer(code)] }), own).because
  expect(because('partial')).toBe('allRealized')
  expect(because('ongoing')).toBe('unclear')
  expect(because('unclear')).toBe('unrealized')
})
