import type { AuditAction } from '#app/domain/audit-actions.ts'
import type { PersonId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'

/** What an author does alone with a draft. Whatever else was done makes it the matter of more than one. */
const WRITING = [
  ...['policyRequest.create', 'policyRequest.editFields', 'policyRequest.editText'],
  // What the same person did at the consolidation desk; a wish that is still in the request keeps it.
  ...['policyRequest.takeInWish', 'policyRequest.leaveOutWish'],
] as const satisfies AuditAction[]

/**
 * Did this person create the request, and has nobody else written in it, changed its fields, merged something into it or moved it, and is no
 * wish in it? Behind the lock of its row (`lockRequest`) the answer holds: whoever writes waits for it.
 */
export async function isOnlyOf(
  reader: Database | Transaction,
  id: PolicyRequestId,
  personId: PersonId,
): Promise<boolean> {
  const [row] = await reader.$queryRaw<{ is_own: boolean }[]>`
    SELECT request.created_by_id = ${personId}::uuid
      AND NOT EXISTS (SELECT FROM document_author WHERE request_id = request.id AND person_id <> ${personId}::uuid)
      AND NOT EXISTS (SELECT FROM document_update WHERE request_id = request.id AND person_id <> ${personId}::uuid)
      AND NOT EXISTS (SELECT FROM policy_request AS other
        WHERE request.id IN (other.merged_into_id, other.previous_request_id))
      AND NOT EXISTS (SELECT FROM proposal_outcome WHERE request_id = request.id)
      AND NOT EXISTS (SELECT FROM proposal WHERE previous_request_id = request.id)
      AND NOT EXISTS (SELECT FROM audit_event WHERE subject_type = 'policyRequest' AND subject_id = request.id::text
        AND (person_id IS DISTINCT FROM ${personId}::uuid OR NOT (action = ANY (${WRITING}::text[])))) AS is_own
    FROM policy_request AS request WHERE request.id = ${id}::uuid`
  return row?.is_own ?? false
}

/** Deletes a request with its text, tags, recipients and proposers. What was decided, submitted or answered keeps it (RESTRICT). */
export async function deleteRequest(tx: Transaction, id: PolicyRequestId): Promise<void> {
  await tx.policyRequest.delete({ where: { id } })
}
