import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROLES } from '#app/domain/roles.ts'
import { countRows } from '#app/features/year-counts/count-tables.ts'
import { serverTexts } from '#app/i18n/server-texts.ts'
import { countQueries } from '#server/db/count-queries.test-support.ts'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { createWordWriter, type WordWriter } from '#server/word/word-worker-pool.ts'
import { createYearCounts } from './year-counts.ts'

let federation: Federation
let word: WordWriter

beforeAll(async () => {
  federation = await aFederation()
  word = createWordWriter(null)
})
afterAll(async () => {
  await word.close()
  await federation.close()
})

const counted = async () => {
  const service = createYearCounts({ ...federation.deps, word })
  return expectOk(await service.show(federation.actors.bureau, federation.cycleId))
}
const byKey = (rows: readonly { readonly key: string | number; readonly count: number }[]) =>
  Object.fromEntries(rows.map(({ key, count }) => [key, count]))

it('Q25: a year is counted by origin, 区分, outcome, state, committee and goal', async () => {
  const { bodies, database, cycleId, actors } = federation
  const first = await federation.aPolicyRequest({
    proposerBodyIds: [bodies.affiliate, bodies.committee],
    sdgTargetCodes: ['8.5', '8.8', '13.2'],
  })
  await federation.aPolicyRequest({ state: 'adopted' })
  const withdrawn = await federation.aPolicyRequest()
  await database.policyRequest.update({ where: { id: withdrawn }, data: { state: 'withdrawn' } })
  const wish = { cycleId, bodyId: bodies.affiliate, state: 'handedIn', createdById: actors.bureau.personId } as const
  for (const [index, intent] of (['new', 'new', 'finished'] as const).entries()) {
    const { id } = await database.proposal.create({ data: { ...wish, intent, number: index + 1, title: '件名' } })
    const outcome = { proposalId: id, recordedById: actors.bureau.personId }
    if (index === 0)
      await database.proposalOutcome.createMany({
        data: [
          { ...outcome, kind: 'newRequest', requestId: first },
          { ...outcome, kind: 'passedOn', addressee: '国' },
          { ...outcome, kind: 'passedOn', addressee: '県' },
        ],
      })
  }
  await database.proposal.create({ data: { ...wish, state: 'draft', intent: 'new', title: '下書き' } })
  const { requests, wishes } = await counted()
  expect(requests.total).toBe(2)
  expect(byKey(requests.byKind)).toEqual({ new: 2 })
  expect(byKey(requests.byState)).toEqual({ drafting: 1, adopted: 1, withdrawn: 1 })
  expect(requests.byCommittee.map(({ count }) => count)).toEqual([2, 0])
  expect(byKey(requests.byOrigin)).toEqual({ affiliate: 1, committee: 1, none: 1 })
  expect(byKey(requests.byGoal)).toEqual({ 6: 1, 8: 1, 13: 2 })
  expect(wishes.total).toBe(3)
  expect(byKey(wishes.byIntent)).toEqual({ new: 2, finished: 1 })
  expect(byKey(wishes.byOrigin)).toEqual({ affiliate: 3 })
  expect(byKey(wishes.byOutcome)).toEqual({ newRequest: 1, passedOn: 1, open: 1, ended: 1 })
})

it('Q25: the Excel file holds the same numbers as numbers', async () => {
  const texts = await serverTexts('ja')
  const { rows, columns } = countRows(texts.tOf(['yearCounts', 'domain']), 'ja', await counted())
  expect(columns.map(({ header }) => header)).toEqual(['表', '内訳', '件数'])
  expect(rows).toContainEqual(['要求項目　SDGsの目標別', '目標13　気候変動に具体的な対策を', 2])
  const bytes = await createYearCounts({ ...federation.deps, word }).sheet({ title: '集計', columns, rows })
  expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK')
})

it.each(ROLES.filter((role) => role !== 'bureau'))('Q25: %s is not shown the counts', async (role) => {
  const service = createYearCounts({ ...federation.deps, word })
  expect(await service.show(federation.actors[role], federation.cycleId)).toMatchObject({
    refusal: { reason: 'notPermitted' },
  })
})

it('Q23: the counts cost as many statements for many requests as for few', async () => {
  const { database, bodies, cycleId, actors } = federation
  const statements = () =>
    countQueries(database, (counting) => createYearCounts({ database: counting, word }).show(actors.bureau, cycleId))
  const few = await statements()
  await database.policyRequest.createMany({
    data: Array.from({ length: 1000 }, (_, index) => ({
      ...{ cycleId, bodyId: bodies.committee, number: 1000 + index, title: '題', kind: 'new' as const },
      createdById: actors.bureau.personId,
    })),
  })
  expect(await statements()).toBe(few)
  expect((await counted()).requests.total).toBe(1002)
})
