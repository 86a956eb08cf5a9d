import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { settingsFingerprint } from '#app/domain/form-fingerprints.ts'
import { expectOk } from '#server/policy-requests/policy-requests.test-support.ts'
import { createSettings } from '#server/settings/settings.ts'
import { aSubmittingFederation, type SubmittingFederation } from '#server/submissions/submissions.test-support.ts'
import { createAudit } from './audit.ts'

let federation: SubmittingFederation
beforeAll(async () => {
  federation = await aSubmittingFederation()
})
afterAll(() => federation.close())

/** Part of everything that is written as content in this story. */
const WORD = 'もみじ'

/** A draft that is returned; an answer that is evaluated, corrected and taken back. */
async function theStoryOfTwoRequests(): Promise<void> {
  const { actors, workflow, answers, recipientIds, today } = federation
  const draft = await federation.aPolicyRequest({ title: `${WORD}の題名`, state: 'inCommittee' })
  const back = { requestId: draft, transition: 'returnToDrafting', fromState: 'inCommittee', reason: `${WORD}の理由` }
  expectOk(await workflow.move(actors.committeeChair, back))
  const requestId = await federation.aSubmittedRequest()
  const content = { text: `${WORD}の回答`, department: `${WORD}課`, respondedOn: today }
  const form = { formKey: randomUUID(), requestId, recipientId: recipientIds[0], round: 1, ...content }
  const responseId = expectOk(await answers.recordResponse(actors.responseStaff, form))
  const evaluation = { code: 'ongoing', reason: `${WORD}の評価`, nextAction: 'strengthen' }
  const seen = { responseId, version: 1, basedOn: '' }
  expectOk(await answers.draftEvaluation(actors.responseStaff, { ...seen, ...evaluation }))
  const corrected = { responseId, version: 1, ...content, text: `${WORD}の訂正` }
  expectOk(await answers.correctResponse(actors.responseStaff, corrected))
  const reason = `${WORD}の取消し`
  expectOk(await answers.withdrawResponse(actors.responseStaff, { responseId, version: 2, reason }))
}

it('P8: an administrator reads in the record who did what to which one, and none of the words', async () => {
  await theStoryOfTwoRequests()
  const { database, deps, actors } = federation
  expect(JSON.stringify((await database.auditEvent.findMany()).map((event) => event.details))).toContain(WORD)
  const { entries, older } = expectOk(await createAudit(deps).list(actors.admin, {}))
  expect(older).toBeNull()
  expect(JSON.stringify(entries)).not.toContain(WORD)
  const entryOf = (action: string) => entries.find((entry) => entry.action === action)
  expect(JSON.parse(entryOf('policyRequest.returnToDrafting')?.details ?? '')).toEqual({
    from: 'inCommittee',
    to: 'drafting',
  })
  expect(entryOf('policyRequest.returnToDrafting')?.withheld).toEqual(['reason'])
  expect(entryOf('evaluation.draft')?.withheld).toEqual(['code', 'reason', 'nextAction'])
  expect(entryOf('response.withdraw')?.withheld).toContain('text')
})

it('P8: the settings, which are the administration’s own, are shown in words', async () => {
  const { deps, actors } = federation
  const settings = createSettings(deps)
  const before = await settings.read()
  const input = { ...before, basedOn: settingsFingerprint(before), contact: `${WORD}の連絡先` }
  expectOk(await settings.change(actors.admin, input))
  const { entries } = expectOk(await createAudit(deps).list(actors.admin, { subjectType: 'settings' }))
  expect(entries[0]?.details).toContain(`${WORD}の連絡先`)
})
