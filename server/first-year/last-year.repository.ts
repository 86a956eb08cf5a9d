import type { EvaluationCode, NextAction } from '#app/domain/evaluation.ts'
import type { BodyId, CycleId, PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'

/** What stands here of last year. */

type Reader = Database | Transaction

/** Years whose book was imported, the latest first; the current one is none of them. */
export async function importedYears(reader: Reader) {
  const rows = await reader.cycle.findMany({
    where: { isCurrent: false, requests: { some: { importedFrom: { not: '' } } } },
    orderBy: { targetFiscalYear: 'desc' },
    select: { id: true, title: true },
  })
  return rows.map(({ id, title }) => ({ id: id as CycleId, title }))
}

export type KnownAnswer = {
  readonly requestId: string
  readonly recipientId: string
  readonly round: number
  readonly text: string
  readonly evaluation: {
    readonly code: EvaluationCode
    readonly reason: string
    readonly nextAction: NextAction | null
  } | null
}
/** What these recipients answered to these requests. Reads response(request_id, recipient_id, round). */
export const knownAnswers = (
  reader: Reader,
  requestIds: readonly PolicyRequestId[],
  recipientIds: readonly RecipientId[],
): Promise<KnownAnswer[]> =>
  reader.response.findMany({
    where: { requestId: { in: [...requestIds] }, recipientId: { in: [...recipientIds] } },
    select: {
      ...{ requestId: true, recipientId: true, round: true, text: true },
      evaluation: { select: { code: true, reason: true, nextAction: true } },
    },
  })

/** What was handed in in a year, by whom and in which words. */
export const knownWishes = (reader: Reader, cycleId: CycleId, bodyIds: readonly BodyId[]) =>
  reader.proposal.findMany({
    where: { cycleId, bodyId: { in: [...bodyIds] }, state: { not: 'takenBack' } },
    select: { bodyId: true, title: true, demand: true, situation: true, reason: true },
  })

/** The imported years with what stands in each. Three statements, however many. */
export async function countedYears(reader: Reader) {
  const years = await importedYears(reader)
  const cycleId = { in: years.map(({ id }) => id) }
  const requests = await reader.policyRequest.groupBy({ by: ['cycleId'], where: { cycleId }, _count: { _all: true } })
  const wishes = await reader.proposal.groupBy({ by: ['cycleId'], where: { cycleId }, _count: { _all: true } })
  const answers = await reader.$queryRaw<{ cycle_id: string; count: number }[]>`
    SELECT request.cycle_id, count(*)::int AS count FROM response JOIN policy_request AS request ON request.id = response.request_id
    WHERE request.cycle_id = ANY (${years.map(({ id }) => id)}::uuid[]) GROUP BY 1`
  return years.map((year) => ({
    ...year,
    requests: requests.find((row) => row.cycleId === year.id)?._count._all ?? 0,
    wishes: wishes.find((row) => row.cycleId === year.id)?._count._all ?? 0,
    answers: answers.find((row) => row.cycle_id === year.id)?.count ?? 0,
  }))
}
