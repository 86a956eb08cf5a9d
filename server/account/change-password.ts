import { z } from 'zod'
import { parseInput } from '#app/domain/parse-input.ts'
import { guessableWords } from '#app/domain/password-words.ts'
import { currentPasswordInput, passwordInput } from '#app/domain/people-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { forgetLinksFor } from '#server/people/one-time-links.repository.ts'
import { hashPassword } from '#server/sessions/password.ts'
import { deleteSessionsOf } from '#server/sessions/sessions.repository.ts'
import { findOwner, replacePassword } from './account.repository.ts'
import type { AccountDeps, Own } from './account-deps.ts'
import { provePassword } from './prove-password.ts'

const changeInput = z.object({ currentPassword: currentPasswordInput, newPassword: passwordInput })

/**
 * Changes the person's own password. All other sessions end, this one stays; links for a new password work no more.
 * @param raw `currentPassword`, `newPassword`
 * @returns how many sessions ended; refused with `invalidInput` (fields), `tooManyAttempts`, `versionChanged` (it was changed
 *   somewhere else at the same moment)
 */
export async function changePassword(deps: AccountDeps, own: Own, raw: unknown): Promise<Result<number>> {
  const { database, clock, accessChanges, passwords, settings } = deps
  const { personId } = own.actor
  const input = parseInput(changeInput, raw)
  if (!input.ok) return input
  const { currentPassword, newPassword: password } = input.value
  // Looked up before the proof: whoever else changes it meanwhile was first, and this one hears of it.
  const owner = await findOwner(database, personId)
  const proved = await provePassword(deps, own, currentPassword, 'currentPassword')
  if (!proved.ok) return proved
  if (!owner?.passwordHash) return refuse('notPermitted')
  const before = owner.passwordHash
  if (password === currentPassword) return refuse('invalidInput', { fields: { newPassword: 'passwordUnchanged' } })
  const { federationName } = await settings.read()
  const weakness = await passwords.weaknessOf(password, guessableWords(owner, federationName))
  if (weakness) return refuse('invalidInput', { fields: { newPassword: weakness } })
  const after = await hashPassword(password)
  const ended = await inTransaction<string[]>(database, async (tx) => {
    if (!(await replacePassword(tx, personId, { before, after }))) return refuse('versionChanged')
    await forgetLinksFor(tx, personId)
    const keys = await deleteSessionsOf(tx, personId, own.sessionKey)
    await appendAuditEvent(tx, {
      actor: own.actor,
      action: 'person.changePassword',
      subjectType: 'person',
      subjectId: personId,
      details: { endedSessions: keys.length },
      at: clock.now(),
    })
    return ok(keys)
  })
  if (!ended.ok) return ended
  for (const sessionKey of ended.value) accessChanges.announce({ kind: 'sessionEnded', sessionKey })
  return ok(ended.value.length)
}
