import type { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, todayInJapan } from '#app/domain/calendar-date.ts'
import type { DeskShow } from '#app/domain/proposal.ts'
import { TEST_AUDIT_KEYS } from '#server/audit/audit-keys.test-support.ts'
import { systemClock } from '#server/clock.ts'
import { createDatabase, type Database } from '#server/db/client.ts'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { createQueuedThread } from '#server/queued-thread.ts'
import { startThread } from '#server/worker-thread.ts'
import { hearStatements } from '../../bench/pages/statements.ts'
import { createConsolidation } from './consolidation.ts'
import type { SimilarDone, SimilarJob } from './similar-work.ts'

let federation: Federation
let open: ReturnType<typeof createDatabase>
let heard: ReturnType<typeof hearStatements>
let database: Database
const jobs: SimilarJob[] = []
const threads: Worker[] = []
const thread = createQueuedThread<SimilarJob, SimilarDone>({
  start: () => {
    threads.push(startThread(import.meta.url, 'similar-worker', {}))
    return threads.at(-1) as Worker
  },
  patience: 60_000,
  does: 'looks for similar wishes',
})
const asked = {
  run: (job: SimilarJob) => {
    jobs.push(job)
    return thread.run(job)
  },
}

beforeAll(async () => {
  federation = await aFederation()
  open = createDatabase(federation.url, { auditKeys: TEST_AUDIT_KEYS })
  database = open.prisma
  heard = hearStatements(open.pool)
  const today = todayInJapan(new Date())
  const days = { opensOn: new Date(addDays(today, -30)), dueOn: new Date(addDays(today, 10)) }
  await database.call.create({ data: { cycleId: federation.cycleId, guidance: '', ...days } })
})
afterAll(async () => {
  await thread.close()
  await open.close()
  await federation.close()
})

const TOPICS = ['介護職員の処遇の改善', '路線バスの減便への対応', '公共工事の週休二日', '保育士の確保']
const moreWishes = async (from: number, to: number) => {
  const { cycleId, bodies, actors } = federation
  await database.proposal.createMany({
    data: Array.from({ length: to - from }, (_, at) => ({
      ...{ cycleId, bodyId: bodies.affiliate, createdById: actors.proposer.personId, handedInAt: new Date() },
      ...{ state: 'handedIn' as const, intent: 'new' as const, number: from + at + 1 },
      title: `${TOPICS[at % TOPICS.length]}（${from + at + 1}）`,
      demand: `${TOPICS[at % TOPICS.length]}を図ること。`.repeat(10),
    })),
  })
}
const desk = (
  consolidation: ReturnType<typeof createConsolidation>,
  change: { show?: DeskShow; words?: string[] } = {},
) =>
  consolidation
    .desk(federation.actors.bureau, federation.cycleId, {
      ...{ show: 'open', bodyId: null, words: [], selected: null },
      ...change,
    })
    .then(expectOk)

it('Q4: a thousand wishes cost the desk no more statements than fifty, and their likeness is reckoned in a thread', async () => {
  const consolidation = createConsolidation({ database, clock: systemClock, similarThread: asked })
  const costs = async () => {
    await desk(consolidation)
    jobs.length = 0
    heard.take()
    const { list, place, similarWishes } = await desk(consolidation)
    const statements = heard.take().length
    return { statements, shown: list.length, total: place.total, similar: similarWishes.length, jobs: [...jobs] }
  }
  await moreWishes(0, 50)
  const few = await costs()
  await moreWishes(50, 1000)
  const many = await costs()
  expect(many).toMatchObject({ statements: few.statements, shown: 50, total: 1000, similar: 5 })
  // Nothing changed since the look before: no text is read or handed over again.
  for (const cost of [few, many]) {
    expect(cost.jobs).toHaveLength(1)
    expect(cost.jobs[0]?.wishes.texts).toBeUndefined()
  }
  expect(threads).toHaveLength(1)
  // A change of a text is: both kinds at once, by one more question.
  const first = await database.proposal.findFirstOrThrow({ orderBy: { number: 'asc' } })
  await database.proposal.update({ where: { id: first.id }, data: { title: '別の件名' } })
  jobs.length = 0
  await desk(consolidation)
  expect(jobs.map(({ wishes }) => wishes.texts?.length ?? null)).toEqual([null, 1000])
})

it('Q4: without the thread the desk opens all the same, and says that nothing is known of what is alike', async () => {
  const failures: unknown[] = []
  const consolidation = createConsolidation({
    ...{ database, clock: systemClock, onError: (error) => failures.push(error) },
    similarThread: { run: () => Promise.reject(new Error('the thread ended')) },
  })
  expect(await desk(consolidation)).toMatchObject({ isLikenessKnown: false, similarWishes: [], similarRequests: [] })
  expect(failures).toHaveLength(1)
})

it('Q4: what the desk is narrowed to is looked for as it is written', async () => {
  const consolidation = createConsolidation({ database, clock: systemClock, similarThread: asked })
  const { list } = await desk(consolidation, { words: ['（7）', '介護'] })
  expect(list).toEqual([])
  for (const word of ['%', '_', '\\']) expect((await desk(consolidation, { words: [word] })).place.total).toBe(0)
  expect((await desk(consolidation, { words: ['（2）', 'バス'] })).place.total).toBe(1)
  const totals = ['open', 'done', 'finished', 'all'] as const
  expect(await Promise.all(totals.map(async (show) => (await desk(consolidation, { show })).place.total))).toEqual([
    1000, 0, 0, 1000,
  ])
})
