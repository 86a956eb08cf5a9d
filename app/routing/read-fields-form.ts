import type { FieldSection } from '#app/domain/policy-request-input.ts'
import { isTicked, textOf, textsOf } from './read-form.ts'

export const SECTIONS = ['basics', 'sdgs', 'recipients'] as const satisfies readonly FieldSection[]

/** The fields of all three parts. */
export const SECTION_FIELDS = {
  ...{ section: 1, basedOn: 1, title: 1, kind: 1, isPriority: 1, pillarId: 1, previousRequestId: 1, proposer: 500 },
  ...{ sdgTarget: 500, noSdgReason: 1, priorityArea: 20, recipient: 500 },
}

/** The form of one part of a request's fields, as it was sent; what is wrong with it, the service says. */
export function readFieldsForm(form: FormData, requestId: string) {
  const section = textOf(form, 'section') as FieldSection
  const common = { formKey: textOf(form, 'formKey'), requestId, basedOn: textOf(form, 'basedOn') }
  switch (section) {
    case 'sdgs':
      return {
        section,
        ...common,
        values: {
          sdgTargetCodes: textsOf(form, 'sdgTarget'),
          noSdgReason: textOf(form, 'noSdgReason'),
          priorityAreas: textsOf(form, 'priorityArea').map(Number),
        },
      }
    case 'recipients':
      return { section, ...common, values: { recipientIds: textsOf(form, 'recipient') } }
    default:
      return {
        section,
        ...common,
        values: {
          title: textOf(form, 'title'),
          kind: textOf(form, 'kind'),
          isPriority: isTicked(form, 'isPriority'),
          pillarId: textOf(form, 'pillarId'),
          previousRequestId: textOf(form, 'previousRequestId'),
          proposerBodyIds: textsOf(form, 'proposer'),
        },
      }
  }
}
