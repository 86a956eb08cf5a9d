import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CycleId, PolicyRequestId, RecipientId, ResponseId } from '#app/domain/ids.ts'
import { readMatrixFilter } from '#app/domain/matrix-filter.ts'
import { countQueries } from '#server/db/count-queries.test-support.ts'
import { anActor, expectOk } from '#server/policy-requests/policy-requests.test-support.ts'
import { aSubmittingFederation, type SubmittingFederation } from '#server/submissions/submissions.test-support.ts'
import { type Answers, createAnswers } from './answers.ts'

/** One year with three requests: the first answered by both and evaluated for the prefecture, the second awaited, the third only adopted. */
let federation: SubmittingFederation
let prefecture: RecipientId
let yokohama: RecipientId
let kawasaki: RecipientId
let answered: PolicyRequestId
let awaited: PolicyRequestId
let adopted: PolicyRequestId
let evaluatedResponse: ResponseId
beforeAll(async () => {
  federation = await aSubmittingFederation()
  ;[prefecture, yokohama, kawasaki] = federation.recipientIds as [RecipientId, RecipientId, RecipientId]
  answered = await federation.aPolicyRequest({ state: 'adopted', title: '再生可能エネルギー', sdgTargetCodes: ['7.2'] })
  awaited = await federation.aPolicyRequest({ state: 'adopted', title: '食品ロス', sdgTargetCodes: ['12.3'] })
  await federation.handOver([prefecture, yokohama])
  adopted = await federation.aPolicyRequest({ state: 'adopted', title: '水源環境' })
  evaluatedResponse = await record(answered, prefecture, '設置を進めます。')
  await record(answered, yokohama, '国の動向を見ます。')
  const evaluation = {
    responseId: evaluatedResponse,
    version: 1,
    basedOn: '',
    code: 'partial' as const,
    reason: '一部',
  }
  expectOk(await federation.answers.draftEvaluation(federation.actors.bureau, evaluation))
})
afterAll(() => federation.close())

async function record(requestId: PolicyRequestId, recipientId: RecipientId, text: string): Promise<ResponseId> {
  const content = { text, department: '環境課', respondedOn: federation.today }
  const form = { formKey: randomUUID(), requestId, recipientId, round: 1, ...content }
  return expectOk(await federation.answers.recordResponse(federation.actors.responseStaff, form))
}
const at = (recipientId: RecipientId) => ({ recipientId, cycleId: null, at: null })
const filter = (query = '') => readMatrixFilter(new URLSearchParams(query))
const matrixFor = async (actor = federation.actors.bureau, query = '') =>
  expectOk(await federation.answers.matrix(actor, filter(query)))

const queries = (run: (answers: Answers) => Promise<unknown>) =>
  countQueries(federation.database, (database) => run(createAnswers({ ...federation.deps, database })))

describe('A7: 回答マトリクス', () => {
  it('shows requests × recipients, with the evaluation to those who may see it', async () => {
    const { recipients, rows } = await matrixFor()
    expect(recipients.map((recipient) => recipient.id)).toEqual([prefecture, yokohama])
    expect(rows.map((row) => [row.title, row.cells.map((cell) => cell?.mark)])).toEqual([
      ['再生可能エネルギー', ['partial', 'answered']],
      ['食品ロス', ['awaiting', 'awaiting']],
      ['水源環境', ['notSubmitted', 'notSubmitted']],
    ])
    expect(rows[0]?.cells[0]?.isDraft).toBe(true)
  })

  it('shows a viewer that there is an answer, and nothing of its evaluation', async () => {
    const shown = await matrixFor(federation.actors.viewer)
    expect(shown.rows[0]?.cells.map((cell) => [cell?.mark, cell?.isDraft])).toEqual([
      ['answered', false],
      ['answered', false],
    ])
    expect(shown.showsEvaluations).toBe(false)
  })

  it('shows an adviser only the requests of the own committee', async () => {
    const other = await anActor(federation.database, 'adviser', federation.bodies.otherCommittee)
    expect((await matrixFor(other)).place.total).toBe(0)
    expect((await matrixFor(federation.actors.adviser)).place.total).toBe(3)
  })

  it('is narrowed by goal and committee; what is not known gives the current year', async () => {
    expect((await matrixFor(undefined, 'goal=12')).rows.map((row) => row.id)).toEqual([awaited])
    expect((await matrixFor(undefined, `committee=${federation.bodies.otherCommittee}`)).rows).toEqual([])
    expect((await matrixFor(undefined, `cycle=${randomUUID()}&page=99`)).cycleId).toBe(federation.cycleId)
  })

  it('is closed to those who read no answers', async () => {
    expect(await federation.answers.matrix(federation.actors.admin, filter())).toMatchObject({
      refusal: { reason: 'notPermitted' },
    })
  })
})

