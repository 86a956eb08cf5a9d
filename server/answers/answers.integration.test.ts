import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toCalendarDate } from '#app/domain/calendar-date.ts'
import type { RecipientId } from '#app/domain/ids.ts'
import { can } from '#app/domain/permissions.ts'
import { ROLES } from '#app/domain/roles.ts'
import { anActor, expectOk } from '#server/policy-requests/policy-requests.test-support.ts'
import { aSubmittingFederation, type SubmittingFederation } from '#server/submissions/submissions.test-support.ts'
import { answerSha256 } from './answer-sha256.ts'
import { type Answers, answersIn } from './answers.test-support.ts'

let federation: SubmittingFederation
let prefecture: RecipientId
let yokohama: RecipientId
let kawasaki: RecipientId
let answerForm: Answers['answerForm']
let evaluationForm: Answers['evaluationForm']
let staff: Answers['staff']
let record: Answers['record']
let auditOf: Answers['auditOf']
let anAnswer: Answers['anAnswer']
let aConfirmedAnswer: Answers['aConfirmedAnswer']
beforeAll(async () => {
  federation = await aSubmittingFederation()
  ;({ answerForm, evaluationForm, staff, record, auditOf, anAnswer, aConfirmedAnswer } = answersIn(federation))
  ;[prefecture, yokohama, kawasaki] = federation.recipientIds as [RecipientId, RecipientId, RecipientId]
})
afterAll(() => federation.close())

