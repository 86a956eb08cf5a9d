import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PolicyRequestId, RecipientId, ResponseId } from '#app/domain/ids.ts'
import { bundleProgram } from '#server/bundle-program.test-support.ts'
import { expectOk } from '#server/policy-requests/policy-requests.test-support.ts'
import { aSubmittingFederation, type SubmittingFederation } from '#server/submissions/submissions.test-support.ts'
import { type Answers, answersIn } from './answers.test-support.ts'

let federation: SubmittingFederation
let answers: Answers
let prefecture: RecipientId
let yokohama: RecipientId
beforeAll(async () => {
  federation = await aSubmittingFederation()
  answers = answersIn(federation)
  ;[prefecture, yokohama] = federation.recipientIds as [RecipientId, RecipientId]
})
afterAll(() => federation.close())

/** What is kept of the whole database. */
async function kept() {
  const { database } = federation
  const [pairs, responses, tallies] = await Promise.all([
    database.policyRequestRecipient.findMany({ orderBy: [{ requestId: 'asc' }, { recipientId: 'asc' }] }),
    database.response.findMany({ orderBy: { id: 'asc' }, select: { id: true, openEvaluation: true } }),
    database.answerTally.findMany({
      orderBy: [{ bodyId: 'asc' }, { recipientId: 'asc' }],
      where: { adopted: { gt: 0 } },
    }),
  ])
  return { pairs, responses, tallies }
}

const wrong = async () =>
  (await federation.database.$queryRaw<{ wrong: number }[]>`SELECT recount_answers() AS wrong`)[0]?.wrong

/** What was kept along the way is what is counted anew. */
async function expectTrue(): Promise<void> {
  const before = await kept()
  expect(await wrong()).toBe(0)
  expect(await kept()).toEqual(before)
}

const pairOf = (requestId: PolicyRequestId, recipientId = prefecture) =>
  federation.database.policyRequestRecipient.findUniqueOrThrow({
    where: { requestId_recipientId: { requestId, recipientId } },
    select: { isSubmitted: true, rounds: true },
  })
const openOf = async (id: ResponseId) =>
  (await federation.database.response.findUniqueOrThrow({ where: { id } })).openEvaluation
const tallyOf = async (recipientId = prefecture) => {
  const {
    cycleId,
    bodyId,
    recipientId: _,
    ...counts
  } = await federation.database.answerTally.findFirstOrThrow({
    where: { recipientId, bodyId: federation.bodies.committee },
  })
  return counts
}

