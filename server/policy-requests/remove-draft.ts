import { formKeyInput } from '#app/domain/form-key-input.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { AccessChanges } from '#server/access-changes.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import type { Database } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { onceDone } from '#server/forms/form-receipt.ts'
import { deleteRequest, isOnlyOf } from './own-drafts.repository.ts'
import { findRequestDetail, lockRequest } from './policy-requests.repository.ts'
import { subjectOf } from './request-subject.ts'
import { rightsFirst } from './rights-first.ts'

type Deps = { readonly database: Database; readonly clock: Clock; readonly accessChanges: AccessChanges }

/**
 * Removes a draft of which the person is the author and that nobody else has written in or acted on, with its text and all that hangs
 * on it (docs/decisions). What was committed to by somebody else is withdrawn instead, and stays. The same `formKey` again does nothing.
 * @returns nothing; refused with `notFound` (also for what the person may not see), `notPermitted`, `notOwnDraft`
 */
export async function removeDraft(
  { database, clock, accessChanges }: Deps,
  actor: Actor,
  { requestId: id, formKey }: { readonly requestId: PolicyRequestId; readonly formKey?: string },
): Promise<Result<null>> {
  const allowed = await rightsFirst(database, actor, 'policyRequest.remove', id)
  // A form that comes a second time finds nothing any more, and gets its first answer.
  if (!allowed.ok && allowed.refusal.reason !== 'notFound') return allowed
  const key = parseInput(formKeyInput, formKey)
  if (!key.ok) return allowed.ok ? key : allowed
  const receipt = { key: key.value, personId: actor.personId, purpose: 'policyRequest.remove' }
  const removed = await inTransaction(database, (tx) =>
    onceDone(tx, receipt, async () => {
      const request = (await lockRequest(tx, id)) ? await findRequestDetail(tx, id) : null
      if (!request || !can(actor, 'policyRequest.read', subjectOf(request))) return refuse('notFound')
      if (!can(actor, 'policyRequest.remove', subjectOf(request))) return refuse('notPermitted')
      if (!(await isOnlyOf(tx, id, actor.personId))) return refuse('notOwnDraft')
      await deleteRequest(tx, id)
      const { title, number, bodyId, cycleId } = request
      await appendAuditEvent(tx, {
        actor,
        action: 'policyRequest.remove',
        subjectType: 'policyRequest',
        subjectId: id,
        details: { title, number, bodyId, cycleId },
        at: clock.now(),
      })
      return ok(null)
    }),
  )
  // Whoever has it open, the author in another tab, is told; also after a second sending, for nothing.
  if (removed.ok) accessChanges.announce({ kind: 'requestMoved', requestId: id })
  return removed
}
