import { arrangeBook, type BookChapter, type BookReadiness, bookReadiness, isUnderWay } from '#app/domain/book-order.ts'
import type { CycleId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { ADOPTED_STATES, type RequestState } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import type { Job } from '#server/jobs/job.ts'
import { jobsOfCycle } from '#server/jobs/jobs.repository.ts'
import { type BookRequest, type CycleTitle, findCycleTitle, requestsOfCycle } from './book.repository.ts'

const EXPORTS_SHOWN = 10

/** 本冊: what stands in it, in its order, and what is not ready yet. */
export type BookPreview = {
  readonly cycle: CycleTitle
  readonly chapters: readonly BookChapter<BookRequest>[]
  readonly readiness: BookReadiness
  /** Requests that may still come into the book, as far as the person may read them, in the order of the list. */
  readonly underWay: readonly BookRequest[]
  /** Newest first. */
  readonly exports: readonly Job[]
}

/** The book of a cycle as it would be made now. @returns the preview; refused with `notPermitted`, `notFound` */
export async function showBook(database: Database, actor: Actor, cycleId: CycleId): Promise<Result<BookPreview>> {
  if (!can(actor, 'book.export')) return refuse('notPermitted')
  const cycle = await findCycleTitle(database, cycleId)
  if (!cycle) return refuse('notFound')
  const [requests, exports] = await Promise.all([
    requestsOfCycle(database, cycleId),
    jobsOfCycle(database, 'book', cycleId, EXPORTS_SHOWN),
  ])
  return ok({
    cycle,
    chapters: arrangeBook(requests.filter(standsInBook)),
    readiness: bookReadiness(requests.map((request) => request.state)),
    underWay: requests.filter((request) => isUnderWay(request.state) && mayRead(actor, request)),
    exports,
  })
}

const mayRead = (actor: Actor, { state, committee }: BookRequest): boolean =>
  can(actor, 'policyRequest.read', { bodyId: committee.id, state, proposerBodyIds: [] })

/** Only what was adopted, in the revision that was adopted. */
export const standsInBook = (request: Pick<BookRequest, 'state' | 'adoptedRevisionId'>): boolean =>
  request.adoptedRevisionId !== null && (ADOPTED_STATES as readonly RequestState[]).includes(request.state)
