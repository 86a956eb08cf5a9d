import type { CycleId, JobId, PersonId, RecipientId, StoredFileId } from '#app/domain/ids.ts'
import { type Action, type Actor, can } from '#app/domain/permissions.ts'
import type { WrittenFile } from '#server/files/written-file.ts'

/**
 * Long work that is done off the main thread and can be left: the book, a recipient's package. Who may see a job and take its file:
 * those who may read all that is in it. The one who asked for it is no exception.
 */
const MAY_READ = { book: 'book.export', package: 'submission.read' } as const satisfies Record<string, Action>
export type JobKind = keyof typeof MAY_READ
export const JOB_KINDS = Object.keys(MAY_READ) as readonly JobKind[]

export type JobState = 'waiting' | 'running' | 'finished' | 'failed'

/**
 * Why a job failed, or what befell one that waits again: `interrupted` (the program stopped while it was made),
 * `writeFailed` (the document could not be written; the log has the cause). Empty when nothing is wrong.
 */
export const JOB_PROBLEMS = ['interrupted', 'writeFailed'] as const
export type JobProblem = (typeof JOB_PROBLEMS)[number]

/** What a job is about, as it is named on screen. */
export type JobAbout = {
  readonly cycleId: CycleId
  readonly cycleTitle: string
  readonly recipient?: { readonly id: RecipientId; readonly nameJa: string; readonly nameEn: string }
  readonly documentNumber?: string
  /** How many requests stand in the document. */
  readonly requestCount: number
}

export type StoredFileInfo = {
  readonly id: StoredFileId
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Hexadecimal. */
  readonly sha256: string
}

export type Job = {
  readonly id: JobId
  readonly kind: JobKind
  readonly state: JobState
  readonly about: JobAbout
  /** Steps done and to do; `total` is 0 until the work has begun. */
  readonly done: number
  readonly total: number
  readonly problem: JobProblem | null
  readonly file: StoredFileInfo | null
  readonly requestedById: PersonId
  readonly createdAt: Date
  readonly finishedAt: Date | null
}

/** Does the work of one kind of job. `input` is what was stored when it was requested. */
export type JobWork = (input: unknown, onProgress: (done: number, total: number) => void) => Promise<WrittenFile>

export const mayReadJob = (actor: Actor, job: { readonly kind: JobKind }): boolean => can(actor, MAY_READ[job.kind])
