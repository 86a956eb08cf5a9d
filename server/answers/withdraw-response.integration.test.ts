import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectOk } from '#server/policy-requests/policy-requests.test-support.ts'
import { aSubmittingFederation, type SubmittingFederation } from '#server/submissions/submissions.test-support.ts'

let federation: SubmittingFederation
beforeAll(async () => {
  federation = await aSubmittingFederation()
})
afterAll(() => federation.close())

const TEXT = '検討してまいります。'
const staff = () => federation.actors.responseStaff
const anAnswer = async (requestId: string, round = 1) => {
  const content = { text: TEXT, department: '脱炭素戦略本部室', respondedOn: federation.today }
  const form = { formKey: randomUUID(), requestId, recipientId: federation.recipientIds[0], round, ...content }
  return expectOk(await federation.answers.recordResponse(staff(), form))
}
const draft = async (responseId: string) => {
  const form = { responseId, version: 1, basedOn: '', code: 'ongoing', reason: '検討にとどまる。' }
  return expectOk(await federation.answers.draftEvaluation(staff(), form))
}

describe('A8: an answer recorded in the wrong place', () => {
  const withdraw = (id: string, change: object = {}) =>
    federation.answers.withdrawResponse(staff(), {
      responseId: id,
      version: 1,
      reason: '別の要求への回答でした。',
      ...change,
    })

  it('is taken back, counts nowhere, and stays in the audit record with the reason', async () => {
    const request = await federation.aSubmittedRequest()
    const id = await anAnswer(request)
    await draft(id)
    expectOk(await withdraw(id))
    const left = expectOk(await federation.answers.answersOfRequest(staff(), request))
    expect(left.recipients.map(({ receipt }) => receipt)).toEqual(['awaiting', 'awaiting'])
    const event = await federation.database.auditEvent.findFirstOrThrow({
      where: { subjectId: request, action: 'response.withdraw' },
    })
    expect(event.details).toMatchObject({ reason: '別の要求への回答でした。', responseId: id, before: { round: 1 } })
    expect(JSON.stringify(event.details)).toContain(TEXT)
    // The round is free again for the right answer.
    await anAnswer(request)
  })
  it('is refused without a reason, for an older version, an earlier round, a confirmed evaluation, and to others', async () => {
    const request = await federation.aSubmittedRequest()
    const id = await anAnswer(request)
    const reasonOf = async (...given: Parameters<typeof withdraw>) => (await withdraw(...given)) as object
    expect(await reasonOf(id, { reason: ' ' })).toMatchObject({ refusal: { fields: { reason: 'required' } } })
    expect(await reasonOf(id, { version: 2 })).toMatchObject({ refusal: { reason: 'versionChanged' } })
    const { viewer } = federation.actors
    expect(
      await federation.answers.withdrawResponse(viewer, { responseId: id, version: 1, reason: '理由' }),
    ).toMatchObject({ refusal: { reason: 'notPermitted' } })
    const second = await anAnswer(request, 2)
    expect(await reasonOf(id)).toMatchObject({ refusal: { reason: 'laterAnswerRecorded' } })
    expectOk(await withdraw(second))
    const basedOn = await draft(id)
    const confirmation = { responseId: id, version: 1, basedOn }
    expectOk(await federation.answers.confirmEvaluation(federation.actors.committeeChair, confirmation))
    expect(await reasonOf(id)).toMatchObject({ refusal: { reason: 'responseConfirmed' } })
    expect(await federation.database.response.count({ where: { requestId: request } })).toBe(1)
  })
})
