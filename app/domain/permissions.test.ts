import { describe, expect, it } from 'vitest'
import type { BodyId, PersonId } from './ids.ts'
import { ACTIONS, type Actor, can, grantsOf, reachOf } from './permissions.ts'
import { ROLES, type Role } from './roles.ts'
import {
  REQUEST_STATES,
  type RequestState,
  STATES,
  TRANSITION_IDS,
  TRANSITIONS,
  type TransitionId,
  transitionFrom,
} from './workflow.ts'

const OWN = '00000000-0000-7000-8000-000000000001' as BodyId
const OTHER = '00000000-0000-7000-8000-000000000002' as BodyId
const actorWith = (role: Role, bodyId = OWN): Actor => ({
  personId: '00000000-0000-7000-8000-00000000000a' as PersonId,
  name: '山田',
  memberships: [{ role, bodyId }],
})
const nobody: Actor = { ...actorWith('viewer'), memberships: [] }

/**
 * The transitions of DOMAIN.md written out by hand, so that a slip in the table is seen: transition → state → roles. What came later
 * does what its rows say, which docs/workflow.md shows.
 */
const WHO_MAY_MOVE: Partial<Record<TransitionId, Partial<Record<RequestState, readonly Role[]>>>> = {
  submitToCommittee: { drafting: ['committeeMember', 'committeeSecretary', 'committeeChair', 'bureau'] },
  returnToDrafting: { inCommittee: ['committeeChair', 'committeeSecretary'] },
  approveInCommittee: { inCommittee: ['committeeChair', 'committeeSecretary'] },
  takeUp: { committeeApproved: ['bureau'] },
  returnToCommittee: { consolidating: ['bureau'] },
  putOnAgenda: { consolidating: ['bureau'] },
  adopt: { onCentralAgenda: ['centralSecretariat'] },
  referBack: { onCentralAgenda: ['centralSecretariat'] },
  reject: { onCentralAgenda: ['centralSecretariat'] },
  recordSubmission: { adopted: ['bureau', 'responseStaff'] },
  close: { submitted: ['bureau'] },
  withdraw: {
    drafting: ['committeeChair', 'committeeSecretary'],
    inCommittee: ['committeeChair', 'committeeSecretary'],
    committeeApproved: ['bureau'],
    consolidating: ['bureau'],
    onCentralAgenda: ['centralSecretariat'],
  },
  merge: { drafting: ['bureau'], inCommittee: ['bureau'], consolidating: ['bureau'] },
}
const mayMove = (role: Role, id: TransitionId, state: RequestState): boolean => {
  const byHand = WHO_MAY_MOVE[id]
  return byHand ? (byHand[state]?.includes(role) ?? false) : (transitionFrom(state, id)?.by.includes(role) ?? false)
}

describe('P1: only a row of the workflow table lets a role move a request', () => {
  for (const id of TRANSITION_IDS)
    for (const state of REQUEST_STATES)
      for (const role of ROLES) {
        const allowed = mayMove(role, id, state)
        it(`${role} ${allowed ? 'may' : 'may not'} ${id} from ${state}`, () => {
          expect(can(actorWith(role), `policyRequest.${id}`, { bodyId: OWN, state })).toBe(allowed)
        })
      }
})

describe('P2: the text can be edited by those whose turn it is, and by nobody once it is frozen', () => {
  const EDITORS: Partial<Record<RequestState, readonly Role[]>> = {
    drafting: ['committeeMember', 'committeeChair', 'committeeSecretary', 'bureau'],
    inCommittee: ['committeeChair', 'committeeSecretary'],
    consolidating: ['bureau'],
  }
  for (const state of REQUEST_STATES)
    for (const role of ROLES) {
      const allowed = EDITORS[state]?.includes(role) ?? false
      it(`${role} ${allowed ? 'may' : 'may not'} edit in ${state}`, () =>
        expect(can(actorWith(role), 'policyRequest.edit', { bodyId: OWN, state })).toBe(allowed))
    }
})

