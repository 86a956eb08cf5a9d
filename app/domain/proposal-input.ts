import { z } from 'zod'
import { calendarDate } from './calendar-date-input.ts'
import { MEETING_FORMS } from './decision.ts'
import { formKeyInput } from './form-key-input.ts'
import { parseId } from './ids.ts'
import { wholeNumber } from './number-input.ts'
import { count, idInput } from './policy-request-input.ts'
import {
  ADDRESSEE_MAX,
  CALL_BODIES_MAX,
  GUIDANCE_MAX,
  neededFor,
  OUTCOME_KINDS,
  OUTCOME_REASON_MAX,
  PROPOSAL_INTENTS,
  PROPOSAL_TEXT_MAX,
  PROPOSAL_TITLE_MAX,
  PROPOSALS_AT_ONCE_MAX,
  REPLY_MAX,
  SDG_TARGETS_AT_DESK_MAX,
} from './proposal.ts'
import { BODY_KINDS } from './roles.ts'
import { compareTargetCodes, isTargetCode } from './sdgs/sdgs.ts'

/** What forms and sheets may send about wishes. Messages are reason keys (app/domain/result.ts). */

/** Forms that a browser sends by itself end lines with CR and LF; what is stored ends them with LF. */
const text = (max: number) =>
  z
    .string()
    .transform((typed) => typed.replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(max, 'tooLong'))
    .default('')
/** One line, however it was pasted. */
const title = z
  .string()
  .transform((typed) => typed.replace(/\s+/gu, ' ').trim())
  .pipe(z.string().max(PROPOSAL_TITLE_MAX, 'tooLong'))
  .default('')
const day = z.union([calendarDate, z.literal('').transform(() => null)])
const givenId = z.union([idInput, z.literal('').transform(() => null), z.null()])
const optionalId = givenId.default(null)
const version = wholeNumber(1, 2_000_000_000)

/** A draft may be as bare as it is; what must be there is asked when it is handed in. */
export const proposalFields = z.object({
  intent: z.enum(PROPOSAL_INTENTS, { error: 'unknownChoice' }).default('new'),
  title,
  situation: text(PROPOSAL_TEXT_MAX),
  demand: text(PROPOSAL_TEXT_MAX),
  reason: text(PROPOSAL_TEXT_MAX),
  addressedTo: text(ADDRESSEE_MAX),
  isUrgent: z.boolean().default(false),
})
export type ProposalFields = z.output<typeof proposalFields>

/** The request of last year that the wish carries on; not sent by forms that do not ask. */
const previousRequestId = givenId.optional()

export const newProposalInput = proposalFields.extend({
  previousRequestId,
  formKey: formKeyInput,
  bodyId: idInput,
  /** Handed in with the same click. */
  handIn: z.boolean().default(false),
})
export const changeProposalInput = proposalFields.extend({
  previousRequestId,
  formKey: formKeyInput,
  proposalId: idInput,
  basedOn: version,
  handIn: z.boolean().default(false),
})
export const continueInput = z.object({
  bodyId: idInput,
  requestId: idInput,
  how: z.enum(['continued', 'strengthened', 'finished'], { error: 'unknownChoice' }),
})

/** Wishes or outcomes as they were shown, each as 「id version」, the version that of the wish. */
const asShown = z
  .array(
    z
      .string()
      .regex(/^[0-9a-f-]{36} [1-9]\d{0,8}$/, 'unknownChoice')
      .refine((seen) => parseId(seen.slice(0, 36)) !== null, 'unknownChoice')
      .transform((seen) => ({ id: seen.slice(0, 36), version: Number(seen.slice(37)) })),
  )
  .max(PROPOSALS_AT_ONCE_MAX, 'tooLong')
  .refine((seen) => new Set(seen.map(({ id }) => id)).size === seen.length, 'unknownChoice')

export const outcomeInput = z
  .object({
    formKey: formKeyInput,
    /** The wishes, each as 「id version」: the one that the person saw. */
    proposals: asShown.refine((seen) => seen.length > 0, 'choiceMissing'),
    kind: z.enum(OUTCOME_KINDS, { error: 'choiceMissing' }),
    committeeId: optionalId,
    requestId: optionalId,
    title,
    addressee: text(ADDRESSEE_MAX),
    reason: text(OUTCOME_REASON_MAX),
    /** Of a new request; null: those of the request that it carries on, where it does. */
    sdgTargetCodes: z
      .array(z.string().refine(isTargetCode, 'unknownChoice'))
      .max(SDG_TARGETS_AT_DESK_MAX, 'tooLong')
      .transform((codes) => [...new Set(codes)].toSorted(compareTargetCodes))
      .nullable()
      .default(null),
  })
  .superRefine((input, context) => {
    const field = neededFor(input.kind)
    const message = field === 'committeeId' || field === 'requestId' ? 'choiceMissing' : 'required'
    if (!input[field]) context.addIssue({ code: 'custom', path: [field], message })
  })
export type OutcomeInput = z.output<typeof outcomeInput>

/** A committee confirms what the bureau proposed, at one meeting. */
export const confirmInput = z.object({
  formKey: formKeyInput,
  outcomes: asShown,
  heldOn: calendarDate,
  form: z.enum(MEETING_FORMS, { error: 'choiceMissing' }),
  eligible: count,
  present: count,
})
/** A committee sends it back to the desk. */
export const sendBackInput = z.object({
  formKey: formKeyInput,
  outcomes: asShown,
  sentBackReason: text(OUTCOME_REASON_MAX).refine((typed) => typed !== '', 'required'),
})

/** `basedOn`: the version that the form was made from; 0 when there was no call. */
export const callInput = z
  .object({
    cycleId: idInput,
    basedOn: wholeNumber(0, 2_000_000_000),
    guidance: text(GUIDANCE_MAX),
    opensOn: calendarDate,
    dueOn: calendarDate,
    bodyIds: z.array(idInput).min(1, 'choiceMissing').max(CALL_BODIES_MAX, 'tooLong'),
    /** Kind of body → the last day of all of that kind, but for those with their own. */
    dueOnOfKind: z.partialRecord(z.enum(BODY_KINDS), calendarDate).default({}),
    /** Body → its own last day. */
    dueOnOf: z.record(idInput, calendarDate).default({}),
  })
  .superRefine((input, context) => {
    if (input.dueOn < input.opensOn) context.addIssue({ code: 'custom', path: ['dueOn'], message: 'endBeforeStart' })
    for (const [kind, day] of Object.entries(input.dueOnOfKind))
      if (day < input.opensOn)
        context.addIssue({ code: 'custom', path: [`dueOnOfKind.${kind}`], message: 'endBeforeStart' })
    for (const [bodyId, day] of Object.entries(input.dueOnOf))
      if (day < input.opensOn)
        context.addIssue({ code: 'custom', path: [`dueOnOf.${bodyId}`], message: 'endBeforeStart' })
  })

/** What became of a wish that was passed on: handed over on which day (null: not yet), and what came back. */
export const handingOverInput = z.object({
  formKey: formKeyInput,
  proposalId: idInput,
  outcomeId: idInput,
  basedOn: version,
  handedOverOn: day.default(null),
  reply: text(REPLY_MAX),
})