describe('A14: what lists ask of deliveries and answers is kept with them', () => {
  it('from the adoption to the closing', async () => {
    const { actors, workflow } = federation
    const id = await federation.aPolicyRequest({ state: 'adopted' })
    expect(await pairOf(id)).toEqual({ isSubmitted: false, rounds: 0 })
    expect(await tallyOf()).toMatchObject({ adopted: 1, submitted: 0, awaiting: 0, openSubmitted: 0 })
    await federation.handOver([prefecture, yokohama])
    expect(await pairOf(id)).toEqual({ isSubmitted: true, rounds: 0 })
    expect(await tallyOf()).toMatchObject({ submitted: 1, awaiting: 1, openSubmitted: 1, openAwaiting: 1 })
    const answer = await answers.anAnswer(id)
    expect(await pairOf(id)).toEqual({ isSubmitted: true, rounds: 1 })
    expect(await openOf(answer)).toBe('missing')
    expect(await tallyOf()).toMatchObject({ answered: 1, awaiting: 0, openAnswered: 1, openAwaiting: 0 })
    await expectTrue()

    const form = answers.evaluationForm(answer)
    const basedOn = expectOk(await federation.answers.draftEvaluation(actors.responseStaff, form))
    expect(await openOf(answer)).toBe('drafted')
    const seen = { responseId: answer, version: 1, basedOn }
    expectOk(await federation.answers.confirmEvaluation(actors.committeeChair, seen))
    expect(await openOf(answer)).toBeNull()
    const second = expectOk(await answers.record(answers.answerForm(id, { round: 2 })))
    expect(await pairOf(id)).toEqual({ isSubmitted: true, rounds: 2 })
    const taken = { responseId: second, version: 1, reason: '別の要求項目への回答だった。' }
    expectOk(await federation.answers.withdrawResponse(actors.responseStaff, taken))
    expect(await pairOf(id)).toEqual({ isSubmitted: true, rounds: 1 })
    const third = expectOk(await answers.record(answers.answerForm(id, { round: 2 })))
    await expectTrue()

    const mark = { requestId: id, recipientId: yokohama, mark: 'none' }
    expectOk(await federation.answers.markNoResponse(actors.responseStaff, mark))
    expect(await tallyOf(yokohama)).toMatchObject({ none: 1, awaiting: 0, openAwaiting: 0 })
    await expectTrue()
    const move = { requestId: id, transition: 'close', fromState: 'submitted' }
    expectOk(await workflow.move(actors.bureau, move))
    expect(await openOf(third)).toBeNull()
    expect(await tallyOf()).toMatchObject({ adopted: 1, submitted: 1, answered: 1, openSubmitted: 0, openAnswered: 0 })
    await expectTrue()
  })

  it('when recipients come and go, and with the request itself', async () => {
    const { database } = federation
    const before = (await tallyOf()).adopted
    const id = await federation.aPolicyRequest({ state: 'adopted' })
    expect((await tallyOf()).adopted).toBe(before + 1)
    const other = await federation.aPolicyRequest({ recipientIds: [prefecture] })
    await database.policyRequestRecipient.create({ data: { requestId: other, recipientId: yokohama } })
    await expectTrue()
    await database.policyRequest.update({ where: { id }, data: { state: 'withdrawn' } })
    expect((await tallyOf()).adopted).toBe(before)
    await database.policyRequest.update({ where: { id: other }, data: { state: 'adopted' } })
    expect((await tallyOf()).adopted).toBe(before + 1)
    await database.policyRequestRecipient.deleteMany({ where: { requestId: other, recipientId: yokohama } })
    await database.policyRequest.delete({ where: { id: other } })
    expect((await tallyOf()).adopted).toBe(before)
    await expectTrue()
  })

  it('also when many write at once', async () => {
    const ids = [
      await federation.aSubmittedRequest(),
      await federation.aSubmittedRequest(),
      await federation.aSubmittedRequest(),
    ]
    const { awaiting } = await tallyOf()
    const recipients = [prefecture, yokohama]
    const forms = ids.flatMap((id) => recipients.map((recipientId) => answers.answerForm(id, { recipientId })))
    for (const result of await Promise.all(forms.map((form) => answers.record(form)))) expectOk(result)
    expect((await tallyOf()).awaiting).toBe(awaiting - ids.length)
    await expectTrue()
  })

  it('and is counted anew by a command, which says what was wrong', async () => {
    const command = await bundleProgram('server/recount-answers.ts')
    const recount = () =>
      new Promise<{ code: number; output: string }>((done) => {
        const env = { ...process.env, DATABASE_URL: federation.url }
        execFile(process.execPath, [command], { env }, (error, stdout, stderr) =>
          done({ code: Number(error?.code ?? 0), output: stdout + stderr }),
        )
      })
    const before = await kept()
    expect(await recount()).toMatchObject({ code: 0, output: expect.stringContaining('right') })
    await federation.asOwner('ALTER TABLE policy_request_recipient DISABLE TRIGGER USER')
    await federation.asOwner('UPDATE policy_request_recipient SET rounds = 7 WHERE rounds = 1')
    await federation.asOwner('ALTER TABLE policy_request_recipient ENABLE TRIGGER USER')
    await federation.asOwner(`UPDATE response SET open_evaluation = 'drafted' WHERE open_evaluation = 'missing'`)
    await federation.asOwner('UPDATE answer_tally SET answered = answered + 1')
    const { code, output } = await recount()
    expect(code).toBe(1)
    expect(output).toContain('were wrong')
    expect(await kept()).toEqual(before)
    expect((await recount()).code).toBe(0)
    await rm(command)
  })
})