describe('A1: recording an answer', () => {
  it('stores it with its round, department and day, and the delivery it answers', async () => {
    const request = await federation.aSubmittedRequest()
    const id = await anAnswer(request)
    const row = await federation.database.response.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({ requestId: request, recipientId: prefecture, round: 1, version: 1, isFictional: false })
    expect(row.submissionId).not.toBeNull()
    const answers = expectOk(await federation.answers.answersOfRequest(staff(), request))
    expect(answers.recipients.map(({ receipt, nextRound }) => [receipt, nextRound])).toEqual([
      ['answered', 2],
      ['awaiting', 1],
    ])
    expect(answers.progress).toMatchObject({ answered: 1, awaiting: 1, closeable: false })
  })

  it('is proved by its hash in the audit record, which repeats none of its words, nor does the history of the request', async () => {
    const request = await federation.aSubmittedRequest()
    const id = await anAnswer(request)
    const event = await federation.database.auditEvent.findFirstOrThrow({
      where: { subjectId: request, action: 'response.record' },
    })
    const { text, department, respondedOn } = answerForm(request)
    const { database } = federation
    const stored = await database.response.findUniqueOrThrow({ where: { id } })
    const hash = answerSha256({ ...stored, respondedOn: toCalendarDate(stored.respondedOn) })
    expect(event.details).toEqual({
      responseId: id,
      recipientId: prefecture,
      round: 1,
      respondedOn,
      answerSha256: hash,
    })
    expect(JSON.stringify(event.details)).not.toContain(text)
    expect(answerSha256({ text: `${text}。`, department, respondedOn })).not.toBe(hash)
    expect(event.details).not.toHaveProperty('unmarkedNone')
    const { history } = expectOk(await federation.workspace.open(federation.actors.committeeChair, request))
    expect(history.map((line) => line.action)).toContain('response.record')
    expect(JSON.stringify(history)).not.toContain(text)
  })

  it('takes a form that is sent twice as one answer', async () => {
    const form = answerForm(await federation.aSubmittedRequest())
    const [once, again] = await Promise.all([record(form), record(form)])
    expect(expectOk(once)).toBe(expectOk(again))
    expect(await federation.database.response.count({ where: { requestId: form.requestId } })).toBe(1)
  })

  it('lets one of two recorders through; the other is told, and makes no second round of it', async () => {
    const request = await federation.aSubmittedRequest()
    const results = await Promise.all([record(answerForm(request)), record(answerForm(request, { text: '別の記録' }))])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({ refusal: { reason: 'answerRecordedMeanwhile' } })
    expect(await federation.database.response.count({ where: { requestId: request } })).toBe(1)
  })

  it('takes the answer to a question asked again as the next round, and no round in between is left out', async () => {
    const request = await federation.aSubmittedRequest()
    await anAnswer(request)
    expect(await record(answerForm(request, { round: 3 }))).toMatchObject({
      refusal: { fields: { round: 'outOfRange' } },
    })
    expectOk(await record(answerForm(request, { round: 2, text: '実施することとしました。' })))
    const { recipients } = expectOk(await federation.answers.answersOfRequest(staff(), request))
    expect(recipients[0]?.responses.map(({ round, text }) => [round, text])).toEqual([
      [1, '検討してまいります。'],
      [2, '実施することとしました。'],
    ])
  })

  it('keeps a fictional answer marked as such', async () => {
    const request = await federation.aSubmittedRequest()
    expectOk(await federation.answers.recordResponse(staff(), answerForm(request), { isFictional: true }))
    const { recipients } = expectOk(await federation.answers.answersOfRequest(staff(), request))
    expect(recipients[0]?.responses[0]?.isFictional).toBe(true)
  })

  it('takes a day between the delivery and today, and no other', async () => {
    const request = await federation.aSubmittedRequest('2026-09-01')
    expect(await record(answerForm(request, { respondedOn: '2026-08-31' }))).toMatchObject({
      refusal: { fields: { respondedOn: 'dateBeforeSubmission' } },
    })
    expect(await record(answerForm(request, { respondedOn: '2999-01-01' }))).toMatchObject({
      refusal: { fields: { respondedOn: 'dateInFuture' } },
    })
    expectOk(await record(answerForm(request, { respondedOn: '2026-09-01' })))
  })

  it('refuses a recipient the request does not go to, an unknown one, and an unknown request', async () => {
    const request = await federation.aSubmittedRequest()
    for (const recipientId of [kawasaki, randomUUID()])
      expect(await record(answerForm(request, { recipientId }))).toMatchObject({
        refusal: { reason: 'notARecipientOfThisRequest' },
      })
    expect(await record(answerForm(randomUUID()))).toMatchObject({ refusal: { reason: 'notFound' } })
  })

  it('refuses what was not handed over: the request at all, or to this recipient', async () => {
    const adopted = await federation.aPolicyRequest({ state: 'adopted' })
    expect(await record(answerForm(adopted))).toMatchObject({ refusal: { reason: 'submissionMissing' } })
    await federation.handOver([yokohama])
    expect(await record(answerForm(adopted))).toMatchObject({ refusal: { reason: 'submissionMissing' } })
    await federation.handOver([prefecture])
    expectOk(await record(answerForm(adopted)))
  })

  it('refuses a request that is closed', async () => {
    const request = await federation.aSubmittedRequest()
    await federation.database.policyRequest.update({ where: { id: request }, data: { state: 'closed' } })
    expect(await record(answerForm(request))).toMatchObject({ refusal: { reason: 'notFromHere' } })
  })

  it('writes nothing when it refuses, and one audit record when it does not', async () => {
    const request = await federation.aSubmittedRequest()
    const before = await auditOf(request)
    await record(answerForm(request, { text: '' }))
    await record(answerForm(request, { respondedOn: '2999-01-01' }))
    expect(await auditOf(request)).toBe(before)
    await anAnswer(request)
    expect(await auditOf(request)).toBe(before + 1)
  })

  it('works for a year that is no longer the current one', async () => {
    const request = await federation.aSubmittedRequest()
    await federation.database.cycle.update({ where: { id: federation.cycleId }, data: { isCurrent: false } })
    await anAnswer(request)
    await federation.database.cycle.update({ where: { id: federation.cycleId }, data: { isCurrent: true } })
  })
})

