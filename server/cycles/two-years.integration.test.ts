import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { usualCycleTitle, usualPhases } from '#app/domain/cycle-phases.ts'
import type { CycleId, PolicyRequestId } from '#app/domain/ids.ts'
import { readRequestFilter } from '#app/domain/request-filter.ts'
import type { Role } from '#app/domain/roles.ts'
import { readSubmissionFilter } from '#app/domain/submission.ts'
import { requestBook } from '#server/book/request-book.ts'
import { showBook } from '#server/book/show-book.ts'
import { countQueries } from '#server/db/count-queries.test-support.ts'
import { createHome } from '#server/home/home.ts'
import { createPillars } from '#server/pillars/pillars.ts'
import { expectOk } from '#server/policy-requests/policy-requests.test-support.ts'
import { aSubmittingFederation, type SubmittingFederation } from '#server/submissions/submissions.test-support.ts'
import { type Cycles, createCycles } from './cycles.ts'

const NOTHING = new URLSearchParams()
const UNKNOWN = '00000000-0000-7000-8000-000000000000' as CycleId

let federation: SubmittingFederation
let cycles: Cycles
let lastYear: CycleId
let thisYear: CycleId
/** Last year's requests, by where they stood when the next year began. */
let left: Record<'drafting' | 'inCommittee' | 'committeeApproved' | 'consolidating' | 'adopted', PolicyRequestId>

const turnsOf = async (role: Role) => (await createHome(federation.deps).forActor(federation.actors[role])).turns
const turn = async (role: Role, kind: string) => (await turnsOf(role)).find((one) => one.kind === kind)
const waiting = async (role: Role, kind: string) =>
  (await turn(role, kind))?.items.map(({ id, cycle }) => [id, cycle.id])

beforeAll(async () => {
  federation = await aSubmittingFederation()
  cycles = createCycles(federation.deps)
  lastYear = federation.cycleId
  const made: [string, PolicyRequestId][] = []
  for (const state of ['drafting', 'inCommittee', 'committeeApproved', 'consolidating', 'adopted'] as const)
    made.push([state, await federation.aPolicyRequest({ state })])
  left = Object.fromEntries(made) as typeof left
  const next = { title: usualCycleTitle(2028), targetFiscalYear: '2028', phases: usualPhases(2028) }
  thisYear = expectOk(await cycles.create(federation.actors.bureau, { formKey: randomUUID(), ...next }))
  expectOk(await cycles.makeCurrent(federation.actors.bureau, thisYear))
})
afterAll(() => federation.close())

