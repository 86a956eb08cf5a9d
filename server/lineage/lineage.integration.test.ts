import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CycleId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { countQueries } from '#server/db/count-queries.test-support.ts'
import {
  aFederation,
  anActor,
  expectOk,
  type Federation,
  type RequestChange,
} from '#server/policy-requests/policy-requests.test-support.ts'
import { createLineage, type LineageService } from './lineage.ts'

let federation: Federation
let lineage: LineageService
/** The oldest first. */
let line: PolicyRequestId[]
let years: CycleId[]

const inYear = async (cycleId: CycleId, number: number, change: RequestChange, previous: PolicyRequestId | null) => {
  const id = await federation.aPolicyRequest(change)
  const data = { cycleId, number, previousRequestId: previous, ...(previous && { kind: 'continued' as const }) }
  await federation.database.policyRequest.update({ where: { id }, data })
  return id
}
const show = async (actor: Actor, id: PolicyRequestId, wanted: object = {}) =>
  expectOk(await lineage.show(actor, id, { at: null, compare: null, part: 1, ...wanted }))

beforeAll(async () => {
  federation = await aFederation()
  lineage = createLineage(federation.deps)
  const { database, bodies, actors, recipientIds, cycleId } = federation
  const yearOf = async (targetFiscalYear: number) =>
    (await database.cycle.create({ data: { title: `${targetFiscalYear}年度`, workYear: 1, targetFiscalYear } }))
      .id as CycleId
  years = [await yearOf(2025), await yearOf(2026), cycleId]
  const first = await inYear(years[0] as CycleId, 1, { state: 'closed', text: '賃金を上げること。' }, null)
  const second = await inYear(
    years[1] as CycleId,
    1,
    { state: 'submitted', text: '賃金を大きく上げること。', proposerBodyIds: [bodies.affiliate] },
    first,
  )
  const third = await inYear(cycleId, 900, { text: '賃金を大きく上げること。', title: '今年の題' }, second)
  line = [first, second, third]
  const recorded = { department: '課', respondedOn: new Date('2025-12-01'), recordedById: actors.bureau.personId }
  for (const round of [1, 2]) {
    const answer = { requestId: second, recipientId: recipientIds[0] as string, round, text: `回答その${round}` }
    const { id } = await database.response.create({ data: { ...answer, ...recorded } })
    const evaluation = { responseId: id, code: 'ongoing', reason: '理由', nextAction: 'continue' } as const
    await database.evaluation.create({ data: { ...evaluation, evaluatedById: actors.bureau.personId } })
  }
  const other = await database.body.create({ data: { kind: 'affiliate', nameJa: '別の組織', nameEn: 'Other' } })
  for (const [number, bodyId] of [bodies.affiliate, other.id].entries()) {
    const wish = { cycleId: years[1] as CycleId, bodyId, number, intent: 'new', state: 'handedIn' } as const
    const { id } = await database.proposal.create({
      data: { ...wish, title: `件名${number}`, demand: '秘密の本文', createdById: actors.bureau.personId },
    })
    const outcome = { proposalId: id, kind: 'newRequest', requestId: second } as const
    await database.proposalOutcome.create({ data: { ...outcome, recordedById: actors.bureau.personId } })
  }
  const ended = { cycleId, previousRequestId: first, kind: 'finished', recordedById: actors.bureau.personId } as const
  await database.carryOver.create({ data: ended })
})
afterAll(() => federation.close())

