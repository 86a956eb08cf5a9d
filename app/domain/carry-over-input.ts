import { z } from 'zod'
import { CARRY_OVERS, CARRY_OVERS_AT_ONCE_MAX } from './carry-over.ts'
import { formKeyInput } from './form-key-input.ts'
import { idInput } from './policy-request-input.ts'

const choice = z.enum(CARRY_OVERS, { error: 'unknownChoice' })

/** What the form of the carry-over may send. Messages are reason keys (app/domain/result.ts). */
export const carryOverInput = z.object({
  formKey: formKeyInput,
  /** The year that the page showed as the one to carry into. */
  cycleId: idInput,
  /** The requests of last year, each with what becomes of it. */
  requests: z
    .array(z.object({ id: idInput, how: choice }))
    .min(1, 'noRowsChosen')
    .max(CARRY_OVERS_AT_ONCE_MAX, 'tooLong')
    .refine((chosen) => new Set(chosen.map(({ id }) => id)).size === chosen.length, 'unknownChoice'),
  /** The committee that gets the drafts; null: each the one that had the request last year. */
  committeeId: z.union([idInput, z.literal('').transform(() => null)]).default(null),
})
export type CarryOverInput = z.output<typeof carryOverInput>
