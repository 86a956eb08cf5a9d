import type { BodyId, CycleId, PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import type { Reach } from '#app/domain/permissions.ts'
import type { RecipientKind } from '#app/domain/recipients.ts'
import { ADOPTED_STATES, type RequestState } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
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
  /** Requests to the recipient, those handed over, those answered, those still awaited. */
  readonly requests: number
  readonly submitted: number
  readonly answered: number
  readonly awaiting: number
}

type YearRow = Omit<YearOfRecipient, 'cycleId' | 'targetFiscalYear' | 'isCurrent'> & {
  readonly cycle_id: string
  readonly target_fiscal_year: number
  readonly is_current: boolean
}

/**
 * The years in which a recipient was asked something that was adopted, newest first; only requests of `bodyIds` count where
 * these are given. Relies on
 * policy_request_recipient(recipient_id), submission_item(request_id) and response(request_id, recipient_id, round).
 */
export async function yearsOfRecipient(
  database: Database,
  recipientId: RecipientId,
  bodyIds: readonly BodyId[] | null,
): Promise<YearOfRecipient[]> {
  const rows = await database.$queryRaw<YearRow[]>`
    SELECT cycle.id AS cycle_id, cycle.title, cycle.target_fiscal_year, cycle.is_current,
           count(*)::int AS requests,
           count(*) FILTER (WHERE sent)::int AS submitted,
           count(*) FILTER (WHERE answered)::int AS answered,
           count(*) FILTER (WHERE sent AND NOT answered AND link.no_response_at IS NULL)::int AS awaiting
    FROM policy_request_recipient link
    JOIN policy_request request ON request.id = link.request_id AND request.state = ANY(${[...ADOPTED_STATES]}::request_state[])
    JOIN cycle ON cycle.id = request.cycle_id
    CROSS JOIN LATERAL (
      SELECT EXISTS (
               SELECT 1 FROM submission_item item JOIN submission ON submission.id = item.submission_id
               WHERE item.request_id = request.id AND submission.recipient_id = link.recipient_id
             ) AS sent,
             EXISTS (
               SELECT 1 FROM response WHERE response.request_id = request.id AND response.recipient_id = link.recipient_id
             ) AS answered
    ) AS facts
    WHERE link.recipient_id = ${recipientId}::uuid
      AND (${bodyIds}::uuid[] IS NULL OR request.body_id = ANY (${bodyIds}::uuid[]))
    GROUP BY cycle.id
    ORDER BY cycle.target_fiscal_year DESC`
  return rows.map(({ cycle_id, target_fiscal_year, is_current, ...row }) => ({
    ...row,
    cycleId: cycle_id as CycleId,
    targetFiscalYear: target_fiscal_year,
    isCurrent: is_current,
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

/** The adopted requests of a cycle to a recipient within reach, in the order of the book. */
export async function requestsOfRecipient(
  database: Database,
  recipientId: RecipientId,
  cycleId: CycleId,
  reach: readonly Reach[],
): Promise<RequestOfRecipient[]> {
  const rows = await database.policyRequest.findMany({
    where: {
      cycleId,
      state: { in: [...ADOPTED_STATES] },
      recipients: { some: { recipientId } },
      AND: [whereReachable(reach)],
    },
    orderBy: [{ body: { sortOrder: 'asc' } }, { sortOrder: 'asc' }, { number: 'asc' }],
    select: {
      id: true,
      number: true,
      title: true,
      state: true,
      isPriority: true,
      body: { select: { id: true, nameJa: true, nameEn: true, number: true } },
    },
  })
  return rows.map(({ body, ...row }) => ({
    ...row,
    id: row.id as PolicyRequestId,
    bodyId: body.id,
    bodyNameJa: body.nameJa,
    bodyNameEn: body.nameEn,
    bodyNumber: body.number,
  }))
}
