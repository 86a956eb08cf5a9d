import { z } from 'zod'
import { calendarDate } from './calendar-date-input.ts'
import { AMENDMENT_MAX, AMENDMENTS_MAX, DECIDED_TOGETHER_MAX, DECISION_OUTCOMES, MEETING_FORMS } from './decision.ts'
import { formKeyInput } from './form-key-input.ts'
import { wholeNumber } from './number-input.ts'
import { REASON_MAX } from './policy-request.ts'
import {
  type FieldName,
  type FieldSection,
  fieldsWith,
  type PolicyRequestFields,
  REQUEST_FIELDS,
  type SectionField,
} from './request-fields.ts'
import {
  LIST_TRANSITIONS,
  MOVED_TOGETHER_MAX,
  REQUEST_STATES,
  SITTING_TRANSITIONS,
  TRANSITION_IDS,
} from './workflow.ts'

/** What forms and imports may send about a request. Messages are reason keys (app/domain/result.ts). */

/** In lower case, as the database writes it (see `parseId`): ids are compared as they stand. */
export const idInput = z
  .uuid({ error: ({ input }) => (input === '' || input === undefined ? 'choiceMissing' : 'unknownChoice') })
  .lowercase('unknownChoice')
const optionalId = z.union([idInput, z.literal('').transform(() => null), z.null()]).default(null)
const ids = (most: number) => z.array(idInput).max(most, 'tooLong').transform(unique).default([])
/** A number of people as a form sends it. */
export const count = wholeNumber(0, 10_000)

type Rule = (typeof REQUEST_FIELDS)[FieldName]['input']
/** How what a form sends for a field is checked, by the rule of the table of fields. `missing` stands for what was not sent. */
const CHECKS: { readonly [As in Rule['as']]: (rule: Extract<Rule, { as: As }>, missing: unknown) => z.ZodType } = {
  line: ({ max }) =>
    z.string({ error: 'required' }).transform(tidyLine).pipe(z.string().min(1, 'required').max(max, 'tooLong')),
  text: ({ max }) => z.string().trim().max(max, 'tooLong').default(''),
  choice: ({ options }, missing) => {
    const choice = z.enum(options, { error: 'unknownChoice' })
    return missing === undefined ? choice : choice.default(missing as (typeof options)[number])
  },
  tick: () => z.boolean().default(false),
  one: () => optionalId,
  many: ({ most }) => ids(most),
  codes: ({ most }) => z.array(z.string()).max(most, 'tooLong').transform(unique).default([]),
  numbers: ({ from, to }) =>
    z
      .array(
        z.coerce
          .number({ error: 'unknownChoice' })
          .int('unknownChoice')
          .min(from, 'unknownChoice')
          .max(to, 'unknownChoice'),
      )
      .transform(unique)
      .default([]),
}

/** Checks one part of the fields. */
function sectionInput<Section extends FieldSection>(section: Section) {
  const checks = fieldsWith('section', section).map((name) => {
    const field: { readonly input: Rule; readonly unsaid?: unknown } = REQUEST_FIELDS[name]
    const check = CHECKS[field.input.as] as (rule: Rule, missing: unknown) => z.ZodType
    return [name, check(field.input, field.unsaid)]
  })
  return z.object(
    Object.fromEntries(checks) as { [Name in SectionField<Section>]: z.ZodType<PolicyRequestFields[Name]> },
  )
}
const INPUTS = {
  title: sectionInput('title'),
  basics: sectionInput('basics'),
  sdgs: sectionInput('sdgs'),
  recipients: sectionInput('recipients'),
} satisfies Record<FieldSection, unknown>

export const createRequestInput = z.object({
  formKey: idInput,
  bodyId: idInput,
  ...INPUTS.title.shape,
  ...INPUTS.basics.shape,
  ...INPUTS.sdgs.shape,
  ...INPUTS.recipients.shape,
})

const edit = z.object({ formKey: formKeyInput, requestId: idInput, basedOn: z.string() })
export const editFieldsInput = z.discriminatedUnion('section', [
  edit.extend({ section: z.literal('title'), values: INPUTS.title }),
  edit.extend({ section: z.literal('basics'), values: INPUTS.basics }),
  edit.extend({ section: z.literal('sdgs'), values: INPUTS.sdgs }),
  edit.extend({ section: z.literal('recipients'), values: INPUTS.recipients }),
])

/** Words of one paragraph; the line breaks of a copied passage go, and the space around them. */
const passage = z.string().transform((text) =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .join(''),
)

/** 修正, in the order in which they are made. An empty `to` strikes the passage out. */
const amendments = z
  .array(
    z.object({
      from: passage.pipe(z.string().min(1, 'required').max(AMENDMENT_MAX, 'tooLong')),
      to: passage.pipe(z.string().max(AMENDMENT_MAX, 'tooLong')),
    }),
  )
  .max(AMENDMENTS_MAX, 'tooManyAmendments')
  .readonly()
  .default([])

export const decisionInput = z.object({
  heldOn: calendarDate,
  heldBeforePut: z.boolean().optional(),
  form: z.enum(MEETING_FORMS, { error: 'unknownChoice' }),
  outcome: z.enum(DECISION_OUTCOMES, { error: 'unknownChoice' }),
  eligible: count,
  present: count,
  votesFor: count,
  votesAgainst: count,
  abstentions: count,
  note: z.string().trim().max(REASON_MAX, 'tooLong').default(''),
  amendments,
})

export const moveRequestInput = z.object({
  formKey: formKeyInput,
  requestId: idInput,
  transition: z.enum(TRANSITION_IDS, { error: 'unknownChoice' }),
  /** The state that the person saw: an older form must not act on a newer state. */
  fromState: z.enum(REQUEST_STATES, { error: 'unknownChoice' }),
  /** Hash of the substance that the person was shown, for transitions that act on it. */
  shownSubstanceSha256: z.string().max(64, 'tooLong').default(''),
  reason: z.string().trim().max(REASON_MAX, 'tooLong').default(''),
  decision: decisionInput.nullable().default(null),
  mergeIntoId: optionalId,
})

/** Several requests that a body says yes to at one sitting, as they stand; `shownSubstanceSha256` as for one. */
export const decideTogetherInput = moveRequestInput.pick({ formKey: true, fromState: true }).extend({
  transition: z.enum(SITTING_TRANSITIONS, { error: 'unknownChoice' }),
  decision: decisionInput.refine(({ outcome, amendments }) => outcome === 'approve' && amendments.length === 0, {
    path: ['outcome'],
    message: 'unknownChoice',
  }),
  items: z
    .array(z.object({ requestId: idInput, shownSubstanceSha256: z.string().max(64, 'tooLong') }))
    .max(DECIDED_TOGETHER_MAX, 'tooLong'),
})

/** Several requests of a list that take one step together. */
export const moveTogetherInput = z.object({
  formKey: formKeyInput,
  transition: z.enum(LIST_TRANSITIONS, { error: 'unknownChoice' }),
  requestIds: z.array(idInput).max(MOVED_TOGETHER_MAX, 'tooLong').transform(unique),
})

/** Asks what the text would be with these amendments; the rest of the decision need not be there yet. */
export const previewAmendmentsInput = moveRequestInput
  .pick({ requestId: true, transition: true, fromState: true })
  .extend({ decision: z.object({ amendments }) })

/** A title is one line: line breaks and tabs become spaces, runs of spaces (also full-width ones at the ends) go. */
function tidyLine(text: string): string {
  return text
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(/[ ]{2,}/g, ' ')
    .trim()
}

function unique<Item>(items: Item[]): Item[] {
  return [...new Set(items)]
}
