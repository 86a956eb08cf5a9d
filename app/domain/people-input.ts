import { z } from 'zod'
import { calendarDate } from './calendar-date-input.ts'
import { formKeyInput } from './form-key-input.ts'
import { optionalWholeNumber } from './number-input.ts'
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
  number: optionalWholeNumber(1, 99),
})
export const changeBodyInput = bodyInput
  .omit({ kind: true, formKey: true })
  .extend({ bodyId: idInput, basedOn: z.string() })

/**
 * NIST SP 800-63B-4: length counts, composition rules do not. How easily it is guessed, the service asks (server/passwords). The
 * longest is more than anybody types and little to hash.
 */
export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 256
export const passwordInput = z
  .string({ error: 'required' })
  .refine((text) => [...text].length >= PASSWORD_MIN, 'passwordTooShort')
  .max(PASSWORD_MAX, 'tooLong')
/** What is typed to be compared with a password that is there already. */
export const currentPasswordInput = z.string({ error: 'required' }).min(1, 'required')
