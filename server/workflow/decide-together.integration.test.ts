import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PolicyRequestId } from '#app/domain/ids.ts'
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

const some = async (count: number, state: 'inCommittee' | 'onCentralAgenda' = 'inCommittee') => {
  const ids: PolicyRequestId[] = []
  for (let made = 0; made < count; made++) ids.push(await federation.aPolicyRequest({ state }))
  return ids
}
const form = async (ids: readonly PolicyRequestId[], change: object = {}) => ({
  formKey: randomUUID(),
  transition: 'approveInCommittee',
  fromState: 'inCommittee',
  decision: aDecision(),
  items: await Promise.all(
    ids.map(async (requestId) => ({
      requestId,
      shownSubstanceSha256: await substanceNow(federation.database, requestId),
    })),
  ),
  ...change,
})
const statesOf = async (ids: readonly PolicyRequestId[]) => {
  const rows = await federation.database.policyRequest.findMany({ where: { id: { in: [...ids] } } })
  return [...new Set(rows.map((row) => row.state))]
}
const decide = (sent: object, role: (typeof ROLES)[number] = 'committeeChair') =>
  federation.workflow.decideTogether(federation.actors[role], sent)

describe('W18: several requests decided at one sitting', () => {
  it('are each decided on, with one meeting, a revision and an audit record of its own; sent twice, once', async () => {
    const ids = await some(3)
    const sent = await form(ids)
    expectOk(await decide(sent))
    expectOk(await decide(sent))
    expect(await statesOf(ids)).toEqual(['committeeApproved'])
    const decisions = await federation.database.decision.findMany({ where: { requestId: { in: ids } } })
    expect(decisions).toHaveLength(3)
    expect(new Set(decisions.map((decision) => decision.meetingId)).size).toBe(1)
    expect(new Set(decisions.map((decision) => decision.revisionId)).size).toBe(3)
    for (const subjectId of ids)
      expect(
        await federation.database.auditEvent.count({
          where: { subjectId, action: 'policyRequest.approveInCommittee' },
        }),
      ).toBe(1)
  })

  it('are adopted together as they stand on the agenda', async () => {
    const ids = await some(2, 'onCentralAgenda')
    const change = { transition: 'adopt', fromState: 'onCentralAgenda' }
    expectOk(await decide(await form(ids, change), 'centralSecretariat'))
    expect(await statesOf(ids)).toEqual(['adopted'])
  })

  it('none is decided on when one was changed since it was shown, and that one is named', async () => {
    const ids = await some(3)
    const sent = await form(ids)
    const changed = sent.items.map((item, index) => (index === 1 ? { ...item, shownSubstanceSha256: 'other' } : item))
    expect(await decide({ ...sent, items: changed })).toMatchObject({
      refusal: { reason: 'textChangedSinceShown', values: { requestId: ids[1] } },
    })
    expect(await statesOf(ids)).toEqual(['inCommittee'])
    expect(await federation.database.decision.count({ where: { requestId: { in: ids } } })).toBe(0)
    // The mended form is taken, with the same key.
    expectOk(await decide(sent))
  })

  it('none is when one of them is already decided on, when nothing is chosen, or the decision does not carry', async () => {
    const [first, second] = (await some(2)) as [PolicyRequestId, PolicyRequestId]
    expectOk(await decide(await form([first])))
    const both = await form([first, second])
    expect(await decide(both)).toMatchObject({
      refusal: { reason: 'stateChanged', values: { requestId: first } },
    })
    expect(await decide(await form([]))).toMatchObject({ refusal: { reason: 'nothingChosen' } })
    const lost = { decision: aDecision({ votesFor: 0, votesAgainst: aDecision().present }) }
    expect(await decide(await form([second], lost))).toMatchObject({ refusal: { reason: 'majorityMissing' } })
    expect(await statesOf([second])).toEqual(['inCommittee'])
  })

  it('say yes to them as they stand: another outcome and amendments are recorded one by one', async () => {
    const ids = await some(2, 'onCentralAgenda')
    const amendments = [{ from: '森林', to: '山林' }]
    const { present } = aDecision()
    for (const decision of [
      aDecision({ outcome: 'approveAsAmended', amendments }),
      aDecision({ outcome: 'approve', amendments }),
      aDecision({ outcome: 'reject', votesFor: 0, votesAgainst: present }),
    ]) {
      const sent = await form(ids, { transition: 'adopt', fromState: 'onCentralAgenda', decision })
      expect(await decide(sent, 'centralSecretariat'), decision.outcome).toMatchObject({
        refusal: { reason: 'invalidInput', fields: { 'decision.outcome': 'unknownChoice' } },
      })
    }
    expect(await statesOf(ids)).toEqual(['onCentralAgenda'])
  })

  it('are of one body and one year, which the meeting is recorded for', async () => {
    const { database, bodies, actors } = federation
    const [own, others, earlier] = (await some(3)) as [PolicyRequestId, PolicyRequestId, PolicyRequestId]
    const ofOther = { bodyId: bodies.otherCommittee, number: 990 }
    await database.policyRequest.update({ where: { id: others }, data: ofOther })
    const year = { title: '2026年度に向けた政策・制度要求と提言', workYear: 2025, targetFiscalYear: 2026 }
    const cycle = await database.cycle.create({ data: year })
    await database.policyRequest.update({ where: { id: earlier }, data: { cycleId: cycle.id } })
    const ofBoth = await anActor(database, 'committeeChair', bodies.committee)
    const chair = {
      ...ofBoth,
      memberships: [...actors.committeeChair.memberships, { role: 'committeeChair', bodyId: bodies.otherCommittee }],
    } as const
    for (const other of [others, earlier]) {
      const sent = await form([own, other])
      expect(await federation.workflow.decideTogether(chair, sent)).toMatchObject({
        refusal: { reason: 'notOneSitting', values: { requestId: other } },
      })
    }
    expect(await statesOf([own, others, earlier])).toEqual(['inCommittee'])
  })

  it('ask each of them for the right to it, and say no more than yes', async () => {
    const ids = await some(2)
    for (const role of ROLES.filter((one) => one !== 'committeeChair' && one !== 'committeeSecretary'))
      expect(await decide(await form(ids), role), role).toMatchObject({ ok: false })
    for (const transition of ['reject', 'referBack', 'withdraw', 'merge'])
      expect(await decide(await form(ids, { transition }))).toMatchObject({ ok: false })
    expect(await statesOf(ids)).toEqual(['inCommittee'])
  })
})

describe('W19: what waits next', () => {
  it('is the next request of the same committee and step, going round; nothing when none waits', async () => {
    const { actors, workflow, database } = federation
    await database.policyRequest.updateMany({ where: { state: 'inCommittee' }, data: { state: 'drafting' } })
    const ids = await some(3)
    const nextTo = (id: PolicyRequestId) => workflow.nextInQueue(actors.committeeChair, id, 'approveInCommittee')
    const [first, second, third] = ids as [PolicyRequestId, PolicyRequestId, PolicyRequestId]
    expectOk(await decide(await form([second])))
    expect(await nextTo(second)).toMatchObject({ next: { id: third }, left: 2, transition: 'approveInCommittee' })
    expectOk(await decide(await form([third])))
    expect(await nextTo(third)).toMatchObject({ next: { id: first }, left: 1 })
    expect(await workflow.nextInQueue(actors.viewer, third, 'approveInCommittee')).toBeNull()
    expectOk(await decide(await form([first])))
    expect(await nextTo(first)).toBeNull()
  })
})
