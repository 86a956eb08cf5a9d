import type { FieldWith } from './request-fields.ts'
import { type KeptFields, type KeptValue, SUBSTANCE } from './revision.ts'

/** What one field lost and gained: codes for kind, priority (`true`, `false`), targets and areas; texts and names as written. */
export type FieldDifference = {
  readonly field: SubstanceField
  readonly removed: readonly string[]
  readonly added: readonly string[]
}
export type SubstanceField = FieldWith<{ readonly isSubstance: true }>

/** How the fields of `now` differ from those of `before`; fields that say the same are left out, the order of tags says nothing. */
export function differentFields(before: KeptFields, now: KeptFields): FieldDifference[] {
  return SUBSTANCE.map(({ name, keptAs }) => {
    const [old, present] = [partsOf(before[keptAs]), partsOf(now[keptAs])]
    return {
      field: name as SubstanceField,
      removed: old.filter((value) => !present.includes(value)),
      added: present.filter((value) => !old.includes(value)),
    }
  }).filter(({ removed, added }) => removed.length > 0 || added.length > 0)
}

/** What is said one by one; nothing is said by an empty text. */
function partsOf(value: KeptValue): readonly string[] {
  if (value === null || value === '') return []
  return typeof value === 'object'
    ? value.map((item) => (typeof item === 'object' ? item.name : String(item)))
    : [String(value)]
}
