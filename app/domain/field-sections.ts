import { canonicalJson } from './canonical-json.ts'
import { type FieldSection, fieldsWith, type PolicyRequestFields } from './request-fields.ts'
import { canonicalForm } from './revision.ts'

/**
 * The values of one part of the fields as one string. A form carries the one it was made from; if the stored part reads
 * differently when the form arrives, somebody else changed it meanwhile. Two people in different parts do not collide.
 */
export const sectionFingerprint = (section: FieldSection, fields: PolicyRequestFields): string =>
  canonicalJson(Object.fromEntries(fieldsWith('section', section).map((name) => [name, canonicalForm(fields[name])])))
