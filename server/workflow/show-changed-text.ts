import type { ShownDifference, WantedPart } from '#app/document/shown-difference.ts'
import { differentFields, type FieldDifference } from '#app/domain/field-differences.ts'
import type { PolicyRequestId, RevisionId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { Database } from '#server/db/client.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import { compareTexts } from '#server/document-text/text-thread.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { findRequestDetail } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { readNumbering } from '#server/profiles/profiles.ts'
import { findRevision } from '#server/revisions/revisions.repository.ts'
import { revisionContent, substanceSha256Of } from '#server/revisions/take-revision.ts'
import { isChangedSinceApproval } from './transition-facts.ts'

/**
 * How far somebody has read in a long difference: the part they want, and the text (`substanceSha256`) whose parts they have read
 * before it; null at the beginning.
 */
export type ReadSoFar = { readonly part: WantedPart; readonly of: string | null }

export type ChangedText = {
  readonly request: PolicyRequestDetail
  /** What the text as it stands now is compared with. */
  readonly revision: { readonly number: number; readonly createdAt: Date }
  /** What changed beside the text. */
  readonly fields: readonly FieldDifference[]
  readonly difference: ShownDifference
  readonly substanceSha256: string
  /** The text was changed since the parts before this one were read: this is the first part of the new one. */
  readonly beginsAnew: boolean
  /** May this person confirm what is shown, is there something to confirm, and is this the end of it? */
  readonly confirmable: boolean
}

/**
 * 差分の確認: a revision (the committee's approval, when none is named) beside the text as it stands now.
 * @returns what differs; refused with `notFound` when the request, the revision, or any approval is not there to be seen
 */
export async function showChangedText(
  deps: { readonly database: Database },
  actor: Actor,
  id: PolicyRequestId,
  revisionId: RevisionId | null,
  { part, of }: ReadSoFar,
): Promise<Result<ChangedText>> {
  const request = await findRequestDetail(deps.database, id)
  if (!request || !can(actor, 'policyRequest.readDeliberation', subjectOf(request))) return refuse('notFound')
  const wanted = revisionId ?? request.approvedRevision?.id
  const revision = wanted ? await findRevision(deps.database, wanted) : null
  if (!revision || revision.requestId !== id) return refuse('notFound')
  const document = await readText(deps.database, id)
  const substanceSha256 = substanceSha256Of(request, document)
  const beginsAnew = of !== null && of !== substanceSha256
  const difference = await compareTexts(
    revision.content.document,
    document,
    beginsAnew ? 1 : part,
    await readNumbering(deps.database),
  )
  const isReadToTheEnd = difference.parts === 1 || (difference.part === difference.parts && of === substanceSha256)
  return ok({
    request,
    revision: { number: revision.number, createdAt: revision.createdAt },
    fields: differentFields(revision.content, revisionContent(request, document)),
    difference,
    beginsAnew,
    substanceSha256,
    confirmable:
      isReadToTheEnd &&
      can(actor, 'policyRequest.confirmChangedText', subjectOf(request)) &&
      isChangedSinceApproval(request, substanceSha256),
  })
}
