import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sectionText } from '#app/document/document-text.ts'
import { addDays, addYears, todayInJapan } from '#app/domain/calendar-date.ts'
import type { BodyId, CycleId, PolicyRequestId, ProposalId, ProposalOutcomeId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { ROLES } from '#app/domain/roles.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import {
  aFederation,
  anActor,
  expectOk,
  type Federation,
} from '#server/policy-requests/policy-requests.test-support.ts'
import { createWordWriter, type WordWriter } from '#server/word/word-worker-pool.ts'
import { type CallService, createCall } from './call.ts'
import { type Consolidation, createConsolidation, type DeskFilter } from './consolidation.ts'
import { createProposals, type Proposals } from './proposals.ts'

let federation: Federation
let call: CallService
let proposals: Proposals
let consolidation: Consolidation
let word: WordWriter
let proposer: Actor
let bureau: Actor
let otherAffiliate: BodyId
const today = todayInJapan(new Date())

beforeAll(async () => {
  federation = await aFederation()
  call = createCall(federation.deps)
  word = createWordWriter(null)
  proposals = createProposals({ ...federation.deps, word })
  consolidation = createConsolidation(federation.deps)
  proposer = federation.actors.proposer
  bureau = federation.actors.bureau
  const body = { kind: 'affiliate', nameJa: '電機の構成組織', nameEn: 'Electric' } as const
  otherAffiliate = (await federation.database.body.create({ data: body })).id as BodyId
})
afterAll(async () => {
  await word.close()
  await federation.close()
})
beforeEach(async () => {
  const { database, cycleId } = federation
  await database.proposalOutcome.deleteMany()
  await database.proposal.deleteMany()
  await database.callBody.deleteMany()
  await database.call.deleteMany()
  expectOk(await call.store(bureau, aCall(cycleId)))
})

const aCall = (cycleId: CycleId, change: object = {}) => ({
  cycleId,
  basedOn: '0',
  guidance: '職場の声を書いてください。',
  opensOn: addDays(today, -30),
  dueOn: addDays(today, 10),
  bodyIds: [federation.bodies.affiliate],
  ...change,
})
const FIELDS = {
  intent: 'new',
  title: '介護職員の処遇改善',
  demand: '（1）賃金を引き上げること。\n（2）夜勤の人数を増やすこと。',
  situation: '離職が続いている。',
  reason: '人手が足りない。',
  addressedTo: '神奈川県',
  isUrgent: true,
}
const begun = async (change: object = {}, actor = proposer, bodyId = federation.bodies.affiliate) =>
  expectOk(await proposals.create(actor, { bodyId, ...FIELDS, ...change }))
const handedIn = (change: object = {}, actor = proposer, bodyId = federation.bodies.affiliate) =>
  begun({ handIn: true, ...change }, actor, bodyId)
const open = async (id: ProposalId, actor = proposer) => expectOk(await proposals.open(actor, id)).proposal
const seen = async (id: ProposalId) => `${id} ${(await open(id, bureau)).version}`
const decide = async (ids: readonly ProposalId[], outcome: object) =>
  consolidation.decide(bureau, { proposals: await Promise.all(ids.map(seen)), ...outcome })
const onDesk = async (filter: Partial<DeskFilter> = {}) =>
  expectOk(
    await consolidation.desk(bureau, federation.cycleId, {
      ...{ show: 'open', bodyId: null, words: [], selected: null },
      ...filter,
    }),
  )
const refused = (reason: string) => ({ ok: false, refusal: { reason } })

describe('Q5: a draft is nobody else’s business until it is handed in', () => {
  it('only its body sees it, not even the bureau', async () => {
    const id = await begun()
    const colleague = await anActor(federation.database, 'proposer', federation.bodies.affiliate)
    const stranger = await anActor(federation.database, 'proposer', otherAffiliate)
    expect(await open(id, colleague)).toMatchObject({ state: 'draft', number: null })
    for (const actor of [bureau, stranger, federation.actors.viewer, federation.actors.admin])
      expect(await proposals.open(actor, id)).toMatchObject(refused('notFound'))
    expect((await onDesk({ show: 'all' })).list).toEqual([])
    expect((await call.show(bureau, federation.cycleId)).ok).toBe(true)
  })
  it('handed in, the bureau sees it under its number; other bodies never', async () => {
    const id = await handedIn()
    const second = await handedIn({ title: '二つ目' })
    expect([(await open(id, bureau)).number, (await open(second, bureau)).number]).toEqual([1, 2])
    const stranger = await anActor(federation.database, 'proposer', otherAffiliate)
    expect(await proposals.open(stranger, id)).toMatchObject(refused('notFound'))
    expect((await proposals.ofOwnBodies(stranger, federation.cycleId)).proposals).toEqual([])
  })
})