describe('A8: 提出先のページ', () => {
  it('shows the years with their counts, and the requests of one with their answers', async () => {
    const page = expectOk(await federation.answers.recipientPage(federation.actors.bureau, at(prefecture)))
    expect(page.years).toMatchObject([{ requests: 3, submitted: 2, answered: 1, awaiting: 1 }])
    expect(page.requests.map(({ id, receipt }) => [id, receipt])).toEqual([
      [answered, 'answered'],
      [awaited, 'awaiting'],
      [adopted, 'notSubmitted'],
    ])
    expect(page.submissions).toHaveLength(1)
    expect(page.abilities).toEqual({ record: true, readSubmissions: true })
  })

  it('keeps evaluations and submissions from a viewer', async () => {
    const page = expectOk(await federation.answers.recipientPage(federation.actors.viewer, at(prefecture)))
    expect(page.requests[0]?.responses[0]).toMatchObject({ text: '設置を進めます。', evaluation: null })
    expect(page.submissions).toEqual([])
  })

  it('shows an adviser the years and requests of the own committee', async () => {
    const { answers, actors, database, bodies } = federation
    const page = expectOk(await answers.recipientPage(actors.adviser, at(prefecture)))
    expect(page.year).toMatchObject({ requests: 3, submitted: 2, answered: 1, awaiting: 1 })
    expect(page.requests).toHaveLength(3)
    const elsewhere = await anActor(database, 'adviser', bodies.otherCommittee)
    expect(expectOk(await answers.recipientPage(elsewhere, at(prefecture)))).toMatchObject({
      years: [],
      requests: [],
    })
  })

  it('is empty for a recipient that was never asked, and not found for an unknown one', async () => {
    const page = expectOk(await federation.answers.recipientPage(federation.actors.bureau, at(kawasaki)))
    expect(page).toMatchObject({ year: null, requests: [] })
    expect(await federation.answers.recipientPage(federation.actors.bureau, at(randomUUID() as never))).toMatchObject({
      refusal: { reason: 'notFound' },
    })
  })
})

describe('A9: the recording desk', () => {
  const desk = (at: { cycleId?: CycleId; requestId?: PolicyRequestId; recipientId?: RecipientId } = {}) =>
    federation.answers.recordingDesk(federation.actors.responseStaff, {
      recipientId: at.recipientId ?? prefecture,
      cycleId: at.cycleId ?? null,
      requestId: at.requestId ?? null,
    })

  it('opens at the first request that waits, with the text that was handed over', async () => {
    const shown = expectOk(await desk())
    expect(shown.requests.map((request) => request.id)).toEqual([answered, awaited])
    expect(shown.open?.id).toBe(awaited)
    expect(JSON.stringify(shown.open?.document)).toContain('森林の整備を進めること。')
  })

  it('opens at the request that is named, and finds no other than those handed over', async () => {
    expect(expectOk(await desk({ requestId: answered })).open?.responses).toHaveLength(1)
    expect(await desk({ requestId: adopted })).toMatchObject({ refusal: { reason: 'notFound' } })
    expect(await desk({ recipientId: kawasaki })).toMatchObject({ refusal: { reason: 'notFound' } })
    expect(await desk({ cycleId: randomUUID() as CycleId })).toMatchObject({ refusal: { reason: 'notFound' } })
  })

  it('lists the recipients with what is open', async () => {
    const { recipients } = expectOk(await federation.answers.answersOverview(federation.actors.responseStaff))
    expect(
      recipients?.map(({ recipient, submitted, answered: done, awaiting }) => [
        recipient.id,
        submitted,
        done,
        awaiting,
      ]),
    ).toEqual([
      [prefecture, 2, 1, 1],
      [yokohama, 2, 1, 1],
    ])
  })

  it('lists for who evaluates only what there is to evaluate, and nothing for who does neither', async () => {
    const { answers, actors } = federation
    const forChair = expectOk(await answers.answersOverview(actors.committeeChair))
    expect(forChair.recipients).toBeNull()
    expect(forChair.open.toConfirm.items.map((item) => item.responseId)).toEqual([evaluatedResponse])
    expect(expectOk(await answers.answersOverview(actors.committeeMember)).open.toEvaluate.total).toBe(1)
    expect(await answers.answersOverview(actors.viewer)).toMatchObject({ refusal: { reason: 'notPermitted' } })
  })
})

