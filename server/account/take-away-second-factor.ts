import type { PersonId } from '#app/domain/ids.ts'
import { can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { deleteSecondFactor, insertNotice } from '#server/second-factor/second-factor.repository.ts'
import { deleteSessionsOf } from '#server/sessions/sessions.repository.ts'
import type { AccountDeps, Own } from './account-deps.ts'
import { requireProof } from './prove-password.ts'

/**
 * An administrator takes away what somebody has lost. All sessions of that person end, and they are told who did it when they come
 * in the next time. One's own is switched off on the account page. Refused with `notPermitted`, `notFound`, or as `requireProof`.
 */
export async function takeAwaySecondFactor(
  deps: AccountDeps,
  own: Own,
  personId: PersonId,
  password: string,
): Promise<Result<null>> {
  const { actor } = own
  if (!can(actor, 'people.manage') || personId === actor.personId) return refuse('notPermitted')
  const proved = await requireProof(deps, own, password)
  if (!proved.ok) return proved
  const at = deps.clock.now()
  const ended = await inTransaction<string[]>(deps.database, async (tx) => {
    if (!(await deleteSecondFactor(tx, personId))) return refuse('notFound')
    const keys = await deleteSessionsOf(tx, personId)
    await insertNotice(tx, { personId, kind: 'secondFactorTakenAway', by: actor.name, at })
    await appendAuditEvent(tx, {
      actor,
      action: 'secondFactor.takeAway',
      subjectType: 'person',
      subjectId: personId,
      details: { endedSessions: keys.length },
      at,
    })
    return ok(keys)
  })
  if (!ended.ok) return ended
  for (const sessionKey of ended.value) deps.accessChanges.announce({ kind: 'sessionEnded', sessionKey })
  return ok(null)
}
