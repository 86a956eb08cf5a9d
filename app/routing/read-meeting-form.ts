import { isTicked, textOf, textsOf } from './read-form.ts'

/** Its fields; the votes stand once for each decision of the meeting. */
export const MEETING_FIELDS = {
  ...{ basedOn: 1, heldOn: 1, heldBeforePut: 1, eligible: 1, present: 1, unanimousFollows: 1, reason: 1 },
  ...{ decisionId: 1000, votesFor: 1000, votesAgainst: 1000, abstentions: 1000 },
}

/** The form that corrects a meeting, as it was sent. Numbers stay text. */
export function readMeetingForm(form: FormData) {
  const [votesFor, votesAgainst, abstentions] = (['votesFor', 'votesAgainst', 'abstentions'] as const).map((name) =>
    textsOf(form, name),
  )
  return {
    formKey: textOf(form, 'formKey'),
    basedOn: textOf(form, 'basedOn'),
    heldOn: textOf(form, 'heldOn'),
    heldBeforePut: isTicked(form, 'heldBeforePut'),
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