describe('Y1: when the next year has become the current one', () => {
  it('either can be shown, the current one unless another is asked for', async () => {
    const shown = async (id: CycleId | null) => {
      const years = await cycles.toShow(id)
      expect(years?.all.map((cycle) => cycle.id)).toEqual([thisYear, lastYear])
      return years?.cycle
    }
    expect(await shown(null)).toEqual({
      ...{ id: thisYear, title: usualCycleTitle(2028), isCurrent: true },
      targetFiscalYear: 2028,
    })
    expect(await shown(lastYear)).toMatchObject({ id: lastYear, isCurrent: false })
    expect(await shown(UNKNOWN)).toMatchObject({ id: thisYear })
  })

  it('each year lists its own requests, and a new one goes into the current year', async () => {
    const id = await federation.aPolicyRequest({ title: '新しい年の要求' })
    const listed = async (cycleId: CycleId) =>
      (await federation.policyRequests.list(federation.actors.bureau, cycleId, readRequestFilter(NOTHING))).items.map(
        (item) => item.id,
      )
    expect(await listed(thisYear)).toEqual([id])
    expect((await listed(lastYear)).sort()).toEqual(Object.values(left).sort())
    await federation.database.policyRequest.update({ where: { id }, data: { state: 'withdrawn' } })
  })

  it('what was somebody’s turn still is, and names its year', async () => {
    expect(await waiting('committeeMember', 'draft')).toEqual([[left.drafting, lastYear]])
    expect(await waiting('committeeChair', 'approve')).toEqual([[left.inCommittee, lastYear]])
    expect(await waiting('bureau', 'takeUp')).toEqual([[left.committeeApproved, lastYear]])
    expect(await waiting('bureau', 'consolidate')).toEqual([[left.consolidating, lastYear]])
    expect(await waiting('responseStaff', 'submit')).toEqual([[left.adopted, lastYear]])
    expect(await turnsOf('viewer')).toEqual([])
  })

  it('what is not shown is counted by year, with as many queries for two years as for one', async () => {
    const queries = () =>
      countQueries(federation.database, (database) =>
        createHome({ ...federation.deps, database }).forActor(federation.actors.committeeMember),
      )
    const forOne = await queries()
    const drafts = []
    for (let count = 0; count < 7; count++) drafts.push(await federation.aPolicyRequest())
    expect(await queries()).toBe(forOne)
    const older = drafts.slice(0, 2)
    // Numbers are the committee's own in each year.
    for (const [index, id] of older.entries())
      await federation.database.policyRequest.update({
        where: { id },
        data: { cycleId: lastYear, number: 100 + index, updatedAt: new Date() },
      })
    const { items, total, more } = (await turn('committeeMember', 'draft')) ?? { items: [], total: 0, more: [] }
    expect(total).toBe(8)
    expect(items.filter((item) => item.cycle.id === lastYear).map((item) => item.id)).toEqual([left.drafting])
    expect(more.map(({ cycle, count }) => [cycle.id, count])).toEqual([[lastYear, 2]])
    await federation.database.policyRequest.updateMany({ where: { id: { in: drafts } }, data: { state: 'withdrawn' } })
  })

  it('a pillar goes into the year whose page it was added on', async () => {
    const pillars = createPillars(federation.deps)
    const add = (cycleId?: CycleId) =>
      pillars.add(federation.actors.bureau, {
        formKey: randomUUID(),
        bodyId: federation.bodies.committee,
        title: '脱炭素',
        ...(cycleId && { cycleId }),
      })
    const ofLastYear = expectOk(await add(lastYear))
    const ofThisYear = expectOk(await add())
    expect((await pillars.ofCycle(lastYear)).map((pillar) => pillar.id)).toEqual([ofLastYear])
    expect((await pillars.ofCycle(thisYear)).map((pillar) => pillar.id)).toEqual([ofThisYear])
    expect(await add(UNKNOWN)).toMatchObject({ refusal: { reason: 'notFound' } })
    const byViewer = { formKey: randomUUID(), bodyId: federation.bodies.committee, title: '水', cycleId: lastYear }
    expect(await pillars.add(federation.actors.viewer, byViewer)).toMatchObject({ refusal: { reason: 'notPermitted' } })
  })

  it('last year’s book is made, and what it adopted is handed over', async () => {
    const { bureau } = federation.actors
    const book = (cycleId: CycleId) =>
      requestBook({ ...federation.deps, jobs: federation.jobs }, bureau, { formKey: randomUUID(), cycleId })
    expectOk(await book(lastYear))
    expect(await book(thisYear)).toMatchObject({ refusal: { reason: 'nothingAdopted' } })
    await federation.jobs.settled()
    const exportsOf = async (cycleId: CycleId) =>
      expectOk(await showBook(federation.database, bureau, cycleId, null)).exports.length
    expect([await exportsOf(lastYear), await exportsOf(thisYear)]).toEqual([1, 0])

    const recipients = federation.recipientIds.slice(0, 2)
    await federation.handOver(recipients)
    const shown = async (cycleId: CycleId) =>
      expectOk(await federation.submissions.show(bureau, cycleId, readSubmissionFilter(NOTHING))).counts
    expect(await shown(lastYear)).toEqual({ toPrepare: 0, prepared: 0, submitted: 2 })
    expect(await shown(thisYear)).toEqual({ toPrepare: 0, prepared: 0, submitted: 0 })
    expect(await waiting('bureau', 'submit')).toBeUndefined()

    await federation.database.policyRequestRecipient.updateMany({
      where: { requestId: left.adopted },
      data: { noResponseAt: new Date() },
    })
    expect(await waiting('bureau', 'close')).toEqual([[left.adopted, lastYear]])
  })
})