describe('Q5: what another body wrote stays with it when wishes become one request', () => {
  it('their draft is told by its number, and opened to both once the committee approved it', async () => {
    const stranger = await anActor(federation.database, 'proposer', otherAffiliate)
    const own = await handedIn()
    const other = await handedIn({ title: '他の組織の秘密の件名', situation: '秘密の現状' }, stranger, otherAffiliate)
    expectOk(await decide([other, own], { kind: 'newRequest', committeeId: federation.bodies.committee }))
    const request = (await open(own, bureau)).outcomes[0]?.request
    const requestId = request?.id as PolicyRequestId
    expect(request?.title).toBe('他の組織の秘密の件名')
    expect(await federation.workspace.open(proposer, requestId)).toMatchObject(refused('notFound'))
    const told = await open(own)
    expect(told.outcomes[0]?.request).toMatchObject({ id: requestId, number: request?.number, isReadable: false })
    const { proposals: listed } = await proposals.ofOwnBodies(proposer, federation.cycleId)
    expect(JSON.stringify([told, listed, await proposals.outcomes(proposer, federation.cycleId)])).not.toContain('秘密')
    await federation.database.policyRequest.update({ where: { id: requestId }, data: { state: 'committeeApproved' } })
    expect((await federation.workspace.open(proposer, requestId)).ok).toBe(true)
    expect((await open(own)).outcomes[0]?.request).toMatchObject({ isReadable: true, title: '他の組織の秘密の件名' })
    // The words of the committee stand beside the own ones.
    expect(expectOk(await proposals.open(proposer, own)).wordings.get(requestId)).toContain('夜勤の人数を増やすこと。')
  })
})

it('Q33: that a wish was handed to its addressee, and what came back, its body reads, and the bureau alone records', async () => {
  const id = await handedIn()
  expectOk(await decide([id], { kind: 'passedOn', addressee: '神奈川労働局' }))
  const [outcome] = (await open(id)).outcomes
  expect(outcome).toMatchObject({ handedOverOn: null, reply: '' })
  const outcomeId = outcome?.id as ProposalOutcomeId
  const record = async (change: object = {}, actor = bureau) =>
    proposals.recordHandingOver(actor, {
      ...{ formKey: randomUUID(), proposalId: id, outcomeId, basedOn: String((await open(id)).version) },
      ...{ handedOverOn: today, reply: '監督の件数を公表します。', ...change },
    })
  expect(await record({}, proposer)).toMatchObject(refused('notPermitted'))
  expect(await proposals.openHandingOver(proposer, id, outcomeId)).toMatchObject(refused('notFound'))
  expect((await proposals.openHandingOver(bureau, id, outcomeId)).ok).toBe(true)
  expect(await record({ handedOverOn: addDays(today, 1) })).toMatchObject({
    refusal: { fields: { handedOverOn: 'dateInFuture' } },
  })
  expect(await record({ basedOn: '1' })).toMatchObject(refused('versionChanged'))
  const key = randomUUID()
  expectOk(await record({ formKey: key }))
  expectOk(await record({ formKey: key }))
  expect((await open(id)).outcomes).toMatchObject([{ handedOverOn: today, reply: '監督の件数を公表します。' }])
  const where = { action: 'proposal.recordHandingOver', subjectId: id }
  expect(await federation.database.auditEvent.findMany({ where })).toMatchObject([
    { details: { handedOverOn: today, hasReply: true } },
  ])
  // What is no such outcome has no such record.
  const other = await handedIn()
  expectOk(await decide([other], { kind: 'notTakenUp', reason: '重複' }))
  const [refusedOne] = (await open(other)).outcomes
  expect(await record({ proposalId: other, outcomeId: refusedOne?.id, basedOn: '3' })).toMatchObject(
    refused('notFound'),
  )
})

it('Q7: of a request that was withdrawn its senders read why, and the desk decides on the wish anew', async () => {
  const { workflow, actors, bodies } = federation
  const id = await handedIn()
  expectOk(await decide([id], { kind: 'newRequest', committeeId: bodies.committee }))
  const requestId = (await open(id)).outcomes[0]?.request?.id as PolicyRequestId
  const withdraw = { requestId, transition: 'withdraw', fromState: 'drafting', reason: '県の事業が始まったため。' }
  expectOk(await workflow.move(actors.committeeChair, withdraw))
  expect([...expectOk(await proposals.open(proposer, id)).withdrawn]).toEqual([[requestId, '県の事業が始まったため。']])
  const { version, outcomes } = await open(id)
  expectOk(await consolidation.undo(bureau, { outcomeId: outcomes[0]?.id, basedOn: String(version) }))
  expectOk(await decide([id], { kind: 'notTakenUp', reason: '県の事業が始まったため。' }))
})

it.each(ROLES.filter((role) => !['proposer', 'bureau'].includes(role)))(
  'Q5: %s hands in nothing for an affiliate and decides on nothing',
  async (role) => {
    const actor = federation.actors[role]
    const bodyId = federation.bodies.affiliate
    expect(await proposals.create(actor, { bodyId, ...FIELDS })).toMatchObject(refused('notPermitted'))
    expect(await proposals.begin(actor, bodyId)).toMatchObject(refused('notPermitted'))
    const id = await handedIn()
    expect(await proposals.change(actor, { proposalId: id, basedOn: 1, ...FIELDS })).toMatchObject({ ok: false })
    expect(await consolidation.decide(actor, { proposals: [`${id} 2`] })).toMatchObject(refused('notPermitted'))
    expect(await call.store(actor, aCall(federation.cycleId, { basedOn: '1' }))).toMatchObject(refused('notPermitted'))
  },
)

