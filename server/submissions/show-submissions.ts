import type { CycleId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import {
  type FreeDocumentNumbers,
  freeDocumentNumbers,
  type SubmissionFilter,
  type SubmissionStage,
} from '#app/domain/submission.ts'
import type { Database } from '#server/db/client.ts'
import type { Job } from '#server/jobs/job.ts'
import { findJobsWithContent, latestPackages } from '#server/jobs/jobs.repository.ts'
import type { PackageContent } from './package.ts'
import {
  documentNumbersOf,
  findCycle,
  pair,
  type RecipientCounts,
  type RequestToSubmit,
  recipientCounts,
  requestsToSubmit,
  type SubmissionEntry,
  submissionEntries,
} from './submissions.repository.ts'

/** A recipient in 提出: what goes to it, what was made, what was handed over, what came back. */
export type SubmissionRow = RecipientCounts & {
  /** What a package made now would hold (`requestsToSubmit`). */
  readonly toSubmit: number
  /** The newest package that is not recorded yet; `isCurrent`: it holds exactly what is to be handed over now. */
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
  /** What the next packages may be numbered. */
  readonly documentNumber: FreeDocumentNumbers
  readonly abilities: { readonly record: boolean; readonly correct: boolean }
}

/**
 * 提出: the recipients of a cycle's adopted requests. Ten queries, whatever the years hold.
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
  const recipientIds = counts.map((row) => row.recipient.id)
  const [toSubmit, contents] = await Promise.all([
    requestsToSubmit(database, cycleId, recipientIds),
    // Large: only of those whose contents are compared with what is to be handed over now.
    findJobsWithContent(
      database,
      packages.filter((job) => !submissions.some(({ file }) => file.id === job.file?.id)).map((job) => job.id),
    ),
  ])
  const rows = counts.map((row) => rowOf(row, { toSubmit, submissions, packages: contents }))
  return ok({
    cycle,
    rows: rows.filter((row) => fits(row, filter)),
    counts: {
      toPrepare: rows.filter((row) => row.stage === 'toPrepare').length,
      prepared: rows.filter((row) => row.stage === 'prepared').length,
      submitted: rows.filter((row) => row.stage === 'submitted').length,
    },
    regions: [...new Set(rows.map((row) => row.recipient.region).filter(Boolean))],
    documentNumber: freeDocumentNumbers(
      [...numbers, ...packages.map((job) => job.about.documentNumber ?? '')],
      // Rows that were passed over leave no longer gap than there are rows.
      rows.length,
    ),
    abilities: { record: can(actor, 'submission.record'), correct: can(actor, 'submission.correct') },
  })
}

type OfAll = {
  readonly toSubmit: readonly RequestToSubmit[]
  readonly submissions: readonly SubmissionEntry[]
  readonly packages: Awaited<ReturnType<typeof findJobsWithContent>>
}

function rowOf(counts: RecipientCounts, all: OfAll): SubmissionRow {
  const { recipient } = counts
  const toSubmit = all.toSubmit.filter((request) => request.recipientId === recipient.id)
  const submissions = all.submissions.filter((submission) => submission.recipientId === recipient.id)
  const newest = all.packages.find(({ job }) => job.about.recipient?.id === recipient.id)
  const isRecorded = submissions.some((submission) => submission.file.id === newest?.job.file?.id)
  const open =
    newest && !isRecorded && toSubmit.length > 0
      ? { ...newest.job, isCurrent: holdsExactly(newest.content as PackageContent, toSubmit) }
      : null
  return { ...counts, toSubmit: toSubmit.length, submissions, package: open, stage: stageOf(toSubmit.length, open) }
}

/** Are these the requests, with these revisions? */
function holdsExactly({ items }: PackageContent, toSubmit: readonly RequestToSubmit[]): boolean {
  const held = new Set(items.map((item) => pair(item.requestId, item.revisionId)))
  return held.size === toSubmit.length && toSubmit.every((item) => held.has(pair(item.requestId, item.revisionId)))
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
