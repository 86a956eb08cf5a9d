import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JobId } from '#app/domain/ids.ts'
import type { Database } from '#server/db/client.ts'
import { Prisma } from '#server/db/generated/client.ts'
import { expectOk } from '#server/policy-requests/policy-requests.test-support.ts'
import {
  aSubmittingFederation,
  asJson,
  type SubmittingFederation,
} from '#server/submissions/submissions.test-support.ts'
import type { JobWork } from './job.ts'
import { insertJob, latestPackages } from './jobs.repository.ts'
import { createJobs } from './jobs.ts'

let federation: SubmittingFederation
let work: JobWork
beforeEach(async () => {
  work = asJson
  federation = await aSubmittingFederation({ book: (content, onProgress) => work(content, onProgress) })
})
afterEach(() => federation.close())

let minutes = 0
/** A waiting book job of the bureau; later ones are asked for later. */
const aJob = (content: object = {}) =>
  federation.database.$transaction((tx) =>
    insertJob(tx, {
      kind: 'book',
      about: { cycleId: federation.cycleId, cycleTitle: '2027年度', requestCount: 1 },
      content,
      requestedById: federation.actors.bureau.personId,
      at: new Date(Date.now() - 3_600_000 + ++minutes * 1000),
    }),
  )
const row = (id: JobId) => federation.database.job.findUniqueOrThrow({ where: { id } })
const run = async () => {
  federation.jobs.wake()
  await federation.jobs.settled()
}

describe('the packages made last for a cycle', () => {
  it('are found by an index, however many jobs there are, and without what the documents are made of', async () => {
    const { database, cycleId, actors } = federation
    await database.$executeRaw`
      INSERT INTO job (id, kind, about, content, cycle_id, recipient_id, state, requested_by_id, created_at)
      SELECT gen_random_uuid(), 'package', '{}', '{}', gen_random_uuid(), gen_random_uuid(), 'finished',
        ${actors.bureau.personId}::uuid, now() FROM generate_series(1, 3000)`
    await database.$executeRaw`ANALYZE job`
    const plan: string[] = []
    const watched = database.$extends({
      query: {
        $queryRaw: async ({ args, query }) => {
          const lines = await database.$queryRaw<{ 'QUERY PLAN': string }[]>(Prisma.sql`EXPLAIN ${args}`)
          plan.push(...lines.map((line) => line['QUERY PLAN']))
          return query(args)
        },
      },
    })
    expect(await latestPackages(watched as unknown as Database, cycleId)).toEqual([])
    expect(plan.join('\n')).toContain('job_cycle_id_kind_recipient_id_created_at_idx')
    expect(plan.join('\n')).not.toContain('Seq Scan')
  })
})

describe('J1: the queue', () => {
  it('makes the file, keeps it with its hash, and leaves an audit record', async () => {
    const id = await aJob({ some: 'content' })
    await run()
    const job = expectOk(await federation.jobs.show(federation.actors.bureau, id))
    expect(job).toMatchObject({ state: 'finished', done: 1, total: 1, problem: null })
    expect(job.file?.sha256).toMatch(/^[0-9a-f]{64}$/)
    const file = expectOk(await federation.files.open(federation.actors.bureau, job.file?.id as never))
    expect(new TextDecoder().decode(file.bytes)).toBe('{"some":"content"}')
    const audit = await federation.database.auditEvent.findMany({ where: { subjectId: id } })
    expect(audit.map((event) => [event.action, event.personId])).toEqual([['job.finish', null]])
  })

  it('works one at a time, oldest first', async () => {
    const seen: string[] = []
    let under = 0
    work = async (content, onProgress) => {
      expect(++under).toBe(1)
      seen.push((content as { name: string }).name)
      const file = await asJson(content, onProgress)
      under--
      return file
    }
    for (const name of ['a', 'b', 'c']) await aJob({ name })
    federation.jobs.wake()
    await run()
    expect(seen).toEqual(['a', 'b', 'c'])
  })

  it('shows progress while it works', async () => {
    let goOn = () => {}
    const held = new Promise<void>((resolve) => {
      goOn = resolve
    })
    work = async (content) => {
      await held
      return asJson(content, () => {})
    }
    const id = await aJob()
    const halfWay = new Promise<void>((resolve) => {
      const inner = work
      work = async (content, onProgress) => {
        onProgress(3, 7)
        resolve()
        return inner(content, onProgress)
      }
    })
    federation.jobs.wake()
    await halfWay
    await expect
      .poll(async () => expectOk(await federation.jobs.show(federation.actors.bureau, id)))
      .toMatchObject({ state: 'running', done: 3, total: 7 })
    goOn()
    await federation.jobs.settled()
    expect((await row(id)).state).toBe('finished')
  })

  it('says that a document could not be written, tells the log why, and goes on with the next', async () => {
    work = async (content, onProgress) => {
      if ((content as { breaks?: boolean }).breaks) throw new Error('no such picture')
      return asJson(content, onProgress)
    }
    const [broken, whole] = [await aJob({ breaks: true }), await aJob()]
    await run()
    expect(await row(broken)).toMatchObject({ state: 'failed', problem: 'writeFailed', fileId: null })
    expect((await row(whole)).state).toBe('finished')
    expect(federation.errors.map(String)).toEqual(['Error: no such picture'])
    expect(await federation.database.auditEvent.count({ where: { subjectId: broken, action: 'job.fail' } })).toBe(1)
  })
})

