import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, todayInJapan } from '#app/domain/calendar-date.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import {
  aDecision,
  aFederation,
  expectOk,
  type Federation,
  substanceNow,
} from '#server/policy-requests/policy-requests.test-support.ts'

let federation: Federation
beforeAll(async () => {
  federation = await aFederation()
})
afterAll(() => federation.close())

/** As somebody who has read the request as it is now. */
const move = async (
  role: keyof Federation['actors'],
  input: { requestId: PolicyRequestId; [field: string]: unknown },
) =>
  federation.workflow.move(federation.actors[role], {
    shownSubstanceSha256: await substanceNow(federation.database, input.requestId),
    ...input,
  })

describe('D1: the meeting is of the year of the request', () => {
  it('a meeting from before the cycle began decides nothing; one on its first day does', async () => {
    const { database, cycleId } = federation
    const days = { startsOn: new Date('2026-03-01'), endsOn: new Date('2026-04-30') }
    const phase = await database.cyclePhase.create({ data: { cycleId, kind: 'collect', ...days } })
    const id = await federation.aPolicyRequest({ state: 'inCommittee' })
    const input = { requestId: id, transition: 'approveInCommittee', fromState: 'inCommittee' }
    const held = (heldOn: string) => move('committeeChair', { ...input, decision: aDecision({ heldOn }) })
    expect(await held('2026-02-28')).toMatchObject({
      refusal: { reason: 'heldOnTooEarly', fields: { heldOn: 'heldOnTooEarly' } },
    })
    expectOk(await held('2026-03-01'))
    await database.cyclePhase.delete({ where: { id: phase.id } })
  })

  it('a form for a decision is not filled with a meeting of last year', async () => {
    const { database, bodies, workflow, actors } = federation
    const last = await database.cycle.create({ data: { title: '前年', workYear: 2025, targetFiscalYear: 2026 } })
    const numbers = { form: 'sitting', eligible: 98, present: 80 } as const
    const id = await federation.aPolicyRequest({ state: 'onCentralAgenda' })
    await database.meeting.create({
      data: {
        ...{ ...numbers, bodyId: bodies.centralCommittee, cycleId: last.id, heldOn: new Date('2025-07-15') },
        createdAt: new Date(Date.now() + 60_000),
      },
    })
    const { lastMeeting } = expectOk(await workflow.openMove(actors.centralSecretariat, id, 'adopt'))
    expect(lastMeeting?.heldOn).not.toBe('2025-07-15')
  })
})

describe('D6: a meeting decides on what was there, and what was put to it', () => {
  const dayAfter = (days: number) => addDays(todayInJapan(new Date()), days)
  const approve = async (requestId: PolicyRequestId, heldOn: string, heldBeforePut?: boolean) =>
    move('committeeChair', {
      ...{ requestId, transition: 'approveInCommittee', fromState: 'inCommittee' },
      decision: aDecision({ heldOn, heldBeforePut }),
    })

  it('the audit record has whether it was known to be recorded afterwards', async () => {
    const { database } = federation
    const id = await federation.aPolicyRequest({ state: 'inCommittee' })
    await database.policyRequest.update({
      where: { id },
      data: { createdAt: new Date(`${dayAfter(-5)}T00:30:00+09:00`) },
    })
    expect(await approve(id, dayAfter(-6), true)).toMatchObject({
      refusal: { reason: 'heldOnBeforeRequest', fields: { heldOn: 'heldOnBeforeRequest' } },
    })
    expect(await approve(id, dayAfter(-5))).toMatchObject({
      refusal: { reason: 'heldOnBeforePut', fields: { heldOn: 'heldOnBeforePut' } },
    })
    expectOk(await approve(id, dayAfter(-5), true))
    const event = await database.auditEvent.findFirstOrThrow({
      where: { subjectId: id, action: 'policyRequest.approveInCommittee' },
    })
    expect(event.details).toMatchObject({ heldOn: dayAfter(-5), heldBeforePut: true })
  })

  it('several at one sitting are asked about too, by name', async () => {
    const requestId = await federation.aPolicyRequest({ state: 'inCommittee' })
    const item = { requestId, shownSubstanceSha256: await substanceNow(federation.database, requestId) }
    const together = (heldBeforePut?: boolean) =>
      federation.workflow.decideTogether(federation.actors.committeeChair, {
        ...{ transition: 'approveInCommittee', fromState: 'inCommittee', items: [item] },
        ...{ formKey: randomUUID(), decision: aDecision({ heldOn: dayAfter(-3), heldBeforePut }) },
      })
    expect(await together()).toMatchObject({ refusal: { reason: 'heldOnBeforePut', values: { requestId } } })
    expectOk(await together(true))
  })

  it('a form begins with no meeting from before the request was put to the body', async () => {
    const { workflow, actors } = federation
    const first = await federation.aPolicyRequest({ state: 'inCommittee' })
    expectOk(await approve(first, dayAfter(-2), true))
    const second = await federation.aPolicyRequest({ state: 'inCommittee' })
    const opened = () => workflow.openMove(actors.committeeChair, second, 'approveInCommittee')
    expect(expectOk(await opened()).lastMeeting).toBeNull()
    expectOk(await approve(await federation.aPolicyRequest({ state: 'inCommittee' }), dayAfter(0)))
    expect(expectOk(await opened()).lastMeeting?.heldOn).toBe(dayAfter(0))
    // One of another day is recorded afterwards: more of today's is what comes next once somebody goes on with it.
    expectOk(await approve(await federation.aPolicyRequest({ state: 'inCommittee' }), dayAfter(-4), true))
    expect(expectOk(await opened()).lastMeeting).toBeNull()
    expectOk(await approve(await federation.aPolicyRequest({ state: 'inCommittee' }), dayAfter(0)))
    expect(expectOk(await opened()).lastMeeting?.heldOn).toBe(dayAfter(0))
  })
})

describe('W10: what an approval leaves in the audit record', () => {
  it('is the attendance, the meeting and the note, so that the chain proves the quorum', async () => {
    const id = await federation.aPolicyRequest({ state: 'onCentralAgenda', text: '計画を検討すること。' })
    const change = {
      outcome: 'approveAsAmended',
      amendments: [{ from: '検討', to: '実施' }],
      note: '全会一致',
    } as const
    const decision = aDecision(change)
    expectOk(
      await move('centralSecretariat', { requestId: id, transition: 'adopt', fromState: 'onCentralAgenda', decision }),
    )
    const { database } = federation
    const { meetingId } = await database.decision.findFirstOrThrow({
      where: { requestId: id, outcome: 'approveAsAmended' },
    })
    const event = await database.auditEvent.findFirstOrThrow({
      where: { subjectId: id, action: 'policyRequest.adopt' },
    })
    expect(event.details).toMatchObject({ eligible: 20, present: 15, meetingId, ...change })
  })
})
