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

/** The fields of these forms, each once. */
export const ANSWER_FIELDS: Readonly<Record<string, number>> = Object.fromEntries(FIELDS.map((name) => [name, 1]))

/** What a form that goes on from what it has saved is based on. */
type AnswerBasis = Partial<Readonly<Record<'version' | 'basedOn', string | number>>>

/** The outcome of a form: what was done, or why not and what was typed. */
export type AnswerOutcome =
  | { readonly saved: AnswerIntent; readonly basis: AnswerBasis; readonly refusal: null; readonly values: null }
  | { readonly saved: null; readonly refusal: Refusal; readonly values: AnswerValues }

/** Reads a form of answers as it was sent; what is wrong with it, the service says. */
export function readAnswerForm(form: FormData): AnswerValues {
  return Object.fromEntries(FIELDS.map((name) => [name, textOf(form, name)])) as AnswerValues
}

type Run = (answers: Answers, actor: Actor, values: AnswerValues) => Promise<Result<AnswerBasis>>
type Done = { readonly intent: AnswerIntent; readonly basis: AnswerBasis }

/** Does what the pressed button says. @returns which it was; refused as the service refuses, `invalidInput` for an unknown button */
export async function runAnswerIntent(answers: Answers, actor: Actor, values: AnswerValues): Promise<Result<Done>> {
  const intent = ANSWER_INTENTS.find((one) => one === values.intent)
  if (!intent) return refuse('invalidInput')
  const result = await RUN[intent](answers, actor, values)
  return result.ok ? ok({ intent, basis: result.value }) : result
}

const RUN: Record<AnswerIntent, Run> = {
  record: async (answers, actor, values) => nothing(await answers.recordResponse(actor, values)),
  correct: (answers, actor, values) => answers.correctResponse(actor, values),
  withdraw: async (answers, actor, values) => nothing(await answers.withdrawResponse(actor, values)),
  draftEvaluation: async (answers, actor, values) => {
    const drafted = await answers.draftEvaluation(actor, values)
    return drafted.ok ? ok({ basedOn: drafted.value }) : drafted
  },
  confirmEvaluation: async (answers, actor, values) => nothing(await answers.confirmEvaluation(actor, values)),
  markNone: async (answers, actor, values) => nothing(await answers.markNoResponse(actor, { ...values, mark: 'none' })),
  unmarkNone: async (answers, actor, values) =>
    nothing(await answers.markNoResponse(actor, { ...values, mark: 'awaiting' })),
}

/** Nothing goes on from what was saved. */
const nothing = (result: Result<unknown>): Result<AnswerBasis> => (result.ok ? ok({}) : result)
