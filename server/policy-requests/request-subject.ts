import type { Subject } from '#app/domain/permissions.ts'
import type { PolicyRequest } from '#app/domain/request-fields.ts'

/** A request as the permission table looks at it. */
export const subjectOf = (request: Pick<PolicyRequest, 'bodyId' | 'state' | 'proposerBodyIds'>): Subject => ({
  bodyId: request.bodyId,
  state: request.state,
  proposerBodyIds: request.proposerBodyIds,
})
