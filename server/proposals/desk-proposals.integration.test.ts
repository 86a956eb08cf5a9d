import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, todayInJapan } from '#app/domain/calendar-date.ts'
import type { CycleId, PolicyRequestId, ProposalId } from '#app/domain/ids.ts'
import { PROPOSALS_AT_ONCE_MAX } from '#app/domain/proposal.ts'
import {
  aFederation,
  anActor,
  expectOk,
  type Federation,
} from '#server/policy-requests/policy-requests.test-support.ts'
import { createWordWriter, type WordWriter } from '#server/word/word-worker-pool.ts'
import { type Consolidation, createConsolidation, type DeskFilter } from './consolidation.ts'
import { createProposals, type Proposals } from './proposals.ts'

let federation: Federation
let proposals: Proposals
let consolidation: Consolidation
let word: WordWriter
let lastCycle: CycleId
beforeAll(async () => {
  federation = await aFederation()
  const { database, cycleId, deps } = federation
  word = createWordWriter(null)
  proposals = createProposals({ ...deps, word })
  consolidation = createConsolidation(deps)
  const before = { title: '昨年', workYear: 2025, targetFiscalYear: 2026 }
  lastCycle = (await database.cycle.create({ data: before })).id as CycleId
  const today = todayInJapan(new Date())
  const days = { opensOn: new Date(addDays(today, -30)), dueOn: new Date(addDays(today, 10)) }
  await database.call.create({ data: { cycleId, guidance: '', ...days } })
})
afterAll(async () => {
  await word.close()
  await federation.close()
})
beforeEach(async () => {
  await federation.database.proposalOutcome.deleteMany()
  await federation.database.proposal.deleteMany()
  // What other tests left takes no wishes any more.
  await federation.database.policyRequest.updateMany({
    where: { cycleId: federation.cycleId },
    data: { state: 'withdrawn', previousRequestId: null },
  })
})

const handedIn = async (title: string, change: object = {}): Promise<ProposalId> => {
  const wish = { bodyId: federation.bodies.affiliate, intent: 'new', title, demand: `${title}を求める。`, handIn: true }
  return expectOk(await proposals.create(federation.actors.proposer, { ...wish, ...change }))
}
const seen = async (id: ProposalId) =>
  `${id} ${(await federation.database.proposal.findUniqueOrThrow({ where: { id } })).version}`
const decide = async (ids: readonly ProposalId[], outcome: object) =>
  consolidation.decide(federation.actors.bureau, {
    ...{ formKey: randomUUID(), proposals: await Promise.all(ids.map(seen)) },
    ...outcome,
  })
const EVERYTHING: DeskFilter = { show: 'open', bodyId: null, words: [], selected: null }
const onDesk = async (selected: ProposalId | null, actor = federation.actors.bureau) =>
  expectOk(await consolidation.desk(actor, federation.cycleId, { ...EVERYTHING, selected }))
const outcomeOf = (proposalId: ProposalId) =>
  federation.database.proposalOutcome.findFirstOrThrow({ where: { proposalId } })
const aRequest = (title: string) => federation.aPolicyRequest({ title })
const undo = async (id: ProposalId, actor = federation.actors.bureau) => {
  const { id: outcomeId } = await outcomeOf(id)
  return consolidation.undo(actor, { outcomeId, basedOn: (await seen(id)).slice(37) })
}
const ofNewRequest = () => ({ kind: 'newRequest', committeeId: federation.bodies.committee })

/** A wish that carries on an adopted request of last year, and the request that carries it on already, in this state. */
async function carriedOn(title: string, state: 'drafting' | 'adopted' | null) {
  const { database, bodies, actors } = federation
  const last = await federation.aPolicyRequest({
    ...{ title, text: `${title}を求める。`, state: 'adopted', proposerBodyIds: [bodies.affiliate] },
    sdgTargetCodes: ['8.5', '15.1'],
  })
  numberOfLast += 1
  await database.policyRequest.update({ where: { id: last }, data: { cycleId: lastCycle, number: numberOfLast } })
  await database.policyRequestRecipient.updateMany({ where: { requestId: last }, data: { cycleId: lastCycle } })
  const successor = state && (await federation.aPolicyRequest({ title, state }))
  if (successor) await database.policyRequest.update({ where: { id: successor }, data: { previousRequestId: last } })
  const wish = expectOk(
    await proposals.carryOn(actors.proposer, { bodyId: bodies.affiliate, requestId: last, how: 'continued' }),
  )
  return { last, successor, wish }
}
let numberOfLast = 0

