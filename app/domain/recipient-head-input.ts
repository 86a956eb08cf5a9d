import { z } from 'zod'
import { calendarDate } from './calendar-date-input.ts'
import { formKeyInput } from './form-key-input.ts'
import { idInput } from './policy-request-input.ts'
import { HEAD_NAME_MAX } from './recipients.ts'

/** What the forms of 提出先の首長・議長 may send. Messages are reason keys (app/domain/result.ts). */

/** `headId`: the term that is changed; without it one is added. `basedOn`: what the form was made from (form-fingerprints.ts). */
export const saveHeadInput = z
  .object({
    formKey: formKeyInput,
    recipientId: idInput,
    headId: idInput.optional(),
    basedOn: z.string().default(''),
    name: z
      .string({ error: 'required' })
      .transform((text) => text.replace(/[\n\r\t]+/g, ' ').trim())
      .pipe(z.string().min(1, 'required').max(HEAD_NAME_MAX, 'tooLong')),
    startsOn: calendarDate,
    endsOn: z.union([z.literal('').transform(() => null), z.null(), calendarDate]).default(null),
  })
  .refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, {
    path: ['endsOn'],
    message: 'endBeforeStart',
  })

export const removeHeadInput = z.object({ headId: idInput, basedOn: z.string() })
