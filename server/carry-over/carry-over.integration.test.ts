import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sectionText } from '#app/document/document-text.ts'
import { addDays, todayInJapan } from '#app/domain/calendar-date.ts'
import type { CarryOver, CarryOverShow } from '#app/domain/carry-over.ts'
import type { EvaluationCode, NextAction } from '#app/domain/evaluation.ts'
import type { BodyId, CycleId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { ROLES } from '#app/domain/roles.ts'
import { countQueries } from '#server/db/count-queries.test-support.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import {
  aFederation,
  anActor,
  expectOk,
  type Federation,
  type RequestChange,
} from '#server/policy-requests/policy-requests.test-support.ts'
import { createCall } from '#server/proposals/call.ts'
import { createConsolidation } from '#server/proposals/consolidation.ts'
import { createProposals } from '#server/proposals/proposals.ts'
import { type CarryOverService, createCarryOver } from './carry-over.ts'

let federation: Federation
let carryOver: CarryOverService
let bureau: Actor
let lastYear: CycleId
let thisYear: CycleId
const today = todayInJapan(new Date())

beforeAll(async () => {
  federation = await aFederation()
  carryOver = createCarryOver(federation.deps)
  bureau = federation.actors.bureau
  thisYear = federation.cycleId
  const before = { title: '2026年度に向けた政策・制度要求と提言', workYear: 2025, targetFiscalYear: 2026 }
  lastYear = (await federation.database.cycle.create({ data: before })).id as CycleId
})
afterAll(() => federation.close())

/** An adopted request of last year. */
async function ofLastYear(change: RequestChange = {}): Promise<PolicyRequestId> {
  const { database, bodies } = federation
  const id = await federation.aPolicyRequest({ proposerBodyIds: [bodies.affiliate], state: 'adopted', ...change })
  const { _max } = await database.policyRequest.aggregate({ where: { cycleId: lastYear }, _max: { number: true } })
  const number = (_max.number ?? 0) + 1
  await database.policyRequest.update({ where: { id }, data: { cycleId: lastYear, number } })
  await database.policyRequestRecipient.updateMany({ where: { requestId: id }, data: { cycleId: lastYear } })
  return id
}
type Answer = { readonly code?: EvaluationCode; readonly next?: NextAction; readonly round?: number }
async function answered(requestId: PolicyRequestId, recipient: number, { code, next, round = 1 }: Answer) {
  const recipientId = federation.recipientIds[recipient] as string
  const by = bureau.personId
  const common = { text: '検討します。', department: '課', respondedOn: new Date('2026-12-01'), recordedById: by }
  const { id } = await federation.database.response.create({ data: { requestId, recipientId, round, ...common } })
  if (!code) return
  const evaluation = { responseId: id, code, reason: '理由', evaluatedById: by, ...(next && { nextAction: next }) }
  await federation.database.evaluation.create({ data: evaluation })
}
const show = async (filter: { show?: CarryOverShow; at?: PolicyRequestId; bodyId?: BodyId } = {}) => {
  const page = expectOk(await carryOver.show(bureau, { show: 'all', bodyId: null, at: null, ...filter }))
  if (!page) throw new Error('no year before')
  return page
}
const rowOf = async (id: PolicyRequestId) => {
  const row = (await show({ at: id })).rows.find((one) => one.id === id)
  if (!row) throw new Error(`not shown: ${id}`)
  return row
}
const confirm = (ids: readonly PolicyRequestId[], how: CarryOver = 'continued', change: object = {}, actor = bureau) =>
  carryOver.confirm(actor, { cycleId: thisYear, requests: ids.map((id) => ({ id, how })), ...change })
const madeFrom = (id: PolicyRequestId) =>
  federation.database.policyRequest.findMany({
    where: { cycleId: thisYear, previousRequestId: id },
    include: { sdgTargets: true, recipients: true, proposers: true },
  })

