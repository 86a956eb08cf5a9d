import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { readRequestFilter } from '#app/domain/request-filter.ts'
import { ROLES } from '#app/domain/roles.ts'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'

let federation: Federation
beforeAll(async () => {
  federation = await aFederation()
})
afterAll(() => federation.close())

const some = async (count: number, state: 'drafting' | 'committeeApproved' = 'committeeApproved') => {
  const ids: PolicyRequestId[] = []
  for (let made = 0; made < count; made++) ids.push(await federation.aPolicyRequest({ state }))
  return ids
}
const takeUp = (requestIds: readonly string[], change: object = {}) => ({
  ...{ formKey: randomUUID(), transition: 'takeUp', requestIds },
  ...change,
})
const move = (sent: object, role: (typeof ROLES)[number] = 'bureau') =>
  federation.workflow.moveTogether(federation.actors[role], sent)
const statesOf = async (ids: readonly PolicyRequestId[]) => {
  const rows = await federation.database.policyRequest.findMany({ where: { id: { in: [...ids] } } })
  return ids.map((id) => rows.find((row) => row.id === id)?.state)
}
const records = (ids: readonly PolicyRequestId[]) =>
  federation.database.auditEvent.count({ where: { subjectId: { in: [...ids] }, action: 'policyRequest.takeUp' } })

describe('W20: several requests of a list take a step together', () => {
  it('each with its audit record; sent twice, once', async () => {
    const ids = await some(3)
    const sent = takeUp([...ids, ids[0] ?? ''])
    expectOk(await move(sent))
    expectOk(await move(sent))
    expect(await statesOf(ids)).toEqual(['consolidating', 'consolidating', 'consolidating'])
    expect(await records(ids)).toBe(3)
  })

  it('or none does, and the one that is the reason is named', async () => {
    const [ready, elsewhere] = [await some(2), await some(1, 'drafting')]
    const [wrong] = elsewhere
    const refused = await move(takeUp([...ready, wrong ?? '']))
    expect(refused).toMatchObject({ ok: false, refusal: { values: { requestId: wrong } } })
    expect(await statesOf([...ready, ...elsewhere])).toEqual(['committeeApproved', 'committeeApproved', 'drafting'])
    expect(await records(ready)).toBe(0)
  })

  it('nothing that lacks something goes before its committee', async () => {
    const [whole] = await some(1, 'drafting')
    const bare = await federation.aPolicyRequest({ state: 'drafting', recipientIds: [] })
    const refused = await move(takeUp([whole ?? '', bare], { transition: 'submitToCommittee' }))
    expect(refused).toMatchObject({ refusal: { reason: 'recipientMissing', values: { requestId: bare } } })
    expect(await statesOf([whole as PolicyRequestId, bare])).toEqual(['drafting', 'drafting'])
  })

  it('two who take up the same in the same second: one does, the other is told', async () => {
    const ids = await some(4)
    const answers = await Promise.all([move(takeUp(ids)), move(takeUp(ids.toReversed()))])
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { reason: 'stateChanged' } })
    expect(await records(ids)).toBe(4)
  })

  it('each of them is asked for the right; other steps, too many and none are refused', async () => {
    const ids = await some(1)
    for (const role of ROLES) if (role !== 'bureau') expect((await move(takeUp(ids), role)).ok, role).toBe(false)
    expect(await statesOf(ids)).toEqual(['committeeApproved'])
    expect(await move(takeUp(ids, { transition: 'putOnAgenda' }))).toMatchObject({ ok: false })
    expect(await move(takeUp([]))).toMatchObject({ refusal: { reason: 'nothingChosen' } })
    expect(await move(takeUp(Array.from({ length: 51 }, () => ids[0] ?? '')))).toMatchObject({ ok: false })
  })

  it('a list offers of each row what the person may do with it', async () => {
    const [draft] = await some(1, 'drafting')
    const [approved] = await some(1)
    const offered = async (role: (typeof ROLES)[number]) => {
      const filter = readRequestFilter(new URLSearchParams())
      const list = await federation.policyRequests.list(federation.actors[role], federation.cycleId, filter)
      const of = (id: string | undefined) => list.items.find((item) => item.id === id)?.steps
      return [of(draft), of(approved)]
    }
    expect(await offered('bureau')).toEqual([['submitToCommittee'], ['takeUp']])
    expect(await offered('committeeMember')).toEqual([['submitToCommittee'], []])
    for (const role of ['adviser', 'viewer', 'responseStaff'] as const)
      expect((await offered(role)).flat().filter(Boolean), role).toEqual([])
  })
})
