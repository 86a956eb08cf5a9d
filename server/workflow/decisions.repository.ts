import { fromCalendarDate } from '#app/domain/calendar-date.ts'
import type { DecisionInput } from '#app/domain/decision.ts'
import type { BodyId, CycleId, DecisionId, MeetingId, PersonId, PolicyRequestId, RevisionId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'

/**
 * The meeting of `bodyId` on the decision's day, made when it is not there yet. One day and form is one meeting.
 * @returns its id, or null when it is already recorded with another attendance
 */
export async function meetingFor(
  tx: Transaction,
  bodyId: BodyId,
  cycleId: CycleId,
  decision: DecisionInput,
): Promise<MeetingId | null> {
  const identity = { bodyId, heldOn: fromCalendarDate(decision.heldOn), form: decision.form }
  const meeting = await tx.meeting.upsert({
    where: { bodyId_heldOn_form: identity },
    update: {},
    create: { ...identity, cycleId, eligible: decision.eligible, present: decision.present },
  })
  return meeting.eligible === decision.eligible && meeting.present === decision.present
    ? (meeting.id as MeetingId)
    : null
}

/** Stores what the meeting decided on this revision of the request. */
export async function insertDecision(
  tx: Transaction,
  decision: DecisionInput,
  about: { meetingId: MeetingId; requestId: PolicyRequestId; revisionId: RevisionId; recordedById: PersonId; at: Date },
): Promise<DecisionId> {
  const { at, ...links } = about
  const row = await tx.decision.create({
    data: {
      ...links,
      outcome: decision.outcome,
      votesFor: decision.votesFor,
      votesAgainst: decision.votesAgainst,
      abstentions: decision.abstentions,
      note: decision.note,
      recordedAt: at,
    },
    select: { id: true },
  })
  return row.id as DecisionId
}

/** The central committee: there is one. */
export async function centralCommitteeId(tx: Database | Transaction): Promise<BodyId> {
  const row = await tx.body.findFirstOrThrow({
    where: { kind: 'centralCommittee' },
    orderBy: { sortOrder: 'asc' },
    select: { id: true },
  })
  return row.id as BodyId
}
