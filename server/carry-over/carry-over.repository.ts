import type { CarryOver, CarryOverFacts, CarryOverShow } from '#app/domain/carry-over.ts'
import type { EvaluationCode, NextAction } from '#app/domain/evaluation.ts'
import type { BodyId, CycleId, PersonId, PolicyRequestId } from '#app/domain/ids.ts'
import { type PolicyRequestKind, requestNumber } from '#app/domain/policy-request.ts'
import { ADOPTED_STATES, type RequestState } from '#app/domain/workflow.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { Prisma } from '#server/db/generated/client.ts'

type Reader = Database | Transaction

/** From which year into which. */
export type Years = { readonly from: CycleId; readonly into: CycleId }
export type CarryOverFilter = { readonly show: CarryOverShow; readonly bodyId: BodyId | null }

/** What was withdrawn carries nothing on: the request is open again. */
const isCarriedInto = (into: CycleId): Prisma.PolicyRequestWhereInput => ({
  OR: [
    { nextRequests: { some: { cycleId: into, state: { not: 'withdrawn' } } } },
    { carriedOver: { some: { cycleId: into, kind: 'finished' } } },
  ],
})

function whereOf({ from, into }: Years, { show, bodyId }: CarryOverFilter): Prisma.PolicyRequestWhereInput {
  return {
    cycleId: from,
    state: { in: [...ADOPTED_STATES] },
    ...(bodyId && { bodyId }),
    ...(show === 'open' && { NOT: isCarriedInto(into) }),
    ...(show === 'done' && isCarriedInto(into)),
  }
}

/** Requests of last year that fit, in the order of the book: ids only. */
export async function carryOverKeys(reader: Reader, years: Years, filter: CarryOverFilter): Promise<PolicyRequestId[]> {
  const rows = await reader.policyRequest.findMany({
    where: whereOf(years, filter),
    orderBy: [{ body: { sortOrder: 'asc' } }, { sortOrder: 'asc' }, { number: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  return rows.map(({ id }) => id as PolicyRequestId)
}

export const countCarryOvers = (reader: Reader, years: Years, show: CarryOverShow): Promise<number> =>
  reader.policyRequest.count({ where: whereOf(years, { show, bodyId: null }) })

/** Which of these can still be carried over; asked behind their locks it stays so. */
export async function openAmong(
  reader: Reader,
  years: Years,
  ids: readonly PolicyRequestId[],
): Promise<Set<PolicyRequestId>> {
  const rows = await reader.policyRequest.findMany({
    where: { AND: [{ id: { in: [...ids] } }, whereOf(years, { show: 'open', bodyId: null })] },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id as PolicyRequestId))
}

export type LastRequest = {
  readonly id: PolicyRequestId
  readonly number: string
  readonly title: string
  readonly bodyId: BodyId
  readonly bodyJa: string
  readonly bodyEn: string
  readonly kind: PolicyRequestKind
  readonly state: RequestState
  /** Was it ended for this year? */
  readonly isEnded: boolean
}

/** These requests, in the order of the ids. */
export async function lastRequests(
  reader: Reader,
  into: CycleId,
  ids: readonly PolicyRequestId[],
): Promise<LastRequest[]> {
  const rows = await reader.policyRequest.findMany({
    where: { id: { in: [...ids] } },
    select: {
      ...{ id: true, number: true, title: true, kind: true, state: true, bodyId: true },
      body: { select: { number: true, nameJa: true, nameEn: true } },
      carriedOver: { where: { cycleId: into, kind: 'finished' }, select: { kind: true } },
    },
  })
  return ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id)
    if (!row) return []
    return [
      {
        id,
        number: requestNumber(row.body.number, row.number),
        title: row.title,
        bodyId: row.bodyId as BodyId,
        bodyJa: row.body.nameJa,
        bodyEn: row.body.nameEn,
        kind: row.kind,
        state: row.state,
        isEnded: row.carriedOver.length > 0,
      },
    ]
  })
}

/**
 * What is known of these requests: the last answer of each recipient with its evaluation, who has not answered yet, and the wishes of
 * this year that carry them on. Three statements, however many. Reads response(request_id, recipient_id, round),
 * policy_request_recipient(request_id, …), proposal(previous_request_id).
 */
export async function carryOverFacts(
  reader: Reader,
  into: CycleId,
  ids: readonly PolicyRequestId[],
): Promise<ReadonlyMap<PolicyRequestId, CarryOverFacts>> {
  const answers = await reader.$queryRaw<
    {
      request_id: string
      code: EvaluationCode | null
      next_action: NextAction | null
      is_confirmed: boolean
      count: number
    }[]
  >`
    SELECT link.request_id, code::text AS code, next_action::text AS next_action,
           confirmed_at IS NOT NULL AS is_confirmed, count(*)::int AS count
    FROM policy_request_recipient AS link
    JOIN response ON response.request_id = link.request_id AND response.recipient_id = link.recipient_id
      AND response.round = link.rounds
    LEFT JOIN evaluation ON evaluation.response_id = response.id
    WHERE link.request_id = ANY (${[...ids]}::uuid[])
    GROUP BY 1, 2, 3, 4`
  const awaited = await reader.policyRequestRecipient.groupBy({
    by: ['requestId'],
    where: { requestId: { in: [...ids] }, rounds: 0 },
    // Counts those alone for which it is recorded that they did not answer.
    _count: { _all: true, noResponseAt: true },
  })
  const wishes = await reader.proposal.groupBy({
    by: ['previousRequestId', 'intent'],
    where: { cycleId: into, state: 'handedIn', previousRequestId: { in: [...ids] } },
    _count: { _all: true },
  })
  return new Map(
    ids.map((id) => {
      const countOf = (intent: CarryOver) =>
        wishes.find((row) => row.previousRequestId === id && row.intent === intent)?._count._all ?? 0
      return [
        id,
        {
          answers: answers
            .filter((row) => row.request_id === id)
            .map((row) => ({
              evaluation: row.code,
              nextAction: row.next_action,
              isConfirmed: row.is_confirmed,
              count: row.count,
            })),
          ...withoutAnswer(awaited.find((row) => row.requestId === id)?._count),
          wishes: {
            continued: countOf('continued'),
            strengthened: countOf('strengthened'),
            finished: countOf('finished'),
          },
        },
      ]
    }),
  )
}

/** `noResponseAt` counts the recipients on record as not answering among all that have no answer. */
const withoutAnswer = (count = { _all: 0, noResponseAt: 0 }) => ({
  awaited: count._all - count.noResponseAt,
  noResponse: count.noResponseAt,
})

type NewCarryOver = {
  readonly cycleId: CycleId
  readonly previousRequestId: PolicyRequestId
  readonly kind: CarryOver
  readonly requestId: PolicyRequestId | null
  readonly recordedById: PersonId
  readonly at: Date
}

/** Records what was decided. There is one for each request and year; that of a draft that was withdrawn is replaced. */
export async function storeCarryOver(tx: Transaction, { at, ...carryOver }: NewCarryOver): Promise<void> {
  const { cycleId, previousRequestId, ...decided } = carryOver
  await tx.carryOver.upsert({
    where: { cycleId_previousRequestId: { cycleId, previousRequestId } },
    create: { ...carryOver, recordedAt: at },
    update: { ...decided, recordedAt: at },
  })
}

/** Takes back that a request is ended. False: it was not. */
export async function deleteEnding(tx: Transaction, cycleId: CycleId, id: PolicyRequestId): Promise<boolean> {
  const { count } = await tx.carryOver.deleteMany({ where: { cycleId, previousRequestId: id, kind: 'finished' } })
  return count > 0
}
