import * as Y from 'yjs'
import { type Amended, amendDocument } from '#app/document/amend-document.ts'
import type { Amendment } from '#app/domain/decision.ts'
import { ok, type Result } from '#app/domain/result.ts'
import type { Transaction } from '#server/db/client.ts'
import { appendServerUpdate, loadText, wholeUpdate } from '#server/document-text/document-text.repository.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { storeTitle } from './revisions.repository.ts'

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
  const doc = new Y.Doc()
  Y.applyUpdate(doc, wholeUpdate(await loadText(tx, request.id)))
  const before = Y.encodeStateVector(doc)
  const amended = amendDocument(doc, request.title, amendments)
  if (!amended.ok) return amended
  const { title, document } = amended.value
  await appendServerUpdate(tx, request.id, Y.encodeStateAsUpdate(doc, before))
  if (title !== request.title) await storeTitle(tx, request.id, title)
  return ok({ request: { ...request, title }, document })
}
