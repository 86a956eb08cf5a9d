import type { PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Transaction } from '#server/db/client.ts'

/** The audit record of a person's first edit since entering the room (`at`: now, unless told), in the edit's own transaction. */
export const recordFirstEdit = (tx: Transaction, actor: Actor, requestId: PolicyRequestId, at?: Date): Promise<void> =>
  appendAuditEvent(tx, {
    actor,
    action: 'policyRequest.editText',
    subjectType: 'policyRequest',
    subjectId: requestId,
    details: {},
    ...(at && { at }),
  })
