import { fromCalendarDate, toCalendarDate } from '#app/domain/calendar-date.ts'
import type { DecisionOutcome, MeetingForm, OrderOfDays, Votes } from '#app/domain/decision.ts'
import type { BodyId, CycleId, DecisionId, MeetingId, PolicyRequestId } from '#app/domain/ids.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { PUTTING_ACTIONS } from './decisions.repository.ts'

/** A decision of a meeting, with the request as far as permissions look at it. */
export type MeetingDecision = Votes & {
  readonly id: DecisionId
  readonly outcome: DecisionOutcome
  readonly request: {
    readonly id: PolicyRequestId
    /** 「5-3」 */
    readonly number: string
    readonly title: string
    readonly bodyId: BodyId
    readonly state: RequestState
    readonly proposerBodyIds: readonly BodyId[]
  }
}

export type Meeting = {
  readonly id: MeetingId
  readonly bodyId: BodyId
  readonly cycleId: CycleId
  readonly bodyNameJa: string
  readonly bodyNameEn: string
  /** YYYY-MM-DD */
  readonly heldOn: string
  readonly form: MeetingForm
  readonly eligible: number
  readonly present: number
  readonly decisions: readonly MeetingDecision[]
}

/** The meeting with everything it decided, in the order of the requests' numbers; null: there is none of that id. */
export async function findMeeting(reader: Database | Transaction, id: MeetingId): Promise<Meeting | null> {
  const row = await reader.meeting.findUnique({
    where: { id },
    include: {
      body: { select: { nameJa: true, nameEn: true } },
      decisions: {
        include: {
          request: {
            select: {
              id: true,
              number: true,
              title: true,
              bodyId: true,
              state: true,
              body: { select: { number: true, sortOrder: true } },
              proposers: { select: { bodyId: true } },
            },
          },
        },
      },
    },
  })
  if (!row) return null
  // Here, and not in the database, which would look through the requests of all years for it.
  const inOrder = row.decisions.toSorted(
    ({ request: one, ...first }, { request: other, ...second }) =>
      one.body.sortOrder - other.body.sortOrder ||
      one.number - other.number ||
      first.recordedAt.getTime() - second.recordedAt.getTime(),
  )
  return {
    id: row.id as MeetingId,
    bodyId: row.bodyId as BodyId,
    cycleId: row.cycleId as CycleId,
    bodyNameJa: row.body.nameJa,
    bodyNameEn: row.body.nameEn,
    heldOn: toCalendarDate(row.heldOn),
    form: row.form,
    eligible: row.eligible,
    present: row.present,
    decisions: inOrder.map(({ request, ...decision }) => ({
      id: decision.id as DecisionId,
      outcome: decision.outcome,
      votesFor: decision.votesFor,
      votesAgainst: decision.votesAgainst,
      abstentions: decision.abstentions,
      request: {
        id: request.id as PolicyRequestId,
        number: requestNumber(request.body.number, request.number),
        title: request.title,
        bodyId: request.bodyId as BodyId,
        state: request.state,
        proposerBodyIds: request.proposers.map((link) => link.bodyId as BodyId),
      },
    })),
  }
}

/** Is another meeting of this body and form recorded on that day (YYYY-MM-DD)? */
export const isOtherMeetingOn = async (
  tx: Transaction,
  { id, bodyId, form }: Pick<Meeting, 'id' | 'bodyId' | 'form'>,
  heldOn: string,
): Promise<boolean> =>
  (await tx.meeting.count({ where: { id: { not: id }, bodyId, form, heldOn: fromCalendarDate(heldOn) } })) > 0

/**
 * Would the meeting's decisions, on that day (YYYY-MM-DD), come before an earlier decision on the same request, after a later
 * one, or after its submission?
 */
export async function isOutOfOrder(tx: Transaction, id: MeetingId, heldOn: string): Promise<boolean> {
  const day = fromCalendarDate(heldOn)
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM decision d
    JOIN decision o ON o.request_id = d.request_id AND o.meeting_id <> d.meeting_id
    JOIN meeting m ON m.id = o.meeting_id
    WHERE d.meeting_id = ${id}::uuid
      AND ((o.recorded_at < d.recorded_at AND m.held_on > ${day}::date)
        OR (o.recorded_at > d.recorded_at AND m.held_on < ${day}::date))
    UNION ALL
    SELECT 1 FROM decision d
    JOIN submission_item i ON i.request_id = d.request_id
    JOIN submission s ON s.id = i.submission_id
    WHERE d.meeting_id = ${id}::uuid AND s.submitted_on < ${day}::date
    LIMIT 1`
  return rows.length > 0
}

/** Of each request the meeting decided on: the days on which it was made and, before that decision, put to the body. */
export const daysOfDecided = (tx: Transaction, id: MeetingId): Promise<OrderOfDays[]> =>
  tx.$queryRaw<OrderOfDays[]>`
    SELECT to_char(r.created_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD') AS created,
      (SELECT to_char(max(e.at) AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD') FROM audit_event e
        WHERE e.subject_type = 'policyRequest' AND e.subject_id = r.id::text
          AND e.action = ANY(${[...PUTTING_ACTIONS]}) AND e.at <= d.recorded_at) AS put
    FROM decision d JOIN policy_request r ON r.id = d.request_id
    WHERE d.meeting_id = ${id}::uuid`

/**
 * Takes the meeting's row FOR UPDATE, so that a decision being recorded and a correction wait for each other.
 * @returns false when there is no such meeting
 */
export async function lockMeeting(tx: Transaction, id: MeetingId): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM meeting WHERE id = ${id}::uuid FOR UPDATE`
  return rows.length === 1
}

/** Stores another day and other numbers for a meeting and for the decisions named; the meeting's row must be locked. */
export async function storeNumbers(
  tx: Transaction,
  id: MeetingId,
  meeting: { readonly heldOn: string; readonly eligible: number; readonly present: number },
  decisions: readonly (Votes & { readonly id: DecisionId })[],
): Promise<void> {
  const { heldOn, ...numbers } = meeting
  await tx.meeting.update({ where: { id }, data: { ...numbers, heldOn: fromCalendarDate(heldOn) } })
  for (const { id: decisionId, votesFor, votesAgainst, abstentions } of decisions)
    await tx.decision.update({ where: { id: decisionId }, data: { votesFor, votesAgainst, abstentions } })
}
