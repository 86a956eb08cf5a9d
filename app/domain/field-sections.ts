import type { PolicyRequestFields } from './policy-request.ts'
import type { FieldSection } from './policy-request-input.ts'
import { canonicalJson } from './revision.ts'

/**
 * The values of one part of the fields as one string. A form carries the one it was made from; if the stored part reads
 * differently when the form arrives, somebody else changed it meanwhile. Two people in different parts do not collide.
 */
export function sectionFingerprint(section: FieldSection, fields: PolicyRequestFields): string {
  switch (section) {
    case 'basics':
      return canonicalJson([
        fields.title,
        fields.kind,
        fields.isPriority,
        fields.pillarId,
        fields.previousRequestId,
        [...fields.proposerBodyIds].sort(),
      ])
    case 'sdgs':
      return canonicalJson([[...fields.sdgTargetCodes].sort(), fields.noSdgReason, [...fields.priorityAreas].sort()])
    case 'recipients':
      return canonicalJson([...fields.recipientIds].sort())
  }
}
