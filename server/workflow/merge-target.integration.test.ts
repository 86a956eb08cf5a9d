import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BodyId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { readRequestFilter } from '#app/domain/request-filter.ts'
import {
  aFederation,
  anActor,
  expectOk,
  type Federation,
} from '#server/policy-requests/policy-requests.test-support.ts'

let federation: Federation
let chapter: BodyId
let chapterMember: Actor
beforeAll(async () => {
  federation = await aFederation()
  const { database } = federation
  chapter = (await database.body.create({ data: { kind: 'chapter', nameJa: '横浜地域連合', nameEn: 'Yokohama' } }))
    .id as BodyId
  chapterMember = await anActor(database, 'proposer', chapter)
})
afterAll(() => federation.close())

const open = async (actor: Actor, id: PolicyRequestId) => expectOk(await federation.workspace.open(actor, id))
const merge = (requestId: PolicyRequestId, mergeIntoId: PolicyRequestId) =>
  federation.workflow.move(federation.actors.bureau, {
    requestId,
    transition: 'merge',
    fromState: 'drafting',
    mergeIntoId,
  })

const WISH = '秘密の願い'
let wish: PolicyRequestId
let target: PolicyRequestId
/** The wish of the chapter goes into a request of another committee, proposed by the affiliate. */
beforeEach(async () => {
  wish = await federation.aPolicyRequest({ title: WISH, proposerBodyIds: [chapter, federation.bodies.affiliate] })
  target = await federation.aPolicyRequest({ title: '受け入れる要求', proposerBodyIds: [federation.bodies.affiliate] })
  await federation.database.policyRequest.update({
    where: { id: target },
    data: { bodyId: federation.bodies.otherCommittee },
  })
})

describe('W11: those whose wish was merged find where it went', () => {
  it('the target names the request, its proposers and the event', async () => {
    const before = await open(federation.actors.bureau, target)
    expectOk(await merge(wish, target))
    const after = await open(federation.actors.bureau, target)
    const { number } = await federation.database.policyRequest.findUniqueOrThrow({ where: { id: wish } })
    const named = { id: wish, number: `5-${number}`, title: WISH }
    expect(after.mergedFrom).toEqual([named])
    expect(after.request.proposerBodyIds.toSorted()).toEqual([chapter, federation.bodies.affiliate].sort())
    expect(after.history[0]).toMatchObject({
      action: 'policyRequest.takeIn',
      personName: federation.actors.bureau.name,
      details: { addedProposers: ['横浜地域連合'] },
      mergedWith: named,
    })
    // Who asked for it is no part of what is decided on; a form made before does not take the credit away again.
    expect(after.substanceSha256).toBe(before.substanceSha256)
    expect(after.fingerprints.basics).not.toBe(before.fingerprints.basics)
  })

  it('a member of the proposing body reads the target from then on', async () => {
    expect(await federation.workspace.open(chapterMember, target)).toMatchObject({
      refusal: { reason: 'notFound' },
    })
    expectOk(await merge(wish, target))
    const seen = await open(chapterMember, wish)
    expect(seen.mergedInto).toMatchObject({ id: target, title: '受け入れる要求' })
    expect((await open(chapterMember, target)).mergedFrom).toMatchObject([{ id: wish, title: WISH }])
  })

  it('through a second merge as well', async () => {
    const last = await federation.aPolicyRequest()
    expectOk(await merge(wish, target))
    expectOk(await merge(target, last))
    expect((await open(chapterMember, last)).mergedFrom.map((request) => request.id)).toEqual([target])
    expect((await open(federation.actors.bureau, last)).request.proposerBodyIds).toContain(chapter)
  })

  it('a reader of the target who may not read the merged one learns neither its title nor its id', async () => {
    expectOk(await merge(wish, target))
    const reader = await anActor(federation.database, 'committeeChair', federation.bodies.otherCommittee)
    expect(await federation.workspace.open(reader, wish)).toMatchObject({ refusal: { reason: 'notFound' } })
    const seen = await open(reader, target)
    expect(seen.history[0]).toMatchObject({ action: 'policyRequest.takeIn', mergedWith: null })
    expect(seen.mergedFrom).toEqual([])
    expect(JSON.stringify(seen)).not.toContain(WISH)
    expect(JSON.stringify(seen)).not.toContain(wish)
  })

  it('a reader of the merged one who may not read the target learns neither its title nor its id', async () => {
    expectOk(await merge(wish, target))
    const reader = federation.actors.committeeChair
    const seen = await open(reader, wish)
    expect(seen.history[0]).toMatchObject({ action: 'policyRequest.merge', mergedWith: null })
    expect(seen.mergedInto).toBeNull()
    const list = await federation.policyRequests.list(
      reader,
      federation.cycleId,
      readRequestFilter(new URLSearchParams({ state: 'merged' })),
    )
    expect(list.items.find((item) => item.id === wish)).toMatchObject({ mergedInto: null })
    for (const shown of [seen, list]) {
      expect(JSON.stringify(shown)).not.toContain('受け入れる要求')
      expect(JSON.stringify(shown)).not.toContain(target)
    }
  })

  it('the list names where a merged request went to those who may read that', async () => {
    expectOk(await merge(wish, target))
    const list = await federation.policyRequests.list(
      federation.actors.bureau,
      federation.cycleId,
      readRequestFilter(new URLSearchParams({ state: 'merged' })),
    )
    expect(list.items.find((item) => item.id === wish)).toMatchObject({ mergedInto: { id: target } })
  })

  it('two requests merged into each other in the same second: one goes into the other', async () => {
    const results = await Promise.all([merge(wish, target), merge(target, wish)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({
      refusal: { reason: expect.stringMatching(/mergeTargetClosed|stateChanged/) },
    })
  })
})
