import { createHash } from 'node:crypto'
import { SCHEMA_VERSION } from '#app/document/schema-version.ts'
import { canonicalJson } from '#app/domain/canonical-json.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { keptFields, type RevisionContent, type RevisionReason, substanceOf } from '#app/domain/revision.ts'
import type { Transaction } from '#server/db/client.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { insertRevision } from './revisions.repository.ts'

/** SHA-256 of a text in UTF-8, hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** SHA-256 of a request's substance as it is (see `substanceOf`): what a committee approves. */
export const substanceSha256Of = (request: PolicyRequestDetail, document: DocumentJson): string =>
  sha256(substanceOf(revisionContent(request, document)))

/** The request and its text as a revision keeps them. */
export const revisionContent = (request: PolicyRequestDetail, document: DocumentJson): RevisionContent => ({
  schemaVersion: SCHEMA_VERSION,
  document,
  ...keptFields(request),
})

/** Takes a revision of the request with `document` as its text; the request's row must be locked. */
export async function takeRevision(
  tx: Transaction,
  request: PolicyRequestDetail,
  document: DocumentJson,
  reason: RevisionReason,
  by: { readonly personId: PersonId; readonly at: Date },
) {
  const content = revisionContent(request, document)
  const hashes = { sha256: sha256(canonicalJson(content)), substanceSha256: sha256(substanceOf(content)) }
  const revision = await insertRevision(tx, {
    requestId: request.id,
    reason,
    content,
    ...hashes,
    createdById: by.personId,
    at: by.at,
  })
  return { ...revision, ...hashes }
}
