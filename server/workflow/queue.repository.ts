import type { BodyId, CycleId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Reach } from '#app/domain/permissions.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import { whereReachable } from '#server/policy-requests/policy-request-list.repository.ts'

/** Where a request stands among those that wait for the same step. */
export type Queue = {
  readonly cycleId: CycleId
  readonly state: RequestState
  /** The committee whose requests they are; null: those of all committees wait for one body. */
  readonly bodyId: BodyId | null
}

/** A request that waits in a queue, with its place in the order of the book. */
export type Queued = {
  readonly id: PolicyRequestId
  readonly number: string
  readonly title: string
  readonly place: readonly [body: number, order: number, number: number]
}

/** More than any body decides on in a year. */
const QUEUE_MAX = 500

/** Who waits in the queue within reach, in the order of the book. One query. */
export async function queued(
  database: Database,
  { cycleId, state, bodyId }: Queue,
  reach: readonly Reach[],
): Promise<Queued[]> {
  const rows = await database.policyRequest.findMany({
    where: { cycleId, state, ...(bodyId && { bodyId }), AND: [whereReachable(reach)] },
    orderBy: [{ body: { sortOrder: 'asc' } }, { sortOrder: 'asc' }, { number: 'asc' }, { id: 'asc' }],
    take: QUEUE_MAX,
    select: {
      id: true,
      number: true,
      sortOrder: true,
      title: true,
      body: { select: { number: true, sortOrder: true } },
    },
  })
  return rows.map(({ id, number, sortOrder, title, body }) => ({
    ...{ id: id as PolicyRequestId, title, number: requestNumber(body.number, number) },
    place: [body.sortOrder, sortOrder, number] as const,
  }))
}

/** The place of a request in the order of the book, also when it waits no more. */
export async function placeOf(database: Database, id: PolicyRequestId): Promise<Queued['place']> {
  const { body, sortOrder, number } = await database.policyRequest.findUniqueOrThrow({
    where: { id },
    select: { number: true, sortOrder: true, body: { select: { sortOrder: true } } },
  })
  return [body.sortOrder, sortOrder, number]
}
