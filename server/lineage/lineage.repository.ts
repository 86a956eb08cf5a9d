import { toCalendarDate } from '#app/domain/calendar-date.ts'
import type { DecisionOutcome, MeetingForm } from '#app/domain/decision.ts'
import type { EvaluationCode, NextAction } from '#app/domain/evaluation.ts'
import type { PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import type { Database } from '#server/db/client.ts'

/**
 * The requests that carry each other on, from the first year to the last, the newest first: those before this one, and those after it
 * (several where it was divided). One statement: reads policy_request by its key and by (previous_request_id).
 */
export async function lineOf(database: Database, id: PolicyRequestId): Promise<PolicyRequestId[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE before AS (
      SELECT id, previous_request_id FROM policy_request WHERE id = ${id}::uuid
      UNION SELECT request.id, request.previous_request_id
      FROM policy_request AS request JOIN before ON request.id = before.previous_request_id
    ), after AS (
      SELECT id FROM policy_request WHERE id = ${id}::uuid
      UNION SELECT request.id FROM policy_request AS request JOIN after ON request.previous_request_id = after.id
    )
    SELECT request.id FROM policy_request AS request
    JOIN cycle ON cycle.id = request.cycle_id JOIN body ON body.id = request.body_id
    WHERE request.id IN (SELECT id FROM before UNION SELECT id FROM after)
    ORDER BY cycle.target_fiscal_year DESC, body.sort_order, request.number, request.id`
  return rows.map((row) => row.id as PolicyRequestId)
}

export type LineDecision = {
  readonly requestId: PolicyRequestId
  readonly bodyJa: string
  readonly bodyEn: string
  /** YYYY-MM-DD */
  readonly heldOn: string
  readonly form: MeetingForm
  readonly outcome: DecisionOutcome
  readonly note: string
}

/** What was decided on these requests, in the order of the days. */
export async function decisionsOn(database: Database, ids: readonly PolicyRequestId[]): Promise<LineDecision[]> {
  const rows = await database.decision.findMany({
    where: { requestId: { in: [...ids] } },
    orderBy: [{ meeting: { heldOn: 'asc' } }, { recordedAt: 'asc' }],
    select: {
      ...{ requestId: true, outcome: true, note: true },
      meeting: { select: { heldOn: true, form: true, body: { select: { nameJa: true, nameEn: true } } } },
    },
  })
  return rows.map(({ requestId, outcome, note, meeting }) => ({
    requestId: requestId as PolicyRequestId,
    bodyJa: meeting.body.nameJa,
    bodyEn: meeting.body.nameEn,
    heldOn: toCalendarDate(meeting.heldOn),
    form: meeting.form,
    outcome,
    note,
  }))
}

export type LineAnswer = {
  readonly requestId: PolicyRequestId
  readonly recipientId: RecipientId
  readonly recipientJa: string
  readonly recipientEn: string
  readonly round: number
  readonly respondedOn: string
  /** Its beginning; whole on the page of the answers. */
  readonly text: string
  /** Null: there is none, or the person may not see it. */
  readonly evaluation: { readonly code: EvaluationCode; readonly nextAction: NextAction | null } | null
}

/** Letters of an answer that are shown: the page of the answers has the rest. */
const BEGINNING = 80

/** The last answer of each recipient to these requests, in the order of the recipients. One statement; an answer can be long. */
export async function lastAnswersTo(database: Database, ids: readonly PolicyRequestId[]): Promise<LineAnswer[]> {
  const rows = await database.$queryRaw<
    {
      request_id: string
      recipient_id: string
      name_ja: string
      name_en: string
      round: number
      responded_on: Date
      text: string
      code: EvaluationCode | null
      next_action: NextAction | null
    }[]
  >`
    SELECT response.request_id, recipient.id AS recipient_id, recipient.name_ja, recipient.name_en, response.round,
           response.responded_on, left(response.text, ${BEGINNING}) AS text, code::text AS code,
           next_action::text AS next_action
    FROM policy_request_recipient AS link
    JOIN response ON response.request_id = link.request_id AND response.recipient_id = link.recipient_id
      AND response.round = link.rounds
    JOIN recipient ON recipient.id = link.recipient_id
    LEFT JOIN evaluation ON evaluation.response_id = response.id
    WHERE link.request_id = ANY (${[...ids]}::uuid[])
    ORDER BY recipient.sort_order, recipient.id`
  return rows.map((row) => ({
    requestId: row.request_id as PolicyRequestId,
    recipientId: row.recipient_id as RecipientId,
    recipientJa: row.name_ja,
    recipientEn: row.name_en,
    round: row.round,
    respondedOn: toCalendarDate(row.responded_on),
    text: row.text,
    evaluation: row.code && { code: row.code, nextAction: row.next_action },
  }))
}

export type LineEnding = { readonly requestId: PolicyRequestId; readonly cycleTitle: string }

/** Which of these were ended, for which year. */
export async function endingsOf(database: Database, ids: readonly PolicyRequestId[]): Promise<LineEnding[]> {
  const rows = await database.carryOver.findMany({
    where: { previousRequestId: { in: [...ids] }, kind: 'finished' },
    select: { previousRequestId: true, cycle: { select: { title: true } } },
  })
  return rows.map((row) => ({
    requestId: row.previousRequestId as PolicyRequestId,
    cycleTitle: row.cycle.title,
  }))
}
