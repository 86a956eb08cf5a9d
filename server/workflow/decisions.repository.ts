import { fromCalendarDate } from '#app/domain/calendar-date.ts'
import type { DecisionInput } from '#app/domain/decision.ts'
import type { BodyId, CycleId, DecisionId, MeetingId, PersonId, PolicyRequestId, RevisionId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { lockMeeting } from './meetings.repository.ts'

/**
 * The meeting of `bodyId` on the decision's day, made when it is not there yet. One day and form is one meeting. Its row stays
 * locked until the transaction ends, so that nobody corrects the attendance under a decision.
 * @returns the meeting as it is recorded, which may be with another attendance than the decision says
 */
export async function meetingFor(
  tx: Transaction,
  bodyId: BodyId,
  cycleId: CycleId,
  decision: DecisionInput,
): Promise<{ readonly id: MeetingId; readonly eligible: number; readonly present: number }> {
  const identity = { bodyId, heldOn: fromCalendarDate(decision.heldOn), form: decision.form }
  const { id } = await tx.meeting.upsert({
    where: { bodyId_heldOn_form: identity },
    update: {},
    create: { ...identity, cycleId, eligible: decision.eligible, present: decision.present },
    select: { id: true },
  })
  await lockMeeting(tx, id as MeetingId)
  const { eligible, present } = await tx.meeting.findUniqueOrThrow({ where: { id } })
  return { id: id as MeetingId, eligible, present }
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
