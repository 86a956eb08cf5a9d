import { formKeyInput } from '#app/domain/form-key-input.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import { onceDone } from '#server/forms/form-receipt.ts'
import {
  findRequestDetail,
  lockRequest,
  storeConfirmedText,
} from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { rightsFirst } from '#server/policy-requests/rights-first.ts'
import { substanceSha256Of } from '#server/revisions/take-revision.ts'
import type { WorkflowDeps } from './move-policy-request.ts'
import { isChangedSinceApproval } from './transition-facts.ts'

/**
 * The committee confirms a text that the bureau changed after the approval, having been shown the difference.
 * @param shownSubstanceSha256 the hash of the text that was shown; if the text moved on since, nothing is confirmed
 * @returns nothing; refused with `notFound`, `notPermitted`, `nothingToConfirm`, `textChangedSinceShown`
 */
export async function confirmChangedText(
  deps: WorkflowDeps,
  actor: Actor,
  input: { requestId: PolicyRequestId; shownSubstanceSha256: string; formKey?: string | undefined },
): Promise<Result<null>> {
  const allowed = await rightsFirst(deps.database, actor, 'policyRequest.confirmChangedText', input.requestId)
  if (!allowed.ok) return allowed
  const parsed = parseInput(formKeyInput, input.formKey)
  if (!parsed.ok) return parsed
  const receipt = { key: parsed.value, personId: actor.personId, purpose: 'policyRequest.confirmChangedText' }
  return inTransaction(deps.database, (tx) =>
    onceDone(tx, receipt, async () => {
      const request = (await lockRequest(tx, input.requestId)) ? await findRequestDetail(tx, input.requestId) : null
      if (!request || !can(actor, 'policyRequest.read', subjectOf(request))) return refuse('notFound')
      if (!can(actor, 'policyRequest.confirmChangedText', subjectOf(request))) return refuse('notPermitted')
      const substanceSha256 = substanceSha256Of(request, await readText(tx, request.id))
      if (!isChangedSinceApproval(request, substanceSha256)) return refuse('nothingToConfirm')
      if (substanceSha256 !== input.shownSubstanceSha256) return refuse('textChangedSinceShown')
      const at = deps.clock.now()
      await storeConfirmedText(tx, request.id, substanceSha256, at)
      await appendAuditEvent(tx, {
        actor,
        action: 'policyRequest.confirmChangedText',
        subjectType: 'policyRequest',
        subjectId: request.id,
        details: { substanceSha256 },
        at,
      })
      return ok(null)
    }),
  )
}