describe('Q20: what is proposed', () => {
  it('comes from the last answer of each recipient, what is awaited, and the wishes of this year', async () => {
    const id = await ofLastYear()
    expect(await rowOf(id)).toMatchObject({
      proposed: { how: 'continued', because: 'awaited' },
      known: { awaited: 2 },
      successors: [],
    })
    await answered(id, 0, { code: 'unclear', next: 'continue' })
    await answered(id, 0, { code: 'realized', next: 'finish', round: 2 })
    await answered(id, 1, { code: 'realized' })
    expect(await rowOf(id)).toMatchObject({
      proposed: { how: 'finished', because: 'nextFinish' },
      known: { awaited: 0, next: { finish: 1 }, marks: { realized: 2 }, drafted: 2 },
    })
    await federation.database.proposal.create({
      data: {
        ...{ cycleId: thisYear, bodyId: federation.bodies.affiliate, intent: 'strengthened', title: '件名' },
        ...{ state: 'handedIn', number: 900, previousRequestId: id, createdById: bureau.personId },
      },
    })
    expect(await rowOf(id)).toMatchObject({ proposed: { how: 'strengthened', because: 'wishStrengthened' } })
    await federation.database.proposal.deleteMany()
  })

  it('is asked of what was adopted last year only', async () => {
    const draft = await federation.aPolicyRequest()
    const { rows } = await show()
    expect(rows.map(({ id }) => id)).not.toContain(draft)
    expect(await confirm([draft])).toMatchObject({ refusal: { reason: 'notFound' } })
  })
})

describe('Q21: what is confirmed', () => {
  it('becomes a draft of the committee with text, tags, recipients, proposers and lineage, on record', async () => {
    const id = await ofLastYear({ title: '介護職員の処遇', text: '賃金を引き上げること。', state: 'closed' })
    expect(expectOk(await confirm([id], 'strengthened'))).toEqual({ made: 1, ended: 0, left: 0 })
    const [made] = await madeFrom(id)
    expect(made).toMatchObject({
      ...{ state: 'drafting', kind: 'strengthened', title: '介護職員の処遇', bodyId: federation.bodies.committee },
      ...{ isPriority: false, pillarId: null, createdById: bureau.personId },
      proposers: [{ bodyId: federation.bodies.affiliate }],
    })
    expect(made?.sdgTargets.map(({ targetCode }) => targetCode).sort()).toEqual(['13.2', '6.6'])
    expect(made?.recipients.map(({ recipientId }) => recipientId).sort()).toEqual(
      [...federation.recipientIds.slice(0, 2)].sort(),
    )
    const text = await readText(federation.database, made?.id as PolicyRequestId)
    expect(sectionText(text, 'body')).toBe('賃金を引き上げること。')
    const events = await federation.database.auditEvent.findMany({
      where: {
        subjectId: { in: [id, made?.id ?? ''] },
        action: { in: ['policyRequest.carryOver', 'policyRequest.create'] },
      },
      orderBy: { id: 'desc' },
      take: 2,
    })
    expect(events.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ['policyRequest.carryOver', id],
      ['policyRequest.create', made?.id],
    ])
    expect(events[0]?.details).toMatchObject({ kind: 'strengthened', cycleId: thisYear, requestId: made?.id })
    expect(await rowOf(id)).toMatchObject({ successors: [{ id: made?.id, state: 'drafting' }], isEnded: false })
    expect((await show({ show: 'open' })).rows.map((row) => row.id)).not.toContain(id)
    expect((await show({ show: 'done' })).rows.map((row) => row.id)).toContain(id)
  })

  it('goes to another committee where that is chosen, and that committee can go on saving its fields', async () => {
    const id = await ofLastYear()
    expectOk(await confirm([id], 'continued', { committeeId: federation.bodies.otherCommittee }))
    const [made] = await madeFrom(id)
    expect(made?.bodyId).toBe(federation.bodies.otherCommittee)
    const member = await anActor(federation.database, 'committeeMember', federation.bodies.otherCommittee)
    const requestId = made?.id as PolicyRequestId
    const { choices, fingerprints } = expectOk(await federation.workspace.open(member, requestId))
    expect(choices?.previousRequests.map((one) => one.id)).toContain(id)
    expectOk(
      await federation.policyRequests.editFields(member, {
        ...{ section: 'title', requestId, basedOn: fingerprints.title },
        values: { title: '直した題' },
      }),
    )
    expect(await confirm([await ofLastYear()], 'continued', { committeeId: federation.bodies.bureau })).toMatchObject({
      refusal: { fields: { committeeId: 'unknownChoice' } },
    })
  })

  it('is ended without a draft, and open again when that is taken back', async () => {
    const id = await ofLastYear()
    expect(expectOk(await confirm([id], 'finished'))).toEqual({ made: 0, ended: 1, left: 0 })
    expect(await madeFrom(id)).toEqual([])
    expect(await rowOf(id)).toMatchObject({ isEnded: true })
    expect(expectOk(await confirm([id], 'continued'))).toEqual({ made: 0, ended: 0, left: 1 })
    const undo = () => carryOver.undoEnding(bureau, { cycleId: thisYear, requestId: id })
    expectOk(await undo())
    expectOk(await undo())
    expect(await rowOf(id)).toMatchObject({ isEnded: false })
    const taken = { subjectId: id, action: 'policyRequest.undoCarryOver' }
    expect(await federation.database.auditEvent.count({ where: taken })).toBe(1)
    expect(expectOk(await confirm([id]))).toEqual({ made: 1, ended: 0, left: 0 })
  })

  it('the draft removed by its author, or withdrawn, the request is open again', async () => {
    const id = await ofLastYear()
    expectOk(await confirm([id]))
    const [first] = await madeFrom(id)
    const requestId = first?.id as PolicyRequestId
    expectOk(await federation.policyRequests.removeDraft(bureau, { requestId, formKey: randomUUID() }))
    expect((await show({ show: 'open', at: id })).rows.map((row) => row.id)).toContain(id)
    expect(expectOk(await confirm([id]))).toMatchObject({ made: 1 })
    await federation.database.policyRequest.updateMany({
      where: { previousRequestId: id },
      data: { state: 'withdrawn' },
    })
    expect(expectOk(await confirm([id], 'finished'))).toMatchObject({ ended: 1 })
  })

  it('a form that comes twice acts once and is answered the same; an empty one and one of another year are refused', async () => {
    const id = await ofLastYear()
    const form = { formKey: randomUUID() }
    const answers = await Promise.all([confirm([id], 'continued', form), confirm([id], 'continued', form)])
    expect(answers.map(expectOk)).toEqual([
      { made: 1, ended: 0, left: 0 },
      { made: 1, ended: 0, left: 0 },
    ])
    expect(await madeFrom(id)).toHaveLength(1)
    expect(await confirm([])).toMatchObject({ refusal: { reason: 'noRowsChosen' } })
    expect(await confirm([id], 'continued', { cycleId: lastYear })).toMatchObject({
      refusal: { reason: 'stateChanged' },
    })
  })

  it('all or none: with one that cannot be, nothing is made', async () => {
    const id = await ofLastYear()
    expect(await confirm([id, randomUUID() as PolicyRequestId])).toMatchObject({ refusal: { reason: 'notFound' } })
    expect(await madeFrom(id)).toEqual([])
  })
})

