import { fromCalendarDate, toCalendarDate, todayInJapan } from '#app/domain/calendar-date.ts'
import { checkPlaceInOrder, type DecisionInput, type MeetingForm } from '#app/domain/decision.ts'
import type { BodyId, CycleId, DecisionId, MeetingId, PersonId, PolicyRequestId, RevisionId } from '#app/domain/ids.ts'
import type { BodyKind } from '#app/domain/roles.ts'
import { PUTTING_TRANSITIONS, type RequestState, STATES } from '#app/domain/workflow.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'

/** What the audit record calls the steps that put a request to a body. */
export const PUTTING_ACTIONS: readonly string[] = PUTTING_TRANSITIONS.map((id) => `policyRequest.${id}`)

/** Those who make a meeting of this body, or give one another day, wait for each other: one day and form is one meeting. */
export async function lockMeetingsOf(tx: Transaction, bodyId: BodyId): Promise<void> {
  await tx.$queryRaw`SELECT id FROM body WHERE id = ${bodyId}::uuid FOR NO KEY UPDATE`
}

/**
 * The meeting of `bodyId` on the decision's day, made when it is not there yet. One day and form is one meeting. Its row stays
 * locked until the transaction ends, so that nobody corrects the attendance under a decision.
 * @returns the meeting as it is recorded, which may be with another attendance than the decision says
 */
export async function meetingFor(
  tx: Transaction,
  bodyId: BodyId,
  cycleId: CycleId,
  decision: Pick<DecisionInput, 'heldOn' | 'form' | 'eligible' | 'present'>,
): Promise<{ readonly id: MeetingId; readonly eligible: number; readonly present: number }> {
  const { form, eligible, present } = decision
  const heldOn = fromCalendarDate(decision.heldOn)
  await lockMeetingsOf(tx, bodyId)
  await tx.meeting.createMany({ data: [{ bodyId, heldOn, form, cycleId, eligible, present }], skipDuplicates: true })
  const [meeting] = await tx.$queryRaw<{ id: MeetingId; eligible: number; present: number }[]>`
    SELECT id, eligible, present FROM meeting
    WHERE body_id = ${bodyId}::uuid AND held_on = ${heldOn}::date AND form = ${form}::meeting_form FOR UPDATE`
  if (!meeting) throw new Error(`no meeting of ${bodyId} on ${decision.heldOn}`)
  return meeting
}

/** The last day (YYYY-MM-DD) on which one of these requests was decided on; null: none was. */
export async function lastDecisionDay(
  reader: Database | Transaction,
  requestIds: readonly PolicyRequestId[],
): Promise<string | null> {
  const last = await reader.decision.findFirst({
    where: { requestId: { in: [...requestIds] } },
    orderBy: { meeting: { heldOn: 'desc' } },
    select: { meeting: { select: { heldOn: true } } },
  })
  return last && toCalendarDate(last.meeting.heldOn)
}

/** The day (YYYY-MM-DD, in Japan) on which the request was put to a body that decides (審議にかけた, 付議した); null: it never was. */
export async function lastPutDay(reader: Database | Transaction, requestId: PolicyRequestId): Promise<string | null> {
  const last = await reader.auditEvent.findFirst({
    where: { subjectType: 'policyRequest', subjectId: requestId, action: { in: [...PUTTING_ACTIONS] } },
    orderBy: { id: 'desc' },
    select: { at: true },
  })
  return last && todayInJapan(last.at)
}

/** The revision that was decided on last, and the day (YYYY-MM-DD) of that meeting; null: none was yet. */
export async function lastDecidedRevision(
  reader: Database | Transaction,
  requestId: PolicyRequestId,
): Promise<{ readonly revisionId: RevisionId; readonly heldOn: string } | null> {
  const last = await reader.decision.findFirst({
    where: { requestId },
    orderBy: { recordedAt: 'desc' },
    select: { revisionId: true, meeting: { select: { heldOn: true } } },
  })
  return last && { revisionId: last.revisionId as RevisionId, heldOn: toCalendarDate(last.meeting.heldOn) }
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

/** The body that decides on a request in its present state. @throws when it is nobody's turn, or there is no body of the kind */
export async function decidingBodyId(
  tx: Database | Transaction,
  request: { readonly state: RequestState; readonly bodyId: BodyId },
): Promise<BodyId> {
  const { holder } = STATES[request.state]
  if (holder === 'nobody') throw new Error(`nobody decides on what is ${request.state}`)
  return holder === 'committee' ? request.bodyId : bodyOfKind(tx, holder)
}

/** The body of a kind of which there is one. */
async function bodyOfKind(tx: Database | Transaction, kind: BodyKind): Promise<BodyId> {
  const row = await tx.body.findFirstOrThrow({
    where: { kind },
    orderBy: { sortOrder: 'asc' },
    select: { id: true },
  })
  return row.id as BodyId
}

/** The last meeting a body recorded in a cycle: what a form for the next decision is filled with. */
export async function lastMeetingOf(
  database: Database,
  { bodyId, cycleId }: { readonly bodyId: BodyId; readonly cycleId: CycleId },
): Promise<{ heldOn: string; form: MeetingForm; eligible: number; present: number } | null> {
  const select = { heldOn: true, form: true, eligible: true, present: true, createdAt: true } as const
  const [made, decided] = await Promise.all([
    database.meeting.findFirst({ where: { bodyId, cycleId }, orderBy: { createdAt: 'desc' }, select }),
    // A meeting that was recorded first can be the one of which more is recorded now.
    database.decision.findFirst({
      where: { meeting: { bodyId, cycleId } },
      orderBy: { recordedAt: 'desc' },
      select: { recordedAt: true, meeting: { select } },
    }),
  ])
  const last = decided && (!made || decided.recordedAt >= made.createdAt) ? decided.meeting : made
  if (!last) return null
  const { heldOn, form, eligible, present } = last
  return { heldOn: toCalendarDate(heldOn), form, eligible, present }
}

/** The last meeting of the body that decides on the request now, where that can have been about it: what a form begins with. */
export async function meetingToStartFrom(
  database: Database,
  request: Pick<PolicyRequestDetail, 'id' | 'state' | 'bodyId' | 'cycleId' | 'createdAt'>,
) {
  const bodyId = await decidingBodyId(database, request)
  const last = await lastMeetingOf(database, { bodyId, cycleId: request.cycleId })
  if (!last) return null
  const put = await lastPutDay(database, request.id)
  return checkPlaceInOrder(last, { created: todayInJapan(request.createdAt), put }).ok ? last : null
}
