import { describe, expect, it } from 'vitest'
import type { Role } from './roles.ts'
import {
  DECISION_CHAINS,
  type DecisionChain,
  isForward,
  isTextFrozen,
  REQUEST_STATES,
  type RequestState,
  SITTING_TRANSITIONS,
  STATES,
  TRANSITION_IDS,
  TRANSITIONS,
  type TransitionFacts,
  transitionFrom,
  transitionsFrom,
  unmetRequirements,
} from './workflow.ts'

const READY: TransitionFacts = {
  title: '公契約条例の制定',
  bodyText: '制定すること。',
  sdgTargetCount: 1,
  noSdgReason: '',
  recipientCount: 1,
  textIsAsApprovedOrConfirmed: true,
  submissionCount: 1,
  unansweredRecipientCount: 0,
}
const row = (state: (typeof REQUEST_STATES)[number], id: (typeof TRANSITIONS)[number]['id']) => {
  const found = transitionFrom(state, id)
  if (!found) throw new Error(`no ${id} from ${state}`)
  return found
}

describe('W1: the table is a whole', () => {
  it('every state but the first is reached, and every open state is left', () => {
    const reached = new Set<string>(TRANSITIONS.map((transition) => transition.to))
    for (const state of REQUEST_STATES) {
      expect(state === 'drafting' || reached.has(state), `${state} is reached`).toBe(true)
      for (const chain of DECISION_CHAINS)
        expect(transitionsFrom(state, chain).length > 0, `${state} is left`).toBe(!STATES[state].final)
    }
  })
  it('a state and a transition name one row', () => {
    const names = TRANSITIONS.flatMap((transition) => transition.from.map((from) => `${from} ${transition.id}`))
    expect(new Set(names).size).toBe(names.length)
  })
  it('the text is open in 起草中, 委員会審議中 and 政策局調整中 only', () => {
    expect(REQUEST_STATES.filter((state) => !isTextFrozen(state))).toEqual(['drafting', 'inCommittee', 'consolidating'])
  })
  it('whatever freezes a text for a decision takes a revision', () => {
    for (const id of ['approveInCommittee', 'putOnAgenda'] as const)
      expect(TRANSITIONS.find((transition) => transition.id === id)?.takesRevision).not.toBe('never')
  })
  it('nothing can be withdrawn once it is adopted', () => {
    for (const state of ['adopted', 'submitted', 'closed'] as const)
      expect(transitionFrom(state, 'withdraw')).toBeNull()
  })
})

describe('W2: a draft goes to the committee only when it is complete', () => {
  const submit = row('drafting', 'submitToCommittee')
  it('is complete with title, text, a target and a recipient', () =>
    expect(unmetRequirements(submit, READY)).toEqual([]))
  it('needs a title that is not blank', () =>
    expect(unmetRequirements(submit, { ...READY, title: ' 　' })).toEqual(['title']))
  it('needs a text', () => expect(unmetRequirements(submit, { ...READY, bodyText: '\n' })).toEqual(['body']))
  it('needs an SDG target', () =>
    expect(unmetRequirements(submit, { ...READY, sdgTargetCount: 0 })).toEqual(['sdgTargetOrReason']))
  it('or a stated reason why none fits', () =>
    expect(unmetRequirements(submit, { ...READY, sdgTargetCount: 0, noSdgReason: '該当なし' })).toEqual([]))
  it('needs a recipient', () =>
    expect(unmetRequirements(submit, { ...READY, recipientCount: 0 })).toEqual(['recipient']))
})

it('W3: a text that the bureau changed waits for the committee before it goes on the agenda', () => {
  expect(
    unmetRequirements(row('consolidating', 'putOnAgenda'), { ...READY, textIsAsApprovedOrConfirmed: false }),
  ).toEqual(['textAsApprovedOrConfirmed'])
})

it('W4: a request is closed when every recipient has answered or is marked 回答なし', () => {
  expect(unmetRequirements(row('submitted', 'close'), { ...READY, unansweredRecipientCount: 1 })).toEqual([
    'everyRecipientAnswered',
  ])
  expect(unmetRequirements(row('submitted', 'close'), READY)).toEqual([])
})

it('W18: what can be decided on at one sitting is every step by which a body says yes', () => {
  const saysYes = TRANSITION_IDS.filter((id) =>
    TRANSITIONS.some((row) => row.id === id && (row.requires as readonly string[]).includes('approvingDecision')),
  )
  expect([...SITTING_TRANSITIONS]).toEqual(saysYes)
})

it('W21: no step back or out is proposed as the next one: for the bureau nothing is while the committee has it', () => {
  const proposed = (state: RequestState, role: Role, chain: DecisionChain = 'committeeThenCentral') =>
    transitionsFrom(state, chain)
      .filter(({ id, by }) => by.includes(role) && isForward(id))
      .map(({ id }) => id)
  expect(proposed('inCommittee', 'bureau')).toEqual([])
  expect(proposed('inCommittee', 'committeeChair')).toEqual(['approveInCommittee'])
  expect(proposed('consolidating', 'bureau')).toEqual(['putOnAgenda'])
  expect(proposed('consolidating', 'bureau', 'centralOnly')).toEqual(['putOnAgenda'])
  expect(proposed('drafting', 'committeeMember', 'centralOnly')).toEqual(['handToBureau'])
  expect(proposed('onCentralAgenda', 'centralSecretariat')).toEqual(['adopt'])
  expect(proposed('submitted', 'bureau')).toEqual(['close'])
})

describe('W22: bodies decide in the order that the federation has', () => {
  const way = (chain: DecisionChain): string[] => {
    const passed: RequestState[] = ['drafting']
    for (;;) {
      const next = transitionsFrom(passed.at(-1) ?? 'drafting', chain).find(({ id }) => isForward(id))
      if (!next) return passed
      passed.push(next.to)
    }
  }
  it('the committee, then the central committee', () =>
    expect(way('committeeThenCentral')).toEqual([
      'drafting',
      'inCommittee',
      'committeeApproved',
      'consolidating',
      'onCentralAgenda',
      'adopted',
      'submitted',
      'closed',
    ]))
  it('the central committee alone: committees draft', () =>
    expect(way('centralOnly')).toEqual([
      'drafting',
      'consolidating',
      'onCentralAgenda',
      'adopted',
      'submitted',
      'closed',
    ]))
  it.each(DECISION_CHAINS)('%s: what is under way goes on, and what the bureau has can be sent back', (chain) => {
    expect(transitionsFrom('inCommittee', chain).map(({ id }) => id)).toContain('approveInCommittee')
    expect(transitionsFrom('committeeApproved', chain).map(({ id }) => id)).toContain('takeUp')
    const back = transitionsFrom('consolidating', chain).filter(({ requires }) => requires.includes('reason'))
    expect(back.map(({ id }) => id).filter((id) => id !== 'withdraw')).toEqual([
      chain === 'centralOnly' ? 'returnToDrafters' : 'returnToCommittee',
    ])
  })
})