describe('A2: correcting an answer', () => {
  const correction = (responseId: string, change: object = {}) => ({
    responseId,
    version: 1,
    text: '実施します。',
    department: '環境課',
    respondedOn: federation.today,
    ...change,
  })

  it('stores the new text and keeps what changed in the audit record, before and after', async () => {
    const id = await anAnswer(await federation.aSubmittedRequest())
    expect(expectOk(await federation.answers.correctResponse(staff(), correction(id)))).toEqual({ version: 2 })
    expect(await federation.database.response.findUniqueOrThrow({ where: { id } })).toMatchObject({
      text: '実施します。',
      version: 2,
    })
    const audit = await federation.database.auditEvent.findFirstOrThrow({ where: { subjectId: id } })
    // And nothing of what stayed as it was (the day).
    expect(audit.details).toMatchObject({
      before: { text: '検討してまいります。', department: '脱炭素戦略本部室' },
      after: { text: '実施します。', department: '環境課' },
      answerSha256: answerSha256(correction(id)),
    })
    expect(audit.details).not.toHaveProperty(['before', 'respondedOn'])
  })

  it('refuses a form made from an older version: of two people one gets through', async () => {
    const id = await anAnswer(await federation.aSubmittedRequest())
    const results = await Promise.all(
      ['一人目', '二人目'].map((text) => federation.answers.correctResponse(staff(), correction(id, { text }))),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({ refusal: { reason: 'versionChanged' } })
  })

  it('is refused once its evaluation is confirmed', async () => {
    const id = await aConfirmedAnswer(await federation.aSubmittedRequest())
    expect(await federation.answers.correctResponse(staff(), correction(id))).toMatchObject({
      refusal: { reason: 'responseConfirmed' },
    })
  })

  it('of an unknown answer is not found', async () => {
    expect(await federation.answers.correctResponse(staff(), correction(randomUUID()))).toMatchObject({
      refusal: { reason: 'notFound' },
    })
  })
})

describe('A5: who may', () => {
  it('every role writes and reads what the permission table says, and nothing else', async () => {
    const request = await federation.aSubmittedRequest()
    const id = await anAnswer(request)
    const basedOn = expectOk(await federation.answers.draftEvaluation(staff(), evaluationForm(id)))
    const subject = { bodyId: federation.bodies.committee, state: 'submitted' as const, proposerBodyIds: [] }
    for (const role of ROLES) {
      const actor = federation.actors[role]
      const refusal = can(actor, 'policyRequest.read', subject) ? 'notPermitted' : 'notFound'
      const expectRefused = (result: { ok: boolean }, what: string) =>
        expect(result, `${role} ${what}`).toMatchObject({ ok: false, refusal: { reason: refusal } })
      if (!can(actor, 'response.record', subject)) {
        expectRefused(await federation.answers.recordResponse(actor, answerForm(request, { round: 2 })), 'records')
        const corrected = { responseId: id, version: 1, text: 'x', department: '', respondedOn: federation.today }
        expectRefused(await federation.answers.correctResponse(actor, corrected), 'corrects')
        const mark = { requestId: request, recipientId: yokohama, mark: 'none' as const }
        expectRefused(await federation.answers.markNoResponse(actor, mark), 'marks')
        expect(
          await federation.answers.recordingDesk(actor, { recipientId: yokohama, cycleId: null, requestId: null }),
          role,
        ).toMatchObject({ refusal: { reason: 'notPermitted' } })
      }
      if (!can(actor, 'evaluation.draft', subject))
        expectRefused(await federation.answers.draftEvaluation(actor, evaluationForm(id, { basedOn })), 'drafts')
      if (!can(actor, 'evaluation.confirm', subject))
        expectRefused(
          await federation.answers.confirmEvaluation(actor, { responseId: id, version: 1, basedOn }),
          'confirms',
        )
      const shown = await federation.answers.answersOfRequest(actor, request)
      expect(shown.ok, `${role} reads`).toBe(can(actor, 'response.read', subject))
      if (shown.ok)
        expect(shown.value.recipients[0]?.responses[0]?.evaluation !== null, `${role} sees the evaluation`).toBe(
          can(actor, 'evaluation.read', subject),
        )
    }
  })

  it('the chair of another committee neither confirms nor drafts', async () => {
    const id = await anAnswer(await federation.aSubmittedRequest())
    const other = await anActor(federation.database, 'committeeChair', federation.bodies.otherCommittee)
    expect(await federation.answers.draftEvaluation(other, evaluationForm(id))).toMatchObject({
      refusal: { reason: 'notPermitted' },
    })
    const basedOn = expectOk(await federation.answers.draftEvaluation(staff(), evaluationForm(id)))
    expect(await federation.answers.confirmEvaluation(other, { responseId: id, version: 1, basedOn })).toMatchObject({
      refusal: { reason: 'notPermitted' },
    })
  })

  it('nothing of an evaluation stands in the history of the request, which others read', async () => {
    const request = await federation.aSubmittedRequest()
    await aConfirmedAnswer(request)
    const events = await federation.database.auditEvent.findMany({ where: { subjectId: request } })
    expect(events.map((event) => event.action)).not.toContain('evaluation.draft')
    expect(JSON.stringify(events.map((event) => event.details))).not.toContain('検討にとどまる')
  })
})

describe('A6: the request is closed when everybody answered or is marked', () => {
  it('and not before', async () => {
    const request = await federation.aSubmittedRequest()
    const close = () =>
      federation.workflow.move(federation.actors.bureau, {
        requestId: request,
        transition: 'close',
        fromState: 'submitted',
      })
    await anAnswer(request)
    expect(await close()).toMatchObject({ refusal: { reason: 'responsesMissing' } })
    const mark = { requestId: request, recipientId: yokohama, mark: 'none' as const }
    expectOk(await federation.answers.markNoResponse(staff(), mark))
    expect(expectOk(await close())).toBe('closed')
  })
})
