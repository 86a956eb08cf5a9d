import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { toCalendarDate } from '#app/domain/calendar-date.ts'
import type { DecisionInput } from '#app/domain/decision.ts'
import type { MeetingId, PolicyRequestId } from '#app/domain/ids.ts'
import { ROLES } from '#app/domain/roles.ts'
import {
  aDecision,
  aFederation,
  anActor,
  expectOk,
  type Federation,
  substanceNow,
} from '#server/policy-requests/policy-requests.test-support.ts'

let federation: Federation
beforeAll(async () => {
  federation = await aFederation()
})
afterAll(() => federation.close())

let day = 0
let heldOn = ''
beforeEach(() => {
  // A meeting of its own for every test.
  heldOn = `2026-01-${String(++day).padStart(2, '0')}`
})

/** The committee's chair records the approval of a new request at the meeting of the day. */
async function approve(change: Partial<DecisionInput>, given: PolicyRequestId | null = null) {
  const requestId = given ?? (await federation.aPolicyRequest({ state: 'inCommittee' }))
  const opened = expectOk(await federation.workspace.open(federation.actors.committeeChair, requestId))
  const result = await federation.workflow.move(federation.actors.committeeChair, {
    requestId,
    transition: 'approveInCommittee',
    fromState: 'inCommittee',
    shownSubstanceSha256: opened.substanceSha256,
    decision: aDecision({ heldOn, ...change }),
  })
  return { requestId, result }
}

const MISTYPED = { eligible: 12, present: 8, votesFor: 8 }
const RIGHT = { eligible: 20, present: 18, votesFor: 18 }

async function aMistypedMeeting() {
  const { requestId, result } = await approve(MISTYPED)
  expectOk(result)
  const { meetingId } = await federation.database.decision.findFirstOrThrow({ where: { requestId } })
  return { requestId, meetingId: meetingId as MeetingId }
}

const open = async (id: MeetingId) => expectOk(await federation.meetings.open(federation.actors.committeeChair, id))

async function correct(meetingId: MeetingId, change: object, by = federation.actors.committeeChair) {
  const { fingerprint } = await open(meetingId)
  return federation.meetings.correct(by, {
    meetingId,
    basedOn: fingerprint,
    reason: '名簿の数え間違い',
    ...change,
  })
}

const storedNumbers = async (id: MeetingId) => {
  const { eligible, present } = await federation.database.meeting.findUniqueOrThrow({ where: { id } })
  return { eligible, present }
}

