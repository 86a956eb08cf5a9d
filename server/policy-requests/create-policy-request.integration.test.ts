import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aFederation, expectOk, type Federation } from './policy-requests.test-support.ts'

let federation: Federation
beforeAll(async () => {
  federation = await aFederation()
})
afterAll(() => federation.close())

const createIn = (bodyId: string, proposerBodyIds: readonly string[] = []) =>
  federation.policyRequests.create(federation.actors.bureau, {
    formKey: randomUUID(),
    bodyId,
    title: '水源環境の保全',
    kind: 'new',
    proposerBodyIds,
  })

it('a request is made in a committee', async () => {
  expectOk(await createIn(federation.bodies.otherCommittee))
})

it.each([
  ['an affiliate', () => federation.bodies.affiliate],
  ['the central committee', () => federation.bodies.centralCommittee],
  ['the bureau', () => federation.bodies.bureau],
  ['a body that does not exist', () => randomUUID()],
])('a request is not made in %s, and nothing of it stays', async (_name, body) => {
  const before = await federation.database.policyRequest.count()
  expect(await createIn(body())).toMatchObject({
    refusal: { reason: 'invalidInput', fields: { bodyId: 'unknownChoice' } },
  })
  expect(await federation.database.policyRequest.count()).toBe(before)
})

it('C3: bodies of five kinds propose; the central committee does not, nor does one that does not exist', async () => {
  const { committee, affiliate, bureau, centralCommittee } = federation.bodies
  expectOk(await createIn(committee, [committee, affiliate, bureau]))
  for (const other of [centralCommittee, randomUUID()])
    expect(await createIn(committee, [affiliate, other])).toMatchObject({
      refusal: { reason: 'invalidInput', fields: { proposerBodyIds: 'unknownChoice' } },
    })
})
