import { todayInJapan } from '#app/domain/calendar-date.ts'
import { checkAttendance, checkPlaceInOrder, checkRecordedDecision, type Votes } from '#app/domain/decision.ts'
import { type DecisionId, type MeetingId, parseId } from '#app/domain/ids.ts'
import { followUnanimous, meetingFingerprint } from '#app/domain/meeting.ts'
import { correctMeetingInput } from '#app/domain/meeting-input.ts'
import { parseInput, sentField } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type RefusalReason, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import { firstDayOfCycle } from '#server/cycles/cycles.repository.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { onceDone } from '#server/forms/form-receipt.ts'
import { lockRequests } from '#server/policy-requests/policy-requests.repository.ts'
import { lockMeetingsOf } from './decisions.repository.ts'
import {
  daysOfDecided,
  findMeeting,
  isOtherMeetingOn,
  isOutOfOrder,
  lockMeeting,
  type Meeting,
  type MeetingDecision,
  storeNumbers,
} from './meetings.repository.ts'

/** A meeting on the page where its attendance is corrected. */
export type OpenMeeting = Omit<Meeting, 'decisions'> & {
  readonly fingerprint: string
  /** `title` is null where the person may not read the request. */
  readonly decisions: readonly (Pick<MeetingDecision, 'id' | 'outcome' | keyof Votes> & {
    readonly number: string
    readonly title: string | null
  })[]
}

/** The meeting and its decisions, for those who may correct it; `notFound` for all others, so that ids tell nothing. */
export async function openMeeting(
  deps: { readonly database: Database },
  actor: Actor,
  id: MeetingId,
): Promise<Result<OpenMeeting>> {
  const meeting = await findMeeting(deps.database, id)
  if (!meeting || !can(actor, 'meeting.correct', { bodyId: meeting.bodyId })) return refuse('notFound')
  return ok({
    ...meeting,
    fingerprint: meetingFingerprint(meeting),
    decisions: meeting.decisions.map(({ request, ...decision }) => ({
      ...decision,
      number: request.number,
      title: can(actor, 'policyRequest.read', request) ? request.title : null,
    })),
  })
}

/**
 * Corrects the day of a meeting, who was entitled to vote and who was present, and the votes recorded with wrong numbers.
 * Revisions are not touched: what was decided on stays what it was. The same `formKey` again gives the first answer.
 * @returns nothing; refused with `notFound`, `versionChanged` (somebody recorded or corrected something since the form was made),
 *   what is wrong with the day (`heldOnInFuture`, `heldOnOutOfOrder` …) or the attendance (`quorumMissing` …),
 *   `recordedDecisionDiffers` (a recorded decision would not hold; `fields` names it as `decisions.<id>`), `nothingToCorrect`,
 *   `invalidInput`
 */
export async function correctMeeting(
  deps: { readonly database: Database; readonly clock: Clock },
  actor: Actor,
  raw: unknown,
): Promise<Result<null>> {
  const named = parseId<MeetingId>(sentField(raw, 'meetingId'))
  const asked = named && (await findMeeting(deps.database, named))
  if (!asked || !can(actor, 'meeting.correct', { bodyId: asked.bodyId })) return refuse('notFound')
  const parsed = parseInput(correctMeetingInput, raw)
  if (!parsed.ok) return parsed
  const id = parsed.value.meetingId as MeetingId
  const receipt = { key: parsed.value.formKey, personId: actor.personId, purpose: 'meeting.correct' }
  return inTransaction(deps.database, (tx) =>
    onceDone(tx, receipt, async () => {
      // In the order in which a decision is recorded: requests, body, meeting.
      const seen = await findMeeting(tx, id)
      if (seen) await lockRequests(tx, [...new Set(seen.decisions.map((decision) => decision.request.id))])
      if (seen) await lockMeetingsOf(tx, seen.bodyId)
      const meeting = (await lockMeeting(tx, id)) ? await findMeeting(tx, id) : null
      if (!meeting || !can(actor, 'meeting.correct', { bodyId: meeting.bodyId })) return refuse('notFound')
      return store(tx, deps.clock.now(), actor, meeting, parsed.value)
    }),
  )
}

type Input = ReturnType<typeof correctMeetingInput.parse>

