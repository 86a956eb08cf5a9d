import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ResponseId } from '#app/domain/ids.ts'
import { readMatrixFilter } from '#app/domain/matrix-filter.ts'
import { ROLES } from '#app/domain/roles.ts'
import { expectOk } from '#server/policy-requests/policy-requests.test-support.ts'
import { aSubmittingFederation, type SubmittingFederation } from '#server/submissions/submissions.test-support.ts'
import { answeredRequests, answeringFacts } from '#server/workflow/answering.repository.ts'

let federation: SubmittingFederation
beforeAll(async () => {
  federation = await aSubmittingFederation()
})
afterAll(() => federation.close())

const TEXT = '検討してまいります。'
const staff = () => federation.actors.responseStaff
const anAnswer = async (requestId: string, round = 1, recipientId = federation.recipientIds[0]) => {
  const content = { text: TEXT, department: '脱炭素戦略本部室', respondedOn: federation.today }
  const form = { formKey: randomUUID(), requestId, recipientId, round, ...content }
  return expectOk(await federation.answers.recordResponse(staff(), form))
}
const draft = async (responseId: string) => {
  const form = { responseId, version: 1, basedOn: '', code: 'ongoing', reason: '検討にとどまる。' }
  return expectOk(await federation.answers.draftEvaluation(staff(), form))
}

describe('A13: an answer recorded in the wrong place', () => {
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
    const events = await federation.database.auditEvent.findMany({ where: { action: 'response.withdraw' } })
    const of = (subjectId: string) => events.find((event) => event.subjectId === subjectId)?.details
    const why = { reason: '別の要求への回答でした。', responseId: id, round: 1 }
    expect(of(id)).toMatchObject({
      ...why,
      before: { text: TEXT, evaluation: { code: 'ongoing', reason: '検討にとどまる。' } },
    })
    // The history of the request is read by those who see no evaluation: what was said is not in it.
    expect(of(request)).toMatchObject(why)
    expect(of(request)).not.toHaveProperty('before')
    // The round is free again for the right answer.
    await anAnswer(request)
  })
  it('stays readable to those who record, also when the request is closed, and to nobody else', async () => {
    const request = await federation.aSubmittedRequest()
    const id = await anAnswer(request)
    expectOk(await withdraw(id))
    const withdrawnFor = async (role: 'responseStaff' | 'bureau' | 'committeeChair' | 'viewer') => {
      const answers = expectOk(await federation.answers.answersOfRequest(federation.actors[role], request))
      return answers.recipients.flatMap(({ withdrawn }) => withdrawn)
    }
    const entry = { id, round: 1, text: TEXT, reason: '別の要求への回答でした。', withdrawnBy: staff().name }
    for (const state of ['submitted', 'closed'] as const) {
      await federation.database.policyRequest.update({ where: { id: request }, data: { state } })
      expect(await withdrawnFor('responseStaff')).toMatchObject([entry])
      expect(await withdrawnFor('bureau')).toMatchObject([entry])
      expect(await withdrawnFor('committeeChair')).toEqual([])
      expect(await withdrawnFor('viewer')).toEqual([])
    }
    const removal = `DELETE FROM withdrawn_response WHERE id = '${id}'`
    await expect(federation.database.$executeRawUnsafe(removal)).rejects.toThrow(/permission denied/)
    await expect(federation.asOwner(removal)).rejects.toThrow(/append-only/)
  })
  it('W4: lets the request wait again, everywhere', async () => {
    const request = await federation.aSubmittedRequest()
    const ids: ResponseId[] = []
    for (const recipientId of federation.recipientIds.slice(0, 2)) ids.push(await anAnswer(request, 1, recipientId))
    const counts = async () => {
      const facts = await answeringFacts(federation.database, request)
      const matrix = expectOk(await federation.answers.matrix(staff(), readMatrixFilter(new URLSearchParams())))
      return {
        unanswered: facts.unansweredRecipientCount,
        isToClose: (await answeredRequests(federation.database)).includes(request),
        inMatrix: matrix.rows.find((row) => row.id === request)?.cells.filter((cell) => cell?.mark === 'answered')
          .length,
      }
    }
    expect(await counts()).toEqual({ unanswered: 0, isToClose: true, inMatrix: 2 })
    expectOk(await withdraw(ids[0] as ResponseId))
    expect(await counts()).toEqual({ unanswered: 1, isToClose: false, inMatrix: 1 })
  })
  it('is no longer taken back when the request is closed', async () => {
    const request = await federation.aSubmittedRequest()
    const id = await anAnswer(request)
    await federation.database.policyRequest.update({ where: { id: request }, data: { state: 'closed' } })
    expect(await withdraw(id)).toMatchObject({ refusal: { reason: 'notFromHere' } })
    expect(await federation.database.response.count({ where: { id } })).toBe(1)
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

describe('P9: the history of a request tells why an answer was taken back to those who record, and to no other role', () => {
  it.each(ROLES)('%s', async (role) => {
    const request = await federation.aSubmittedRequest()
    const reason = '別の要求への回答でした。'
    expectOk(
      await federation.answers.withdrawResponse(staff(), { responseId: await anAnswer(request), version: 1, reason }),
    )
    const opened = await federation.workspace.open(federation.actors[role], request)
    expect(JSON.stringify(opened).includes(reason)).toBe(role === 'bureau')
    if (!opened.ok) return
    for (const { action, details } of opened.value.history)
      if (action.startsWith('response.'))
        expect(Object.keys(details), action).toEqual(
          role === 'bureau' && action === 'response.withdraw' ? ['reason'] : [],
        )
  })
})
