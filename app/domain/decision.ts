import { addDays } from './calendar-date.ts'
import { ok, type Result, refuse } from './result.ts'

/** 議決: what a body decided on one request at a meeting or by circular resolution (書面決議). */
export const MEETING_FORMS = ['sitting', 'circular'] as const
export type MeetingForm = (typeof MEETING_FORMS)[number]

export const DECISION_OUTCOMES = ['approve', 'approveAsAmended', 'continue', 'return', 'reject'] as const
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number]

/** `from` is to read `to` (改め文: 「…」を「…」に改める). `from` must occur exactly once in the text. */
export type Amendment = { readonly from: string; readonly to: string }

/** Amendments of one decision, and characters of each passage; a text that changes more is sent back instead. */
export const AMENDMENTS_MAX = 50
export const AMENDMENT_MAX = 2000

/** So many days after a meeting, today included or not, the form for the next decision of its body still begins with its day. */
const MEETING_CARRIED_DAYS = 14

/**
 * The meeting recorded last, where the next decision may well be of it too; null where it is too long ago.
 * @param today YYYY-MM-DD
 */
export const meetingToGoOnWith = <Meeting extends { readonly heldOn: string }>(
  lastMeeting: Meeting | null,
  today: string,
): Meeting | null => (lastMeeting && lastMeeting.heldOn >= addDays(today, -MEETING_CARRIED_DAYS) ? lastMeeting : null)

/** Requests that one form may decide on at one sitting. */
export const DECIDED_TOGETHER_MAX = 20

export type DecisionInput = {
  /** Day of the meeting, or the day on which the circular resolution was complete; YYYY-MM-DD. */
  readonly heldOn: string
  /** Whoever records it knows that the meeting was before the request was put to the body, and is recorded afterwards. */
  readonly heldBeforePut?: boolean | undefined
  readonly form: MeetingForm
  readonly outcome: DecisionOutcome
  /** Members entitled to vote; those present (or, in a circular resolution, those who answered). */
  readonly eligible: number
  readonly present: number
  readonly votesFor: number
  readonly votesAgainst: number
  readonly abstentions: number
  readonly note: string
  readonly amendments: readonly Amendment[]
}

/** Which outcomes fit which requirement of the workflow table. */
const OUTCOMES_FOR = {
  approvingDecision: ['approve', 'approveAsAmended'],
  rejectingDecision: ['reject'],
} as const satisfies Record<string, readonly DecisionOutcome[]>

export type Attendance = Pick<DecisionInput, 'form' | 'eligible' | 'present'>
export type Votes = Pick<DecisionInput, 'votesFor' | 'votesAgainst' | 'abstentions'>

/**
 * Can a meeting with this attendance decide anything? A meeting has a quorum with more than half of those entitled present; a
 * circular resolution needs every answer (過半数の出席 / 全員の回答: the usual rule of the federations' standing orders; the
 * bodies' own rules come with settings).
 */
export function checkAttendance({ form, eligible, present }: Attendance): Result<null> {
  // Nobody is not everybody: without members entitled to vote there is neither a quorum nor a complete resolution.
  if (eligible < 1) return refuse('quorumMissing')
  if (present > eligible) return refuse('presentExceedsEligible')
  if (form === 'sitting' && present * 2 <= eligible) return refuse('quorumMissing')
  if (form === 'circular' && present !== eligible) return refuse('circularNeedsAll')
  return ok(null)
}

/** Do the votes add up to those present, and do they carry (more than half of those present in favour) where they must? */
function checkVotes(votes: Votes, present: number, requirement: keyof typeof OUTCOMES_FOR | null): Result<null> {
  if (votes.votesFor + votes.votesAgainst + votes.abstentions !== present) return refuse('votesDoNotAddUp')
  const carried = votes.votesFor * 2 > present
  if (requirement !== null && carried !== (requirement === 'approvingDecision'))
    return refuse(carried ? 'outcomeDoesNotFit' : 'majorityMissing')
  return ok(null)
}

