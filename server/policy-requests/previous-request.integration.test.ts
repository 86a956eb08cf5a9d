import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { createAnswers } from '#server/answers/answers.ts'
import { aFederation, expectOk, type Federation } from './policy-requests.test-support.ts'

let federation: Federation
let lastYears: PolicyRequestId
let notAdopted: PolicyRequestId
let ofOtherCommittee: PolicyRequestId
beforeAll(async () => {
  federation = await aFederation()
  const { database, cycleId, bodies } = federation
  const { targetFiscalYear } = await database.cycle.findUniqueOrThrow({ where: { id: cycleId } })
  const cycle = (back: number) =>
    database.cycle.create({ data: { title: '前', workYear: 2000 - back, targetFiscalYear: targetFiscalYear - back } })
  const [lastYear, longAgo] = [await cycle(1), await cycle(2)]
  const move = async (change: object, state: 'drafting' | 'closed' = 'closed') => {
    const id = await federation.aPolicyRequest({ state })
    const number = 100 + (await database.policyRequest.count())
    await database.policyRequest.update({ where: { id }, data: { cycleId: lastYear.id, number, ...change } })
    return id
  }
  lastYears = await move({ title: '昨年の要求' })
  notAdopted = await move({}, 'drafting')
  ofOtherCommittee = await move({ bodyId: bodies.otherCommittee })
  await move({ cycleId: longAgo.id })
})
afterAll(() => federation.close())

const open = async (id: PolicyRequestId) =>
  expectOk(await federation.workspace.open(federation.actors.committeeMember, id))
const save = async (id: PolicyRequestId, change: object, basedOn?: string) => {
  const { request, fingerprints } = await open(id)
  const { isPriority, pillarId, proposerBodyIds } = request
  return federation.policyRequests.editFields(federation.actors.committeeMember, {
    ...{ section: 'basics', requestId: id, basedOn: basedOn ?? fingerprints.basics },
    values: { kind: 'continued', isPriority, pillarId, proposerBodyIds, ...change },
  })
}

describe('W16: the request of last year that one carries on', () => {
  it('is offered from what the same committee had adopted the year before, and nothing else', async () => {
    const { choices } = await open(await federation.aPolicyRequest())
    expect(choices?.previousRequests.map(({ id, title }) => [id, title])).toEqual([[lastYears, '昨年の要求']])
  })

  it('is stored with its audit record, shows last year’s answers, and can be let go again', async () => {
    const id = await federation.aPolicyRequest()
    expectOk(await save(id, { previousRequestId: lastYears }))
    expect((await open(id)).request).toMatchObject({ kind: 'continued', previousRequestId: lastYears })
    const event = await federation.database.auditEvent.findFirstOrThrow({
      where: { subjectId: id, action: 'policyRequest.editFields' },
    })
    expect(event.details).toMatchObject({ values: { previousRequestId: lastYears } })
    const answers = createAnswers(federation.deps)
    expect(expectOk(await answers.previousAnswers(federation.actors.committeeMember, id))).toMatchObject({
      request: { id: lastYears },
    })
    expectOk(await save(id, { previousRequestId: '' }))
    expect((await open(id)).request.previousRequestId).toBeNull()
  })

  it.each([
    ['one of another committee', () => ofOtherCommittee],
    ['one that was not adopted', () => notAdopted],
    ['one of this year', () => federation.aPolicyRequest({ state: 'adopted' })],
    ['one that is not there', () => randomUUID()],
  ])('is not %s, and nothing changes', async (_name, other) => {
    const id = await federation.aPolicyRequest()
    expect(await save(id, { previousRequestId: await other() })).toMatchObject({
      refusal: { reason: 'invalidInput', fields: { previousRequestId: 'previousOfOtherCommittee' } },
    })
    expect((await open(id)).request).toMatchObject({ kind: 'new', previousRequestId: null })
  })

  it('is none for a new request', async () => {
    const id = await federation.aPolicyRequest()
    expect(await save(id, { kind: 'new', previousRequestId: lastYears })).toMatchObject({
      refusal: { fields: { previousRequestId: 'newHasNoPrevious' } },
    })
  })

  it('is not chosen over what somebody else chose meanwhile', async () => {
    const id = await federation.aPolicyRequest()
    const { fingerprints } = await open(id)
    expectOk(await save(id, { previousRequestId: lastYears }))
    expect(await save(id, { previousRequestId: '' }, fingerprints.basics)).toMatchObject({
      refusal: { reason: 'versionChanged' },
    })
  })
})