async function store(tx: Transaction, at: Date, actor: Actor, meeting: Meeting, input: Input): Promise<Result<null>> {
  if (input.basedOn !== meetingFingerprint(meeting)) return refuse('versionChanged')
  const { eligible, present, reason, heldOn = meeting.heldOn } = input
  const wrongDay =
    heldOn === meeting.heldOn ? null : await whyNotOn(tx, meeting, { ...input, heldOn }, todayInJapan(at))
  if (wrongDay) return refuse(wrongDay, { fields: { heldOn: wrongDay } })
  const quorum = checkAttendance({ form: meeting.form, eligible, present })
  if (!quorum.ok) return refuse(quorum.refusal.reason, { fields: { present: quorum.refusal.reason } })
  const corrected = meeting.decisions.map((decision) => ({ ...decision, ...votesAfter(decision, meeting, input) }))
  const fields: Record<string, RefusalReason> = {}
  for (const decision of corrected) {
    const holds = checkRecordedDecision(decision.outcome, decision, { form: meeting.form, eligible, present })
    if (!holds.ok) fields[`decisions.${decision.id}`] = holds.refusal.reason
  }
  if (Object.keys(fields).length > 0) return refuse('recordedDecisionDiffers', { fields })
  const changed = corrected.filter((decision) => !sameVotes(decision, recordedOf(meeting, decision.id)))
  const isSame = heldOn === meeting.heldOn && eligible === meeting.eligible && present === meeting.present
  if (changed.length === 0 && isSame) return refuse('nothingToCorrect')
  await storeNumbers(tx, meeting.id, { heldOn, eligible, present }, changed)
  await appendAuditEvent(tx, {
    actor,
    action: 'meeting.correct',
    subjectType: 'meeting',
    subjectId: meeting.id,
    details: {
      heldOn: meeting.heldOn,
      form: meeting.form,
      before: { heldOn: meeting.heldOn, eligible: meeting.eligible, present: meeting.present },
      after: { heldOn, eligible, present },
      decisions: changed.map((decision) => ({
        decisionId: decision.id,
        requestId: decision.request.id,
        before: votesOf(recordedOf(meeting, decision.id)),
        after: votesOf(decision),
      })),
      ...(heldOn < meeting.heldOn && input.heldBeforePut && { heldBeforePut: true }),
      reason,
    },
    at,
  })
  return ok(null)
}

async function whyNotOn(
  tx: Transaction,
  meeting: Meeting,
  { heldOn, heldBeforePut }: Required<Pick<Input, 'heldOn' | 'heldBeforePut'>>,
  today: string,
): Promise<RefusalReason | null> {
  const cycleStart = await firstDayOfCycle(tx, meeting.cycleId)
  if (heldOn > today) return 'heldOnInFuture'
  if (cycleStart !== null && heldOn < cycleStart) return 'heldOnTooEarly'
  if (await isOtherMeetingOn(tx, meeting, heldOn)) return 'meetingOnThatDay'
  if (await isOutOfOrder(tx, meeting.id, heldOn)) return 'heldOnOutOfOrder'
  for (const days of await daysOfDecided(tx, meeting.id)) {
    const place = checkPlaceInOrder({ heldOn, heldBeforePut }, days)
    if (!place.ok) return place.refusal.reason
  }
  return null
}

/** The votes of a decision as they are to be: as typed, or following the attendance where they were unanimous and left alone. */
function votesAfter(decision: MeetingDecision, meeting: Meeting, input: Input): Votes {
  const typed = input.decisions.find((row) => row.decisionId === decision.id)
  if (typed && !sameVotes(typed, decision)) return votesOf(typed)
  return input.unanimousFollows ? followUnanimous(votesOf(decision), meeting.present, input.present) : votesOf(decision)
}

function recordedOf(meeting: Meeting, id: DecisionId): Votes {
  const recorded = meeting.decisions.find((decision) => decision.id === id)
  if (!recorded) throw new Error(`decision ${id} is not of meeting ${meeting.id}`)
  return recorded
}

const votesOf = ({ votesFor, votesAgainst, abstentions }: Votes): Votes => ({ votesFor, votesAgainst, abstentions })

const sameVotes = (a: Votes, b: Votes): boolean =>
  a.votesFor === b.votesFor && a.votesAgainst === b.votesAgainst && a.abstentions === b.abstentions