describe('Q22: never two of one', () => {
  it('two clerks who press in the same second make one of each, and the second hears how many were left', async () => {
    const ids = [await ofLastYear(), await ofLastYear(), await ofLastYear()]
    const other = await anActor(federation.database, 'bureau', federation.bodies.bureau)
    const [one, two] = await Promise.all([confirm(ids), confirm([...ids].reverse(), 'strengthened', {}, other)])
    const results = [expectOk(one), expectOk(two)]
    expect(results.map(({ made }) => made).sort()).toEqual([0, 3])
    expect(results.map(({ left }) => left).sort()).toEqual([0, 3])
    for (const id of ids) expect(await madeFrom(id)).toHaveLength(1)
  })

  it('the carry-over and the consolidation desk in the same second make one; the desk is told of it and proposes it', async () => {
    const { database, deps, bodies } = federation
    const consolidation = createConsolidation(deps)
    const call = createCall(deps)
    const word = { write: async () => new Uint8Array() } as never
    const proposals = createProposals({ ...deps, word })
    expectOk(
      await call.store(bureau, {
        ...{ cycleId: thisYear, basedOn: '0', guidance: '', opensOn: addDays(today, -1), dueOn: addDays(today, 1) },
        bodyIds: [bodies.affiliate],
      }),
    )
    const wishOf = async (requestId: PolicyRequestId) =>
      expectOk(
        await proposals.carryOn(federation.actors.proposer, { bodyId: bodies.affiliate, requestId, how: 'continued' }),
      )
    const decide = (wish: string) =>
      consolidation.decide(bureau, { proposals: [`${wish} 2`], kind: 'newRequest', committeeId: bodies.committee })
    for (let round = 0; round < 4; round++) {
      const id = await ofLastYear()
      const wish = await wishOf(id)
      const [carried, decided] = await Promise.all([confirm([id]), decide(wish)])
      expect(await madeFrom(id)).toHaveLength(1)
      expect(expectOk(carried).made + (decided.ok ? 1 : 0)).toBe(1)
    }
    const id = await ofLastYear({ title: '昨年の題' })
    expectOk(await confirm([id]))
    const wish = await wishOf(id)
    const [made] = await madeFrom(id)
    expect(await decide(wish)).toMatchObject({
      refusal: { reason: 'carriedOnAlready', values: { number: `5-${made?.number}` } },
    })
    // Nor for another committee, which would otherwise ask the same anew.
    const elsewhere = { proposals: [`${wish} 2`], kind: 'newRequest', committeeId: bodies.otherCommittee }
    expect(await consolidation.decide(bureau, elsewhere)).toMatchObject({ refusal: { reason: 'carriedOnAlready' } })
    const desk = expectOk(
      await consolidation.desk(bureau, thisYear, { show: 'open', bodyId: null, words: [], selected: wish }),
    )
    expect(desk.similarRequests[0]).toMatchObject({ id: made?.id, carriesOn: true })
    const into = { proposals: [`${wish} 2`], kind: 'intoRequest', requestId: made?.id }
    expectOk(await consolidation.decide(bureau, into))
    // Divided on purpose, what was asked for last year can become two.
    expectOk(
      await consolidation.decide(bureau, {
        ...into,
        proposals: [`${wish} 3`],
        kind: 'newRequest',
        committeeId: bodies.committee,
      }),
    )
    // Also by another committee, with the line to last year.
    const divided = { ...into, proposals: [`${wish} 4`], kind: 'newRequest', committeeId: bodies.otherCommittee }
    expectOk(await consolidation.decide(bureau, divided))
    expect(await madeFrom(id)).toHaveLength(3)
    await database.proposalOutcome.deleteMany()
    await database.proposal.deleteMany()
  })

  it('the database itself keeps one answer for each request and year, with a draft unless it is ended', async () => {
    const id = await ofLastYear()
    expectOk(await confirm([id], 'finished'))
    const row = { cycleId: thisYear, previousRequestId: id, kind: 'finished', recordedById: bureau.personId } as const
    await expect(federation.database.carryOver.create({ data: row })).rejects.toThrow(/Unique constraint/)
    const other = await ofLastYear()
    await expect(
      federation.database.carryOver.create({ data: { ...row, previousRequestId: other, kind: 'continued' } }),
    ).rejects.toThrow(/carry_over_made/)
  })
})

