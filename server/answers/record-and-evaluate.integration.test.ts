import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES } from '#app/domain/roles.ts'
import { expectOk } from '#server/policy-requests/policy-requests.test-support.ts'
import { aSubmittingFederation, type SubmittingFederation } from '#server/submissions/submissions.test-support.ts'
import { type Answers, answersIn } from './answers.test-support.ts'

let federation: SubmittingFederation
let answerForm: Answers['answerForm']
let record: Answers['record']
beforeAll(async () => {
  federation = await aSubmittingFederation()
  ;({ answerForm, record } = answersIn(federation))
})
afterAll(() => federation.close())

const JUDGED = { code: 'partial', reason: '一部は予算に入った。', nextAction: 'strengthen' } as const
const stored = (requestId: string) =>
  federation.database.response.findMany({ where: { requestId }, include: { evaluation: true } })

describe('A16: answer and evaluation in one save', () => {
  it('are both stored, each with its own audit record; sent twice they are stored once', async () => {
    const request = await federation.aSubmittedRequest()
    const form = answerForm(request, JUDGED)
    const id = expectOk(await record(form))
    expect(expectOk(await record(form))).toBe(id)
    const [response, ...more] = await stored(request)
    expect(more).toEqual([])
    expect(response?.evaluation).toMatchObject({ ...JUDGED, confirmedAt: null })
    const { database } = federation
    const of = (action: string, subjectId: string) => database.auditEvent.findMany({ where: { action, subjectId } })
    expect(await of('response.record', request)).toHaveLength(1)
    const [drafted, ...again] = await of('evaluation.draft', id)
    expect(again).toEqual([])
    expect(drafted).toMatchObject({ subjectType: 'response', details: { requestId: request, round: 1, ...JUDGED } })
  })

  it('are one draft as any other: changed from its mark, and confirmed', async () => {
    const request = await federation.aSubmittedRequest()
    const id = expectOk(await record(answerForm(request, JUDGED)))
    const { committeeChair } = federation.actors
    const { recipients } = expectOk(await federation.answers.answersOfRequest(committeeChair, request))
    const basedOn = recipients[0]?.responses[0]?.evaluation?.evaluatedAt.toISOString()
    expectOk(await federation.answers.confirmEvaluation(committeeChair, { responseId: id, version: 1, basedOn }))
  })

  it('store neither when one of them is not whole', async () => {
    const request = await federation.aSubmittedRequest()
    for (const [change, fields] of [
      [{ ...JUDGED, reason: ' ' }, { reason: 'evaluationReasonMissing' }],
      [{ ...JUDGED, code: '' }, { code: 'unknownChoice' }],
      [{ nextAction: 'finish' }, { code: 'unknownChoice', reason: 'evaluationReasonMissing' }],
      [{ reason: '前進した。' }, { code: 'unknownChoice' }],
      [{ ...JUDGED, text: '' }, { text: 'required' }],
      [{ ...JUDGED, respondedOn: '2020-01-01' }, { respondedOn: 'dateBeforeSubmission' }],
    ] as const)
      expect(await record(answerForm(request, change))).toMatchObject({ refusal: { reason: 'invalidInput', fields } })
    expect(await stored(request)).toEqual([])
  })

  it('of two who record the same round the second hears of it, and its evaluation judges nothing', async () => {
    const request = await federation.aSubmittedRequest()
    expectOk(await record(answerForm(request)))
    const second = await record(answerForm(request, JUDGED))
    expect(second).toMatchObject({ refusal: { reason: 'answerRecordedMeanwhile' } })
    expect((await stored(request)).map(({ evaluation }) => evaluation)).toEqual([null])
  })

  it('without an evaluation the answer waits for one, as before', async () => {
    const request = await federation.aSubmittedRequest()
    expectOk(await record(answerForm(request, { code: '', reason: '', nextAction: '' })))
    expect((await stored(request)).map(({ evaluation }) => evaluation)).toEqual([null])
  })

  it('need the right to each of them', async () => {
    const request = await federation.aSubmittedRequest()
    for (const role of ROLES.filter((one) => one !== 'bureau' && one !== 'responseStaff')) {
      const refused = await federation.answers.recordResponse(federation.actors[role], answerForm(request, JUDGED))
      expect(refused, role).toMatchObject({ ok: false })
    }
    expect(await stored(request)).toEqual([])
  })
})
