import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import type { Database } from '#server/db/client.ts'
import { storeFile } from '#server/files/files.repository.ts'
import type { WrittenFile } from '#server/files/written-file.ts'
import type { JobKind, JobWork } from './job.ts'
import {
  type ClaimedJob,
  claimNextJob,
  failJob,
  finishJob,
  giveSignOfLife,
  putBack,
  reclaimInterrupted,
  storeProgress,
} from './jobs.repository.ts'

export type JobRunnerDeps = {
  readonly database: Database
  readonly clock: Clock
  /** Does the work of each kind; the writing itself runs in a worker thread. */
  readonly work: Readonly<Record<JobKind, JobWork>>
  /** Told what a person cannot mend: a document that could not be written, a database that is away. */
  readonly onError: (error: unknown, about: string) => void
  /** A process without a sign of life for so long (ms) is gone, and others take up what it worked on. */
  readonly lease?: number
}

const LEASE = 15_000
/** Signs of life, and looks after jobs that are left, in one lease. */
const LOOKS = 3
/** Progress is stored at most this often (ms): a screen asks about once a second. */
const PROGRESS_INTERVAL = 300
/** After a failure of the database the runner tries again after this time (ms). */
const PAUSE_AFTER_FAILURE = 5_000

/**
 * Works through the waiting jobs, one at a time, oldest first. A job is a row, so that it survives a restart, and several processes on one
 * database share them: each says that it is alive, and what a process that does so no more had begun is taken up by the others.
 * `start` begins to look for what others left behind or asked for; `wake` says that a job was added; `stop` puts the job under way back;
 * `settled` resolves when nothing waits (for imports and tests).
 */
export function createJobRunner(deps: JobRunnerDeps) {
  let loop: Promise<void> | null = null
  let stopped = false
  let again = false
  let current: ClaimedJob | null = null
  let looking: NodeJS.Timeout | undefined
  const lease = deps.lease ?? LEASE

  const wake = () => {
    again = true
    if (stopped || loop) return
    loop = run().finally(() => {
      loop = null
      if (again && !stopped) wake()
    })
  }

  const run = async () => {
    const alive = setInterval(() => {
      if (current) giveSignOfLife(deps.database, current).catch((error) => deps.onError(error, 'sign of life of a job'))
    }, lease / LOOKS).unref()
    await workThrough().finally(() => clearInterval(alive))
  }

  const workThrough = async () => {
    while (again && !stopped) {
      again = false
      try {
        for (let job = await next(); job; job = await next()) await work(deps, job)
      } catch (error) {
        deps.onError(error, 'job queue')
        await pause()
        if (current) await putBack(deps.database, current).catch(() => {})
        again = true
      }
    }
  }

  const next = async () => {
    current = stopped ? null : await claimNextJob(deps.database, deps.clock.now())
    return current
  }

  return {
    wake,
    start: async () => {
      stopped = false
      await takeUpInterrupted(deps, lease)
      wake()
      clearInterval(looking)
      looking = setInterval(() => {
        takeUpInterrupted(deps, lease).then(wake, (error) => deps.onError(error, 'job queue'))
      }, lease / LOOKS).unref()
    },
    stop: async () => {
      stopped = true
      clearInterval(looking)
      if (current) await putBack(deps.database, current)
    },
    settled: async () => {
      while (loop) await loop
    },
  }
}

async function takeUpInterrupted({ database, clock }: JobRunnerDeps, lease: number): Promise<void> {
  const at = clock.now()
  await database.$transaction(async (tx) => {
    for (const id of await reclaimInterrupted(tx, lease, at)) await auditFailure(tx, id, 'interrupted', at)
  })
}

async function work({ database, clock, work: works, onError }: JobRunnerDeps, job: ClaimedJob): Promise<void> {
  let file: WrittenFile
  try {
    file = await works[job.kind](job.content, progressWriter(database, job, onError))
  } catch (error) {
    onError(error, `job ${job.id}`)
    const at = clock.now()
    await database.$transaction(async (tx) => {
      if (await failJob(tx, job, 'writeFailed', at)) await auditFailure(tx, job.id, 'writeFailed', at)
    })
    return
  }
  const at = clock.now()
  await database
    .$transaction(
      async (tx) => {
        const { id, sha256 } = await storeFile(tx, file, at)
        // A run that no longer counts leaves nothing behind: the file goes with the transaction.
        if (!(await finishJob(tx, job, id, at))) throw new RunGivenUp()
        await appendAuditEvent(tx, {
          actor: 'system',
          action: 'job.finish',
          subjectType: 'job',
          subjectId: job.id,
          details: { fileId: id, name: file.name, size: file.bytes.byteLength, sha256 },
          at,
        })
      },
      { timeout: 60_000 },
    )
    .catch((error: unknown) => {
      if (!(error instanceof RunGivenUp)) throw error
    })
}

class RunGivenUp extends Error {}

type Tx = Parameters<typeof appendAuditEvent>[0]

const auditFailure = (tx: Tx, id: string, problem: string, at: Date) =>
  appendAuditEvent(tx, {
    actor: 'system',
    action: 'job.fail',
    subjectType: 'job',
    subjectId: id,
    details: { problem },
    at,
  })

/** Stores the progress now and then; a lost one is no harm, so that nothing waits for it. */
function progressWriter(database: Database, job: ClaimedJob, onError: JobRunnerDeps['onError']) {
  let storedAt = 0
  return (done: number, total: number) => {
    const now = performance.now()
    if (done < total && now - storedAt < PROGRESS_INTERVAL) return
    storedAt = now
    storeProgress(database, job, done, total).catch((error: unknown) => onError(error, `progress of job ${job.id}`))
  }
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, PAUSE_AFTER_FAILURE).unref())
