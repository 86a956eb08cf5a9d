import type { RevisionContent } from './revision.ts'

/** The fields of a request's substance beside its text, in the order in which they are shown. */
export const SUBSTANCE_FIELDS = [
  'title',
  'kind',
  'isPriority',
  'sdgTargets',
  'noSdgReason',
  'priorityAreas',
  'recipients',
] as const
export type SubstanceField = (typeof SUBSTANCE_FIELDS)[number]

/** What one field lost and gained: codes for kind, priority (`true`, `false`), targets and areas; texts and names as written. */
export type FieldDifference = {
  readonly field: SubstanceField
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

type Fields = Pick<RevisionContent, SubstanceField>

const VALUES: Record<SubstanceField, (fields: Fields) => readonly string[]> = {
  title: ({ title }) => [title],
  kind: ({ kind }) => [kind],
  isPriority: ({ isPriority }) => [String(isPriority)],
  sdgTargets: ({ sdgTargets }) => sdgTargets,
  noSdgReason: ({ noSdgReason }) => (noSdgReason === '' ? [] : [noSdgReason]),
  priorityAreas: ({ priorityAreas }) => priorityAreas.map(String),
  recipients: ({ recipients }) => recipients.map(({ name }) => name),
}

/** How the fields of `now` differ from those of `before`; fields that say the same are left out, the order of tags says nothing. */
export function differentFields(before: Fields, now: Fields): FieldDifference[] {
  return SUBSTANCE_FIELDS.map((field) => {
    const [old, present] = [VALUES[field](before), VALUES[field](now)]
    return {
      field,
      removed: old.filter((value) => !present.includes(value)),
      added: present.filter((value) => !old.includes(value)),
    }
  }).filter(({ removed, added }) => removed.length > 0 || added.length > 0)
}
