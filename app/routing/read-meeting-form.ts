import { isTicked, textOf, textsOf } from './read-form.ts'

/** The form that corrects a meeting, as it was sent. Numbers stay text. */
export function readMeetingForm(form: FormData) {
  const [votesFor, votesAgainst, abstentions] = (['votesFor', 'votesAgainst', 'abstentions'] as const).map((name) =>
    textsOf(form, name),
  )
  return {
    basedOn: textOf(form, 'basedOn'),
    heldOn: textOf(form, 'heldOn'),
    eligible: textOf(form, 'eligible'),
    present: textOf(form, 'present'),
    unanimousFollows: isTicked(form, 'unanimousFollows'),
    reason: textOf(form, 'reason'),
    decisions: textsOf(form, 'decisionId').map((decisionId, index) => ({
      decisionId,
      votesFor: votesFor?.[index] ?? '',
      votesAgainst: votesAgainst?.[index] ?? '',
      abstentions: abstentions?.[index] ?? '',
    })),
  }
}
