import { toCalendarDate } from '#app/domain/calendar-date.ts'
import type { DecisionOutcome, MeetingForm, Votes } from '#app/domain/decision.ts'
import type { BodyId, DecisionId, MeetingId, PolicyRequestId, RevisionId } from '#app/domain/ids.ts'
import type { RevisionReason } from '#app/domain/revision.ts'
import type { Database } from '#server/db/client.ts'

/** Of what the audit record kept, what 履歴 shows. The rest is not for all who read how a request was deliberated on. */
const SHOWN = ['from', 'to', 'reason', 'revision', 'sha256', 'section', 'addedProposers'] as const
export type HistoryDetails = Readonly<Partial<Record<(typeof SHOWN)[number], unknown>>>

/** One line of 履歴: who did what, when. */
export type HistoryEvent = {
  readonly id: string
  readonly at: Date
  readonly personName: string
  readonly action: string
  readonly details: HistoryDetails
  /** Set for a correction of a meeting that decided on this request. */
  readonly correction: MeetingCorrection | null
  /** The other request of a merge. Whether the reader may know it is for the caller to ask. */
  readonly mergedWith: PolicyRequestId | null
}

/** `heldOn` (YYYY-MM-DD) is not in corrections from before the day could be corrected. */
type MeetingFacts = { readonly heldOn?: string; readonly eligible: number; readonly present: number }

/** From what to what a meeting was corrected, as far as it concerns one request. */
export type MeetingCorrection = {
  /** YYYY-MM-DD */
  readonly heldOn: string
  readonly before: MeetingFacts
  readonly after: MeetingFacts
  /** The votes on this request, where they were corrected with it. */
  readonly votes: { readonly before: Votes; readonly after: Votes } | null
}

/**
 * The newest `take` events of a request and of the meetings that decided on it. Reads the index (subject_type, subject_id, id)
 * of audit_event.
 */
export async function historyOf(database: Database, requestId: PolicyRequestId, take: number): Promise<HistoryEvent[]> {
  const meetings = await database.decision.findMany({ where: { requestId }, select: { meetingId: true } })
  const rows = await database.auditEvent.findMany({
    where: {
      OR: [
        { subjectType: 'policyRequest', subjectId: requestId },
        { subjectType: 'meeting', subjectId: { in: meetings.map((row) => row.meetingId) } },
      ],
    },
    orderBy: { id: 'desc' },
    take,
    select: { id: true, at: true, personName: true, action: true, subjectType: true, details: true },
  })
  return rows.map(({ subjectType, ...row }) => {
    const details = row.details as Record<string, unknown>
    const event = { ...row, id: String(row.id) }
    return subjectType === 'meeting'
      ? {
          ...event,
          details: { reason: details.reason },
          correction: correctionFor(requestId, details),
          mergedWith: null,
        }
      : { ...event, details: shownOf(details), correction: null, mergedWith: otherOfMerge(details) }
  })
}

function shownOf(details: Record<string, unknown>): HistoryDetails {
  return Object.fromEntries(SHOWN.filter((name) => name in details).map((name) => [name, details[name]]))
}

const otherOfMerge = ({ mergedIntoId, mergedFromId }: Record<string, unknown>): PolicyRequestId | null =>
  ((mergedIntoId ?? mergedFromId) as PolicyRequestId | undefined) ?? null

/** The part of a correction that concerns this request; how others were voted on is not for all who read this one. */
function correctionFor(requestId: PolicyRequestId, details: unknown): MeetingCorrection {
  const { heldOn, before, after, decisions } = details as Pick<MeetingCorrection, 'heldOn' | 'before' | 'after'> & {
    readonly decisions: readonly { readonly requestId: string; readonly before: Votes; readonly after: Votes }[]
  }
  const own = decisions.find((decision) => decision.requestId === requestId)
  return { heldOn, before, after, votes: own ? { before: own.before, after: own.after } : null }
}

export type RevisionEntry = {
  readonly id: RevisionId
  readonly number: number
  readonly reason: RevisionReason
  readonly sha256: string
  readonly createdAt: Date
}

/** The revisions of a request without their contents, newest first. */
export async function revisionEntries(database: Database, requestId: PolicyRequestId): Promise<RevisionEntry[]> {
  const rows = await database.revision.findMany({
    where: { requestId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, reason: true, sha256: true, createdAt: true },
  })
  return rows.map((row) => ({ ...row, id: row.id as RevisionId }))
}

export type DecisionEntry = {
  readonly id: DecisionId
  readonly meetingId: MeetingId
  readonly bodyId: BodyId
  readonly bodyNameJa: string
  readonly bodyNameEn: string
  readonly heldOn: string
  readonly form: MeetingForm
  readonly eligible: number
  readonly present: number
  readonly outcome: DecisionOutcome
  readonly votesFor: number
  readonly votesAgainst: number
  readonly abstentions: number
  readonly note: string
  readonly revisionNumber: number
}

/** The decisions on a request, newest first. */
export async function decisionEntries(database: Database, requestId: PolicyRequestId): Promise<DecisionEntry[]> {
  const rows = await database.decision.findMany({
    where: { requestId },
    orderBy: { recordedAt: 'desc' },
    include: {
      meeting: { include: { body: { select: { nameJa: true, nameEn: true } } } },
      revision: { select: { number: true } },
    },
  })
  return rows.map(({ meeting, revision, ...row }) => ({
    id: row.id as DecisionId,
    meetingId: meeting.id as MeetingId,
    bodyId: meeting.bodyId as BodyId,
    bodyNameJa: meeting.body.nameJa,
    bodyNameEn: meeting.body.nameEn,
    heldOn: toCalendarDate(meeting.heldOn),
    form: meeting.form,
    eligible: meeting.eligible,
    present: meeting.present,
    outcome: row.outcome,
    votesFor: row.votesFor,
    votesAgainst: row.votesAgainst,
    abstentions: row.abstentions,
    note: row.note,
    revisionNumber: revision.number,
  }))
}
