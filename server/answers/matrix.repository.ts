import type { EvaluationCode } from '#app/domain/evaluation.ts'
import type { BodyId, CycleId, PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import type { MatrixFilter } from '#app/domain/matrix-filter.ts'
import type { Reach } from '#app/domain/permissions.ts'
import { byGoalNumber } from '#app/domain/sdgs/sdgs.ts'
import { ADOPTED_STATES, type RequestState } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import type { Prisma } from '#server/db/generated/client.ts'
import { whereReachable } from '#server/policy-requests/policy-request-list.repository.ts'
import type { NamedRecipient } from './answers.repository.ts'

export type MatrixScope = {
  readonly cycleId: CycleId
  readonly reach: readonly Reach[]
  readonly filter: Pick<MatrixFilter, 'bodyId' | 'goal' | 'onlyPriority' | 'region'>
}

export type MatrixRequest = {
  readonly id: PolicyRequestId
  readonly number: number
  readonly title: string
  readonly state: RequestState
  readonly isPriority: boolean
  readonly body: {
    readonly id: BodyId
    readonly number: number | null
    readonly nameJa: string
    readonly nameEn: string
  }
}

const whereOf = ({ cycleId, reach, filter }: MatrixScope): Prisma.PolicyRequestWhereInput => ({
  cycleId,
  state: { in: [...ADOPTED_STATES] },
  AND: [whereReachable(reach)],
  ...(filter.bodyId && { bodyId: filter.bodyId }),
  ...(filter.onlyPriority && { isPriority: true }),
  ...(filter.goal !== null && { sdgTargets: { some: { targetCode: { in: [...byGoalNumber(filter.goal)] } } } }),
  ...(filter.region && { recipients: { some: { cycleId, recipient: { region: filter.region } } } }),
})

/** The ids of the scope's requests, in the order of the book. */
export async function matrixRequestIds(database: Database, scope: MatrixScope): Promise<PolicyRequestId[]> {
  const rows = await database.policyRequest.findMany({
    where: whereOf(scope),
    orderBy: [{ body: { sortOrder: 'asc' } }, { sortOrder: 'asc' }, { number: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  return rows.map((row) => row.id as PolicyRequestId)
}

/** These requests, in the order of their ids here. */
export async function matrixRequests(database: Database, ids: readonly PolicyRequestId[]): Promise<MatrixRequest[]> {
  const rows = await database.policyRequest.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      number: true,
      title: true,
      state: true,
      isPriority: true,
      body: { select: { id: true, number: true, nameJa: true, nameEn: true } },
    },
  })
  rows.sort((one, other) => ids.indexOf(one.id as PolicyRequestId) - ids.indexOf(other.id as PolicyRequestId))
  return rows.map(({ body, ...row }) => ({
    ...row,
    id: row.id as PolicyRequestId,
    body: { ...body, id: body.id as BodyId },
  }))
}

export type MatrixPair = {
  readonly requestId: PolicyRequestId
  readonly recipientId: RecipientId
  readonly noResponseAt: Date | null
  readonly isSubmitted: boolean
  readonly responseCount: number
  /** Of the last round. */
  readonly evaluation: EvaluationCode | null
  readonly isConfirmed: boolean
}

type PairRow = {
  request_id: string
  recipient_id: string
  no_response_at: Date | null
  is_submitted: boolean
  response_count: number
  evaluation: EvaluationCode | null
  is_confirmed: boolean
}

/**
 * The cells of these requests, without any text. Relies on the primary key of policy_request_recipient and on
 * response(request_id, recipient_id, round).
 */
export async function matrixPairs(
  database: Database,
  requestIds: readonly PolicyRequestId[],
  region: string,
): Promise<MatrixPair[]> {
  const rows = await database.$queryRaw<PairRow[]>`
    SELECT pair.request_id, pair.recipient_id, pair.no_response_at, pair.is_submitted, pair.rounds AS response_count,
           evaluation.code::text AS evaluation,
           evaluation.confirmed_at IS NOT NULL AS is_confirmed
    FROM policy_request_recipient pair
    JOIN recipient ON recipient.id = pair.recipient_id AND (${region} = '' OR recipient.region = ${region})
    LEFT JOIN response newest
      ON newest.request_id = pair.request_id AND newest.recipient_id = pair.recipient_id AND newest.round = pair.rounds
    LEFT JOIN evaluation ON evaluation.response_id = newest.id
    WHERE pair.request_id = ANY(${[...requestIds]}::uuid[])`
  return rows.map((row) => ({
    requestId: row.request_id as PolicyRequestId,
    recipientId: row.recipient_id as RecipientId,
    noResponseAt: row.no_response_at,
    isSubmitted: row.is_submitted,
    responseCount: row.response_count,
    evaluation: row.evaluation,
    isConfirmed: row.is_confirmed,
  }))
}

/** These recipients, the prefecture first. */
export async function matrixRecipients(database: Database, ids: readonly RecipientId[]): Promise<NamedRecipient[]> {
  const rows = await database.recipient.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { sortOrder: 'asc' },
    select: { id: true, kind: true, nameJa: true, nameEn: true },
  })
  return rows.map((row) => ({ ...row, id: row.id as RecipientId }))
}

/** What the matrix can be narrowed to: years, committees, regions. */
export async function matrixChoices(database: Database) {
  const [cycles, committees, regions] = await Promise.all([
    database.cycle.findMany({
      orderBy: { targetFiscalYear: 'desc' },
      select: { id: true, title: true, isCurrent: true },
    }),
    database.body.findMany({
      where: { kind: 'committee' },
      orderBy: { sortOrder: 'asc' },
      select: { id: true, nameJa: true, nameEn: true },
    }),
    database.recipient.findMany({
      where: { region: { not: '' } },
      distinct: ['region'],
      orderBy: { sortOrder: 'asc' },
      select: { region: true },
    }),
  ])
  return {
    cycles: cycles.map((cycle) => ({ ...cycle, id: cycle.id as CycleId })),
    committees: committees.map((body) => ({ ...body, id: body.id as BodyId })),
    regions: regions.map((row) => row.region),
  }
}