describe('J2: a restart', () => {
  it('takes up a job that was running, and gives it up when that happens a second time', async () => {
    const id = await aJob()
    await federation.database.job.update({ where: { id }, data: { state: 'running', startedAt: new Date() } })
    await federation.jobs.start()
    await federation.jobs.settled()
    expect(await row(id)).toMatchObject({ state: 'finished', problem: '' })

    const unlucky = await aJob()
    const running = { state: 'running', startedAt: new Date(), problem: 'interrupted' } as const
    await federation.database.job.update({ where: { id: unlucky }, data: running })
    await federation.jobs.start()
    await federation.jobs.settled()
    expect(await row(unlucky)).toMatchObject({ state: 'failed', problem: 'interrupted' })
    expect(await federation.database.auditEvent.count({ where: { subjectId: unlucky, action: 'job.fail' } })).toBe(1)
  })

  it('in good order puts the job back without counting it, and the late result of the old run is dropped', async () => {
    let finish = () => {}
    const started = new Promise<void>((resolve) => {
      work = async (content, onProgress) => {
        resolve()
        await new Promise<void>((goOn) => {
          finish = goOn
        })
        return asJson(content, onProgress)
      }
    })
    const id = await aJob()
    federation.jobs.wake()
    await started
    await federation.jobs.stop()
    expect(await row(id)).toMatchObject({ state: 'waiting', problem: '' })
    work = asJson
    const next = createJobs({ ...federation.deps, work: { book: asJson, package: asJson }, onError: () => {} })
    await next.start()
    await next.settled()
    await next.stop()
    const { fileId } = await row(id)
    finish()
    await federation.jobs.settled()
    expect((await row(id)).fileId).toBe(fileId)
    expect(await federation.database.storedFile.count()).toBe(1)
  })

  it('finds a waiting job although nobody was awake when it was asked for', async () => {
    const id = await aJob()
    await federation.jobs.start()
    await federation.jobs.settled()
    expect((await row(id)).state).toBe('finished')
  })
})

describe('J3: who sees a job', () => {
  it('those who may read all that is in it, and nobody by having asked for it', async () => {
    const id = await aJob()
    await run()
    const { bureau, viewer } = federation.actors
    expect((await federation.jobs.mine(bureau)).map((job) => job.id)).toEqual([id])
    const ended = { ...bureau, memberships: [] }
    expect(await federation.jobs.mine(ended)).toEqual([])
    for (const actor of [ended, viewer])
      expect(await federation.jobs.show(actor, id)).toMatchObject({ refusal: { reason: 'notFound' } })
    const { fileId } = await row(id)
    expect(await federation.files.open(ended, fileId as never)).toMatchObject({ refusal: { reason: 'notFound' } })
  })
})
