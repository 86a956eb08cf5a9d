import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PolicyRequestId, RecipientId, SubmissionId } from '#app/domain/ids.ts'
import { can } from '#app/domain/permissions.ts'
import { ROLES } from '#app/domain/roles.ts'
import { expectOk } from '#server/policy-requests/policy-requests.test-support.ts'
import { aSubmittingFederation, type SubmittingFederation } from './submissions.test-support.ts'

let federation: SubmittingFederation
let prefecture: RecipientId
let requestId: PolicyRequestId
let id: SubmissionId
const phase = { startsOn: new Date('2026-03-01'), endsOn: new Date('2026-04-30') }
beforeAll(async () => {
  federation = await aSubmittingFederation()
  prefecture = federation.recipientIds[0] as RecipientId
  const { cycleId, database } = federation
  await database.cyclePhase.create({ data: { cycleId, kind: 'collect', ...phase } })
  requestId = await federation.aPolicyRequest({ state: 'adopted' })
  ;[id] = (await federation.handOver([prefecture])) as [SubmissionId]
})
afterAll(() => federation.close())

const open = async () => expectOk(await federation.submissions.open(federation.actors.responseStaff, id))
const correct = async (change: object) => {
  const { fingerprint, documentNumber, submittedOn, place, handedBy } = await open()
  const form = { submissionId: id, basedOn: fingerprint, documentNumber, submittedOn, place, handedBy }
  return federation.submissions.correct(federation.actors.responseStaff, { ...form, reason: '入力の誤り', ...change })
}
const answer = (respondedOn: string) =>
  federation.answers.recordResponse(federation.actors.responseStaff, {
    ...{ formKey: randomUUID(), requestId, recipientId: prefecture, round: 1 },
    ...{ text: '検討する。', department: '', respondedOn },
  })

describe('S5: the record of a delivery', () => {
  it('an answer dated before it is refused, with the way to the record', async () => {
    expect(await answer('2026-09-20')).toMatchObject({
      refusal: { fields: { respondedOn: 'dateBeforeSubmission' }, values: { submissionId: id } },
    })
  })

  it('is corrected with a reason; the audit record says what it was; then the answer is taken', async () => {
    const before = await open()
    const facts = { submittedOn: '2026-09-01', place: '議会棟', handedBy: '事務局長', documentNumber: '第99号' }
    expectOk(await correct(facts))
    expect(await open()).toMatchObject(facts)
    const { database, actors } = federation
    const event = await database.auditEvent.findFirstOrThrow({ where: { action: 'submission.correct', subjectId: id } })
    const { documentNumber, submittedOn, place, handedBy } = before
    expect(event).toMatchObject({
      personId: actors.responseStaff.personId,
      details: { before: { documentNumber, submittedOn, place, handedBy }, after: facts, reason: '入力の誤り' },
    })
    expectOk(await answer('2026-09-20'))
  })

  it.each([
    ['in the future', { submittedOn: '2999-01-01' }, { submittedOn: 'dateInFuture' }],
    ['before the cycle', { submittedOn: '2026-02-28' }, { submittedOn: 'dateBeforeCycle' }],
    ['after an answer to it', { submittedOn: '2026-09-21' }, { submittedOn: 'dateAfterAnswer' }],
    ['without a reason', { reason: ' ' }, { reason: 'required' }],
    ['without a number', { documentNumber: '' }, { documentNumber: 'required' }],
  ])('is not corrected %s, and nothing changes', async (_name, change, fields) => {
    const before = await open()
    expect(await correct({ place: '別の場所', ...change })).toMatchObject({
      refusal: { reason: 'invalidInput', fields },
    })
    expect(await open()).toEqual(before)
  })

  it('is not corrected to the number of another delivery to the same recipient', async () => {
    await federation.aPolicyRequest({ state: 'adopted' })
    const [other] = await federation.handOver([prefecture])
    const { documentNumber } = await federation.database.submission.findUniqueOrThrow({ where: { id: other } })
    expect(await correct({ documentNumber })).toMatchObject({
      refusal: { fields: { documentNumber: 'documentNumberUsed' } },
    })
  })

  it('two deliveries to one recipient are not given the same number in the same moment', async () => {
    const { actors, submissions } = federation
    const forms: object[] = []
    for (const _delivery of [1, 2]) {
      await federation.aPolicyRequest({ state: 'adopted' })
      const [submissionId] = (await federation.handOver([prefecture])) as [SubmissionId]
      const { fingerprint, submittedOn } = expectOk(await submissions.open(actors.responseStaff, submissionId))
      forms.push({ submissionId, basedOn: fingerprint, submittedOn, place: '', handedBy: '', reason: '番号の誤り' })
    }
    const documentNumber = '第123号'
    const results = await Promise.all(
      forms.map((form) => submissions.correct(actors.responseStaff, { ...form, documentNumber })),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({
      refusal: { fields: { documentNumber: 'documentNumberUsed' } },
    })
  })

  it('does not undo a correction made meanwhile, and says so when there is nothing to correct', async () => {
    const { fingerprint } = await open()
    expectOk(await correct({ place: '県庁' }))
    expect(await correct({ basedOn: fingerprint, place: '市庁舎' })).toMatchObject({
      refusal: { reason: 'versionChanged' },
    })
    expect(await correct({})).toMatchObject({ refusal: { reason: 'nothingToCorrect' } })
  })

  it('is corrected by those whom the permission table names; the others learn nothing of it', async () => {
    for (const role of ROLES) {
      const actor = federation.actors[role]
      const may = can(actor, 'submission.correct')
      expect((await federation.submissions.open(actor, id)).ok, role).toBe(may)
      const { fingerprint, documentNumber, submittedOn } = await open()
      const form = { submissionId: id, basedOn: fingerprint, documentNumber, submittedOn, place: role, reason: '誤り' }
      const result = await federation.submissions.correct(actor, form)
      if (may) expectOk(result)
      else expect(result, role).toMatchObject({ refusal: { reason: 'notFound' } })
    }
  })
})

it('S2: a package is not recorded as handed over before its cycle began', async () => {
  await federation.aPolicyRequest({ state: 'adopted' })
  const packageJobIds = await federation.makePackages([prefecture])
  const form = { formKey: randomUUID(), packageJobIds, submittedOn: '2026-02-28', place: '', handedBy: '' }
  expect(await federation.submissions.record(federation.actors.bureau, form)).toMatchObject({
    refusal: { fields: { submittedOn: 'dateBeforeCycle' } },
  })
})
