import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, todayInJapan } from '#app/domain/calendar-date.ts'
import type { ProposalId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import {
  aFederation,
  anActor,
  expectOk,
  type Federation,
} from '#server/policy-requests/policy-requests.test-support.ts'
import { createWordWriter, type WordWriter } from '#server/word/word-worker-pool.ts'
import { type Consolidation, createConsolidation } from './consolidation.ts'
import { createProposals, type Proposals } from './proposals.ts'

let federation: Federation
let proposals: Proposals
let consolidation: Consolidation
let word: WordWriter
let clerk: Actor
let colleague: Actor

beforeAll(async () => {
  federation = await aFederation()
  const { database, cycleId, deps, actors, bodies } = federation
  word = createWordWriter(null)
  proposals = createProposals({ ...deps, word })
  consolidation = createConsolidation(deps)
  clerk = actors.bureau
  colleague = await anActor(database, 'bureau', bodies.bureau)
  const today = todayInJapan(new Date())
  const days = { opensOn: new Date(addDays(today, -30)), dueOn: new Date(addDays(today, 10)) }
  await database.call.create({ data: { cycleId, guidance: '', ...days } })
})
afterAll(async () => {
  await word.close()
  await federation.close()
})

const handedIn = async (title: string): Promise<ProposalId> => {
  const wish = { bodyId: federation.bodies.affiliate, intent: 'new', title, demand: `${title}を求める。`, handIn: true }
  return expectOk(await proposals.create(federation.actors.proposer, wish))
}
const watch = async (actor: Actor, ownWindow: string, wishId: ProposalId | null) =>
  expectOk(await consolidation.watch(actor, federation.cycleId, { window: ownWindow, wishId }))
const versionOf = async (id: string) =>
  (await federation.database.proposal.findUniqueOrThrow({ where: { id } })).version

it('Q18: each sees what the others have in hand, and nobody who left', async () => {
  const [first, second] = [await handedIn('一'), await handedIn('二')]
  const [one, two, own] = [randomUUID(), randomUUID(), randomUUID()]
  expect((await watch(clerk, one, first)).inHand).toEqual([])
  expect((await watch(colleague, two, second)).inHand).toEqual([{ wishId: first, name: clerk.name, isOwn: false }])
  // A second window of the same person is another one at the desk.
  expect((await watch(clerk, own, null)).inHand).toContainEqual({ wishId: first, name: clerk.name, isOwn: true })
  expect((await watch(clerk, one, second)).inHand).toEqual([{ wishId: second, name: colleague.name, isOwn: false }])
  // Somebody's draft, or what is no wish at all, is told to nobody.
  const { proposer } = federation.actors
  const draft = expectOk(await proposals.begin(proposer, federation.bodies.affiliate))
  for (const nothing of [draft as ProposalId, randomUUID() as ProposalId]) await watch(clerk, one, nothing)
  expect((await watch(colleague, two, second)).inHand).toEqual([])
  await watch(clerk, one, first)
  await federation.database.deskPresence.updateMany({
    where: { window: one },
    data: { seenAt: new Date(Date.now() - 13_000) },
  })
  expect((await watch(colleague, two, second)).inHand).toEqual([])
  await federation.database.deskPresence.updateMany({ data: { seenAt: new Date(Date.now() - 61_000) } })
  await watch(colleague, two, null)
  expect(await federation.database.deskPresence.findMany({ select: { window: true } })).toEqual([{ window: two }])
})

it('Q18: every step on the desk makes it another one, and nothing else does', async () => {
  const { proposer } = federation.actors
  const ownWindow = randomUUID()
  const stamps: string[] = []
  const stands = async () => stamps.push((await watch(clerk, ownWindow, null)).stamp)
  await stands()
  const id = await handedIn('三')
  await stands()
  const text = { proposalId: id, basedOn: String(await versionOf(id)), intent: 'new', title: '三', demand: '別の文' }
  expectOk(await proposals.change(proposer, text))
  await stands()
  const decided = {
    formKey: randomUUID(),
    kind: 'notTakenUp',
    reason: '重複',
    proposals: [`${id} ${await versionOf(id)}`],
  }
  expectOk(await consolidation.decide(clerk, decided))
  await stands()
  const filter = { show: 'all', bodyId: null, words: [], selected: id } as const
  const desk = expectOk(await consolidation.desk(clerk, federation.cycleId, filter))
  expect(desk.stamp).toBe(stamps.at(-1))
  const [outcome] = desk.selected?.outcomes ?? []
  expect(desk.decidedBy).toEqual({ [outcome?.id ?? '']: clerk.name })
  expectOk(await consolidation.undo(clerk, { outcomeId: outcome?.id, basedOn: String(await versionOf(id)) }))
  await stands()
  expectOk(await proposals.takeBack(proposer, { proposalId: id, basedOn: String(await versionOf(id)) }))
  await stands()
  await federation.database.call.updateMany({ data: { version: { increment: 1 } } })
  await stands()
  expect(stamps.filter((stamp, at) => stamp === stamps[at - 1])).toEqual([])
  // A draft is nobody else's business.
  expectOk(await proposals.begin(proposer, federation.bodies.affiliate))
  await watch(colleague, randomUUID(), null)
  await stands()
  expect(stamps.at(-1)).toBe(stamps.at(-2))
})

it('Q18: the right is asked each time', async () => {
  const own = { window: randomUUID(), wishId: null }
  const { proposer, viewer, admin } = federation.actors
  for (const actor of [proposer, viewer, admin, { ...clerk, memberships: [] }])
    expect(await consolidation.watch(actor, federation.cycleId, own)).toMatchObject({
      ok: false,
      refusal: { reason: 'notPermitted' },
    })
})