describe('D4: a mistyped attendance is corrected', () => {
  it('the refusal of the next decision names what is recorded; after the correction the decision is recorded', async () => {
    const { requestId, meetingId } = await aMistypedMeeting()
    const before = await federation.database.revision.findFirstOrThrow({ where: { requestId } })
    const second = await approve(RIGHT)
    expect(second.result).toEqual({
      ok: false,
      refusal: { reason: 'meetingDiffers', values: { eligible: 12, present: 8, meetingId } },
    })
    expectOk(await correct(meetingId, { eligible: 20, present: 18, unanimousFollows: true }))
    expectOk((await approve(RIGHT, second.requestId)).result)
    expect(await federation.database.decision.findFirstOrThrow({ where: { requestId } })).toMatchObject({
      votesFor: 18,
      votesAgainst: 0,
      abstentions: 0,
    })
    expect(await federation.database.revision.findFirstOrThrow({ where: { requestId } })).toEqual(before)
  })

  it('is audited with before and after, and shows in the history of what was decided there', async () => {
    const { requestId, meetingId } = await aMistypedMeeting()
    const other = await approve(MISTYPED)
    expectOk(other.result)
    const decisions = (await open(meetingId)).decisions.map((decision) => ({
      decisionId: decision.id,
      votesFor: 17,
      votesAgainst: 1,
      abstentions: 0,
    }))
    expectOk(
      await correct(meetingId, { eligible: 20, present: 18, decisions: decisions.slice(0, 1), unanimousFollows: true }),
    )
    const event = await federation.database.auditEvent.findFirstOrThrow({ where: { subjectId: meetingId } })
    expect(event).toMatchObject({
      action: 'meeting.correct',
      personId: federation.actors.committeeChair.personId,
      details: {
        before: { eligible: 12, present: 8 },
        after: { eligible: 20, present: 18 },
        reason: '名簿の数え間違い',
      },
    })
    expect((event.details as { decisions: unknown[] }).decisions).toHaveLength(2)
    for (const [id, votesFor] of [
      [requestId, 17],
      [other.requestId, 18],
    ] as const) {
      const { history, decisions } = expectOk(await federation.workspace.open(federation.actors.bureau, id))
      const entry = history.find((line) => line.action === 'meeting.correct')
      expect(entry).toMatchObject({
        personName: federation.actors.committeeChair.name,
        details: { reason: '名簿の数え間違い' },
        correction: {
          heldOn,
          before: { eligible: 12, present: 8 },
          after: { eligible: 20, present: 18 },
          votes: { before: { votesFor: 8 }, after: { votesFor } },
        },
      })
      // How the other request was voted on is not told here.
      expect(JSON.stringify(entry)).not.toContain(id === requestId ? other.requestId : requestId)
      expect(decisions).toMatchObject([{ eligible: 20, present: 18, votesFor, correctable: false }])
    }
  })

  it.each([
    [
      'without a quorum',
      { eligible: 16, present: 8 },
      { reason: 'quorumMissing', fields: { present: 'quorumMissing' } },
    ],
    ['with more present than entitled', { eligible: 7, present: 8 }, { reason: 'presentExceedsEligible' }],
    ['with fewer present than votes', { eligible: 12, present: 7 }, { reason: 'recordedDecisionDiffers' }],
    ['with more present than votes', { eligible: 12, present: 9 }, { reason: 'recordedDecisionDiffers' }],
    ['with nothing changed', { eligible: 12, present: 8 }, { reason: 'nothingToCorrect' }],
    ['without a reason', { eligible: 14, present: 8, reason: ' ' }, { fields: { reason: 'required' } }],
    ['with an empty number', { eligible: '', present: 8 }, { fields: { eligible: 'required' } }],
  ])('not %s', async (_, change, refusal) => {
    const { meetingId } = await aMistypedMeeting()
    expect(await correct(meetingId, change)).toMatchObject({ ok: false, refusal })
    expect(await storedNumbers(meetingId)).toEqual({ eligible: 12, present: 8 })
    expect(await federation.database.auditEvent.count({ where: { subjectId: meetingId } })).toBe(0)
  })

  it('not with votes that would not have carried; the decision is named', async () => {
    const { meetingId } = await aMistypedMeeting()
    const [decision] = (await open(meetingId)).decisions
    const lost = { decisionId: decision?.id, votesFor: 8, votesAgainst: 10, abstentions: 0 }
    expect(await correct(meetingId, { eligible: 20, present: 18, decisions: [lost] })).toMatchObject({
      refusal: { reason: 'recordedDecisionDiffers', fields: { [`decisions.${decision?.id}`]: 'majorityMissing' } },
    })
  })

  it('not on numbers that somebody changed meanwhile, or before a decision that was recorded meanwhile', async () => {
    const { meetingId } = await aMistypedMeeting()
    const basedOn = (await open(meetingId)).fingerprint
    expectOk((await approve(MISTYPED)).result)
    expect(await correct(meetingId, { eligible: 14, present: 8, basedOn })).toMatchObject({
      refusal: { reason: 'versionChanged' },
    })
  })

  it('a decision and a correction in the same second: the decision counts as many as are recorded', async () => {
    const { meetingId } = await aMistypedMeeting()
    const requestId = await federation.aPolicyRequest({ state: 'inCommittee' })
    const [decision, correction] = await Promise.all([
      approve(MISTYPED, requestId),
      correct(meetingId, { eligible: 20, present: 18, unanimousFollows: true }),
    ])
    expect([decision.result.ok, correction.ok].filter(Boolean)).toHaveLength(1)
    const { present } = await storedNumbers(meetingId)
    for (const row of await federation.database.decision.findMany({ where: { meetingId } }))
      expect(row.votesFor).toBe(present)
  })
})

describe('P7: a meeting is corrected by those who record its decisions, and nobody else learns of it', () => {
  it('a committee’s meeting', async () => {
    const { meetingId } = await aMistypedMeeting()
    for (const role of ROLES) {
      const may = role === 'committeeChair' || role === 'committeeSecretary'
      const seen = await federation.meetings.open(federation.actors[role], meetingId)
      expect(seen.ok, role).toBe(may)
      const result = await correct(meetingId, { eligible: 12, present: 8 }, federation.actors[role])
      expect(result, role).toMatchObject({ refusal: { reason: may ? 'nothingToCorrect' : 'notFound' } })
    }
    const stranger = await anActor(federation.database, 'committeeChair', federation.bodies.otherCommittee)
    expect(await correct(meetingId, { eligible: 14, present: 8 }, stranger)).toMatchObject({
      refusal: { reason: 'notFound' },
    })
  })

  it('the central committee’s meeting: its secretariat', async () => {
    const requestId = await federation.aPolicyRequest({ state: 'adopted' })
    const { decisions } = expectOk(await federation.workspace.open(federation.actors.centralSecretariat, requestId))
    expect(decisions.map((decision) => decision.correctable).sort()).toEqual([false, true])
    const meetingId = decisions.find((decision) => decision.correctable)?.meetingId as MeetingId
    for (const role of ROLES)
      expect((await federation.meetings.open(federation.actors[role], meetingId)).ok, role).toBe(
        role === 'centralSecretariat',
      )
    expect(
      await federation.meetings.open(federation.actors.centralSecretariat, randomUUID() as MeetingId),
    ).toMatchObject({ refusal: { reason: 'notFound' } })
  })
})

