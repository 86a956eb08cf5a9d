import { type ChildProcess, fork } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { JobId } from '#app/domain/ids.ts'
import { bundleProgram } from '#server/bundle-program.test-support.ts'
import { aFederation, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { insertJob } from './jobs.repository.ts'

/** After so long (ms) without a sign of life a process is taken for gone; long enough for a machine that does other work beside. */
const LEASE = 4_000

let federation: Federation
let program: string
const children: ChildProcess[] = []
beforeAll(async () => {
  program = await bundleProgram('server/jobs/jobs-process.test-support.ts')
  federation = await aFederation()
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await federation.close()
  await rm(program)
})

type Said = { readonly begun?: string; readonly error?: string }

function aProcess() {
  const child = fork(program, [federation.url, String(LEASE)], { execArgv: [] })
  children.push(child)
  const begun: string[] = []
  const errors: string[] = []
  child.on('message', (said: Said) => {
    if (said.begun) begun.push(said.begun)
    if (said.error) errors.push(said.error)
  })
  const kill = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }
  return { begun, errors, kill }
}

const aJob = (name: string, takes: number): Promise<JobId> =>
  federation.database.$transaction((tx) =>
    insertJob(tx, {
      kind: 'book',
      about: { cycleId: federation.cycleId, cycleTitle: '2027年度', requestCount: 1 },
      content: { name, takes },
      requestedById: federation.actors.bureau.personId,
      at: new Date(),
    }),
  )

const jobs = () =>
  federation.database.job.findMany({
    orderBy: { createdAt: 'asc' },
    select: { state: true, problem: true, file: { select: { name: true } } },
  })
const patiently = { timeout: 60_000, interval: 200 }

it('J4: two processes on one database share the jobs; what a killed one had begun is done by the other, and nothing twice or not at all', async () => {
  await aJob('long', 3 * LEASE)
  const first = aProcess()
  await expect.poll(() => first.begun, patiently).toEqual(['long'])
  // The second one starts while the first works: it takes what waits, and leaves the first its job though that takes several leases.
  const second = aProcess()
  for (const name of ['a', 'b', 'c']) await aJob(name, 100)
  await expect.poll(() => second.begun, patiently).toEqual(['a', 'b', 'c'])
  await expect.poll(async () => (await jobs()).map((job) => job.file?.name), patiently).toEqual(['long', 'a', 'b', 'c'])
  expect(await jobs()).toEqual(
    ['long', 'a', 'b', 'c'].map((name) => ({ state: 'finished', problem: '', file: { name } })),
  )

  await aJob('interrupted', 2_000)
  await expect.poll(() => [...first.begun, ...second.begun], patiently).toContain('interrupted')
  const [killed, survivor] = first.begun.includes('interrupted') ? [first, second] : [second, first]
  await killed.kill()
  await expect.poll(() => survivor.begun, patiently).toContain('interrupted')
  await expect.poll(async () => (await jobs()).at(-1)?.file?.name, patiently).toBe('interrupted')

  // A restart takes its share again.
  const again = aProcess()
  await aJob('d', 4_000)
  await aJob('e', 100)
  await expect
    .poll(async () => (await jobs()).slice(-2).map((job) => job.state), patiently)
    .toEqual(['finished', 'finished'])
  expect([...survivor.begun, ...again.begun].filter((name) => name === 'd' || name === 'e').sort()).toEqual(['d', 'e'])
  expect(await federation.database.storedFile.count()).toBe(7)
  expect([first, second, again].flatMap(({ errors }) => errors)).toEqual([])
  expect(await federation.database.auditEvent.count({ where: { action: 'job.fail' } })).toBe(0)
}, 180_000)