describe('Q6: the call', () => {
  it('nothing is begun before it opens, and what comes after the last day is taken and marked', async () => {
    const { cycleId, bodies } = federation
    expectOk(await call.store(bureau, aCall(cycleId, { basedOn: '1', opensOn: addDays(today, 1) })))
    expect(await proposals.create(proposer, { bodyId: bodies.affiliate, ...FIELDS })).toMatchObject(
      refused('callNotOpen'),
    )
    const late = { basedOn: '2', dueOnOf: { [bodies.affiliate]: addDays(today, -1) } }
    expectOk(await call.store(bureau, aCall(cycleId, late)))
    expect(await open(await handedIn())).toMatchObject({ isLate: true })
  })
  it('of two who change it from the same page the second hears of it; two who open it at once make one', async () => {
    const { cycleId, database } = federation
    await database.callBody.deleteMany()
    await database.call.deleteMany()
    const stored = await Promise.all([
      call.store(bureau, aCall(cycleId)),
      call.store(bureau, aCall(cycleId, { guidance: '二人目' })),
    ])
    expect(stored.filter((result) => result.ok)).toHaveLength(1)
    expect(stored.find((result) => !result.ok)).toMatchObject(refused('versionChanged'))
  })
  it('bodies that hand in nothing are named, drafts are not told', async () => {
    await begun()
    const { bodies } = expectOk(await call.show(bureau, federation.cycleId))
    expect(bodies.find(({ bodyId }) => bodyId === federation.bodies.affiliate)).toMatchObject({ handedIn: 0 })
    await handedIn()
    const after = expectOk(await call.show(bureau, federation.cycleId)).bodies
    expect(after.find(({ bodyId }) => bodyId === federation.bodies.affiliate)).toMatchObject({ handedIn: 1, open: 1 })
  })
  it.each([
    ['dueOn', { dueOn: addDays(today, -40) }, 'endBeforeStart'],
    ['bodyIds', { bodyIds: [] }, 'choiceMissing'],
    ['dueOnOfKind.affiliate', { dueOnOfKind: { affiliate: '2000-01-01' } }, 'endBeforeStart'],
    ['dueOnOfKind', { dueOnOfKind: { nobody: '2030-01-01' } }, 'invalidInput'],
    ['bodyIds', { bodyIds: [randomUUID()] }, 'unknownChoice'],
    ['opensOn', { opensOn: '2026-02-30' }, 'notADate'],
  ])('what is wrong in %s is said', async (field, change, reason) =>
    expect(await call.store(bureau, aCall(federation.cycleId, { basedOn: '1', ...change }))).toMatchObject({
      refusal: { fields: { [field]: reason } },
    }),
  )
})