describe('D5: a mistyped day of a meeting is corrected', () => {
  const dayOf = async (id: MeetingId) =>
    toCalendarDate((await federation.database.meeting.findUniqueOrThrow({ where: { id } })).heldOn)

  it('with a reason, on the record, and whoever may read the request sees it in its history', async () => {
    const { requestId, meetingId } = await aMistypedMeeting()
    const { eligible, present } = MISTYPED
    const to = (change: object) => correct(meetingId, { eligible, present, ...change })
    expect(await to({ heldOn: '2024-12-31', heldBeforePut: true })).toMatchObject({
      refusal: { fields: { heldOn: 'heldOnBeforeRequest' } },
    })
    expect(await to({ heldOn: '2026-02-20' })).toMatchObject({ refusal: { fields: { heldOn: 'heldOnBeforePut' } } })
    expectOk(await to({ heldOn: '2026-02-20', heldBeforePut: true }))
    expect(await dayOf(meetingId)).toBe('2026-02-20')
    const opened = expectOk(await federation.workspace.open(federation.actors.committeeMember, requestId))
    expect(opened.history.find((event) => event.action === 'meeting.correct')?.correction).toMatchObject({
      before: { heldOn, eligible, present },
      after: { heldOn: '2026-02-20', eligible, present },
    })
    expect(opened.decisions[0]).toMatchObject({ heldOn: '2026-02-20' })
  })

  it('not to a day in the future, nor to one on which another meeting is recorded', async () => {
    const { meetingId } = await aMistypedMeeting()
    const other = `2026-02-0${day}`.slice(0, 10)
    expectOk((await approve({ ...MISTYPED, heldOn: other })).result)
    const to = (heldOn: string) => correct(meetingId, { ...MISTYPED, heldOn, heldBeforePut: true })
    expect(await to('2999-01-01')).toMatchObject({ refusal: { fields: { heldOn: 'heldOnInFuture' } } })
    expect(await to(other)).toMatchObject({ refusal: { fields: { heldOn: 'meetingOnThatDay' } } })
    expect(await dayOf(meetingId)).toBe(heldOn)
  })

  it('not so that it would be out of order with what was decided on the same request, or with its submission', async () => {
    const { requestId, meetingId } = await aMistypedMeeting()
    const { database, actors, cycleId, recipientIds } = federation
    for (const [transition, fromState, decision] of [
      ['takeUp', 'committeeApproved', null],
      ['putOnAgenda', 'consolidating', null],
      ['adopt', 'onCentralAgenda', aDecision({ heldOn: '2026-05-10' })],
    ] as const) {
      const by = transition === 'adopt' ? actors.centralSecretariat : actors.bureau
      const shownSubstanceSha256 = await substanceNow(database, requestId)
      expectOk(await federation.workflow.move(by, { requestId, transition, fromState, shownSubstanceSha256, decision }))
    }
    const to = (id: MeetingId, heldOn: string, by = actors.committeeChair) =>
      correctAs(by, id, { heldOn, heldBeforePut: true, ...(id === meetingId && MISTYPED) })
    expect(await to(meetingId, '2026-05-11')).toMatchObject({ refusal: { fields: { heldOn: 'heldOnOutOfOrder' } } })
    const adoption = await database.decision.findFirstOrThrow({
      where: { requestId, outcome: 'approve', meeting: { heldOn: new Date('2026-05-10') } },
    })
    const central = adoption.meetingId as MeetingId
    const early = `2025-12-${String(day).padStart(2, '0')}`
    expect(await to(central, early, actors.centralSecretariat)).toMatchObject({
      refusal: { fields: { heldOn: 'heldOnOutOfOrder' } },
    })
    const file = await database.storedFile.create({
      data: { name: 'a.docx', mediaType: 'x', bytes: Buffer.from('a'), sha256: 'a', size: 1 },
    })
    await database.submission.create({
      data: {
        ...{ cycleId, recipientId: recipientIds[0] as string, documentNumber: randomUUID(), fileId: file.id },
        ...{
          submittedOn: new Date('2026-05-20'),
          place: '',
          handedBy: '',
          recordedById: actors.bureau.personId,
          recordedAt: new Date(),
        },
        items: { create: [{ requestId, revisionId: adoption.revisionId, number: 1 }] },
      },
    })
    expect(await to(central, '2026-05-21', actors.centralSecretariat)).toMatchObject({
      refusal: { fields: { heldOn: 'heldOnOutOfOrder' } },
    })
    expectOk(await to(central, '2026-05-15', actors.centralSecretariat))
  })
})

/** Corrects as `by`; numbers that are not given stay. */
async function correctAs(by: Federation['actors']['bureau'], meetingId: MeetingId, change: object) {
  const { eligible, present, fingerprint } = expectOk(await federation.meetings.open(by, meetingId))
  return federation.meetings.correct(by, {
    meetingId,
    basedOn: fingerprint,
    reason: '日付の誤り',
    eligible,
    present,
    ...change,
  })
}
