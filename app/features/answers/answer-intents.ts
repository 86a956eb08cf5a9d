import type { Actor } from '#app/domain/permissions.ts'
import { ok, type Refusal, type Result, refuse } from '#app/domain/result.ts'
import { textOf } from '#app/routing/read-form.ts'
import type { Answers } from '#server/answers/answers.ts'

/** What can be done with an answer; the button that was pressed says which. */
export const ANSWER_INTENTS = [
  'record',
  'correct',
  'withdraw',
  'draftEvaluation',
  'confirmEvaluation',
  'markNone',
  'unmarkNone',
] as const
export type AnswerIntent = (typeof ANSWER_INTENTS)[number]

/** Everything a form of answers may have sent, so that it can be shown again as it was typed. */
export type AnswerValues = Readonly<Record<(typeof FIELDS)[number], string>>

const FIELDS = [
  'intent',
  'formKey',
  'requestId',
  'recipientId',
  'responseId',
  'round',
  'version',
  'basedOn',
  'text',
  'department',
  'respondedOn',
  'code',
  'reason',
  'nextAction',
] as const

/** The outcome of a form: what was done, or why not and what was typed. */
export type AnswerOutcome =
  | { readonly saved: AnswerIntent; readonly refusal: null; readonly values: null }
  | { readonly saved: null; readonly refusal: Refusal; readonly values: AnswerValues }

/** Reads a form of answers as it was sent; what is wrong with it, the service says. */
export function readAnswerForm(form: FormData): AnswerValues {
  return Object.fromEntries(FIELDS.map((name) => [name, textOf(form, name)])) as AnswerValues
}

/** Does what the pressed button says. @returns which it was; refused as the service refuses, `invalidInput` for an unknown button */
export async function runAnswerIntent(
  answers: Answers,
  actor: Actor,
  values: AnswerValues,
): Promise<Result<AnswerIntent>> {
  const intent = ANSWER_INTENTS.find((one) => one === values.intent)
  if (!intent) return refuse('invalidInput')
  const result = await RUN[intent](answers, actor, values)
  return result.ok ? ok(intent) : result
}

const RUN: Record<AnswerIntent, (answers: Answers, actor: Actor, values: AnswerValues) => Promise<Result<unknown>>> = {
  record: (answers, actor, values) => answers.recordResponse(actor, values),
  correct: (answers, actor, values) => answers.correctResponse(actor, values),
  withdraw: (answers, actor, values) => answers.withdrawResponse(actor, values),
  draftEvaluation: (answers, actor, values) => answers.draftEvaluation(actor, values),
  confirmEvaluation: (answers, actor, values) => answers.confirmEvaluation(actor, values),
  markNone: (answers, actor, values) => answers.markNoResponse(actor, { ...values, mark: 'none' }),
  unmarkNone: (answers, actor, values) => answers.markNoResponse(actor, { ...values, mark: 'awaiting' }),
}
