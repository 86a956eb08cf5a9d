import { type DecisionOutcome, meetingToGoOnWith } from '#app/domain/decision.ts'
import type { OpenedMove } from '#server/workflow/open-move.ts'
import type { DecisionValues } from './decision-fields.tsx'

/**
 * What the form of a decision begins with: day, form and members of a meeting of these days. Who was there and how they voted is never
 * filled in (but that nobody abstained, as is usual): what nobody said is not to be recorded by one press.
 */
export function decisionToStartFrom(
  lastMeeting: OpenedMove['lastMeeting'],
  today: string,
  outcome: DecisionOutcome,
): DecisionValues {
  const meeting = meetingToGoOnWith(lastMeeting, today)
  return {
    heldOn: meeting?.heldOn ?? '',
    heldBeforePut: false,
    form: meeting?.form ?? 'sitting',
    outcome,
    eligible: meeting ? String(meeting.eligible) : '',
    present: '',
    votesFor: '',
    votesAgainst: '',
    abstentions: '0',
    note: '',
    amendments: [],
  }
}
