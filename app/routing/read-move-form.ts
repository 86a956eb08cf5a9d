import { AMENDMENTS_MAX } from '#app/domain/decision.ts'
import { isTicked, textOf, textsOf } from './read-form.ts'

const DECISION_FIELDS = [
  'heldOn',
  'form',
  'outcome',
  'eligible',
  'present',
  'votesFor',
  'votesAgainst',
  'abstentions',
  'note',
] as const

/** Its fields. Of amendments more are read than a decision may have, so that it can be said that they are too many. */
export const MOVE_FIELDS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(DECISION_FIELDS.map((name) => [name, 1])),
  ...{ intent: 1, heldBeforePut: 1, fromState: 1, shownSubstanceSha256: 1, reason: 1, mergeIntoId: 1 },
  ...{ amendmentFrom: 2 * AMENDMENTS_MAX, amendmentTo: 2 * AMENDMENTS_MAX },
}

/** The form of a transition, as it was sent. Numbers stay text; a form without a decision has none. */
export function readMoveForm(form: FormData) {
  const to = textsOf(form, 'amendmentTo')
  const fields = Object.fromEntries(DECISION_FIELDS.map((name) => [name, textOf(form, name)])) as Record<
    (typeof DECISION_FIELDS)[number],
    string
  >
  const amendments = textsOf(form, 'amendmentFrom')
    .map((from, index) => ({ from: from.trim(), to: (to[index] ?? '').trim() }))
    .filter((amendment) => amendment.from !== '' || amendment.to !== '')
  return {
    formKey: textOf(form, 'formKey'),
    fromState: textOf(form, 'fromState'),
    shownSubstanceSha256: textOf(form, 'shownSubstanceSha256'),
    reason: textOf(form, 'reason'),
    mergeIntoId: textOf(form, 'mergeIntoId'),
    decision:
      form.has('outcome') || form.has('heldOn')
        ? { ...fields, heldBeforePut: isTicked(form, 'heldBeforePut'), amendments }
        : null,
  }
}
