import type { PolicyRequestId, RevisionId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { RevisionContent } from '#app/domain/revision.ts'
import type { Database } from '#server/db/client.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { findRequestDetail } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { findRevision } from './revisions.repository.ts'
import { revisionContent, substanceSha256Of } from './take-revision.ts'
import { isAsApprovedOrConfirmed } from './transition-facts.ts'

/** One side of a comparison. `revision` is null for the text as it stands now. */
export type ComparedText = {
  readonly content: RevisionContent
  readonly revision: { readonly number: number; readonly createdAt: Date } | null
}

export type ChangedText = {
  readonly request: PolicyRequestDetail
  readonly before: ComparedText
  readonly now: ComparedText
  readonly substanceSha256: string
  /** May this person confirm what is shown, and is there something to confirm? */
  readonly confirmable: boolean
}

/**
 * 差分の確認: a revision (the committee's approval, when none is named) beside the text as it stands now.
 * @returns both texts; refused with `notFound` when the request, the revision, or any approval is not there to be seen
 */
export async function showChangedText(
  deps: { readonly database: Database },
  actor: Actor,
  id: PolicyRequestId,
  revisionId: RevisionId | null,
): Promise<Result<ChangedText>> {
  const request = await findRequestDetail(deps.database, id)
  if (!request || !can(actor, 'policyRequest.readDeliberation', subjectOf(request))) return refuse('notFound')
  const wanted = revisionId ?? request.approvedRevision?.id
  const revision = wanted ? await findRevision(deps.database, wanted) : null
  if (!revision || revision.requestId !== id) return refuse('notFound')
  const document = await readText(deps.database, id)
  const substanceSha256 = substanceSha256Of(request, document)
  return ok({
    request,
    before: {
      content: revision.content,
      revision: { number: revision.number, createdAt: revision.createdAt },
    },
    now: { content: revisionContent(request, document), revision: null },
    substanceSha256,
    confirmable:
      can(actor, 'policyRequest.confirmChangedText', subjectOf(request)) &&
      !isAsApprovedOrConfirmed(request, substanceSha256),
  })
}