describe('Q2: writing', () => {
  it('half a draft is kept, but handed in it says what it is about and what is wished for', async () => {
    const id = expectOk(await proposals.begin(proposer, federation.bodies.affiliate))
    expect(expectOk(await proposals.begin(proposer, federation.bodies.affiliate))).toBe(id)
    const half = { proposalId: id, basedOn: 1, title: '', demand: '途中' }
    expect(expectOk(await proposals.change(proposer, half))).toEqual({ version: 2 })
    expect(await proposals.change(proposer, { ...half, basedOn: 2, demand: '', handIn: true })).toMatchObject({
      refusal: { fields: { title: 'required', demand: 'required' } },
    })
    expect(await open(id)).toMatchObject({ demand: '途中', state: 'draft' })
  })
  it('of two of one body who save from the same page the second hears of it', async () => {
    const id = await begun()
    const colleague = await anActor(federation.database, 'proposer', federation.bodies.affiliate)
    const results = await Promise.all([
      proposals.change(proposer, { proposalId: id, basedOn: 1, ...FIELDS, title: '一人目' }),
      proposals.change(colleague, { proposalId: id, basedOn: 1, ...FIELDS, title: '二人目' }),
    ])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject(refused('versionChanged'))
  })
  it('handed in twice at once it has one number, and no two wishes have the same', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, (_, index) => begun({ title: `件名${index}` })))
    await Promise.all(
      [...ids, ...ids].map((proposalId) =>
        proposals.change(proposer, { proposalId, basedOn: 1, ...FIELDS, handIn: true }),
      ),
    )
    const numbers = await Promise.all(ids.map(async (id) => (await open(id)).number))
    expect([...numbers].sort()).toEqual([1, 2, 3, 4, 5, 6])
  })
  it('what a body handed in itself the bureau does not rewrite, what it typed from paper it may', async () => {
    const own = await handedIn()
    const typed = await begun({}, bureau)
    const change = (proposalId: ProposalId) =>
      proposals.change(bureau, { proposalId, basedOn: 2, ...FIELDS, demand: '政策局が書き換えた。' })
    expect(await change(own)).toMatchObject(refused('notPermitted'))
    expect(await proposals.takeBack(bureau, { proposalId: own, basedOn: 2 })).toMatchObject(refused('notPermitted'))
    expectOk(await change(typed))
  })
  it('a saving whose answer was lost is answered the same when it is sent again, and what was handed in can be read as it was', async () => {
    const id = await handedIn()
    const form = { formKey: randomUUID(), proposalId: id, basedOn: 2, ...FIELDS, demand: '書き直した。' }
    expect(expectOk(await proposals.change(proposer, form))).toEqual({ version: 3 })
    expect(expectOk(await proposals.change(proposer, form))).toEqual({ version: 3 })
    const [event] = await federation.database.auditEvent.findMany({
      where: { subjectId: id, action: 'proposal.change' },
    })
    expect(event?.details).toMatchObject({ fields: ['demand'], before: { demand: FIELDS.demand } })
  })
  it('two clicks on 「新しく書く」 are one sheet; line ends of any browser are the same; 終了 needs last year’s request', async () => {
    const { affiliate } = federation.bodies
    const [one, two] = await Promise.all([proposals.begin(proposer, affiliate), proposals.begin(proposer, affiliate)])
    expect(expectOk(one)).toBe(expectOk(two))
    expect(await open(await begun({ demand: '一\r\n二\r三' }))).toMatchObject({ demand: '一\n二\n三' })
    expect(
      await proposals.create(proposer, { bodyId: affiliate, ...FIELDS, intent: 'finished', handIn: true }),
    ).toMatchObject({
      refusal: { fields: { intent: 'unknownChoice' } },
    })
  })
  it.each(['abc', '', '------------------------------------', null])('%j names no wish', async (proposalId) => {
    expect(await proposals.change(proposer, { proposalId, basedOn: 1, ...FIELDS })).toMatchObject(refused('notFound'))
    expect(
      await consolidation.decide(bureau, { proposals: [`${proposalId} 1`], kind: 'notTakenUp', reason: '重複' }),
    ).toMatchObject({
      refusal: { reason: 'invalidInput' },
    })
  })
  it('what something became of is changed and taken back no more', async () => {
    const id = await handedIn()
    expectOk(await decide([id], { kind: 'notTakenUp', reason: '県の所管外' }))
    const { version } = await open(id)
    expect(await proposals.change(proposer, { proposalId: id, basedOn: version, ...FIELDS })).toMatchObject(
      refused('proposalDecided'),
    )
    expect(await proposals.takeBack(proposer, { proposalId: id, basedOn: version })).toMatchObject(
      refused('proposalDecided'),
    )
  })
  it('a form that is sent again makes no second wish', async () => {
    const formKey = randomUUID()
    expect(await begun({ formKey })).toBe(await begun({ formKey }))
  })
  it('what the bureau types from paper is handed in at once, and the body finds it', async () => {
    const id = await begun({}, bureau)
    expect(await open(id)).toMatchObject({ state: 'handedIn', isTyped: true, number: 1 })
  })
  it('a member whose term ended writes no more, and what the body handed in stays', async () => {
    const id = await handedIn()
    const gone = { ...proposer, memberships: [] }
    expect(await proposals.change(gone, { proposalId: id, basedOn: 2, ...FIELDS })).toMatchObject(refused('notFound'))
    expect((await onDesk()).list).toHaveLength(1)
  })
})

