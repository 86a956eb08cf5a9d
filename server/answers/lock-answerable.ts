import type { PolicyRequestId } from '#app/domain/ids.ts'
import { type Action, type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { Transaction } from '#server/db/client.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { findRequestDetail, lockRequest } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'

/**
 * Locks a request whose answers are to be written, so that two recorders, or a recorder and 総括, go one after the other.
 * @returns the request; refused with `notFound` (also for what the person may not see), `submissionMissing` (adopted, not
 *   handed over yet), `notFromHere` (it is closed), `notPermitted`
 */
export async function lockAnswerable(
  tx: Transaction,
  actor: Actor,
  action: Extract<Action, 'response.record' | 'response.markNone' | 'evaluation.draft' | 'evaluation.confirm'>,
  id: PolicyRequestId,
): Promise<Result<PolicyRequestDetail>> {
  const request = (await lockRequest(tx, id)) ? await findRequestDetail(tx, id) : null
  if (!request || !can(actor, 'policyRequest.read', subjectOf(request))) return refuse('notFound')
  if (can(actor, action, subjectOf(request))) return ok(request)
  const couldLater = can(actor, action, { ...subjectOf(request), state: 'submitted' })
  if (!couldLater) return refuse('notPermitted')
  return request.state === 'closed'
    ? refuse('notFromHere', { values: { state: request.state } })
    : refuse('submissionMissing')
}
