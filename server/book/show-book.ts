import { arrangeBook, type BookChapter, type BookReadiness, bookReadiness, isUnderWay } from '#app/domain/book-order.ts'
import type { BodyId, CycleId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { ADOPTED_STATES, type RequestState } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import type { Job } from '#server/jobs/job.ts'
import { jobsOfCycle } from '#server/jobs/jobs.repository.ts'
import { type BookRequest, type CycleTitle, findCycleTitle, requestsOfCycle } from './book.repository.ts'

const EXPORTS_SHOWN = 10

/** A chapter of the contents. */
export type NamedChapter = Pick<BookChapter<BookRequest>, 'committee' | 'position'> & { readonly requestCount: number }

/** Of what is not ready so many are named: the list of requests shows all of them. */
const UNDER_WAY_SHOWN = 20

/** 本冊: what stands in it, in its order, and what is not ready yet. */
export type BookPreview = {
  readonly cycle: CycleTitle
  readonly chapters: readonly NamedChapter[]
  /** The chapter that is shown with what stands in it; null: nothing is adopted. */
  readonly open: BookChapter<BookRequest> | null
  readonly readiness: BookReadiness
  /** The first requests that may still come into the book, as far as the person may read them, in the order of the list; and how many. */
  readonly underWay: readonly BookRequest[]
  readonly underWayCount: number
  /** Newest first. */
  readonly exports: readonly Job[]
}

/**
 * The book of a cycle as it would be made now, a chapter at a time: that of the committee, or the first. @returns the preview; refused with `notPermitted`, `notFound`
 */
export async function showBook(
  database: Database,
  actor: Actor,
  cycleId: CycleId,
  committeeId: BodyId | null,
): Promise<Result<BookPreview>> {
  if (!can(actor, 'book.export')) return refuse('notPermitted')
  const cycle = await findCycleTitle(database, cycleId)
  if (!cycle) return refuse('notFound')
  const [requests, exports] = await Promise.all([
    requestsOfCycle(database, cycleId),
    jobsOfCycle(database, 'book', cycleId, EXPORTS_SHOWN),
  ])
  const chapters = arrangeBook(requests.filter(standsInBook))
  const underWay = requests.filter((request) => isUnderWay(request.state) && mayRead(actor, request))
  return ok({
    cycle,
    chapters: chapters.map(({ committee, position, pillars }) => ({
      ...{ committee, position },
      requestCount: pillars.reduce((count, pillar) => count + pillar.requests.length, 0),
    })),
    open: chapters.find(({ committee }) => committee.id === committeeId) ?? chapters[0] ?? null,
    readiness: bookReadiness(requests.map((request) => request.state)),
    underWay: underWay.slice(0, UNDER_WAY_SHOWN),
    underWayCount: underWay.length,
    exports,
  })
}

const mayRead = (actor: Actor, { state, committee }: BookRequest): boolean =>
  can(actor, 'policyRequest.read', { bodyId: committee.id, state, proposerBodyIds: [] })

/** Only what was adopted, in the revision that was adopted. */
export const standsInBook = (request: Pick<BookRequest, 'state' | 'adoptedRevisionId'>): boolean =>
  request.adoptedRevisionId !== null && (ADOPTED_STATES as readonly RequestState[]).includes(request.state)
