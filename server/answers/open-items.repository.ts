import type { CycleId, PolicyRequestId, RecipientId, ResponseId } from '#app/domain/ids.ts'
import type { Reach } from '#app/domain/permissions.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import type { Database } from '#server/db/client.ts'
import type { Prisma } from '#server/db/generated/client.ts'
import { whereReachable } from '#server/policy-requests/policy-request-list.repository.ts'
import type { NamedRecipient } from './answers.repository.ts'

/** A recipient and year with requests whose answer is to be recorded. */
export type AwaitedAnswers = {
  readonly recipient: NamedRecipient
  readonly cycleId: CycleId
  readonly cycleTitle: string
  /** Requests handed over, those of them with an answer, and those still awaited. */
  readonly submitted: number
  readonly answered: number
  readonly awaiting: number
}

type AwaitedRow = Omit<AwaitedAnswers, 'recipient' | 'cycleId' | 'cycleTitle'> & {
  readonly recipient_id: string
  readonly kind: NamedRecipient['kind']
  readonly name_ja: string
  readonly name_en: string
  readonly cycle_id: string
  readonly title: string
}

/** Recipients to which something in the state 提出済 was handed over, with what they answered; closed requests are done with. */
export async function awaitedAnswers(database: Database): Promise<AwaitedAnswers[]> {
  const rows = await database.$queryRaw<AwaitedRow[]>`
    SELECT recipient.id AS recipient_id, recipient.kind::text AS kind, recipient.name_ja, recipient.name_en,
           cycle.id AS cycle_id, cycle.title,
           sum(open_submitted)::int AS submitted, sum(open_answered)::int AS answered, sum(open_awaiting)::int AS awaiting
    FROM answer_tally tally
    JOIN cycle ON cycle.id = tally.cycle_id
    JOIN recipient ON recipient.id = tally.recipient_id
    WHERE open_submitted > 0
    GROUP BY recipient.id, cycle.id
    ORDER BY cycle.target_fiscal_year DESC, recipient.sort_order`
  return rows.map(({ recipient_id, kind, name_ja, name_en, cycle_id, title, ...counts }) => ({
    ...counts,
    recipient: { id: recipient_id as RecipientId, kind, nameJa: name_ja, nameEn: name_en },
    cycleId: cycle_id as CycleId,
    cycleTitle: title,
  }))
}

/** One answer that somebody still has to look at. */
export type OpenAnswer = {
  readonly responseId: ResponseId
  readonly requestId: PolicyRequestId
  readonly number: string
  readonly title: string
  readonly cycleId: CycleId
  readonly cycleTitle: string
  readonly recipient: NamedRecipient
}

const OPEN_ANSWER = {
  id: true,
  request: {
    select: {
      id: true,
      number: true,
      title: true,
      cycle: { select: { id: true, title: true } },
      body: { select: { number: true } },
    },
  },
  recipient: { select: { id: true, kind: true, nameJa: true, nameEn: true } },
} as const

/**
 * Answers within reach to requests that are 提出済 whose evaluation is drafted and not confirmed, or not drafted at all: the oldest,
 * and how many. Reads the index response_open_evaluation, which holds these alone.
 */
export async function openAnswers(
  database: Database,
  evaluation: 'drafted' | 'missing',
  reach: readonly Reach[],
  take: number,
): Promise<{ readonly items: readonly OpenAnswer[]; readonly total: number }> {
  if (reach.length === 0) return { items: [], total: 0 }
  const where: Prisma.ResponseWhereInput = { openEvaluation: evaluation, request: whereReachable(reach) }
  const [rows, total] = await Promise.all([
    database.response.findMany({ where, orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }], take, select: OPEN_ANSWER }),
    database.response.count({ where }),
  ])
  const items = rows.map(({ id, request, recipient }) => ({
    responseId: id as ResponseId,
    requestId: request.id as PolicyRequestId,
    number: requestNumber(request.body.number, request.number),
    title: request.title,
    cycleId: request.cycle.id as CycleId,
    cycleTitle: request.cycle.title,
    recipient: { ...recipient, id: recipient.id as RecipientId },
  }))
  return { items, total }
}
