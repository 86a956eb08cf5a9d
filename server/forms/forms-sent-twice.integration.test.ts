import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { usualPhases } from '#app/domain/cycle-phases.ts'
import type { MeetingId } from '#app/domain/ids.ts'
import type { Result } from '#app/domain/result.ts'
import { createBodies } from '#server/bodies/bodies.ts'
import { createCycles } from '#server/cycles/cycles.ts'
import { createPeople } from '#server/people/people.ts'
import { createPillars } from '#server/pillars/pillars.ts'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { aSubmittingFederation, type SubmittingFederation } from '#server/submissions/submissions.test-support.ts'

/** A browser that lost the answer sends a form again by itself: it must say what it would have said the first time. */

let federation: Federation
beforeAll(async () => {
  federation = await aFederation()
})
afterAll(() => federation.close())

type Send = (form: { formKey: string }) => Promise<Result<string>>

const FORMS: Readonly<Record<string, () => Send>> = {
  'a new body': () => (form) =>
    createBodies(federation.deps).create(federation.actors.admin, {
      ...form,
      kind: 'affiliate',
      nameJa: '新しい組合',
      nameEn: 'A new union',
      number: '',
    }),
  'a new person': () => {
    const person = { name: '山田花子', kana: '', email: `${randomUUID()}@example.jp` }
    return (form) => createPeople(federation.deps).create(federation.actors.admin, { ...form, ...person })
  },
  'a new membership': () => (form) =>
    createPeople(federation.deps).addMembership(federation.actors.admin, {
      ...form,
      personId: federation.actors.viewer.personId,
      bodyId: federation.bodies.committee,
      role: 'committeeMember',
      startsOn: '2026-04-01',
    }),
  'a new cycle': () => (form) =>
    createCycles(federation.deps).create(federation.actors.admin, {
      ...form,
      title: '来年度への要求',
      targetFiscalYear: '2031',
      phases: usualPhases(2031),
    }),
  'a new pillar': () => (form) =>
    createPillars(federation.deps).add(federation.actors.bureau, {
      ...form,
      bodyId: federation.bodies.committee,
      title: '新しい柱',
      purpose: '',
    }),
}

it.each(Object.entries(FORMS))('%s is made once, however often its form arrives', async (_name, prepare) => {
  const send = prepare()
  const form = { formKey: randomUUID() }
  const before = await federation.database.auditEvent.count()
  const atOnce = await Promise.all([send(form), send(form)])
  const ids = [...atOnce, await send(form)].map(expectOk)
  expect(new Set(ids).size).toBe(1)
  expect(await federation.database.auditEvent.count()).toBe(before + 1)
})

describe('W14: a form that changes something gets the answer of its first arrival, not 「somebody was faster」', () => {
  let submitting: SubmittingFederation
  beforeAll(async () => {
    submitting = await aSubmittingFederation()
  })
  afterAll(() => submitting.close())

  type Change = (form: { formKey: string }) => Promise<Result<unknown>>
  const answer = async () => {
    const { answers, actors, recipientIds, today } = submitting
    const content = { text: '検討します。', department: '', respondedOn: today }
    const requestId = await submitting.aSubmittedRequest()
    const form = { formKey: randomUUID(), requestId, recipientId: recipientIds[0], round: 1, ...content }
    return { responseId: expectOk(await answers.recordResponse(actors.responseStaff, form)), version: 1, ...content }
  }
  const evaluation = { code: 'ongoing', reason: '検討にとどまる。', nextAction: '' }
  const CHANGES: Readonly<Record<string, () => Promise<Change>>> = {
    'a step of the workflow': async () => {
      const { workflow, actors } = submitting
      const requestId = await submitting.aPolicyRequest({})
      const step = { requestId, transition: 'submitToCommittee', fromState: 'drafting' }
      return (form) => workflow.move(actors.committeeMember, { ...form, ...step })
    },
    'an edit of fields': async () => {
      const { policyRequests, workspace, actors } = submitting
      const requestId = await submitting.aPolicyRequest({})
      const { fingerprints } = expectOk(await workspace.open(actors.committeeMember, requestId))
      const edit = { section: 'recipients', requestId, basedOn: fingerprints.recipients, values: { recipientIds: [] } }
      return (form) => policyRequests.editFields(actors.committeeMember, { ...form, ...edit })
    },
    'the correction of an answer': async () => {
      const { answers, actors } = submitting
      const response = { ...(await answer()), text: '検討を進めます。' }
      return (form) => answers.correctResponse(actors.responseStaff, { ...form, ...response })
    },
    'an answer that is taken back': async () => {
      const { answers, actors } = submitting
      const { responseId, version } = await answer()
      const form = { responseId, version, reason: '別の要求への回答でした。' }
      return (sent) => answers.withdrawResponse(actors.responseStaff, { ...sent, ...form })
    },
    'the draft of an evaluation': async () => {
      const { answers, actors } = submitting
      const { responseId, version } = await answer()
      const draft = { responseId, version, basedOn: '', ...evaluation }
      return (form) => answers.draftEvaluation(actors.bureau, { ...form, ...draft })
    },
    'the confirmation of an evaluation': async () => {
      const { answers, actors } = submitting
      const { responseId, version } = await answer()
      const draft = { responseId, version, basedOn: '', ...evaluation }
      const basedOn = expectOk(await answers.draftEvaluation(actors.bureau, draft))
      return (form) => answers.confirmEvaluation(actors.committeeChair, { ...form, responseId, version, basedOn })
    },
    // Last: the decisions that follow would have to be of the corrected meeting.
    'the correction of a meeting': async () => {
      const { meetings, workspace, actors } = submitting
      const requestId = await submitting.aPolicyRequest({ state: 'committeeApproved' })
      const { decisions } = expectOk(await workspace.open(actors.committeeChair, requestId))
      const meeting = expectOk(await meetings.open(actors.committeeChair, decisions[0]?.meetingId as MeetingId))
      const numbers = { eligible: meeting.eligible + 1, present: meeting.present, reason: '誤記のため。' }
      const correction = { meetingId: meeting.id, basedOn: meeting.fingerprint, ...numbers }
      return (form) => meetings.correct(actors.committeeChair, { ...form, ...correction })
    },
  }

  it.each(Object.entries(CHANGES))('%s', async (_name, prepare) => {
    const send = await prepare()
    const form = { formKey: randomUUID() }
    const [first, second] = await Promise.all([send(form), send(form)])
    expectOk(first)
    expect(second).toEqual(first)
    const audited = await submitting.database.auditEvent.count()
    expect(await send(form)).toEqual(first)
    expect(await submitting.database.auditEvent.count()).toBe(audited)
    // Another form is not taken for it.
    expect(await send({ formKey: randomUUID() })).toMatchObject({ ok: false })
  })
})