describe('which request is chosen beforehand', () => {
  it('one that is like the wish by more than one short word, and none by that', async () => {
    await aRequest('相談窓口の充実')
    const near = await aRequest('介護職員の賃金の引上げ')
    const unlike = await onDesk(await handedIn('図書館の充実', { demand: '図書館の充実。' }))
    expect(unlike.proposedRequestId).toBeNull()
    expect((await onDesk(await handedIn('介護職員の賃金'))).proposedRequestId).toBe(near)
  })

  it('of a wish that carries on a request, what carries it on too', async () => {
    await aRequest('介護職員の賃金の引上げ')
    const { successor, wish } = await carriedOn('介護職員の賃金と充実', 'drafting')
    const desk = await onDesk(wish)
    expect(desk.proposedRequestId).toBe(successor)
    expect(desk.similarRequests[0]).toMatchObject({ id: successor, carriesOn: true })
    expect(desk.closedSuccessors).toEqual([])
  })

  it('none where that takes no more, which is said; last year’s words make it like no other', async () => {
    await aRequest('介護職員の賃金の引上げ')
    const { successor, wish } = await carriedOn('介護職員の賃金と充実', 'adopted')
    const desk = await onDesk(wish)
    expect(desk).toMatchObject({ proposedRequestId: null, similarRequests: [] })
    expect(desk.closedSuccessors).toEqual([
      expect.objectContaining({ id: successor, title: '介護職員の賃金と充実', state: 'adopted' }),
    ])
  })

  it('words that the wish adds to last year’s still find what is like it, to be chosen by the person', async () => {
    const near = await aRequest('路線バスの減便への対応')
    const { wish } = await carriedOn('介護職員の処遇', 'adopted')
    await federation.database.proposal.update({
      where: { id: wish },
      data: { demand: '路線バスの減便に対応すること。' },
    })
    const desk = await onDesk(wish)
    expect(desk.similarRequests.map(({ id }) => id)).toEqual([near])
    expect(desk.proposedRequestId).toBeNull()
  })
})

describe('targets of the SDGs at the desk', () => {
  const targetsOf = async (id: ProposalId) => {
    const { requestId } = await outcomeOf(id)
    const rows = await federation.database.policyRequestSdgTarget.findMany({
      where: { requestId: requestId as string },
      orderBy: { targetCode: 'asc' },
    })
    return rows.map(({ targetCode }) => targetCode)
  }
  it('are proposed by the words of the wish, with these; those that were ticked go with the new request', async () => {
    const wish = await handedIn('森林の整備')
    const { targets } = await onDesk(wish)
    expect(targets.find(({ code }) => code === '15.2')).toMatchObject({ words: ['森林'] })
    expectOk(await decide([wish], { ...ofNewRequest(), sdgTargetCodes: ['15.2'] }))
    expect(await targetsOf(wish)).toEqual(['15.2'])
    const other = await handedIn('森林の整備のほかの件')
    expectOk(await decide([other], ofNewRequest()))
    expect(await targetsOf(other)).toEqual([])
  })
  it('are those of last year’s request where the wish carries one on; what the person leaves out is left out', async () => {
    const { wish } = await carriedOn('森林の保全', null)
    expect((await onDesk(wish)).targets.map(({ code, words }) => [code, words])).toEqual([
      ['8.5', []],
      ['15.1', []],
    ])
    expectOk(await decide([wish], { ...ofNewRequest(), sdgTargetCodes: ['15.1'] }))
    expect(await targetsOf(wish)).toEqual(['15.1'])
    const { wish: whole } = await carriedOn('川の保全', null)
    expectOk(await decide([whole], ofNewRequest()))
    expect(await targetsOf(whole)).toEqual(['15.1', '8.5'])
  })
  it('must be targets', async () => {
    const wish = await handedIn('一件')
    expect(await decide([wish], { ...ofNewRequest(), sdgTargetCodes: ['99.9'] })).toMatchObject({
      refusal: { reason: 'invalidInput' },
    })
  })
})