it.each(ROLES.filter((role) => role !== 'bureau'))(
  'Q20: %s decides on nothing of it and sees nothing of it',
  async (role) => {
    const actor = federation.actors[role]
    const id = await ofLastYear()
    expect(await carryOver.show(actor, { show: 'all', bodyId: null, at: null })).toMatchObject({
      refusal: { reason: 'notPermitted' },
    })
    expect(await confirm([id], 'continued', {}, actor)).toMatchObject({ refusal: { reason: 'notPermitted' } })
    expect(await carryOver.undoEnding(actor, { cycleId: thisYear, requestId: id })).toMatchObject({ ok: false })
    expect(await carryOver.waiting(actor)).toBe(0)
    expect(await madeFrom(id)).toEqual([])
  },
)

it('Q23: a thousand requests come in parts, and a part costs as many statements as a short list', async () => {
  const statements = () =>
    countQueries(federation.database, (database) =>
      createCarryOver({ ...federation.deps, database }).show(bureau, { show: 'all', bodyId: null, at: null }),
    )
  const few = await statements()
  const { bodies, database } = federation
  const { _max } = await database.policyRequest.aggregate({ where: { cycleId: lastYear }, _max: { number: true } })
  await database.policyRequest.createMany({
    data: Array.from({ length: 1000 }, (_, index) => ({
      ...{ cycleId: lastYear, bodyId: bodies.committee, number: (_max.number ?? 0) + 1 + index, sortOrder: 900 },
      ...{ title: `要求${index}`, kind: 'new' as const, state: 'submitted' as const, createdById: bureau.personId },
    })),
  })
  expect(await statements()).toBe(few)
  const first = await show()
  expect(first.rows).toHaveLength(50)
  expect(first.counts.total).toBeGreaterThan(1000)
  const second = await show({ at: first.place.next as PolicyRequestId })
  expect(second.place.start).toBe(51)
  // A whole part is carried over in one go, far below the time that a person waits.
  const { rows } = await show({ show: 'open', at: first.place.next as PolicyRequestId })
  expect(expectOk(await confirm(rows.map(({ id }) => id)))).toMatchObject({ made: rows.length, left: 0 })
})
