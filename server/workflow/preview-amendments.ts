import type { ShownDifference } from '#app/document/shown-difference.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { previewAmendmentsInput } from '#app/domain/policy-request-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { RevisionContent } from '#app/domain/revision.ts'
import type { Database } from '#server/db/client.ts'
import { loadText } from '#server/document-text/document-text.repository.ts'
import { amendUpdates, compareTexts, readUpdates } from '#server/document-text/text-thread.ts'
import { findRequestDetail } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { readDecisionChain, readNumbering } from '#server/profiles/profiles.ts'
import { revisionContent } from '#server/revisions/take-revision.ts'
import { mayFire } from './move-policy-request.ts'
import { rightsToMove } from './rights-to-move.ts'

export type AmendmentPreview = {
  readonly before: RevisionContent
  readonly after: RevisionContent
  /** All of it: no more changes than fifty amendments make. */
  readonly difference: ShownDifference
}

/**
 * What the request would be if it were decided on with these amendments. Nothing is stored.
 * @returns the request as it is and as it would be; refused as the decision itself would be for its amendments, and with
 *   `amendmentMissing` when there is none
 */
export async function previewAmendments(
  deps: { readonly database: Database },
  actor: Actor,
  raw: unknown,
): Promise<Result<AmendmentPreview>> {
  const rights = await rightsToMove(deps.database, actor, raw)
  if (!rights.ok) return rights
  const parsed = parseInput(previewAmendmentsInput, raw)
  if (!parsed.ok) return parsed
  const { requestId, decision } = parsed.value
  const request = await findRequestDetail(deps.database, requestId as PolicyRequestId)
  if (!request || !can(actor, 'policyRequest.read', subjectOf(request))) return refuse('notFound')
  const allowed = mayFire(actor, request, parsed.value, await readDecisionChain(deps.database))
  if (!allowed.ok) return allowed
  if (allowed.value.takesRevision !== 'whenAmended') return refuse('outcomeDoesNotFit')
  if (decision.amendments.length === 0) return refuse('amendmentMissing')
  const { updates } = await loadText(deps.database, request.id)
  const { amended } = await amendUpdates(updates, request.title, decision.amendments)
  if (!amended.ok) return amended
  const { title, document } = amended.value
  const present = await readUpdates(updates)
  return ok({
    before: revisionContent(request, present),
    after: revisionContent({ ...request, title }, document),
    difference: await compareTexts(present, document, 'all', await readNumbering(deps.database)),
  })
}
