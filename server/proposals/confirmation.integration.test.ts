import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, todayInJapan } from '#app/domain/calendar-date.ts'
import { profileFingerprint } from '#app/domain/form-fingerprints.ts'
import type { BodyId, PolicyRequestId, ProposalId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ROLES } from '#app/domain/roles.ts'
import { createLineage } from '#server/lineage/lineage.ts'
import {
  aFederation,
  anActor,
  expectOk,
  type Federation,
} from '#server/policy-requests/policy-requests.test-support.ts'
import { createProfiles } from '#server/profiles/profiles.ts'
import { createYearCounts } from '#server/year-counts/year-counts.ts'
import { type CallService, createCall } from './call.ts'
import { type Confirmation, createConfirmation } from './confirmation.ts'
import { type Consolidation, createConsolidation } from './consolidation.ts'
import { createProposals, type Proposals } from './proposals.ts'

let federation: Federation
let call: CallService
let proposals: Proposals
let consolidation: Consolidation
let confirmation: Confirmation
let bureau: Actor
let proposer: Actor
let chair: Actor
let committeeId: BodyId
const today = todayInJapan(new Date())
const refused = (reason: string) => ({ ok: false, refusal: { reason } })

const setDecider = async (wishesDecidedBy: 'bureau' | 'committee') => {
  const profiles = createProfiles(federation.deps)
  const { key: _key, nameJa: _ja, nameEn: _en, ...profile } = await profiles.read()
  const change = { ...profile, wishesDecidedBy, basedOn: profileFingerprint(await profiles.read()) }
  expectOk(await profiles.change(federation.actors.admin, change))
}

beforeAll(async () => {
  federation = await aFederation()
  call = createCall(federation.deps)
  proposals = createProposals({ ...federation.deps, word: null as never })
  consolidation = createConsolidation(federation.deps)
  confirmation = createConfirmation(federation.deps)
  bureau = federation.actors.bureau
  proposer = federation.actors.proposer
  chair = federation.actors.committeeChair
  committeeId = federation.bodies.committee
  await setDecider('committee')
})
afterAll(() => federation.close())
beforeEach(async () => {
  const { database, cycleId, bodies } = federation
  await database.proposalOutcome.deleteMany()
  await database.proposal.deleteMany()
  await database.callBody.deleteMany()
  await database.call.deleteMany()
  const days = { opensOn: addDays(today, -30), dueOn: addDays(today, 10) }
  expectOk(await call.store(bureau, { cycleId, basedOn: '0', guidance: '', ...days, bodyIds: [bodies.affiliate] }))
})

const handedIn = async (title = '保育所の増設') =>
  expectOk(
    await proposals.create(proposer, {
      ...{ bodyId: federation.bodies.affiliate, intent: 'new', title, demand: '増やすこと。' },
      ...{ handIn: true, formKey: randomUUID() },
    }),
  )
const open = async (id: ProposalId, actor = bureau) => expectOk(await proposals.open(actor, id)).proposal
const seen = async (id: ProposalId) => `${id} ${(await open(id)).version}`
const propose = async (id: ProposalId, outcome: object) =>
  consolidation.decide(bureau, { proposals: [await seen(id)], formKey: randomUUID(), ...outcome })
const asRequest = (id: ProposalId) => propose(id, { kind: 'newRequest', committeeId })
const page = async (actor = chair) =>
  expectOk(await confirmation.open(actor, federation.cycleId, { bodyId: null, at: null, isConfirmed: false }))
const shown = async () => (await page()).items.map(({ wish, outcome }) => `${outcome.id} ${wish.version}`)
const MEETING = { heldOn: today, form: 'sitting', eligible: '9', present: '6' }
const confirm = (outcomes: readonly string[], change: object = {}, actor = chair) =>
  confirmation.confirm(actor, { formKey: randomUUID(), outcomes, ...MEETING, ...change })
const sendBack = (outcomes: readonly string[], actor = chair, sentBackReason = '部会で議論してから。') =>
  confirmation.sendBack(actor, { formKey: randomUUID(), outcomes, sentBackReason })
const close = async () => {
  const found = await call.show(bureau, federation.cycleId)
  return call.closeConsolidation(bureau, federation.cycleId, expectOk(found).call?.version ?? 0)
}

