import { type PolicyRequestId, parseId } from '#app/domain/ids.ts'
import { type Action, type Actor, can, couldEver } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { isTextFrozen } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import { findRequestSubject } from './policy-requests.repository.ts'

/**
 * Rights before meaning: may the person ever do `action` to this request? Asked before anything else that was sent is looked at, so that
 * whoever may not learns the same from every form. Whether it can be done now, the service asks behind its lock: a form that
 * comes a second time gets its first answer, whatever the state has become.
 * @param id as it was sent
 * @returns refused with `notFound` (also for what the person may not see), `textFrozen` (nobody edits it), `notPermitted`
 */
export async function rightsFirst(
  database: Database,
  actor: Actor,
  action: Action,
  id: unknown,
): Promise<Result<null>> {
  const requestId = parseId<PolicyRequestId>(id)
  const subject = requestId && (await findRequestSubject(database, requestId))
  if (!subject) return refuse('notFound')
  if (couldEver(actor, action, subject)) return ok(null)
  if (!can(actor, 'policyRequest.read', subject)) return refuse('notFound')
  return refuse(action === 'policyRequest.edit' && isTextFrozen(subject.state) ? 'textFrozen' : 'notPermitted')
}
