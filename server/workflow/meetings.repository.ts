import { toCalendarDate } from '#app/domain/calendar-date.ts'
import type { DecisionOutcome, MeetingForm, Votes } from '#app/domain/decision.ts'
import type { BodyId, DecisionId, MeetingId, PolicyRequestId } from '#app/domain/ids.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { Database, Transaction } from '#server/db/client.ts'

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
        orderBy: [{ request: { body: { sortOrder: 'asc' } } }, { request: { number: 'asc' } }, { recordedAt: 'asc' }],
        include: {
          request: {
            select: {
              id: true,
              number: true,
              title: true,
              bodyId: true,
              state: true,
              body: { select: { number: true } },
              proposers: { select: { bodyId: true } },
            },
          },
        },
      },
    },
  })
  if (!row) return null
  return {
    id: row.id as MeetingId,
    bodyId: row.bodyId as BodyId,
    bodyNameJa: row.body.nameJa,
    bodyNameEn: row.body.nameEn,
    heldOn: toCalendarDate(row.heldOn),
    form: row.form,
    eligible: row.eligible,
    present: row.present,
    decisions: row.decisions.map(({ request, ...decision }) => ({
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

/**
 * Takes the meeting's row FOR UPDATE, so that a decision being recorded and a correction wait for each other.
 * @returns false when there is no such meeting
 */
export async function lockMeeting(tx: Transaction, id: MeetingId): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM meeting WHERE id = ${id}::uuid FOR UPDATE`
  return rows.length === 1
}

/** Stores other numbers for a meeting and for the decisions named; the meeting's row must be locked. */
export async function storeNumbers(
  tx: Transaction,
  id: MeetingId,
  attendance: { readonly eligible: number; readonly present: number },
  decisions: readonly (Votes & { readonly id: DecisionId })[],
): Promise<void> {
  const { eligible, present } = attendance
  await tx.meeting.update({ where: { id }, data: { eligible, present } })
  for (const { id: decisionId, votesFor, votesAgainst, abstentions } of decisions)
    await tx.decision.update({ where: { id: decisionId }, data: { votesFor, votesAgainst, abstentions } })
}
