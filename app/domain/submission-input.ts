import { z } from 'zod'
import { calendarDate } from './calendar-date-input.ts'
import { formKeyInput } from './form-key-input.ts'
import { REASON_MAX } from './policy-request.ts'
import { idInput } from './policy-request-input.ts'
import { DOCUMENT_NUMBER_MAX, HANDED_BY_MAX, PLACE_MAX } from './submission.ts'

/** What the forms of 提出 may send. Messages are reason keys (app/domain/result.ts). */

/** Packages made or recorded by one form: more than a prefecture has municipalities and assemblies. */
const PACKAGES_MAX = 200

const line = (max: number) =>
  z
    .string({ error: 'required' })
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(max, 'tooLong'))

const documentNumber = line(DOCUMENT_NUMBER_MAX).pipe(z.string().min(1, 'required'))

/** A day that may be left open: null then. */
const optionalDate = z
  .union([z.literal(''), calendarDate])
  .default('')
  .transform((day) => day || null)

/**
 * 提出書類を作る: one package for each chosen recipient, dated `letterDate`, with its document number. The letter asks for an
 * answer by `replyBy`, where a day is given.
 */
export const requestPackagesInput = z
  .object({
    formKey: idInput,
    cycleId: idInput,
    letterDate: calendarDate,
    replyBy: optionalDate,
    hasTextsInReplyForm: z.boolean().default(false),
    packages: z
      .array(z.object({ recipientId: idInput, documentNumber }))
      .min(1, 'choiceMissing')
      .max(PACKAGES_MAX, 'tooLong')
      .refine((rows) => new Set(rows.map((row) => row.recipientId)).size === rows.length, 'alreadyExists'),
  })
  .refine(({ letterDate, replyBy }) => replyBy === null || replyBy > letterDate, {
    path: ['replyBy'],
    message: 'replyByTooEarly',
  })

const delivery = {
  submittedOn: calendarDate,
  place: line(PLACE_MAX).default(''),
  handedBy: line(HANDED_BY_MAX).default(''),
}

/** 提出を記録する: the packages that were handed over on one day, at one place, by the same people. */
export const recordSubmissionsInput = z.object({
  formKey: idInput,
  packageJobIds: z
    .array(idInput)
    .min(1, 'choiceMissing')
    .max(PACKAGES_MAX, 'tooLong')
    .transform((ids) => [...new Set(ids)]),
  ...delivery,
})

/** 提出の記録を訂正する. `basedOn` is what the person saw (`submissionFingerprint`): a correction must not undo another one. */
export const correctSubmissionInput = z.object({
  formKey: formKeyInput,
  submissionId: idInput,
  basedOn: z.string(),
  documentNumber,
  ...delivery,
  reason: z.string().trim().min(1, 'required').max(REASON_MAX, 'tooLong'),
})
