import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { usualPhases } from '#app/domain/cycle-phases.ts'
import type { Result } from '#app/domain/result.ts'
import { createBodies } from '#server/bodies/bodies.ts'
import { createCycles } from '#server/cycles/cycles.ts'
import { createPeople } from '#server/people/people.ts'
import { createPillars } from '#server/pillars/pillars.ts'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'

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
