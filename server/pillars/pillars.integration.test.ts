import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pillarFingerprint } from '#app/domain/form-fingerprints.ts'
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
  const basedOn = pillarFingerprint({ title: '雇用', purpose: '前の趣旨' })
  expectOk(await pillars.change(actors.committeeChair, { pillarId: id, basedOn, ...after }))
  const events = await database.auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
  expect(events).toMatchObject([
    { action: 'pillar.create', details: { title: '雇用', purpose: '前の趣旨' } },
    { action: 'pillar.change', details: { before: { title: '雇用', purpose: '前の趣旨' }, after } },
  ])
})

it('C6: of the bureau and the chair, who change a pillar from the same page, the second hears of the first', async () => {
  const { actors, bodies, database } = federation
  const seen = { title: '医療', purpose: '' }
  const pillarId = expectOk(await pillars.add(actors.bureau, { ...aPillar(bodies.committee), ...seen }))
  const form = { pillarId, basedOn: pillarFingerprint(seen), title: '医療' }
  const results = await Promise.all([
    pillars.change(actors.committeeChair, { ...form, purpose: '委員長の趣旨' }),
    pillars.change(actors.bureau, { ...form, purpose: '政策局の趣旨' }),
  ])
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.find((result) => !result.ok)).toMatchObject({ refusal: { reason: 'versionChanged' } })
  expect(await database.auditEvent.count({ where: { subjectId: pillarId, action: 'pillar.change' } })).toBe(1)
})