describe('A10: what waits on ホーム', () => {
  it('is what the person may do: record, draft, confirm', async () => {
    const forStaff = await federation.answers.openItems(federation.actors.responseStaff)
    expect(forStaff.awaited.map((row) => [row.recipient.id, row.awaiting])).toEqual([
      [prefecture, 1],
      [yokohama, 1],
    ])
    expect([forStaff.toEvaluate.total, forStaff.toConfirm.total]).toEqual([1, 0])
    const forChair = await federation.answers.openItems(federation.actors.committeeChair)
    expect(forChair.awaited).toEqual([])
    expect(forChair.toConfirm.items.map((item) => item.responseId)).toEqual([evaluatedResponse])
    const forViewer = await federation.answers.openItems(federation.actors.viewer)
    expect(forViewer).toEqual({ awaited: [], toEvaluate: { items: [], total: 0 }, toConfirm: { items: [], total: 0 } })
  })
})

describe('A11: 昨年の回答', () => {
  it('are those of the request that is carried on; null where there is none', async () => {
    const { answers, actors, database } = federation
    const next = await federation.aPolicyRequest()
    expect(expectOk(await answers.previousAnswers(actors.committeeMember, next))).toBeNull()
    await database.policyRequest.update({ where: { id: next }, data: { previousRequestId: answered } })
    const previous = expectOk(await answers.previousAnswers(actors.committeeMember, next))
    expect(previous?.request).toMatchObject({ id: answered, title: '再生可能エネルギー' })
    expect(previous?.recipients.map(({ responses }) => responses.length)).toEqual([1, 1])
  })

  it('are not found for a request the person may not see', async () => {
    const next = await federation.aPolicyRequest()
    expect(await federation.answers.previousAnswers(federation.actors.viewer, next)).toMatchObject({
      refusal: { reason: 'notFound' },
    })
  })
})

describe('A12: lists cost the same however much there is', () => {
  it('three times the requests take no more queries', async () => {
    const { bureau } = federation.actors
    const runs: [string, (answers: Answers) => Promise<unknown>][] = [
      ['matrix', (answers) => answers.matrix(bureau, filter())],
      ['recipient', (answers) => answers.recipientPage(bureau, at(prefecture))],
      ['overview', (answers) => answers.answersOverview(bureau)],
      ['home', (answers) => answers.openItems(bureau)],
      ['request', (answers) => answers.answersOfRequest(bureau, answered)],
    ]
    const before: number[] = []
    for (const [, run] of runs) before.push(await queries(run))
    const more: PolicyRequestId[] = []
    for (const n of [1, 2, 3, 4, 5, 6])
      more.push(await federation.aPolicyRequest({ state: 'adopted', title: `要求${n}` }))
    await federation.handOver([prefecture, yokohama])
    for (const request of more) await record(request, prefecture, '回答します。')
    for (const [index, [name, run]] of runs.entries()) {
      expect(before[index], name).toBeGreaterThan(0)
      expect(await queries(run), name).toBe(before[index])
    }
  })
})
