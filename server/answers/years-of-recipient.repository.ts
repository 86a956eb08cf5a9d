import type { ReceiptFacts } from '#app/domain/answer-progress.ts'
import type { BodyId, CycleId, PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import type { Reach } from '#app/domain/permissions.ts'
import type { RecipientKind } from '#app/domain/recipients.ts'
import { ADOPTED_STATES, type RequestState } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import type { Prisma } from '#server/db/generated/client.ts'
import { whereReachable } from '#server/policy-requests/policy-request-list.repository.ts'

export type RecipientProfile = {
  readonly id: RecipientId
  readonly kind: RecipientKind
  readonly lgCode: string
  readonly nameJa: string
  readonly nameEn: string
  readonly kana: string
  readonly region: string
  readonly municipality: string
  readonly headTitle: string
  readonly assembly: string
}

/** The recipient, or null. */
export async function findRecipientProfile(database: Database, id: RecipientId): Promise<RecipientProfile | null> {
  const row = await database.recipient.findUnique({
    where: { id },
    omit: { sortOrder: true },
  })
  return row && { ...row, id: row.id as RecipientId }
}

export type YearOfRecipient = {
  readonly cycleId: CycleId
  readonly title: string
  readonly targetFiscalYear: number
  readonly isCurrent: boolean
  /** Requests to the recipient, those handed over, those answered, those marked 回答なし instead, those still awaited. */
  readonly requests: number
  readonly submitted: number
  readonly answered: number
  readonly none: number
  readonly awaiting: number
  /** Requests in the state 提出済 that were handed over: those whose answers may be recorded. */
  readonly openSubmitted: number
}

type YearRow = Omit<YearOfRecipient, 'cycleId' | 'targetFiscalYear' | 'isCurrent' | 'openSubmitted'> & {
  readonly cycle_id: string
  readonly target_fiscal_year: number
  readonly is_current: boolean
  readonly open_submitted: number
}

/**
 * The years in which a recipient was asked something that was adopted, newest first; only requests of `bodyIds` count where
 * these are given. Reads answer_tally(recipient_id, cycle_id): a row for each committee and year.
 */
export async function yearsOfRecipient(
  database: Database,
  recipientId: RecipientId,
  bodyIds: readonly BodyId[] | null,
): Promise<YearOfRecipient[]> {
  const rows = await database.$queryRaw<YearRow[]>`
    SELECT cycle.id AS cycle_id, cycle.title, cycle.target_fiscal_year, cycle.is_current,
           sum(adopted)::int AS requests, sum(submitted)::int AS submitted,
           sum(answered)::int AS answered, sum(none)::int AS none, sum(awaiting)::int AS awaiting,
           sum(open_submitted)::int AS open_submitted
    FROM answer_tally tally JOIN cycle ON cycle.id = tally.cycle_id
    WHERE tally.recipient_id = ${recipientId}::uuid
      AND (${bodyIds}::uuid[] IS NULL OR tally.body_id = ANY (${bodyIds}::uuid[]))
    GROUP BY cycle.id
    HAVING sum(adopted) > 0
    ORDER BY cycle.target_fiscal_year DESC`
  return rows.map(({ cycle_id, target_fiscal_year, is_current, open_submitted, ...row }) => ({
    ...row,
    cycleId: cycle_id as CycleId,
    targetFiscalYear: target_fiscal_year,
    isCurrent: is_current,
    openSubmitted: open_submitted,
  }))
}

export type RequestOfRecipient = {
  readonly id: PolicyRequestId
  readonly bodyId: string
  readonly bodyNameJa: string
  readonly bodyNameEn: string
  readonly bodyNumber: number | null
  readonly number: number
  readonly title: string
  readonly state: RequestState
  readonly isPriority: boolean
}

/** Which requests of a recipient: those of a cycle that were adopted, within reach. */
export type ScopeOfRecipient = {
  readonly recipientId: RecipientId
  readonly cycleId: CycleId
  readonly reach: readonly Reach[]
}

const whereOf = ({ recipientId, cycleId, reach }: ScopeOfRecipient): Prisma.PolicyRequestWhereInput => ({
  cycleId,
  state: { in: [...ADOPTED_STATES] },
  recipients: { some: { recipientId, cycleId } },
  AND: [whereReachable(reach)],
})
const IN_ORDER = [
  { body: { sortOrder: 'asc' } },
  { sortOrder: 'asc' },
  { number: 'asc' },
] as const satisfies Prisma.PolicyRequestOrderByWithRelationInput[]

/** The ids of the scope's requests, in the order of the book. */
export async function requestIdsOfRecipient(database: Database, scope: ScopeOfRecipient): Promise<PolicyRequestId[]> {
  const rows = await database.policyRequest.findMany({
    where: whereOf(scope),
    orderBy: [...IN_ORDER],
    select: { id: true },
  })
  return rows.map((row) => row.id as PolicyRequestId)
}

/** A request and how far it is at the recipient. */
export type RequestAtRecipient = ReceiptFacts & {
  readonly id: PolicyRequestId
}

/** The scope's requests with how far they are, in the order of the book, and nothing of what they say. Two queries. */
export async function receiptsOfRecipient(database: Database, scope: ScopeOfRecipient): Promise<RequestAtRecipient[]> {
  const rows = await database.policyRequest.findMany({
    where: whereOf(scope),
    orderBy: [...IN_ORDER],
    select: {
      id: true,
      recipients: {
        where: { recipientId: scope.recipientId },
        select: { isSubmitted: true, rounds: true, noResponseAt: true },
      },
    },
  })
  return rows.flatMap(({ id, recipients: [pair] }) =>
    pair
      ? [
          {
            id: id as PolicyRequestId,
            isSubmitted: pair.isSubmitted,
            responseCount: pair.rounds,
            noResponseAt: pair.noResponseAt,
          },
        ]
      : [],
  )
}

/** These requests, in the order of their ids here. */
export async function namedRequests(
  database: Database,
  ids: readonly PolicyRequestId[],
): Promise<RequestOfRecipient[]> {
  const rows = await database.policyRequest.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      number: true,
      title: true,
      state: true,
      isPriority: true,
      body: { select: { id: true, nameJa: true, nameEn: true, number: true } },
    },
  })
  rows.sort((one, other) => ids.indexOf(one.id as PolicyRequestId) - ids.indexOf(other.id as PolicyRequestId))
  return rows.map(({ body, ...row }) => ({
    ...row,
    id: row.id as PolicyRequestId,
    bodyId: body.id,
    bodyNameJa: body.nameJa,
    bodyNameEn: body.nameEn,
    bodyNumber: body.number,
  }))
}
