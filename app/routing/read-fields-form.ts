import {
  FIELD_NAMES,
  type FieldName,
  type FieldSection,
  type FormValues,
  fieldsWith,
  REQUEST_FIELDS,
  SECTIONS,
} from '#app/domain/request-fields.ts'
import { isTicked, textOf, textsOf } from './read-form.ts'

type Rule = (typeof REQUEST_FIELDS)[FieldName]['input']['as']
/** How a field stands in a form: how often, and how it is read. */
const READ: Record<Rule, { readonly times: number; readonly of: (form: FormData, name: string) => unknown }> = {
  line: { times: 1, of: textOf },
  text: { times: 1, of: textOf },
  choice: { times: 1, of: textOf },
  one: { times: 1, of: textOf },
  tick: { times: 1, of: isTicked },
  many: { times: 500, of: textsOf },
  codes: { times: 500, of: textsOf },
  numbers: { times: 20, of: (form, name) => textsOf(form, name).map(Number) },
}

/** Form name → how often, of these fields of a request. */
export const timesOfFields = (names: readonly FieldName[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [REQUEST_FIELDS[name].formName, READ[REQUEST_FIELDS[name].input.as].times]))

/** These fields of a request as a form sends them; what is wrong with them, the service says. */
export const readFields = <Name extends FieldName>(form: FormData, names: readonly Name[]): FormValues<Name> =>
  Object.fromEntries(
    names.map((name) => [name, READ[REQUEST_FIELDS[name].input.as].of(form, REQUEST_FIELDS[name].formName)]),
  ) as FormValues<Name>

/** The fields of the forms of all parts. */
export const SECTION_FIELDS = { section: 1, basedOn: 1, ...timesOfFields(FIELD_NAMES) }

/** The form of one part of a request's fields, as it was sent. */
export function readFieldsForm(form: FormData, requestId: string) {
  const section = textOf(form, 'section') as FieldSection
  const names: readonly FieldName[] = fieldsWith('section', SECTIONS.includes(section) ? section : 'basics')
  return {
    section,
    ...{ formKey: textOf(form, 'formKey'), requestId, basedOn: textOf(form, 'basedOn') },
    values: readFields(form, names),
  }
}
