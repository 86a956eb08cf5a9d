import type { JobId, PersonId, StoredFileId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { Prisma } from '#server/db/generated/client.ts'
import { JOB_PROBLEMS, type Job, type JobAbout, type JobKind, type JobProblem, type JobState } from './job.ts'

export type NewJob = {
  readonly kind: JobKind
  readonly about: JobAbout
  /** What the work needs; JSON. */
  readonly content: object
  readonly requestedById: PersonId
  readonly at: Date
}

/** Stores a waiting job. The caller wakes the runner after the commit. */
export async function insertJob(tx: Transaction, job: NewJob): Promise<JobId> {
  const row = await tx.job.create({
    data: {
      kind: job.kind,
      about: job.about as object,
      content: job.content,
      cycleId: job.about.cycleId,
      recipientId: job.about.recipient?.id ?? null,
      requestedById: job.requestedById,
      createdAt: job.at,
    },
    select: { id: true },
  })
  return row.id as JobId
}

const SHOWN = {
  id: true,
  kind: true,
  state: true,
  about: true,
  done: true,
  total: true,
  problem: true,
  requestedById: true,
  createdAt: true,
  finishedAt: true,
  file: { select: { id: true, name: true, size: true, sha256: true } },
} as const satisfies Prisma.JobSelect

/** The job of that id, or null. */
export async function findJob(reader: Database | Transaction, id: JobId): Promise<Job | null> {
  const row = await reader.job.findUnique({ where: { id }, select: SHOWN })
  return row && toJob(row)
}

/** The jobs with these ids, with the content that was stored with them; ids that name nothing are left out. */
export async function findJobsWithContent(
  reader: Database | Transaction,
  ids: readonly JobId[],
): Promise<{ readonly job: Job; readonly content: unknown }[]> {
  const rows = await reader.job.findMany({ where: { id: { in: [...ids] } }, select: { ...SHOWN, content: true } })
  return rows.map((row) => ({ job: toJob(row), content: row.content }))
}

/** The newest `take` jobs of a person since `since`. Reads the index (requested_by_id, created_at). */
export async function jobsOfPerson(database: Database, requestedById: PersonId, since: Date, take: number) {
  const rows = await database.job.findMany({
    where: { requestedById, createdAt: { gte: since } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take,
    select: SHOWN,
  })
  return rows.map(toJob)
}

/** The newest `take` jobs of a kind about a cycle. Reads the index (cycle_id, kind, …). */
export async function jobsOfCycle(database: Database, kind: JobKind, cycleId: string, take: number): Promise<Job[]> {
  const rows = await database.job.findMany({
    where: { kind, cycleId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take,
    select: SHOWN,
  })
  return rows.map(toJob)
}

/** The newest package job for each recipient of a cycle. Reads the index (cycle_id, kind, recipient_id, created_at). */
export async function latestPackages(database: Database | Transaction, cycleId: string): Promise<Job[]> {
  const newest = await database.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT ON (recipient_id) id FROM job
    WHERE kind = 'package' AND cycle_id = ${cycleId}::uuid
    ORDER BY recipient_id, created_at DESC, id DESC`
  const rows = await database.job.findMany({ where: { id: { in: newest.map((row) => row.id) } }, select: SHOWN })
  return rows.map(toJob)
}

/** A job that this process works on. `startedAt` tells this run from an earlier or a later one of the same job. */
export type ClaimedJob = {
  readonly id: JobId
  readonly kind: JobKind
  readonly content: unknown
  readonly startedAt: Date
}

/** Takes the oldest waiting job, or null. Two processes never take the same one. Reads the index (state, created_at). */
export async function claimNextJob(database: Database, at: Date): Promise<ClaimedJob | null> {
  const [row] = await database.$queryRaw<{ id: string; kind: JobKind; content: unknown }[]>`
    UPDATE job SET state = 'running', started_at = ${at}, alive_at = now(), done = 0, total = 0
    WHERE id = (
      SELECT id FROM job WHERE state = 'waiting' ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id, kind::text AS kind, content`
  return row ? { id: row.id as JobId, kind: row.kind, content: row.content, startedAt: at } : null
}

const thisRun = (job: ClaimedJob) => ({ id: job.id, state: 'running' as const, startedAt: job.startedAt })

export async function storeProgress(database: Database, job: ClaimedJob, done: number, total: number): Promise<void> {
  await database.job.updateMany({ where: thisRun(job), data: { done, total } })
}

/** @returns false when this run of the job no longer counts (it was given up and taken again) */
export async function finishJob(tx: Transaction, job: ClaimedJob, fileId: StoredFileId, at: Date): Promise<boolean> {
  const { count } = await tx.job.updateMany({
    where: thisRun(job),
    data: { state: 'finished', fileId, problem: '', finishedAt: at },
  })
  return count === 1
}

/** @returns false when this run of the job no longer counts */
export async function failJob(tx: Transaction, job: ClaimedJob, problem: JobProblem, at: Date): Promise<boolean> {
  const { count } = await tx.job.updateMany({
    where: thisRun(job),
    data: { state: 'failed', problem, finishedAt: at },
  })
  return count === 1
}

/** Puts a job back as if it had not been begun: the program stops in good order. */
export async function putBack(database: Database, job: ClaimedJob): Promise<void> {
  await database.job.updateMany({ where: thisRun(job), data: { state: 'waiting', startedAt: null, done: 0, total: 0 } })
}

/** The process that works on this job is alive. The database's clock counts: those of two machines may differ. */
export async function giveSignOfLife(database: Database, job: ClaimedJob): Promise<void> {
  await database.$executeRaw`
    UPDATE job SET alive_at = now() WHERE id = ${job.id}::uuid AND state = 'running' AND started_at = ${job.startedAt}`
}

/**
 * Running jobs of processes that gave no sign of life for `lease` (ms): the first time they wait again, marked `interrupted`; the
 * second time they have failed (what takes the program down twice would do so for ever). Reads the index (state, created_at).
 * @returns the ids of those that failed
 */
export async function reclaimInterrupted(tx: Transaction, lease: number, at: Date): Promise<JobId[]> {
  const abandoned = Prisma.sql`
    state = 'running' AND (alive_at IS NULL OR alive_at < now() - ${lease}::int * interval '1 millisecond')`
  const failed = await tx.$queryRaw<{ id: string }[]>`
    UPDATE job SET state = 'failed', finished_at = ${at} WHERE ${abandoned} AND problem = 'interrupted' RETURNING id`
  await tx.$executeRaw`
    UPDATE job SET state = 'waiting', problem = 'interrupted', started_at = NULL, done = 0, total = 0 WHERE ${abandoned}`
  return failed.map((row) => row.id as JobId)
}

type Row = Prisma.JobGetPayload<{ select: typeof SHOWN }>

const toJob = (row: Row): Job => ({
  id: row.id as JobId,
  kind: row.kind satisfies JobKind,
  state: row.state satisfies JobState,
  about: row.about as unknown as JobAbout,
  done: row.done,
  total: row.total,
  problem: JOB_PROBLEMS.find((problem) => problem === row.problem) ?? null,
  file: row.file && { ...row.file, id: row.file.id as StoredFileId },
  requestedById: row.requestedById as PersonId,
  createdAt: row.createdAt,
  finishedAt: row.finishedAt,
})

/** What a file belongs to, without its bytes; null when there is none of that id. */
export async function fileOwners(
  database: Database,
  id: StoredFileId,
): Promise<{ readonly jobKinds: readonly JobKind[]; readonly submissionCount: number } | null> {
  const row = await database.storedFile.findUnique({
    where: { id },
    // Not by `_count`: that would count the deliveries of all files.
    select: { jobs: { select: { kind: true } }, submissions: { select: { id: true } } },
  })
  return row && { jobKinds: row.jobs.map((job) => job.kind), submissionCount: row.submissions.length }
}
