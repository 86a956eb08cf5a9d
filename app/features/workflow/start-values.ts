import type { DecisionOutcome } from '#app/domain/decision.ts'
import type { OpenedMove } from '#server/workflow/open-move.ts'
import type { DecisionValues } from './decision-fields.tsx'

/** What the form of a decision begins with: the meeting recorded last, everybody in favour (or against, for a rejection). */
export function decisionToStartFrom(
  lastMeeting: OpenedMove['lastMeeting'],
  today: string,
  outcome: DecisionOutcome,
): DecisionValues {
  const present = lastMeeting ? String(lastMeeting.present) : ''
  return {
    heldOn: lastMeeting?.heldOn ?? today,
    form: lastMeeting?.form ?? 'sitting',
    outcome,
    eligible: lastMeeting ? String(lastMeeting.eligible) : '',
    present,
    votesFor: outcome === 'reject' ? '0' : present,
    votesAgainst: outcome === 'reject' ? present : '0',
    abstentions: '0',
    note: '',
    amendments: [],
  }
}