describe('several wishes at once', () => {
  it('the next one is one that waits, not one that was decided on with them; over the end of the list it is the first', async () => {
    const ids = []
    for (const title of ['一', '二', '三', '四']) ids.push(await handedIn(`${title}件目`))
    const [first, second, third, fourth] = ids as [ProposalId, ProposalId, ProposalId, ProposalId]
    expectOk(await decide([second, third], { kind: 'notTakenUp', reason: '重複' }))
    const next = (decided: ProposalId, filter: Partial<DeskFilter> = {}) =>
      consolidation.next(federation.actors.bureau, federation.cycleId, { ...EVERYTHING, ...filter }, decided)
    expect(await next(second)).toBe(fourth)
    expect(await next(second, { show: 'all' })).toBe(fourth)
    expect(await next(fourth)).toBe(first)
    expect(await next(second, { words: ['二件目'] })).toBeNull()
    expect(await next(second, { words: ['二件目'], show: 'all' })).toBe(second)
    expect(await consolidation.next(federation.actors.proposer, federation.cycleId, EVERYTHING, second)).toBeNull()
  })

  it('one that changed meanwhile is named, and nothing is decided', async () => {
    const [first, second] = [await handedIn('一件目'), await handedIn('二件目')]
    const stale = [await seen(first), await seen(second)]
    expectOk(await decide([second], { kind: 'passedOn', addressee: '国', reason: '' }))
    const { number } = await federation.database.proposal.findUniqueOrThrow({ where: { id: second } })
    const together = { formKey: randomUUID(), proposals: stale, kind: 'notTakenUp', reason: '重複' }
    expect(await consolidation.decide(federation.actors.bureau, together)).toMatchObject({
      refusal: { reason: 'decidedMeanwhile', values: { numbers: String(number) } },
    })
    expect(await federation.database.proposalOutcome.count({ where: { proposalId: first } })).toBe(0)
  })

  it(`are at most ${PROPOSALS_AT_ONCE_MAX}`, async () => {
    const proposalsSeen = Array.from({ length: PROPOSALS_AT_ONCE_MAX + 1 }, () => `${randomUUID()} 1`)
    const asked = { formKey: randomUUID(), proposals: proposalsSeen, kind: 'notTakenUp', reason: '重複' }
    expect(await consolidation.decide(federation.actors.bureau, asked)).toMatchObject({
      refusal: { reason: 'invalidInput', fields: { proposals: 'tooLong' } },
    })
  })
})

it('the committee for which a clerk made a request last is proposed to them for the next, and to nobody else', async () => {
  const { actors, bodies, database } = federation
  const colleague = await anActor(database, 'bureau', bodies.bureau)
  const [first, second] = [await handedIn('一件目'), await handedIn('二件目')]
  expect((await onDesk(first)).lastCommitteeId).toBeNull()
  expectOk(await decide([first], { kind: 'newRequest', committeeId: bodies.otherCommittee }))
  expect((await onDesk(second)).lastCommitteeId).toBe(bodies.otherCommittee)
  expect((await onDesk(second, colleague)).lastCommitteeId).toBeNull()
  const yesterday = new Date(Date.now() - 24 * 60 * 60_000)
  await database.proposalOutcome.updateMany({ data: { recordedAt: yesterday } })
  expect((await onDesk(second, actors.bureau)).lastCommitteeId).toBeNull()
})

describe('what is undone says what is left of it', () => {
  it('nothing where nothing was made', async () => {
    const wish = await handedIn('一件目')
    expectOk(await decide([wish], { kind: 'notTakenUp', reason: '重複' }))
    expect(expectOk(await undo(wish))).toEqual({ standing: 'decided', made: null })
  })

  it('the request that was made: its maker may remove it, also when another wish went in and out again', async () => {
    const { actors, policyRequests, database } = federation
    const [first, second] = [await handedIn('一件目'), await handedIn('二件目')]
    expectOk(await decide([first], ofNewRequest()))
    const requestId = (await outcomeOf(first)).requestId as PolicyRequestId
    expectOk(await decide([second], { kind: 'intoRequest', requestId }))
    expect(expectOk(await undo(first)).made).toMatchObject({ id: requestId, title: '一件目', mayRemove: false })
    // Of the wish that only went in nothing was made.
    expect(expectOk(await undo(second)).made).toBeNull()
    expectOk(await decide([first], { kind: 'intoRequest', requestId }))
    expectOk(await undo(first))
    expectOk(await policyRequests.removeDraft(actors.bureau, { requestId, formKey: randomUUID() }))
    expect(await database.policyRequest.count({ where: { id: requestId } })).toBe(0)
  })

  it('not where a colleague had a hand in it', async () => {
    const { bodies, database, actors, policyRequests } = federation
    const colleague = await anActor(database, 'bureau', bodies.bureau)
    const [first, second] = [await handedIn('一件目'), await handedIn('二件目')]
    expectOk(await decide([first], ofNewRequest()))
    const requestId = (await outcomeOf(first)).requestId as PolicyRequestId
    const into = { formKey: randomUUID(), proposals: [await seen(second)], kind: 'intoRequest', requestId }
    expectOk(await consolidation.decide(colleague, into))
    expectOk(await undo(second, colleague))
    expect(expectOk(await undo(first)).made).toMatchObject({ id: requestId, mayRemove: false })
    expect(await policyRequests.removeDraft(actors.bureau, { requestId, formKey: randomUUID() })).toMatchObject({
      refusal: { reason: 'notOwnDraft' },
    })
  })
})