/**
 * Does a decision that was recorded still hold with this attendance and these votes? The same rules as for a new one.
 * @returns nothing; refused with what `checkDecision` would say about the numbers
 */
export function checkRecordedDecision(outcome: DecisionOutcome, votes: Votes, attendance: Attendance): Result<null> {
  const quorum = checkAttendance(attendance)
  if (!quorum.ok) return quorum
  const requirement = (['approvingDecision', 'rejectingDecision'] as const).find((name) =>
    (OUTCOMES_FOR[name] as readonly DecisionOutcome[]).includes(outcome),
  )
  return checkVotes(votes, attendance.present, requirement ?? null)
}

/** Days (YYYY-MM-DD, in Japan) that a request has behind it: made here, and put last to a body that decides (null: never). */
export type OrderOfDays = { readonly created: string; readonly put: string | null }

/**
 * May a meeting have decided on a request with these days? Never before the request was there. Before it was put to the body only where
 * whoever records it says so: the step that puts it there may have been taken here after the meeting.
 */
export function checkPlaceInOrder(
  { heldOn, heldBeforePut }: Pick<DecisionInput, 'heldOn' | 'heldBeforePut'>,
  { created, put }: OrderOfDays,
): Result<null> {
  if (heldOn < created) return refuse('heldOnBeforeRequest', { fields: { heldOn: 'heldOnBeforeRequest' } })
  if (put !== null && heldOn < put && !heldBeforePut)
    return refuse('heldOnBeforePut', { fields: { heldOn: 'heldOnBeforePut' } })
  return ok(null)
}

/**
 * Is this a decision on which the transition may rest?
 * - the meeting had a quorum (`checkAttendance`);
 * - it carries with more than half of those present, and a rejection needs that it did not carry;
 * - the votes add up to those present.
 * @param days YYYY-MM-DD. A meeting after `today` has decided nothing yet; one before `cycleStart`, the first day of the
 *   request's cycle (null: not known), belongs to another year; one before `lastDecision`, the day on which the request was last
 *   decided on (null: never), cannot have followed it. And `checkPlaceInOrder`.
 * @param committeeAmends may the body decide with amendments given here? (A committee edits its own text instead.)
 */
export function checkDecision(
  decision: DecisionInput,
  requirement: keyof typeof OUTCOMES_FOR,
  days: OrderOfDays & {
    readonly cycleStart: string | null
    readonly lastDecision: string | null
    readonly today: string
  },
  amendments: 'allowed' | 'notHere',
): Result<DecisionInput> {
  if (!(OUTCOMES_FOR[requirement] as readonly DecisionOutcome[]).includes(decision.outcome))
    return refuse('outcomeDoesNotFit')
  if (decision.outcome === 'approveAsAmended' && amendments === 'notHere') return refuse('outcomeDoesNotFit')
  if (decision.heldOn > days.today) return refuse('heldOnInFuture', { fields: { heldOn: 'heldOnInFuture' } })
  if (days.cycleStart !== null && decision.heldOn < days.cycleStart)
    return refuse('heldOnTooEarly', { fields: { heldOn: 'heldOnTooEarly' } })
  if (days.lastDecision !== null && decision.heldOn < days.lastDecision)
    return refuse('heldOnBeforeLastDecision', { fields: { heldOn: 'heldOnBeforeLastDecision' } })
  const place = checkPlaceInOrder(decision, days)
  if (!place.ok) return place
  const quorum = checkAttendance(decision)
  if (!quorum.ok) return quorum
  const votes = checkVotes(decision, decision.present, requirement)
  if (!votes.ok) return votes
  if (decision.outcome === 'approveAsAmended' && decision.amendments.length === 0) return refuse('amendmentMissing')
  // What was typed must not be thrown away because 可決 was left chosen.
  if (decision.outcome !== 'approveAsAmended' && decision.amendments.length > 0) return refuse('amendmentsNotDecided')
  return ok(decision)
}
