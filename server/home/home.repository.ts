import type { BodyId, CycleId, PolicyRequestId } from '#app/domain/ids.ts'
import { isMilestone } from '#app/domain/milestones.ts'
import type { Reach } from '#app/domain/permissions.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import type { Prisma } from '#server/db/generated/client.ts'
import { whereReachable } from '#server/policy-requests/policy-request-list.repository.ts'

export type WaitingItem = {
  readonly id: PolicyRequestId
  readonly cycleId: CycleId
  readonly number: string
  readonly title: string
  readonly state: RequestState
  readonly bodyId: BodyId
  readonly bodyNameJa: string
  readonly bodyNameEn: string
  readonly updatedAt: Date
}

export type NewsItem = {
  readonly id: string
  readonly at: Date
  /** Null: who did it is not for this person. */
  readonly personName: string | null
  readonly action: string
  readonly requestId: PolicyRequestId
  readonly number: string
  readonly title: string
}

const ITEM = {
  id: true,
  cycleId: true,
  number: true,
  title: true,
  state: true,
  updatedAt: true,
  body: { select: { id: true, number: true, nameJa: true, nameEn: true } },
} as const

type Row = {
  id: string
  cycleId: string
  number: number
  title: string
  state: RequestState
  updatedAt: Date
  body: { id: string; number: number | null; nameJa: string; nameEn: string }
}

const toItem = (row: Row): WaitingItem => ({
  id: row.id as PolicyRequestId,
  cycleId: row.cycleId as CycleId,
  number: requestNumber(row.body.number, row.number),
  title: row.title,
  state: row.state,
  bodyId: row.body.id as BodyId,
  bodyNameJa: row.body.nameJa,
  bodyNameEn: row.body.nameEn,
  updatedAt: row.updatedAt,
})

/**
 * The first `take` requests in `state` within reach (and among `only`), longest untouched first, and how many there are in each
 * cycle. Two queries, however many cycles there are; they rely on policy_request(cycle_id, state), which PostgreSQL 18 also
 * searches for a state alone, since cycles are few.
 */
export async function waitingIn(
  database: Database,
  state: RequestState,
  reach: readonly Reach[],
  take: number,
  only?: readonly PolicyRequestId[],
) {
  if (reach.length === 0 || only?.length === 0) return { items: [], counts: new Map<CycleId, number>() }
  const where: Prisma.PolicyRequestWhereInput = { state, AND: [whereReachable(reach)] }
  if (only) where.id = { in: [...only] }
  const [rows, counts] = await Promise.all([
    database.policyRequest.findMany({ where, orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }], take, select: ITEM }),
    database.policyRequest.groupBy({ by: ['cycleId'], where, _count: { _all: true } }),
  ])
  return {
    items: rows.map(toItem),
    counts: new Map(counts.map((row) => [row.cycleId as CycleId, row._count._all])),
  }
}

/** Requests within reach in whose fields or text something happened after the revision that the committee approved. */
export async function editedSinceApproval(database: Database, reach: readonly Reach[]): Promise<WaitingItem[]> {
  if (reach.length === 0) return []
  const edited = await database.$queryRaw<{ id: string }[]>`
    SELECT request.id FROM policy_request request
    JOIN revision approved ON approved.id = request.approved_revision_id
    LEFT JOIN document_snapshot snapshot ON snapshot.request_id = request.id
    WHERE request.state = 'consolidating' AND (
      snapshot.created_at >= approved.created_at OR EXISTS (
        SELECT 1 FROM document_update edit
        WHERE edit.request_id = request.id AND edit.created_at >= approved.created_at) OR EXISTS (
        SELECT 1 FROM audit_event saved
        WHERE saved.subject_type = 'policyRequest' AND saved.subject_id = request.id::text
          AND saved.action = 'policyRequest.editFields' AND saved.at >= approved.created_at))`
  const rows = await database.policyRequest.findMany({
    where: { id: { in: edited.map((row) => row.id) }, AND: [whereReachable(reach)] },
    orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
    select: ITEM,
  })
  return rows.map(toItem)
}

/** Events looked through for news: enough that a busy committee's are found behind others' that the person may not see. */
const EVENTS_LOOKED_AT = 400

/** Whose news: what the person may read, and of which requests also how they were deliberated on. */
type NewsReach = {
  readonly read: readonly Reach[]
  readonly deliberation: readonly Reach[]
  /** The bodies whose requests (their own, or proposed by them) are told of; null: those of the whole federation. */
  readonly of: readonly BodyId[] | null
}

/**
 * The newest events of requests within reach, one for each request; beyond the reach of deliberation only milestones, and
 * nobody's name. Three queries: events by primary key, their requests, and those whose deliberation may be read.
 */
export async function newsFor(database: Database, reach: NewsReach, take: number): Promise<NewsItem[]> {
  if (reach.read.length === 0) return []
  const events = await database.auditEvent.findMany({
    where: { subjectType: 'policyRequest' },
    orderBy: { id: 'desc' },
    take: EVENTS_LOOKED_AT,
    select: { id: true, at: true, personName: true, action: true, subjectId: true },
  })
  const id = { in: [...new Set(events.map((event) => event.subjectId))] }
  const bodyId = reach.of && { in: [...reach.of] }
  const own: Prisma.PolicyRequestWhereInput = bodyId ? { OR: [{ bodyId }, { proposers: { some: { bodyId } } }] } : {}
  const [rows, deliberated] = await Promise.all([
    database.policyRequest.findMany({ where: { id, AND: [whereReachable(reach.read), own] }, select: ITEM }),
    database.policyRequest.findMany({ where: { id, AND: [whereReachable(reach.deliberation)] }, select: { id: true } }),
  ])
  const requests = new Map(rows.map((row) => [row.id, toItem(row)]))
  const open = new Set(deliberated.map((row) => row.id))
  const told = events.filter((event) => open.has(event.subjectId) || isMilestone(event.action))
  const newest = told.filter((event, index) => told.findIndex((other) => other.subjectId === event.subjectId) === index)
  return newest
    .flatMap((event): NewsItem[] => {
      const request = requests.get(event.subjectId)
      if (!request) return []
      return [
        {
          id: String(event.id),
          at: event.at,
          personName: open.has(event.subjectId) ? event.personName : null,
          action: event.action,
          requestId: request.id,
          number: request.number,
          title: request.title,
        },
      ]
    })
    .slice(0, take)
}
