import { z } from 'zod'
import { calendarDate } from './calendar-date-input.ts'
import { formKeyInput } from './form-key-input.ts'
import { idInput } from './policy-request-input.ts'
import { BODY_KINDS, ROLES } from './roles.ts'

/** What administration forms and imports may send about people, bodies and memberships. Messages are reason keys. */

const line = z.string({ error: 'required' }).trim().max(100, 'tooLong')
export const emailInput = z
  .string({ error: 'required' })
  .trim()
  .toLowerCase()
  .min(1, 'required')
  .max(254, 'tooLong')
  .pipe(z.email('notAnEmail'))

export const personInput = z.object({ name: line.min(1, 'required'), kana: line.default(''), email: emailInput })
export const newPersonInput = personInput.extend({ formKey: formKeyInput })
/** `basedOn`: what the form was made from (form-fingerprints.ts). */
export const changePersonInput = personInput.extend({ personId: idInput, basedOn: z.string() })

export const membershipInput = z.object({
  formKey: formKeyInput,
  personId: idInput,
  bodyId: idInput,
  role: z.enum(ROLES, { error: 'unknownChoice' }),
  startsOn: calendarDate,
  endsOn: z.union([z.literal('').transform(() => null), z.null(), calendarDate]).default(null),
})
export const endMembershipInput = z.object({ membershipId: idInput, endsOn: calendarDate })

export const bodyInput = z.object({
  formKey: formKeyInput,
  kind: z.enum(BODY_KINDS, { error: 'unknownChoice' }),
  nameJa: line.min(1, 'required'),
  nameEn: line.min(1, 'required'),
  number: z
    .union([
      z.literal('').transform(() => null),
      z.null(),
      z.coerce.number({ error: 'notANumber' }).int('notANumber').min(1, 'outOfRange').max(99, 'outOfRange'),
    ])
    .default(null),
})
export const changeBodyInput = bodyInput
  .omit({ kind: true, formKey: true })
  .extend({ bodyId: idInput, basedOn: z.string() })

/** NIST SP 800-63B-4: length counts, composition rules do not. */
export const PASSWORD_MIN = 12
const COMMON = ['password', 'passw0rd', '123456789012', 'qwertyuiop', '000000000000', 'abcdefghijkl', 'letmeinplease']
export const passwordInput = z
  .string({ error: 'required' })
  .min(PASSWORD_MIN, 'passwordTooShort')
  .max(1024, 'tooLong')
  .refine(
    (text) => !COMMON.some((common) => text.toLowerCase().startsWith(common)) && new Set(text).size > 3,
    'passwordTooCommon',
  )
