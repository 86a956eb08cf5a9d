import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { createPillars, type Pillars } from './pillars.ts'

let federation: Federation
let pillars: Pillars

beforeAll(async () => {
  federation = await aFederation()
  pillars = createPillars(federation.deps)
})
afterAll(() => federation.close())

const aPillar = (bodyId: string) => ({ formKey: randomUUID(), bodyId, title: '雇用', purpose: '' })

it.each([
  ['the bureau', () => federation.bodies.bureau],
  ['the central committee', () => federation.bodies.centralCommittee],
  ['an affiliate', () => federation.bodies.affiliate],
  ['nobody', () => randomUUID()],
])('C3: a pillar is of a committee, not of %s', async (_whom, bodyId) => {
  expect(await pillars.add(federation.actors.bureau, aPillar(bodyId()))).toEqual({
    ok: false,
    refusal: { reason: 'invalidInput', fields: { bodyId: 'unknownChoice' } },
  })
  expect(await federation.database.pillar.count()).toBe(0)
})

it('C5: the audit record keeps the wording of a pillar, before and after each change', async () => {
  const { actors, bodies, database } = federation
  const id = expectOk(await pillars.add(actors.bureau, { ...aPillar(bodies.committee), purpose: '前の趣旨' }))
  const after = { title: '雇用と賃金', purpose: '後の趣旨' }
  expectOk(await pillars.change(actors.committeeChair, { pillarId: id, ...after }))
  const events = await database.auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
  expect(events).toMatchObject([
    { action: 'pillar.create', details: { title: '雇用', purpose: '前の趣旨' } },
    { action: 'pillar.change', details: { before: { title: '雇用', purpose: '前の趣旨' }, after } },
  ])
})
