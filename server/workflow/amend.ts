import type { Amended } from '#app/document/amend-document.ts'
import type { Amendment } from '#app/domain/decision.ts'
import { ok, type Result } from '#app/domain/result.ts'
import type { Transaction } from '#server/db/client.ts'
import { appendServerUpdate, loadText } from '#server/document-text/document-text.repository.ts'
import { amendUpdates } from '#server/document-text/text-thread.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { storeTitle } from '#server/revisions/revisions.repository.ts'

/**
 * 修正可決: stores title and text with the amendments. The text is changed through its shared document, so that every reader's
 * copy follows.
 * @returns the request and text as amended; refused as `amendDocument` refuses
 */
export async function amend(
  tx: Transaction,
  request: PolicyRequestDetail,
  amendments: readonly Amendment[],
): Promise<Result<{ request: PolicyRequestDetail; document: Amended['document'] }>> {
  const { updates } = await loadText(tx, request.id)
  const { amended, update } = await amendUpdates(updates, request.title, amendments)
  if (!amended.ok) return amended
  const { title, document } = amended.value
  await appendServerUpdate(tx, request.id, update)
  if (title !== request.title) await storeTitle(tx, request.id, title)
  return ok({ request: { ...request, title }, document })
}