describe('Q7: what becomes of a wish', () => {
  it('it becomes a draft of a committee, in its own words, with the body as proposer', async () => {
    const id = await handedIn()
    expectOk(await decide([id], { kind: 'newRequest', committeeId: federation.bodies.committee }))
    const { outcomes } = await open(id)
    const [outcome] = outcomes
    expect(outcome?.request).toMatchObject({ title: FIELDS.title, state: 'drafting' })
    expect(outcome?.request?.proposerBodyIds).toEqual([federation.bodies.affiliate])
    const text = await readText(federation.database, outcome?.request?.id as PolicyRequestId)
    expect(sectionText(text, 'body')).toBe('　（1）賃金を引き上げること。\n　（2）夜勤の人数を増やすこと。')
    expect(sectionText(text, 'background')).toBe('離職が続いている。\n人手が足りない。')
    expect((await onDesk()).counts).toEqual({ open: 0, proposed: 0, total: 1 })
  })
  it('several become one request, and one is split over several', async () => {
    const other = await anActor(federation.database, 'proposer', otherAffiliate)
    const ids = [await handedIn(), await handedIn({ title: '別の言い方' }, other, otherAffiliate)]
    expectOk(await decide(ids, { kind: 'newRequest', committeeId: federation.bodies.committee, title: 'まとめた件名' }))
    const [first, second] = await Promise.all(ids.map((id) => open(id, bureau)))
    expect(first?.outcomes[0]?.request?.id).toBe(second?.outcomes[0]?.request?.id)
    expect(first?.outcomes[0]?.request?.proposerBodyIds).toHaveLength(2)
    const requestId = await federation.aPolicyRequest({})
    expectOk(await decide([ids[0] as ProposalId], { kind: 'intoRequest', requestId }))
    expectOk(await decide([ids[0] as ProposalId], { kind: 'passedOn', addressee: '労働局' }))
    expect((await open(ids[0] as ProposalId)).outcomes.map(({ kind }) => kind)).toEqual([
      ...['newRequest', 'intoRequest', 'passedOn'],
    ])
    expect(await decide([ids[0] as ProposalId], { kind: 'notTakenUp', reason: '重複' })).toMatchObject(
      refused('proposalHasOutcome'),
    )
  })
  it('of two clerks who decide in the same second one is heard, and the other told', async () => {
    const id = await handedIn()
    const wishes = [await seen(id)]
    const results = await Promise.all([
      consolidation.decide(bureau, { proposals: wishes, kind: 'passedOn', addressee: '国' }),
      consolidation.decide(bureau, { proposals: wishes, kind: 'notTakenUp', reason: '重複' }),
    ])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject(refused('decidedMeanwhile'))
  })
  it('a wish that its body changes while it is merged is not merged unseen: all or none', async () => {
    const ids = [await handedIn(), await handedIn({ title: '二つ目' })]
    const wishes = await Promise.all(ids.map(seen))
    const second = await open(ids[1] as ProposalId)
    expectOk(
      await proposals.change(proposer, { ...FIELDS, proposalId: second.id, basedOn: second.version, title: '変えた' }),
    )
    const outcome = { kind: 'newRequest', committeeId: federation.bodies.committee }
    expect(await consolidation.decide(bureau, { proposals: wishes, ...outcome })).toMatchObject(
      refused('decidedMeanwhile'),
    )
    expect((await open(ids[0] as ProposalId)).outcomes).toEqual([])
  })
  it('into a request that went on, or of another committee’s making, nothing goes', async () => {
    const id = await handedIn()
    const adopted = await federation.aPolicyRequest({ state: 'adopted' })
    expect(await decide([id], { kind: 'intoRequest', requestId: adopted })).toMatchObject(refused('requestTakesNoMore'))
    expect(await decide([id], { kind: 'intoRequest', requestId: randomUUID() })).toMatchObject(refused('invalidInput'))
    expect(await decide([id], { kind: 'newRequest', committeeId: federation.bodies.affiliate })).toMatchObject({
      refusal: { fields: { committeeId: 'unknownChoice' } },
    })
  })
  it('undone, the wish waits again, and the body is named no more where it came with the wish', async () => {
    const requestId = await federation.aPolicyRequest({})
    const id = await handedIn()
    expectOk(await decide([id], { kind: 'intoRequest', requestId }))
    const decided = await open(id, bureau)
    const outcomeId = decided.outcomes[0]?.id
    expect(await consolidation.undo(bureau, { outcomeId, basedOn: '1' })).toMatchObject(refused('versionChanged'))
    expectOk(await consolidation.undo(bureau, { outcomeId, basedOn: String(decided.version) }))
    expect((await open(id)).outcomes).toEqual([])
    expect(await federation.database.policyRequestProposer.count({ where: { requestId } })).toBe(0)
    expect((await onDesk()).counts.open).toBe(1)
  })
  it('the list of outcomes has all bodies for the bureau, the own one for a body, no draft, and is a file', async () => {
    const other = await anActor(federation.database, 'proposer', otherAffiliate)
    const ids = [await handedIn(), await handedIn({ title: '別の組織' }, other, otherAffiliate)]
    await begun({ title: '下書き' })
    const listed = async (actor: Actor) =>
      expectOk(await proposals.outcomes(actor, federation.cycleId)).proposals.map(({ id }) => id)
    expect(await listed(bureau)).toEqual(ids)
    expect(await listed(proposer)).toEqual([ids[0]])
    expect(await proposals.outcomes(federation.actors.viewer, federation.cycleId)).toMatchObject(
      refused('notPermitted'),
    )
    const bytes = await proposals.sheet({ title: '一覧', columns: [{ header: '件名', width: 20 }], rows: [['甲']] })
    expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK')
  })
  it('those who deliberate on the request read the wishes that went into it, and nobody else does', async () => {
    const id = await handedIn()
    const requestId = await federation.aPolicyRequest({})
    expectOk(await decide([id], { kind: 'intoRequest', requestId }))
    const { committeeMember, adviser, viewer, proposer: own, responseStaff } = federation.actors
    for (const actor of [committeeMember, adviser, bureau])
      expect(expectOk(await proposals.behindRequest(actor, requestId)).map((wish) => wish.id)).toEqual([id])
    for (const actor of [viewer, own, responseStaff])
      expect(await proposals.behindRequest(actor, requestId)).toMatchObject(refused('notFound'))
  })
  it('whichever of two wishes of a body is undone first, its name leaves the request with the last', async () => {
    const requestId = await federation.aPolicyRequest({})
    const ids = [await handedIn(), await handedIn({ title: '二つ目' })]
    for (const id of ids) expectOk(await decide([id], { kind: 'intoRequest', requestId }))
    for (const id of ids) {
      const { outcomes, version } = await open(id, bureau)
      expectOk(await consolidation.undo(bureau, { outcomeId: outcomes[0]?.id, basedOn: String(version) }))
    }
    expect(await federation.database.policyRequestProposer.count({ where: { requestId } })).toBe(0)
    const events = await federation.database.auditEvent.findMany({ where: { subjectId: requestId } })
    const actions = events.map(({ action }) => action).filter((action) => action.endsWith('Wish'))
    expect(actions.sort()).toEqual([
      ...['policyRequest.leaveOutWish', 'policyRequest.leaveOutWish'],
      ...['policyRequest.takeInWish', 'policyRequest.takeInWish'],
    ])
  })
  it('what went on to be decided keeps its wishes: nothing is undone any more', async () => {
    const requestId = await federation.aPolicyRequest({})
    const id = await handedIn()
    expectOk(await decide([id], { kind: 'intoRequest', requestId }))
    await federation.database.policyRequest.update({ where: { id: requestId }, data: { state: 'onCentralAgenda' } })
    const { outcomes, version } = await open(id, bureau)
    const undo = { outcomeId: outcomes[0]?.id, basedOn: String(version) }
    expect(await consolidation.undo(bureau, undo)).toMatchObject(refused('requestTakesNoMore'))
    expect(await consolidation.undo(bureau, { ...undo, outcomeId: 'abc' })).toMatchObject(refused('versionChanged'))
  })
  it('wishes that are more than a text may hold become no request', async () => {
    const ids: ProposalId[] = []
    const lines = Array.from({ length: 1333 }, () => '・あ').join('\n')
    for (let index = 0; index < 4; index++)
      ids.push(await handedIn({ title: `長い${index}`, demand: lines, situation: lines, reason: lines }))
    const outcome = { kind: 'newRequest', committeeId: federation.bodies.committee }
    expect(await decide(ids, outcome)).toMatchObject(refused('textTooLong'))
    expect((await onDesk()).counts.open).toBe(4)
  })
  it('Q8: a wish of a year that is not the current one any more is still decided, and nothing more is handed in', async () => {
    const { database, cycleId } = federation
    const id = await handedIn()
    const draft = await begun({ title: '残った下書き' })
    const wishes = [await seen(id)]
    const next = { title: '次の年', workYear: 2028, targetFiscalYear: 2029, isCurrent: true }
    await database.cycle.update({ where: { id: cycleId }, data: { isCurrent: false } })
    const cycle = await database.cycle.create({ data: next })
    try {
      const outcome = { kind: 'newRequest', committeeId: federation.bodies.committee }
      const waiting = await proposals.waiting(bureau, cycle.id as CycleId)
      expect(waiting.open).toMatchObject([{ cycleId, isCurrent: false }])
      expectOk(await consolidation.decide(bureau, { proposals: wishes, formKey: randomUUID(), ...outcome }))
      const [made] = (await open(id)).outcomes
      expect(made?.request).toMatchObject({ bodyId: federation.bodies.committee })
      const { version } = await open(id)
      expectOk(await consolidation.undo(bureau, { outcomeId: made?.id, basedOn: String(version) }))
      const late = { proposalId: draft, basedOn: 1, ...FIELDS, handIn: true }
      expect(await proposals.change(proposer, late)).toMatchObject(refused('callNotOpen'))
    } finally {
      await database.cycle.delete({ where: { id: cycle.id } })
      await database.cycle.update({ where: { id: cycleId }, data: { isCurrent: true } })
    }
  })
  it('every step is on record, without the words', async () => {
    const id = await handedIn()
    expectOk(await decide([id], { kind: 'passedOn', addressee: '国' }))
    const events = await federation.database.auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
    expect(events.map(({ action }) => action)).toEqual(['proposal.create', 'proposal.handIn', 'proposal.decide'])
    expect(JSON.stringify(events.map(({ details }) => details))).not.toContain('夜勤')
  })
})

