import type { AuditAction } from './audit-actions.ts'

/**
 * What those hear of a request who may read it but not how it was deliberated on (policyRequest.readDeliberation): that it
 * went on, was decided, handed over or answered. Not who did it, not what was sent back on the way.
 */
const MILESTONES = [
  'policyRequest.submitToCommittee',
  'policyRequest.approveInCommittee',
  'policyRequest.putOnAgenda',
  'policyRequest.adopt',
  'policyRequest.reject',
  'policyRequest.withdraw',
  'policyRequest.merge',
  'policyRequest.recordSubmission',
  'policyRequest.close',
  'response.record',
] as const satisfies readonly AuditAction[]

/** Is it told to everyone who may read the request? */
export const isMilestone = (action: string): boolean => (MILESTONES as readonly string[]).includes(action)
