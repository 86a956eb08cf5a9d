import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { profileFingerprint } from '#app/domain/form-fingerprints.ts'
import type { RecipientId } from '#app/domain/ids.ts'
import { expectOk } from '#server/policy-requests/policy-requests.test-support.ts'
import { createProfiles } from '#server/profiles/profiles.ts'
import { aSubmittingFederation, type SubmittingFederation } from '#server/submissions/submissions.test-support.ts'
import { type Answers, answersIn } from './answers.test-support.ts'

let federation: SubmittingFederation
let yokohama: RecipientId
let kawasaki: RecipientId
let answerForm: Answers['answerForm']
let evaluationForm: Answers['evaluationForm']
let staff: Answers['staff']
let record: Answers['record']
let auditOf: Answers['auditOf']
let anAnswer: Answers['anAnswer']
beforeAll(async () => {
  federation = await aSubmittingFederation()
  ;({ answerForm, evaluationForm, staff, record, auditOf, anAnswer } = answersIn(federation))
  ;[, yokohama, kawasaki] = federation.recipientIds as [RecipientId, RecipientId, RecipientId]
})
afterAll(() => federation.close())

describe('A3: evaluating', () => {
  it('is drafted, changed, and confirmed by the chair; from then on nothing changes', async () => {
    const request = await federation.aSubmittedRequest()
    const id = await anAnswer(request)
    const first = expectOk(await federation.answers.draftEvaluation(staff(), evaluationForm(id)))
    const change = { basedOn: first, code: 'partial' as const, nextAction: 'strengthen' as const }
    const second = expectOk(await federation.answers.draftEvaluation(staff(), evaluationForm(id, change)))
    const chair = federation.actors.committeeChair
    expectOk(await federation.answers.confirmEvaluation(chair, { responseId: id, version: 1, basedOn: second }))
    const { recipients } = expectOk(await federation.answers.answersOfRequest(chair, request))
    expect(recipients[0]?.responses[0]?.evaluation).toMatchObject({
      code: 'partial',
      nextAction: 'strengthen',
      evaluatedBy: 'responseStaffの人',
      confirmedBy: 'committeeChairの人',
    })
    const event = { where: { subjectId: id, action: 'evaluation.confirm' } }
    expect((await federation.database.auditEvent.findFirstOrThrow(event)).details).toMatchObject({
      code: 'partial',
      reason: '検討にとどまる。',
      nextAction: 'strengthen',
    })
    const later = evaluationForm(id, { basedOn: second })
    expect(await federation.answers.draftEvaluation(staff(), later)).toMatchObject({
      refusal: { reason: 'responseConfirmed' },
    })
    expect(
      await federation.answers.confirmEvaluation(chair, { responseId: id, version: 1, basedOn: second }),
    ).toMatchObject({ refusal: { reason: 'responseConfirmed' } })
  })

  it('is confirmed only as it was seen: not a newer draft, not a corrected answer', async () => {
    const id = await anAnswer(await federation.aSubmittedRequest())
    const seen = expectOk(await federation.answers.draftEvaluation(staff(), evaluationForm(id)))
    const newer = expectOk(
      await federation.answers.draftEvaluation(staff(), evaluationForm(id, { basedOn: seen, code: 'difficult' })),
    )
    const confirm = (basedOn: string, version = 1) =>
      federation.answers.confirmEvaluation(federation.actors.committeeChair, { responseId: id, version, basedOn })
    expect(await confirm(seen)).toMatchObject({ refusal: { reason: 'versionChanged' } })
    const corrected = { responseId: id, version: 1, text: '訂正', department: '', respondedOn: federation.today }
    expectOk(await federation.answers.correctResponse(staff(), corrected))
    expect(await confirm(newer)).toMatchObject({ refusal: { reason: 'versionChanged' } })
    expectOk(await confirm(newer, 2))
  })

  it('of two people who draft at once one gets through', async () => {
    const id = await anAnswer(await federation.aSubmittedRequest())
    const results = await Promise.all([
      federation.answers.draftEvaluation(staff(), evaluationForm(id)),
      federation.answers.draftEvaluation(federation.actors.bureau, evaluationForm(id)),
    ])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({ refusal: { reason: 'versionChanged' } })
  })

  it('cannot be confirmed before it is drafted, nor for an unknown answer', async () => {
    const id = await anAnswer(await federation.aSubmittedRequest())
    const chair = federation.actors.committeeChair
    expect(
      await federation.answers.confirmEvaluation(chair, { responseId: id, version: 1, basedOn: 'x' }),
    ).toMatchObject({ refusal: { reason: 'versionChanged' } })
    expect(await federation.answers.draftEvaluation(staff(), evaluationForm(randomUUID()))).toMatchObject({
      refusal: { reason: 'notFound' },
    })
  })
})