describe('Q8: nothing ends in silence', () => {
  it('the consolidation is not closed while a wish waits, and afterwards nothing changes', async () => {
    const { cycleId, bodies } = federation
    const id = await handedIn()
    expect(await call.closeConsolidation(bureau, cycleId, 1)).toMatchObject({
      refusal: { reason: 'proposalsWithoutOutcome', values: { count: 1 } },
    })
    expectOk(await decide([id], { kind: 'passedOn', addressee: '国' }))
    expectOk(await call.closeConsolidation(bureau, cycleId, 1))
    expect(await proposals.create(proposer, { bodyId: bodies.affiliate, ...FIELDS })).toMatchObject(
      refused('consolidationClosed'),
    )
    const { outcomes, version } = await open(id, bureau)
    const undo = { outcomeId: outcomes[0]?.id, basedOn: String(version) }
    expect(await consolidation.undo(bureau, undo)).toMatchObject(refused('consolidationClosed'))
    expectOk(await call.reopenConsolidation(bureau, cycleId, 2))
    expectOk(await consolidation.undo(bureau, undo))
  })
  it('handed in and closed in the same second: either it waits, or it was refused', async () => {
    const { cycleId } = federation
    const id = await begun()
    const [closing, handing] = await Promise.all([
      call.closeConsolidation(bureau, cycleId, 1),
      proposals.change(proposer, { proposalId: id, basedOn: 1, ...FIELDS, handIn: true }),
    ])
    expect([closing.ok, handing.ok].sort()).toEqual([false, true])
  })
})

