import type { PolicyRequestId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { Prisma } from '#server/db/generated/client.ts'

/**
 * Rule W4, row by row: a recipient (`link`) of a request is awaited while it has neither answered nor is marked 回答なし. The index
 * policy_request_recipient_not_answered holds these alone.
 */
const AWAITED = Prisma.sql`
  FROM policy_request_recipient AS link
  WHERE link.rounds = 0 AND link.no_response_at IS NULL`

/** How much of the asking and answering is done: submissions of the request, and recipients still without an answer. */
export async function answeringFacts(
  reader: Database | Transaction,
  requestId: PolicyRequestId,
): Promise<{ submissionCount: number; unansweredRecipientCount: number }> {
  const [facts] = await reader.$queryRaw<{ submissionCount: number; unansweredRecipientCount: number }[]>`
    SELECT
      (SELECT count(*) FROM submission_item WHERE request_id = ${requestId}::uuid)::int AS "submissionCount",
      (SELECT count(*) ${AWAITED} AND link.request_id = ${requestId}::uuid)::int AS "unansweredRecipientCount"`
  return facts as NonNullable<typeof facts>
}

/** Requests of any year that are submitted and wait for no recipient any longer: those to sum up. */
export async function answeredRequests(database: Database): Promise<PolicyRequestId[]> {
  const rows = await database.$queryRaw<{ id: PolicyRequestId }[]>`
    SELECT request.id FROM policy_request AS request
    WHERE request.state = 'submitted'
      AND NOT EXISTS (SELECT ${AWAITED} AND link.request_id = request.id)`
  return rows.map((row) => row.id)
}

/** Answers to a request without an evaluation, and drafted evaluations that nobody has confirmed. */
export type UnfinishedEvaluations = { readonly unevaluated: number; readonly unconfirmed: number }

/** How much of the judging of a request's answers is not done. */
export async function unfinishedEvaluations(
  database: Database,
  requestId: PolicyRequestId,
): Promise<UnfinishedEvaluations> {
  const [unevaluated, unconfirmed] = await Promise.all([
    database.response.count({ where: { requestId, evaluation: null } }),
    database.response.count({ where: { requestId, evaluation: { confirmedAt: null } } }),
  ])
  return { unevaluated, unconfirmed }
}
