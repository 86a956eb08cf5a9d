import type { PolicyRequestKind } from '#app/domain/policy-request.ts'
import type { PolicyRequestFields } from '#app/domain/request-fields.ts'
import type { PolicyRequestDetail } from './policy-request-detail.ts'

/**
 * The fields with which a request of this year begins that carries on one of last year's: its tags and recipients. What is decided anew
 * each year (重点, and the pillar, which is of one year) is not taken over.
 * @param last last year's request; null: it carries on none
 */
export const fieldsCarriedOn = (
  last: PolicyRequestDetail | null,
  own: Pick<PolicyRequestFields, 'title' | 'proposerBodyIds'> & { readonly kind: PolicyRequestKind },
): PolicyRequestFields => ({
  ...own,
  isPriority: false,
  pillarId: null,
  previousRequestId: last?.id ?? null,
  sdgTargetCodes: last?.sdgTargetCodes ?? [],
  noSdgReason: last?.noSdgReason ?? '',
  priorityAreas: last?.priorityAreas ?? [],
  recipientIds: last?.recipientIds ?? [],
})
