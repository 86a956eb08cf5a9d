import type { CycleId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { nextDocumentNumber, type SubmissionFilter, type SubmissionStage } from '#app/domain/submission.ts'
import type { Database } from '#server/db/client.ts'
import type { Job } from '#server/jobs/job.ts'
import { latestPackages } from '#server/jobs/jobs.repository.ts'
import {
  documentNumbersOf,
  findCycle,
  type RecipientCounts,
  recipientCounts,
  type SubmissionEntry,
  submissionEntries,
} from './submissions.repository.ts'

/** A recipient in 提出: what goes to it, what was made, what was handed over, what came back. */
export type SubmissionRow = RecipientCounts & {
  /** Adopted and not yet handed over. */
  readonly toSubmit: number
  /** The newest package that is not recorded yet; `isCurrent`: it holds everything that is to be handed over now. */
  readonly package: (Job & { readonly isCurrent: boolean }) | null
  readonly submissions: readonly SubmissionEntry[]
  readonly stage: SubmissionStage
}

export type SubmissionsOverview = {
  readonly cycle: NonNullable<Awaited<ReturnType<typeof findCycle>>>
  readonly rows: readonly SubmissionRow[]
  /** All recipients of the cycle by stage, whatever the filter. */
  readonly counts: Readonly<Record<SubmissionStage, number>>
  readonly regions: readonly string[]
  /** What the next package's number starts from. */
  readonly documentNumber: { readonly pattern: string; readonly next: number }
  readonly abilities: { readonly record: boolean }
}

/**
 * 提出: the recipients of a cycle's adopted requests. Six queries, whatever the years hold.
 * @returns the rows of the filter; refused with `notPermitted`, `notFound` (no such cycle)
 */
export async function showSubmissions(
  database: Database,
  actor: Actor,
  cycleId: CycleId,
  filter: SubmissionFilter,
): Promise<Result<SubmissionsOverview>> {
  if (!can(actor, 'submission.read')) return refuse('notPermitted')
  const cycle = await findCycle(database, cycleId)
  if (!cycle) return refuse('notFound')
  const [counts, submissions, packages, numbers] = await Promise.all([
    recipientCounts(database, cycleId),
    submissionEntries(database, { cycleId }),
    latestPackages(database, cycleId),
    documentNumbersOf(database, cycleId),
  ])
  const rows = counts.map((row) => rowOf(row, submissions, packages))
  return ok({
    cycle,
    rows: rows.filter((row) => fits(row, filter)),
    counts: {
      toPrepare: rows.filter((row) => row.stage === 'toPrepare').length,
      prepared: rows.filter((row) => row.stage === 'prepared').length,
      submitted: rows.filter((row) => row.stage === 'submitted').length,
    },
    regions: [...new Set(rows.map((row) => row.recipient.region).filter(Boolean))],
    documentNumber: nextDocumentNumber([...numbers, ...packages.map((job) => job.about.documentNumber ?? '')]),
    abilities: { record: can(actor, 'submission.record') },
  })
}

function rowOf(
  counts: RecipientCounts,
  allSubmissions: readonly SubmissionEntry[],
  packages: readonly Job[],
): SubmissionRow {
  const { recipient } = counts
  const toSubmit = counts.adopted - counts.submitted
  const submissions = allSubmissions.filter((submission) => submission.recipientId === recipient.id)
  const newest = packages.find((job) => job.about.recipient?.id === recipient.id)
  const isRecorded = submissions.some((submission) => submission.file.id === newest?.file?.id)
  // What is handed over leaves `toSubmit`, what is adopted comes in: a package of another length holds something else.
  const open =
    newest && !isRecorded && toSubmit > 0 ? { ...newest, isCurrent: newest.about.requestCount === toSubmit } : null
  return { ...counts, toSubmit, submissions, package: open, stage: stageOf(toSubmit, open) }
}

function stageOf(toSubmit: number, open: SubmissionRow['package']): SubmissionStage {
  if (toSubmit === 0) return 'submitted'
  return open?.state === 'finished' && open.isCurrent ? 'prepared' : 'toPrepare'
}

const fits = (row: SubmissionRow, filter: SubmissionFilter): boolean =>
  (filter.stage === null || row.stage === filter.stage) &&
  (filter.region === '' || row.recipient.region === filter.region) &&
  (filter.words === '' ||
    [row.recipient.nameJa, row.recipient.nameEn].some((name) =>
      name.normalize('NFKC').toLowerCase().includes(filter.words.toLowerCase()),
    ))