describe('F5: where a committee decides, what the desk says is a proposal to it', () => {
  it('the bureau and the committee read it as such, its body that it is considered', async () => {
    const id = await handedIn()
    expectOk(await asRequest(id))
    expect((await open(id)).outcomes).toMatchObject([{ standing: 'proposed', committee: { id: committeeId } }])
    expect((await page()).items).toMatchObject([{ wish: { id }, outcome: { kind: 'newRequest' } }])
    expect((await page(federation.actors.committeeMember)).mayConfirm).toBe(false)
    const told = await open(id, proposer)
    expect(told.outcomes).toEqual([])
    const { proposals: listed } = await proposals.ofOwnBodies(proposer, federation.cycleId)
    expect(listed.map(({ outcomes }) => outcomes)).toEqual([[]])
    expect(expectOk(await proposals.outcomes(proposer, federation.cycleId)).proposals[0]?.outcomes).toEqual([])
    const { version } = told
    expect(await proposals.takeBack(proposer, { proposalId: id, basedOn: version })).toMatchObject(
      refused('proposalConsidered'),
    )
    const requestId = (await open(id)).outcomes[0]?.request?.id as PolicyRequestId
    const lineage = createLineage(federation.deps)
    const lineOf = (actor: Actor) => lineage.show(actor, requestId, { at: null, compare: null, part: 0 })
    expect(expectOk(await lineOf(bureau)).line[0]?.wishes).toHaveLength(1)
    // The draft that was made of it is nobody's yet either.
    expect(await lineOf(proposer)).toMatchObject(refused('notFound'))
    expect(await federation.workspace.open(proposer, requestId)).toMatchObject(refused('notFound'))
    const counted = expectOk(
      await createYearCounts({ ...federation.deps, word: null as never }).show(bureau, federation.cycleId),
    )
    expect(counted.wishes.byOutcome).toEqual([{ key: 'open', count: 1 }])
    expect((await proposals.waiting(chair, federation.cycleId)).proposed).toMatchObject([{ count: 1 }])
    expect((await proposals.waiting(bureau, federation.cycleId)).proposed).toEqual([])
  })

  it('several are confirmed at one meeting, and then their bodies are told', async () => {
    const ids = [await handedIn(), await handedIn('公園の整備')]
    expectOk(await asRequest(ids[0] as ProposalId))
    expectOk(
      await propose(ids[1] as ProposalId, { kind: 'passedOn', addressee: '国', committeeId, reason: '国の仕事' }),
    )
    expectOk(await confirm(await shown()))
    const meetings = await federation.database.meeting.findMany({ where: { bodyId: committeeId } })
    expect(meetings).toMatchObject([{ eligible: 9, present: 6 }])
    for (const id of ids)
      expect((await open(id, proposer)).outcomes).toMatchObject([
        { standing: 'decided', confirmedOn: MEETING.heldOn, committee: { id: committeeId } },
      ])
    expect((await page()).items).toEqual([])
    const events = await federation.database.auditEvent.findMany({ where: { action: 'proposal.confirm' } })
    expect(events.filter(({ subjectId }) => ids.includes(subjectId as ProposalId))).toHaveLength(2)
    expect(events[0]?.details).toMatchObject({ meetingId: meetings[0]?.id, eligible: 9, present: 6 })
    // The same meeting confirms more, by the numbers that are recorded.
    const third = await handedIn('道の駅')
    expectOk(await propose(third, { kind: 'notTakenUp', reason: '重複', committeeId }))
    expect(await confirm(await shown(), { present: '7' })).toMatchObject(refused('meetingDiffers'))
    expectOk(await confirm(await shown()))
  })

  it('a request that a wish goes into names its body when the committee has confirmed it, and is opened to it then', async () => {
    const existing = await federation.aPolicyRequest({ text: '委員会の案。' })
    const id = await handedIn()
    expectOk(await propose(id, { kind: 'intoRequest', requestId: existing }))
    const reads = async () => (await federation.workspace.open(proposer, existing)).ok
    const proposers = async () =>
      (await federation.database.policyRequestProposer.findMany({ where: { requestId: existing } })).map(
        ({ bodyId }) => bodyId,
      )
    expect([await reads(), await proposers()]).toEqual([false, []])
    expectOk(await confirm(await shown()))
    expect([await reads(), await proposers()]).toEqual([true, [federation.bodies.affiliate]])
    // Sent back it is forgotten again.
    const { version, outcomes } = await open(id)
    expectOk(await sendBack([`${outcomes[0]?.id} ${version}`]))
    expect([await reads(), await proposers()]).toEqual([false, []])
  })

  it('where the request was merged before the meeting, the one that took it in names the body', async () => {
    const id = await handedIn()
    expectOk(await asRequest(id))
    const requestId = (await open(id)).outcomes[0]?.request?.id as PolicyRequestId
    const target = await federation.aPolicyRequest()
    const merge = { requestId, transition: 'merge', fromState: 'drafting', mergeIntoId: target }
    expectOk(await federation.workflow.move(bureau, merge))
    expectOk(await confirm(await shown()))
    expect(await federation.database.policyRequestProposer.findMany({ where: { requestId: target } })).toMatchObject([
      { bodyId: federation.bodies.affiliate },
    ])
  })

  it('of a wish that was split a committee reads its own part and nothing of the others', async () => {
    const id = await handedIn()
    expectOk(await asRequest(id))
    const requestId = (await open(id)).outcomes[0]?.request?.id as PolicyRequestId
    expectOk(
      await propose(id, {
        ...{ kind: 'newRequest', committeeId: federation.bodies.otherCommittee },
        ...{ title: 'ほかの委員会の秘密の案', reason: 'ほかの委員会への理由' },
      }),
    )
    const member = federation.actors.committeeMember
    expect((await page(member)).items).toMatchObject([{ outcome: { request: { id: requestId } } }])
    const read = [await page(member), expectOk(await proposals.behindRequest(member, requestId))]
    expect(JSON.stringify(read)).not.toMatch(/ほかの委員会/)
  })

  it('what was confirmed the bureau does not undo alone', async () => {
    const id = await handedIn()
    expectOk(await asRequest(id))
    const before = await open(id)
    expectOk(await confirm(await shown()))
    const { version, outcomes } = await open(id)
    const undo = { outcomeId: outcomes[0]?.id, basedOn: String(version) }
    expect(await consolidation.undo(bureau, undo)).toMatchObject(refused('confirmedByCommittee'))
    expect(await consolidation.undo(bureau, { ...undo, basedOn: String(before.version) })).toMatchObject(
      refused('versionChanged'),
    )
    const confirmed = { bodyId: committeeId, at: null, isConfirmed: true }
    const { items } = expectOk(await confirmation.open(chair, federation.cycleId, confirmed))
    expect(items).toHaveLength(1)
    expect(await confirm([`${outcomes[0]?.id} ${version}`])).toMatchObject(refused('decidedMeanwhile'))
    // Confirmed by mistake it is sent back by the committee, and the sender is told no more that it is decided.
    expectOk(await sendBack([`${outcomes[0]?.id} ${version}`]))
    expect((await open(id, proposer)).outcomes).toEqual([])
  })

  it('what is sent back waits at the desk again, leaves its request, and is decided anew', async () => {
    const id = await handedIn()
    expectOk(await asRequest(id))
    const requestId = (await open(id)).outcomes[0]?.request?.id as PolicyRequestId
    expectOk(await sendBack(await shown()))
    expect((await open(id)).outcomes).toMatchObject([{ standing: 'sentBack', sentBackReason: '部会で議論してから。' }])
    expect((await open(id, proposer)).outcomes).toEqual([])
    expect(await federation.database.policyRequestProposer.count({ where: { requestId } })).toBe(0)
    expect(expectOk(await proposals.behindRequest(bureau, requestId))).toEqual([])
    expect(await close()).toMatchObject(refused('proposalsWithoutOutcome'))
    expectOk(await propose(id, { kind: 'intoRequest', requestId }))
    expect((await open(id)).outcomes).toMatchObject([{ standing: 'proposed', request: { id: requestId } }])
    expect(await close()).toMatchObject(refused('proposalsUnconfirmed'))
    expectOk(await confirm(await shown()))
    expectOk(await close())
  })

  it('of a wish that was split the rest can be enough', async () => {
    const id = await handedIn()
    expectOk(await asRequest(id))
    expectOk(await propose(id, { kind: 'passedOn', addressee: '国', committeeId }))
    const [first, second] = await shown()
    expectOk(await sendBack([first ?? '']))
    expect(await confirm([second ?? ''])).toMatchObject(refused('decidedMeanwhile'))
    expectOk(await confirm(await shown()))
    expect(await close()).toMatchObject(refused('proposalsWithoutOutcome'))
    const { outcomes, version } = await open(id)
    const sent = outcomes.find(({ standing }) => standing === 'sentBack')
    expectOk(await consolidation.undo(bureau, { outcomeId: sent?.id, basedOn: String(version) }))
    expectOk(await close())
    expect((await open(id, proposer)).outcomes).toMatchObject([{ kind: 'passedOn', addressee: '国' }])
  })

  it('of two who confirm and send back in the same second one is heard, and nothing is done in part', async () => {
    const ids = [await handedIn(), await handedIn('公園の整備')]
    for (const id of ids) expectOk(await asRequest(id))
    const items = await shown()
    const results = await Promise.all([confirm(items), sendBack(items)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject(refused('decidedMeanwhile'))
    const standings = new Set(
      (await Promise.all(ids.map((id) => open(id)))).map(({ outcomes }) => outcomes[0]?.standing),
    )
    expect(standings.size).toBe(1)
  })

  it('a form that is sent again confirms once; what misses something is named', async () => {
    expectOk(await asRequest(await handedIn()))
    const items = await shown()
    expect(await confirm([])).toMatchObject(refused('nothingChosen'))
    expect(await confirm(items, { heldOn: addDays(today, -1) })).toMatchObject({
      refusal: { fields: { heldOn: 'heldOnBeforeProposal' } },
    })
    expect(await confirm(items, { heldOn: addDays(today, 1) })).toMatchObject({
      refusal: { fields: { heldOn: 'heldOnInFuture' } },
    })
    expect(await confirm(items, { present: '4' })).toMatchObject(refused('quorumMissing'))
    expect(await sendBack(items, chair, '  ')).toMatchObject({ refusal: { fields: { sentBackReason: 'required' } } })
    const formKey = randomUUID()
    expectOk(await confirm(items, { formKey }))
    expectOk(await confirm(items, { formKey }))
    expect(await confirm(items)).toMatchObject(refused('decidedMeanwhile'))
  })

  it('what concerns no request names the committee that confirms it', async () => {
    const id = await handedIn()
    expect(await propose(id, { kind: 'passedOn', addressee: '国' })).toMatchObject({
      refusal: { fields: { committeeId: 'choiceMissing' } },
    })
    const bureauId = federation.bodies.bureau
    expect(await propose(id, { kind: 'passedOn', addressee: '国', committeeId: bureauId })).toMatchObject({
      refusal: { fields: { committeeId: 'unknownChoice' } },
    })
    expect((await open(id)).outcomes).toEqual([])
  })

  it('each role confirms and reads as the table of permissions says; nobody for another committee', async () => {
    expectOk(await asRequest(await handedIn()))
    const items = await shown()
    for (const role of ROLES.filter((one) => one !== 'committeeChair')) {
      const actor = federation.actors[role]
      const may = can(actor, 'proposal.confirm', { bodyId: committeeId })
      if (!may) expect(await confirm(items, {}, actor), role).toMatchObject(refused('notPermitted'))
      if (!may) expect(await sendBack(items, actor), role).toMatchObject(refused('notPermitted'))
      const opened = await confirmation.open(actor, federation.cycleId, {
        bodyId: committeeId,
        at: null,
        isConfirmed: false,
      })
      expect(opened.ok, role).toBe(can(actor, 'proposal.readProposed', { bodyId: committeeId }))
    }
    const other = await anActor(federation.database, 'committeeChair', federation.bodies.otherCommittee)
    expect(await confirm(items, {}, other)).toMatchObject(refused('notPermitted'))
    expect((await page(other)).items).toEqual([])
    expectOk(await confirm(items))
  })

  it('where the bureau decides alone it is as ever, and what is under way stays with the committee', async () => {
    const before = await handedIn()
    expectOk(await asRequest(before))
    await setDecider('bureau')
    const after = await handedIn('公園の整備')
    expectOk(await propose(after, { kind: 'notTakenUp', reason: '重複' }))
    expect((await open(after, proposer)).outcomes).toMatchObject([{ standing: 'decided', committee: null }])
    expectOk(await confirm(await shown()))
    expectOk(await close())
    await setDecider('committee')
  })
})
