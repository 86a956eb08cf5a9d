import { canonicalJson } from './canonical-json.ts'
import type { Votes } from './decision.ts'

/** What a correction of a meeting may change: its day, its attendance, and the votes of its decisions. */
export type MeetingNumbers = {
  /** YYYY-MM-DD */
  readonly heldOn: string
  readonly eligible: number
  readonly present: number
  readonly decisions: readonly (Votes & { readonly id: string })[]
}

/** Day and numbers of a meeting as one string: a form carries those it was made from, so that it does not undo a later correction. */
export const meetingFingerprint = ({ heldOn, eligible, present, decisions }: MeetingNumbers): string =>
  canonicalJson([
    heldOn,
    eligible,
    present,
    decisions.map((row) => `${row.id} ${row.votesFor} ${row.votesAgainst} ${row.abstentions}`).sort(),
  ])

/** The same votes with those of a unanimous one (all `before` of one kind) raised or lowered to `after`; others as they are. */
export function followUnanimous(votes: Votes, before: number, after: number): Votes {
  const kind = (['votesFor', 'votesAgainst', 'abstentions'] as const).find((name) => votes[name] === before)
  return kind && before > 0 ? { votesFor: 0, votesAgainst: 0, abstentions: 0, [kind]: after } : votes
}