it('F7: nobody changes how evaluations of past years read without saying that they know; what was judged stays', async () => {
  const id = await anAnswer(await federation.aSubmittedRequest())
  expectOk(await federation.answers.draftEvaluation(staff(), evaluationForm(id)))
  const judged = () => federation.database.evaluation.findMany({ select: { responseId: true, code: true } })
  const [profiles, before] = [createProfiles(federation.deps), await judged()]
  const profile = await profiles.read()
  const change = (more: object) =>
    profiles.change(federation.actors.admin, { ...profile, basedOn: profileFingerprint(profile), ...more })
  const marks = { ongoing: { ja: '検討中', en: '', symbol: '▽', tone: 'open' } }
  expect(await change({ marks })).toMatchObject({ refusal: { fields: { marksSeen: 'marksNotSeen' } } })
  expect(await profiles.read()).toEqual(profile)
  expectOk(await change({ marks, marksSeen: true }))
  expect((await profiles.words('ja')).marks).toEqual({ ongoing: { symbol: '▽' } })
  expect(await judged()).toEqual(before)
  const record = await federation.database.auditEvent.findFirstOrThrow({
    where: { subjectType: 'settings' },
    orderBy: { id: 'desc' },
  })
  expect(record.details).toMatchObject({ before: { marks: {} }, after: { marks } })
})

describe('A4: 回答なし', () => {
  it('is set, taken back, and set again without a second record; an answer that comes after all takes it back', async () => {
    const request = await federation.aSubmittedRequest()
    const mark = (to: 'none' | 'awaiting') =>
      federation.answers.markNoResponse(staff(), { requestId: request, recipientId: yokohama, mark: to })
    const before = await auditOf(request)
    for (const to of ['none', 'none', 'awaiting', 'none'] as const) expectOk(await mark(to))
    expect(await auditOf(request)).toBe(before + 3)
    await anAnswer(request)
    const answered = expectOk(await federation.answers.answersOfRequest(staff(), request))
    expect(answered.recipients.map(({ receipt }) => receipt)).toEqual(['answered', 'none'])
    expect(answered.progress.closeable).toBe(true)
    expectOk(await record(answerForm(request, { recipientId: yokohama })))
    const link = { requestId_recipientId: { requestId: request, recipientId: yokohama } }
    expect(await federation.database.policyRequestRecipient.findUniqueOrThrow({ where: link })).toMatchObject({
      noResponseAt: null,
    })
    const last = { where: { subjectId: request }, orderBy: { id: 'desc' } } as const
    expect(await federation.database.auditEvent.findFirst(last)).toMatchObject({
      action: 'response.record',
      details: { recipientId: yokohama, unmarkedNone: true },
    })
    expect(await mark('none')).toMatchObject({ refusal: { reason: 'alreadyExists' } })
  })

  it('is refused for a recipient the request does not go to', async () => {
    const requestId = await federation.aSubmittedRequest()
    const input = { requestId, recipientId: kawasaki, mark: 'none' as const }
    expect(await federation.answers.markNoResponse(staff(), input)).toMatchObject({
      refusal: { reason: 'notARecipientOfThisRequest' },
    })
  })
})
