import type { BodyId, CycleId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Reach } from '#app/domain/permissions.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import { whereReachable } from '#server/policy-requests/policy-request-list.repository.ts'

/** What became of a request that the person's own body proposed. */
export type ProposedRequest = {
  readonly id: PolicyRequestId
  readonly number: string
  readonly title: string
  readonly state: RequestState
  readonly cycleTitle: string
  readonly isCurrentCycle: boolean
  readonly committeeJa: string
  readonly committeeEn: string
  /** Recipients of it, and those of them that have answered. */
  readonly recipients: number
  readonly answered: number
}

/** The first `take` requests of these years within reach that these bodies proposed, the newest year first, and how many there are. Two queries. */
export async function proposedBy(
  database: Database,
  bodyIds: readonly BodyId[],
  cycleIds: readonly CycleId[],
  reach: readonly Reach[],
  take: number,
): Promise<{ readonly items: readonly ProposedRequest[]; readonly total: number }> {
  if (bodyIds.length === 0) return { items: [], total: 0 }
  const where = {
    cycleId: { in: [...cycleIds] },
    proposers: { some: { bodyId: { in: [...bodyIds] } } },
    AND: [whereReachable(reach)],
  }
  const [rows, total] = await Promise.all([
    database.policyRequest.findMany({
      where,
      orderBy: [
        { cycle: { targetFiscalYear: 'desc' } },
        { body: { sortOrder: 'asc' } },
        { sortOrder: 'asc' },
        { number: 'asc' },
      ],
      take,
      select: {
        id: true,
        number: true,
        title: true,
        state: true,
        cycle: { select: { title: true, isCurrent: true } },
        body: { select: { number: true, nameJa: true, nameEn: true } },
        recipients: { select: { rounds: true } },
      },
    }),
    database.policyRequest.count({ where }),
  ])
  const items = rows.map(({ id, number, title, state, cycle, body, recipients }) => ({
    ...{ id: id as PolicyRequestId, number: requestNumber(body.number, number), title, state },
    ...{ cycleTitle: cycle.title, isCurrentCycle: cycle.isCurrent },
    ...{ committeeJa: body.nameJa, committeeEn: body.nameEn },
    recipients: recipients.length,
    answered: recipients.filter(({ rounds }) => rounds > 0).length,
  }))
  return { items, total }
}