describe('Q24: a request over the years', () => {
  it('the newest first, from whichever it is opened, with what was decided, asked and answered', async () => {
    const { bureau } = federation.actors
    for (const id of line) expect((await show(bureau, id)).line.map((one) => one.id)).toEqual([...line].reverse())
    const [now, last, first] = (await show(bureau, line[2] as PolicyRequestId)).line
    expect(now).toMatchObject({
      title: '今年の題',
      kind: 'continued',
      state: 'drafting',
      before: line[1],
      decisions: [],
    })
    expect(last).toMatchObject({
      number: '5-1',
      cycleTitle: '2026年度',
      recipients: [{ nameJa: '神奈川県' }, { nameJa: '横浜市' }],
      answers: [
        {
          recipientJa: '神奈川県',
          round: 2,
          text: '回答その2',
          evaluation: { code: 'ongoing', nextAction: 'continue' },
        },
      ],
    })
    expect(last?.decisions?.map(({ outcome, heldOn }) => [outcome, heldOn])).toEqual([
      ['approve', '2026-03-01'],
      ['approve', '2026-03-01'],
    ])
    expect(last?.wishes.map(({ title, isOpen }) => [title, isOpen])).toEqual([
      ['件名0', true],
      ['件名1', true],
    ])
    expect(first).toMatchObject({ before: null, endedFor: '2027年度に向けた政策・制度要求と提言' })
  })

  it('compares the newest with the year before, or the one that is asked for', async () => {
    const { bureau } = federation.actors
    const id = line[2] as PolicyRequestId
    const newest = (await show(bureau, id)).compared
    expect(newest).toMatchObject({ id, difference: { isSame: true } })
    expect(newest?.fields).toContainEqual(expect.objectContaining({ field: 'title', added: ['今年の題'] }))
    const chosen = (await show(bureau, id, { compare: line[1] })).compared
    expect(chosen).toMatchObject({ id: line[1], difference: { isSame: false } })
    expect(JSON.stringify(chosen?.difference)).toContain('大きく')
  })

  it('a viewer sees what was adopted and its answers, and neither drafts nor decisions, wishes or evaluations', async () => {
    const { viewer } = federation.actors
    const seen = await show(viewer, line[1] as PolicyRequestId)
    expect(seen.line.map((one) => one.id)).toEqual([line[1], line[0]])
    expect(seen.place.total).toBe(2)
    expect(seen.line[0]).toMatchObject({ decisions: null, wishes: [], answers: [{ evaluation: null }] })
    expect(seen.line[1]).toMatchObject({ endedFor: null })
    expect(JSON.stringify(seen)).not.toContain(line[2])
    expect(await lineage.show(viewer, line[2] as PolicyRequestId, { at: null, compare: null, part: 1 })).toMatchObject({
      refusal: { reason: 'notFound' },
    })
  })

  it('a proposer sees the own wish behind it, an adviser all by their titles, and nobody the words of a wish here', async () => {
    const { database, bodies, actors } = federation
    const id = line[1] as PolicyRequestId
    const wishes = async (actor: Actor) =>
      (await show(actor, id)).line.find((one) => one.id === id)?.wishes.map(({ title, isOpen }) => [title, isOpen])
    const proposer = await anActor(database, 'proposer', bodies.affiliate)
    expect(await wishes(proposer)).toEqual([['件名0', true]])
    expect(await wishes(actors.adviser)).toEqual([
      ['件名0', false],
      ['件名1', false],
    ])
    expect(JSON.stringify(await show(actors.bureau, id))).not.toContain('秘密の本文')
  })

  it('one of another committee does not see what is still under way there', async () => {
    const member = await anActor(federation.database, 'committeeMember', federation.bodies.otherCommittee)
    expect((await show(member, line[1] as PolicyRequestId)).line.map((one) => one.id)).not.toContain(line[2])
  })
})

it('Q23: seven years cost as many statements as two, and come in parts', async () => {
  const { database, actors } = federation
  const statements = (id: PolicyRequestId) =>
    countQueries(database, (counted) =>
      createLineage({ ...federation.deps, database: counted }).show(actors.bureau, id, {
        ...{ at: null, compare: null, part: 1 },
      }),
    )
  const few = await statements(line[0] as PolicyRequestId)
  let previous = line[2] as PolicyRequestId
  for (let year = 2030; year < 2035; year++) {
    const data = { title: `${year}年度`, workYear: 1, targetFiscalYear: year }
    const cycle = await database.cycle.create({ data })
    previous = await inYear(cycle.id as CycleId, 1, { state: 'adopted' }, previous)
  }
  expect(await statements(previous)).toBe(few)
  const first = await show(actors.bureau, previous)
  expect(first.line).toHaveLength(5)
  const rest = await show(actors.bureau, previous, { at: first.place.next })
  expect(rest.line.map(({ id }) => id)).toEqual([...line].reverse())
  expect(rest.request.id).toBe(previous)
})
