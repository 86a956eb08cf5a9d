import { z } from 'zod'
import { calendarDate } from './calendar-date-input.ts'
import {
  DEPARTMENT_MAX,
  EVALUATION_CODES,
  EVALUATION_REASON_MAX,
  NEXT_ACTIONS,
  RESPONSE_TEXT_MAX,
} from './evaluation.ts'
import { formKeyInput } from './form-key-input.ts'
import { sentField } from './parse-input.ts'
import { REASON_MAX } from './policy-request.ts'
import { idInput } from './policy-request-input.ts'

/** What the forms of 回答の記録 may send. Messages are reason keys (app/domain/result.ts). */

/** Rounds of asking again (再質問) that anybody has seen: two or three. */
export const ROUND_MAX = 20

/** Browsers send line breaks as CRLF; a text is kept with LF, so that its length is what the person counts. */
const text = z
  .string({ error: 'required' })
  .transform((value) => value.replace(/\r\n?/g, '\n').trim())
  .pipe(z.string().min(1, 'required').max(RESPONSE_TEXT_MAX, 'tooLong'))

const version = z.coerce.number({ error: 'notANumber' }).int('notANumber').min(1, 'outOfRange')

const responseContent = {
  text,
  /** 担当課; a letter may name none. */
  department: z
    .string()
    .default('')
    .transform((value) => value.replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(DEPARTMENT_MAX, 'tooLong')),
  respondedOn: calendarDate,
}

const evaluationContent = {
  code: z.enum(EVALUATION_CODES, { error: 'unknownChoice' }),
  reason: z
    .string({ error: 'evaluationReasonMissing' })
    .transform((value) => value.replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(1, 'evaluationReasonMissing').max(EVALUATION_REASON_MAX, 'tooLong')),
  nextAction: z
    .union([z.enum(NEXT_ACTIONS), z.literal('').transform(() => null), z.null()], { error: 'unknownChoice' })
    .default(null),
}

/** `round` is the one that the person saw as the next; if somebody recorded it meanwhile, the form is refused. */
export const recordResponseInput = z.object({
  formKey: idInput,
  requestId: idInput,
  recipientId: idInput,
  round: z.coerce.number({ error: 'notANumber' }).int('notANumber').min(1, 'outOfRange').max(ROUND_MAX, 'outOfRange'),
  ...responseContent,
})

/** The same with the evaluation of that answer in one form. */
export const recordAndEvaluateInput = recordResponseInput.extend(evaluationContent)

/** Does the form say anything of an evaluation? One that is begun must be whole, so that nothing typed is thrown away. */
export const saysEvaluation = (raw: unknown): boolean =>
  (Object.keys(evaluationContent) as (keyof typeof evaluationContent)[]).some((name) => {
    const value = sentField(raw, name)
    return typeof value === 'string' ? value.trim() !== '' : value !== undefined && value !== null
  })

/** `version` is that of the answer the form was made from. */
export const correctResponseInput = z.object({
  formKey: formKeyInput,
  responseId: idInput,
  version,
  ...responseContent,
})

/** `version` is that of the answer the person saw. */
export const withdrawResponseInput = z.object({
  formKey: formKeyInput,
  responseId: idInput,
  version,
  reason: z.string({ error: 'required' }).trim().min(1, 'required').max(REASON_MAX, 'tooLong'),
})

/** `basedOn` is the mark of the evaluation that the form was made from (`evaluationMark`), empty when there was none. */
export const draftEvaluationInput = z.object({
  formKey: formKeyInput,
  responseId: idInput,
  version,
  basedOn: z.string().default(''),
  ...evaluationContent,
})

export const confirmEvaluationInput = z.object({
  formKey: formKeyInput,
  responseId: idInput,
  version,
  basedOn: z.string().min(1, 'required'),
})

/** 回答なし: set (`none`) or taken back (`awaiting`). */
export const markNoResponseInput = z.object({
  requestId: idInput,
  recipientId: idInput,
  mark: z.enum(['none', 'awaiting'], { error: 'unknownChoice' }),
})
