import { z } from 'zod'
import { typedNumber } from './typed-number.ts'

/**
 * A whole number as a form sends it, from `least` to `most`, in the digits of any keyboard. An empty field is not zero.
 * Reasons: `required`, `notANumber`, `outOfRange`.
 */
export const wholeNumber = (least: number, most: number) =>
  z.preprocess(
    read,
    z
      .number({ error: ({ input }) => (input === undefined ? 'required' : 'notANumber') })
      .int('notANumber')
      .min(least, 'outOfRange')
      .max(most, 'outOfRange'),
  )

/** The same where the field may be left empty: null then. No union, which would tell nothing but that none of its kinds fits. */
export const optionalWholeNumber = (least: number, most: number) =>
  z.preprocess((value) => read(value) ?? null, wholeNumber(least, most).nullable()).default(null)

const read = (value: unknown): unknown => {
  if (typeof value !== 'string') return value
  return value.trim() === '' ? undefined : (typedNumber(value) ?? Number.NaN)
}
