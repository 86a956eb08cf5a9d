import { afterAll, beforeAll, expect, it } from 'vitest'
import { bodyFingerprint } from '#app/domain/form-fingerprints.ts'
import { ROLES } from '#app/domain/roles.ts'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { type Bodies, createBodies } from './bodies.ts'

let federation: Federation
let bodies: Bodies

beforeAll(async () => {
  federation = await aFederation()
  bodies = createBodies(federation.deps)
})
afterAll(() => federation.close())

const BASED_ON = bodyFingerprint({ nameJa: '横浜地域連合', nameEn: 'Yokohama chapter', number: null })
const A_BODY = { kind: 'chapter', nameJa: '横浜地域連合', nameEn: 'Yokohama chapter', number: '' }

it('C5: an administrator adds a body at the end of the list, and changes all but its kind', async () => {
  const { admin } = federation.actors
  const id = expectOk(await bodies.create(admin, A_BODY))
  expect((await bodies.all()).at(-1)).toMatchObject({ id, kind: 'chapter', nameJa: '横浜地域連合', number: null })
  const change = { kind: 'bureau', nameJa: '横浜', nameEn: 'Yokohama', number: '9' }
  expectOk(await bodies.change(admin, { ...change, bodyId: id, basedOn: BASED_ON }))
  const changed = (await bodies.all()).find((body) => body.id === id)
  expect(changed).toMatchObject({ kind: 'chapter', nameJa: '横浜', nameEn: 'Yokohama', number: 9 })
  const events = await federation.database.auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
  expect(events.map((event) => event.action)).toEqual(['body.create', 'body.change'])
  expect(events[1]?.details).toEqual({
    before: { nameJa: '横浜地域連合', nameEn: 'Yokohama chapter', number: null },
    after: { nameJa: '横浜', nameEn: 'Yokohama', number: 9 },
  })
})

it('what is wrong is said field by field, and nothing is stored', async () => {
  const before = await bodies.all()
  expect(
    await bodies.create(federation.actors.admin, { kind: 'club', nameJa: ' ', nameEn: 'x'.repeat(101), number: '1.5' }),
  ).toEqual({
    ok: false,
    refusal: {
      reason: 'invalidInput',
      fields: { kind: 'unknownChoice', nameJa: 'required', nameEn: 'tooLong', number: expect.any(String) },
    },
  })
  expect(await bodies.all()).toEqual(before)
})

it('a body that does not exist is not found', async () => {
  const bodyId = '00000000-0000-7000-8000-000000000000'
  expect(await bodies.change(federation.actors.admin, { ...A_BODY, bodyId, basedOn: BASED_ON })).toMatchObject({
    ok: false,
    refusal: { reason: 'notFound' },
  })
})

it('C6: of two who change a body from the same page the second hears of it, and what the first saved stays', async () => {
  const { admin } = federation.actors
  const bodyId = expectOk(await bodies.create(admin, A_BODY))
  const form = { ...A_BODY, bodyId, basedOn: BASED_ON }
  expectOk(await bodies.change(admin, { ...form, nameJa: '横浜' }))
  expect(await bodies.change(admin, { ...form, number: '9' })).toMatchObject({ refusal: { reason: 'versionChanged' } })
  expect((await bodies.all()).find((body) => body.id === bodyId)).toMatchObject({ nameJa: '横浜', number: null })
})

it.each(ROLES.filter((role) => role !== 'admin'))('the role %s changes no body', async (role) => {
  const refused = { ok: false, refusal: { reason: 'notPermitted' } }
  const bodyId = federation.bodies.committee
  expect(await bodies.create(federation.actors[role], A_BODY)).toMatchObject(refused)
  expect(await bodies.change(federation.actors[role], { ...A_BODY, bodyId, basedOn: BASED_ON })).toMatchObject(refused)
})
