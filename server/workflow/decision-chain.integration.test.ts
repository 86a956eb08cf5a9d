import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { profileFingerprint } from '#app/domain/form-fingerprints.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { readRequestFilter } from '#app/domain/request-filter.ts'
import type { Role } from '#app/domain/roles.ts'
import type { DecisionChain, RequestState, TransitionId } from '#app/domain/workflow.ts'
import { profileFromForm, profileValues } from '#app/features/administration/profile-values.ts'
import { appendServerUpdate, readText } from '#server/document-text/document-text.repository.ts'
import { replacingUpdate } from '#server/policy-requests/document.test-support.ts'
import {
  aDecision,
  aFederation,
  expectOk,
  type Federation,
  substanceNow,
} from '#server/policy-requests/policy-requests.test-support.ts'
import { createProfiles } from '#server/profiles/profiles.ts'

let federation: Federation
beforeAll(async () => {
  federation = await aFederation()
})
afterAll(() => federation.close())

const decideIn = async (chain: DecisionChain) => {
  const profiles = createProfiles(federation.deps)
  const profile = await profiles.read()
  const typed = { ...profileValues(profile), basedOn: profileFingerprint(profile), decisionChain: chain }
  expectOk(await profiles.change(federation.actors.admin, profileFromForm(typed)))
}
beforeEach(() => decideIn('centralOnly'))

const move = async (role: Role, id: PolicyRequestId, transition: TransitionId, fromState: RequestState, more = {}) =>
  federation.workflow.move(federation.actors[role], {
    ...{ requestId: id, transition, fromState, reason: '理由', ...more },
    shownSubstanceSha256: await substanceNow(federation.database, id),
  })
const offered = async (role: Role, id: PolicyRequestId) =>
  expectOk(await federation.workspace.open(federation.actors[role], id)).transitions.map((one) => one.id)
const change = (id: PolicyRequestId, text: string) =>
  federation.database.$transaction(async (tx) =>
    appendServerUpdate(tx, id, replacingUpdate(await readText(tx, id), text)),
  )

describe('W22: where the central committee alone decides', () => {
  it('a draft goes to the bureau, and from there on the agenda, with no approval of a committee', async () => {
    const id = await federation.aPolicyRequest()
    expect(await offered('committeeMember', id)).toEqual(['handToBureau'])
    expect(await move('committeeMember', id, 'submitToCommittee', 'drafting')).toMatchObject({
      refusal: { reason: 'notFromHere' },
    })
    expectOk(await move('committeeMember', id, 'handToBureau', 'drafting'))
    await change(id, '政策局が整えた本文。')
    const workspace = expectOk(await federation.workspace.open(federation.actors.committeeChair, id))
    expect(workspace.changedSinceApproval).toBe(false)
    expect(await offered('bureau', id)).toEqual(['putOnAgenda', 'returnToDrafters', 'withdraw', 'merge'])
    expectOk(await move('bureau', id, 'putOnAgenda', 'consolidating'))
    expectOk(await move('centralSecretariat', id, 'adopt', 'onCentralAgenda', { decision: aDecision() }))
  })
  it('an incomplete draft is not handed over, and the bureau can give one back with a reason', async () => {
    const bare = await federation.aPolicyRequest({ sdgTargetCodes: [] })
    expect(await move('committeeMember', bare, 'handToBureau', 'drafting')).toMatchObject({
      refusal: { reason: 'sdgTargetOrReasonMissing' },
    })
    const id = await federation.aPolicyRequest()
    expectOk(await move('committeeMember', id, 'handToBureau', 'drafting'))
    expect(await move('bureau', id, 'returnToDrafters', 'consolidating', { reason: '' })).toMatchObject({
      refusal: { reason: 'reasonMissing' },
    })
    expect(await move('committeeChair', id, 'returnToDrafters', 'consolidating')).toMatchObject({
      refusal: { reason: 'notPermitted' },
    })
    expectOk(await move('bureau', id, 'returnToDrafters', 'consolidating', { reason: '根拠を足してください。' }))
    const back = expectOk(await federation.workspace.open(federation.actors.committeeMember, id))
    expect(back.sentBack).toMatchObject({ transition: 'returnToDrafters', reason: '根拠を足してください。' })
    expect(back.abilities.edit).toBe(true)
  })
  it('the list offers the step of this order only', async () => {
    const id = await federation.aPolicyRequest()
    const { database, policyRequests, actors } = federation
    const { cycleId } = await database.policyRequest.findUniqueOrThrow({ where: { id } })
    const filter = readRequestFilter(new URLSearchParams('state=drafting'))
    const stepsOf = async () =>
      (await policyRequests.list(actors.committeeMember, cycleId as never, filter)).items.find((item) => item.id === id)
        ?.steps
    expect(await stepsOf()).toEqual(['handToBureau'])
    await decideIn('committeeThenCentral')
    expect(await stepsOf()).toEqual(['submitToCommittee'])
  })
})

describe('W22: when a federation changes its order, what is under way goes on', () => {
  it('a request before the committee is still approved there, and its approved text is not changed behind its back', async () => {
    await decideIn('committeeThenCentral')
    const id = await federation.aPolicyRequest({ state: 'inCommittee' })
    await decideIn('centralOnly')
    expectOk(await move('committeeChair', id, 'approveInCommittee', 'inCommittee', { decision: aDecision() }))
    expectOk(await move('bureau', id, 'takeUp', 'committeeApproved'))
    await change(id, '政策局が変えた本文。')
    expect(await move('bureau', id, 'putOnAgenda', 'consolidating')).toMatchObject({
      refusal: { reason: 'changedTextNotConfirmed' },
    })
  })
  it('a request that no committee saw goes to it first once the profile asks for that', async () => {
    const id = await federation.aPolicyRequest()
    expectOk(await move('committeeMember', id, 'handToBureau', 'drafting'))
    await decideIn('committeeThenCentral')
    expect(await move('bureau', id, 'putOnAgenda', 'consolidating')).toMatchObject({
      refusal: { reason: 'changedTextNotConfirmed' },
    })
    expectOk(await move('bureau', id, 'returnToCommittee', 'consolidating'))
  })
})