describe('Q9: last year', () => {
  let lastYears: PolicyRequestId
  beforeAll(async () => {
    const { database } = federation
    const cycle = { title: '2026年度', workYear: 2025, targetFiscalYear: 2026 }
    const previous = await database.cycle.create({ data: cycle })
    lastYears = await federation.aPolicyRequest({ state: 'adopted', text: '昨年の本文。' })
    await database.policyRequest.update({ where: { id: lastYears }, data: { cycleId: previous.id } })
    await database.policyRequestProposer.create({
      data: { requestId: lastYears, bodyId: federation.bodies.affiliate },
    })
  })
  // Each test makes its own of it.
  beforeEach(async () => {
    await federation.database.policyRequest.updateMany({
      where: { previousRequestId: lastYears },
      data: { previousRequestId: null },
    })
  })
  it('the call of the new year begins with what was asked of whom, a year later', async () => {
    const { affiliate } = federation.bodies
    const { database, cycleId } = federation
    const previous = await database.cycle.findFirstOrThrow({ where: { targetFiscalYear: 2026 } })
    await database.callBody.deleteMany()
    await database.call.deleteMany()
    const days = { opensOn: '2025-04-01', dueOn: '2025-06-30', guidance: '昨年の案内。' }
    const ofKind = { dueOnOfKind: { affiliate: '2025-06-15' }, dueOnOf: { [otherAffiliate]: '2025-06-30' } }
    expectOk(
      await call.store(
        bureau,
        aCall(previous.id as CycleId, { ...days, ...ofKind, bodyIds: [affiliate, otherAffiliate] }),
      ),
    )
    const { targetFiscalYear } = await database.cycle.findUniqueOrThrow({ where: { id: cycleId } })
    const shown = expectOk(await call.show(bureau, cycleId))
    const later = (day: string) => addYears(day, targetFiscalYear - 2026)
    expect(shown).toMatchObject({
      call: null,
      proposed: { guidance: '昨年の案内。', opensOn: later('2025-04-01'), dueOn: later('2025-06-30') },
    })
    // Whose day is that of the call moves with it.
    expect(Object.fromEntries(shown.proposed?.asked ?? [])).toEqual({
      [affiliate]: later('2025-06-15'),
      [otherAffiliate]: null,
    })
    await database.callBody.deleteMany()
    await database.call.deleteMany()
  })
  const carryOn = (how: string, actor = proposer) =>
    proposals.carryOn(actor, { bodyId: federation.bodies.affiliate, requestId: lastYears, how })

  it('one click continues it, with its text; pressed twice it is one wish', async () => {
    const [one, two] = await Promise.all([carryOn('continued'), carryOn('continued')])
    expect(expectOk(one)).toBe(expectOk(two))
    const wish = await open(expectOk(one))
    expect(wish).toMatchObject({ state: 'handedIn', intent: 'continued' })
    expect(wish.previous?.id).toBe(lastYears)
    // The text is not copied into the wish: what it becomes has it whole, with its tags and recipients.
    expectOk(await decide([wish.id], { kind: 'newRequest', committeeId: federation.bodies.committee }))
    const requestId = (await open(wish.id)).outcomes[0]?.request?.id as PolicyRequestId
    expect(sectionText(await readText(federation.database, requestId), 'body')).toBe('昨年の本文。')
    const linked = { where: { requestId } }
    expect(await federation.database.policyRequestRecipient.count(linked)).toBeGreaterThan(0)
    expect(await federation.database.policyRequestSdgTarget.count(linked)).toBeGreaterThan(0)
    // Another answer to the same question is not taken for the first.
    expect(await carryOn('finished')).toMatchObject(refused('alreadyExists'))
  })
  it('a reason that the body added this year stands behind last year’s text', async () => {
    const id = expectOk(await carryOn('continued'))
    const { version, title } = await open(id)
    const form = {
      ...FIELDS,
      intent: 'continued',
      title,
      demand: '',
      situation: '',
      reason: '今年はさらに深刻である。',
    }
    expectOk(await proposals.change(proposer, { ...form, proposalId: id, basedOn: version }))
    expectOk(await decide([id], { kind: 'newRequest', committeeId: federation.bodies.committee }))
    const requestId = (await open(id)).outcomes[0]?.request?.id as PolicyRequestId
    const text = await readText(federation.database, requestId)
    expect(sectionText(text, 'body')).toBe('昨年の本文。')
    expect(sectionText(text, 'background')).toContain('今年はさらに深刻である。')
  })
  it('to be mended it is a draft; ended, nothing has to become of it', async () => {
    expect(await open(expectOk(await carryOn('strengthened')))).toMatchObject({
      state: 'draft',
      demand: '昨年の本文。',
    })
    await federation.database.proposal.deleteMany()
    expectOk(await carryOn('finished'))
    expect((await onDesk()).counts).toEqual({ open: 0, proposed: 0, total: 1 })
  })
  it('a request that carries it on knows it', async () => {
    const id = expectOk(await carryOn('continued'))
    expectOk(await decide([id], { kind: 'newRequest', committeeId: federation.bodies.committee }))
    const requestId = (await open(id)).outcomes[0]?.request?.id as string
    expect(await federation.database.policyRequest.findUnique({ where: { id: requestId } })).toMatchObject({
      kind: 'continued',
      previousRequestId: lastYears,
    })
  })
  it('from a blank sheet it is said which one is meant, and the form gives it to choose from', async () => {
    const { affiliate } = federation.bodies
    const blank = expectOk(await proposals.begin(proposer, affiliate))
    expect(expectOk(await proposals.open(proposer, blank)).lastYears).toMatchObject([{ id: lastYears }])
    const sheet = { ...FIELDS, proposalId: blank, intent: 'continued', demand: '', handIn: true }
    const change = (version: number, previousRequestId: string) =>
      proposals.change(proposer, { ...sheet, basedOn: version, previousRequestId })
    expect(await change(1, '')).toMatchObject({
      refusal: { fields: { previousRequestId: 'choiceMissing' } },
    })
    const foreign = await federation.aPolicyRequest({ state: 'adopted' })
    expect(await change(1, foreign)).toMatchObject({ refusal: { fields: { previousRequestId: 'unknownChoice' } } })
    expectOk(await change(1, lastYears))
    expect((await open(blank)).previous?.id).toBe(lastYears)
    // The row of last year is answered, and the sheet does not offer it again.
    expect(await carryOn('finished')).toMatchObject(refused('alreadyExists'))
    const { rows } = expectOk(await proposals.toHandIn(proposer, affiliate))
    expect(rows.filter(({ number }) => number && 'lastYears' in number)).toEqual([])
    // It is chosen once; the wish itself may keep it, or be made something new.
    const next = expectOk(await proposals.begin(proposer, affiliate))
    expect(expectOk(await proposals.open(proposer, next)).lastYears).toEqual([])
    const again = { ...sheet, proposalId: next, basedOn: 1, previousRequestId: lastYears }
    expect(await proposals.change(proposer, again)).toMatchObject(refused('previousHandedIn'))
    const { version } = await open(blank)
    const anew = { ...FIELDS, proposalId: blank, basedOn: version, previousRequestId: lastYears }
    expectOk(await proposals.change(proposer, anew))
    expect((await open(blank)).previous).toBeNull()
    const [event] = await federation.database.auditEvent.findMany({
      where: { subjectId: blank, action: 'proposal.change' },
      orderBy: { id: 'desc' },
    })
    expect(event?.details).toMatchObject({ before: { previousRequestId: lastYears } })
  })
  it('what comes on paper can end one, too; for a body that asked for nothing there is nothing to choose', async () => {
    const { affiliate: bodyId } = federation.bodies
    const paper = { ...FIELDS, bodyId, intent: 'finished', demand: '' }
    expect(await proposals.create(bureau, paper)).toMatchObject({
      refusal: { fields: { previousRequestId: 'choiceMissing' } },
    })
    expect(await proposals.toTypeFrom(bureau)).toMatchObject([{ id: lastYears, bodyIds: [bodyId] }])
    expect(await proposals.toTypeFrom(proposer)).toEqual([])
    const ended = expectOk(await proposals.create(bureau, { ...paper, previousRequestId: lastYears }))
    expect(await open(ended)).toMatchObject({ intent: 'finished', state: 'handedIn', previous: { id: lastYears } })
    expect(await proposals.numberOf(bureau, ended)).toEqual({ id: ended, number: 1 })
    expect(await proposals.toTypeFrom(bureau)).toEqual([])
    expect(await proposals.create(bureau, { ...paper, previousRequestId: lastYears })).toMatchObject(
      refused('previousHandedIn'),
    )
    const other = { ...FIELDS, bodyId: otherAffiliate, intent: 'continued' }
    expect((await proposals.create(bureau, other)).ok).toBe(true)
  })
  it('who did not propose it carries nothing on', async () => {
    const stranger = await anActor(federation.database, 'proposer', otherAffiliate)
    expect(await carryOn('continued', stranger)).toMatchObject(refused('notPermitted'))
    const own = { bodyId: otherAffiliate, requestId: lastYears, how: 'continued' }
    expect(await proposals.carryOn(stranger, own)).toMatchObject(refused('notFound'))
  })
})

describe('the desk', () => {
  it('goes through the wishes in parts, and finds what is like the one that is shown', async () => {
    const ids: ProposalId[] = []
    for (let index = 0; index < 55; index++)
      ids.push(await handedIn({ title: `件名${index}`, demand: `道路の補修その${index}を進めること。` }))
    const twin = await handedIn({ title: '介護の人材', demand: '介護職員の賃金を引き上げること。' })
    const near = await handedIn()
    const first = await onDesk()
    expect(first.list).toHaveLength(50)
    expect(first.place).toMatchObject({ start: 1, total: 57 })
    const last = await onDesk({ selected: first.place.next })
    expect(last.list.map(({ id }) => id)).toEqual([...ids.slice(50), twin, near])
    // From the first row of a part one step leads to the last of the part before.
    expect([first.place.before, last.place.before]).toEqual([null, ids[49]])
    const shown = await onDesk({ selected: near })
    expect(shown.selected?.id).toBe(near)
    expect(shown.similarWishes[0]).toMatchObject({ id: twin })
    expect(shown.similarWishes[0]?.shared.join()).toContain('介護職員')
    expect((await onDesk({ words: ['介護職員', '夜勤'] })).list.map(({ id }) => id)).toEqual([near])
  })
})
