import type { CycleId, SubmissionId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { SubmissionFilter } from '#app/domain/submission.ts'
import { correctSubmission, openSubmission } from './correct-submission.ts'
import { type RecordSubmissionsDeps, recordSubmissions } from './record-submissions.ts'
import { type PackageDeps, requestPackages } from './request-packages.ts'
import { showSubmissions } from './show-submissions.ts'

export type Submissions = ReturnType<typeof createSubmissions>

/** 要請: packages for the recipients, and the record of what was handed over. */
export function createSubmissions(deps: PackageDeps & RecordSubmissionsDeps) {
  return {
    show: (actor: Actor, cycleId: CycleId, filter: SubmissionFilter) =>
      showSubmissions(deps.database, actor, cycleId, filter),
    requestPackages: (actor: Actor, input: unknown) => requestPackages(deps, actor, input),
    open: (actor: Actor, id: SubmissionId) => openSubmission(deps, actor, id),
    correct: (actor: Actor, input: unknown) => correctSubmission(deps, actor, input),
    record: (actor: Actor, input: unknown) => recordSubmissions(deps, actor, input),
  }
}