describe('P3: a role in one committee says nothing in another', () => {
  for (const role of ['committeeMember', 'committeeChair', 'committeeSecretary', 'adviser'] as const) {
    it(`${role} of another committee neither reads a draft nor moves nor edits it`, () => {
      const stranger = actorWith(role, OTHER)
      for (const action of ACTIONS)
        expect(can(stranger, action, { bodyId: OWN, state: 'drafting' }), action).toBe(
          action === 'submission.read' && role !== 'adviser',
        )
    })
  }
  it('a proposer sees from the start what the own body proposed, what wishes of others went into once a committee approved it, and other drafts not at all', () => {
    const asked = { proposerBodyIds: [OTHER, OWN], wishBodyIds: [OTHER, OWN] }
    const withOthers = (state: RequestState) =>
      can(actorWith('proposer'), 'policyRequest.read', { bodyId: OTHER, state, ...asked })
    expect(REQUEST_STATES.filter((state) => !withOthers(state))).toEqual([
      'drafting',
      'inCommittee',
      'withdrawn',
      'merged',
    ])
    expect(
      can(actorWith('proposer'), 'policyRequest.read', { bodyId: OTHER, state: 'drafting', proposerBodyIds: [OWN] }),
    ).toBe(true)
    expect(
      can(actorWith('proposer'), 'policyRequest.read', { bodyId: OTHER, state: 'drafting', proposerBodyIds: [OTHER] }),
    ).toBe(false)
  })
  it('an administrator has no say on content and does not read drafts', () => {
    for (const state of REQUEST_STATES)
      for (const action of ACTIONS.filter((name) =>
        /^(policyRequest|response|evaluation|submission|book)\./.test(name),
      ))
        expect(can(actorWith('admin'), action, { bodyId: OWN, state }), `${action} ${state}`).toBe(false)
  })
})

it('P4: without a membership everything is refused', () => {
  for (const action of ACTIONS)
    for (const state of REQUEST_STATES)
      expect(can(nobody, action, { bodyId: OWN, state, proposerBodyIds: [OWN] })).toBe(false)
})

it('P5: evaluations are hidden from viewers and proposers', () => {
  for (const role of ['viewer', 'proposer', 'adviser'] as const)
    for (const state of REQUEST_STATES)
      expect(can(actorWith(role), 'evaluation.read', { bodyId: OWN, state })).toBe(false)
})

it('P6: what a query may reach is what the page would show', () => {
  for (const role of ROLES)
    for (const action of ACTIONS) {
      const actor = actorWith(role)
      const reach = reachOf(actor, action)
      for (const state of REQUEST_STATES)
        for (const bodyId of [OWN, OTHER])
          for (const proposerBodyIds of [[], [OWN], [OTHER], [OTHER, OWN]]) {
            const reached = reach.some(
              (slice) =>
                (slice.states === null || slice.states.includes(state)) &&
                (slice.bodyIds === null || slice.bodyIds.includes(bodyId)) &&
                (slice.proposerBodyIds === null || slice.proposerBodyIds.some((id) => proposerBodyIds.includes(id))) &&
                (!slice.hasOwnWishesOnly || proposerBodyIds.every((id) => slice.proposerBodyIds?.includes(id))),
            )
            expect(reached, `${role} ${action} ${state}`).toBe(can(actor, action, { bodyId, state, proposerBodyIds }))
          }
    }
})

it('every grant names a role at least, and every transition of the table has a grant', () => {
  for (const action of ACTIONS) expect(grantsOf(action).every((grant) => grant.roles.length > 0)).toBe(true)
  for (const row of TRANSITIONS) expect(grantsOf(`policyRequest.${row.id}`).length).toBeGreaterThan(0)
  expect(Object.values(STATES).some((row) => row.textEditableBy.length > 0)).toBe(true)
})
