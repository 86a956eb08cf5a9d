import type { PersonId } from '#app/domain/ids.ts'
import { ok, type Result } from '#app/domain/result.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { deleteNotices } from '#server/second-factor/second-factor.repository.ts'
import type { AccountDeps, Own } from './account-deps.ts'
import { changePassword } from './change-password.ts'
import { addPasskey, beginPasskey, ownPasskeys, removePasskey } from './own-passkeys.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  secondFactorState,
  switchOffSecondFactor,
} from './own-second-factor.ts'
import { endOtherSessions, endOwnSession, ownSessions } from './own-sessions.ts'
import { isProved, requireProof } from './prove-password.ts'
import { accountReminder } from './reminder.ts'
import { takeAwaySecondFactor } from './take-away-second-factor.ts'

export type Account = ReturnType<typeof createAccount>

/** アカウント: what people see and change of their own, whatever their roles. */
export function createAccount(deps: AccountDeps) {
  return {
    sessions: (own: Own) => ownSessions(deps, own),
    endSession: (own: Own, id: string) => endOwnSession(deps, own, id),
    endOtherSessions: (own: Own) => endOtherSessions(deps, own),
    secondFactor: (own: Own) => secondFactorState(deps, own),
    beginSecondFactor: (own: Own, password: string) => beginSecondFactor(deps, own, password),
    confirmSecondFactor: (own: Own, code: string) => confirmSecondFactor(deps, own, code),
    renewRecoveryCodes: (own: Own, password: string) => renewRecoveryCodes(deps, own, password),
    switchOffSecondFactor: (own: Own, password: string) => switchOffSecondFactor(deps, own, password),
    passkeys: (own: Own) => ownPasskeys(deps, own),
    beginPasskey: (own: Own, raw: unknown, password: string) => beginPasskey(deps, own, raw, password),
    addPasskey: (own: Own, token: string | null, raw: unknown) => addPasskey(deps, own, token, raw),
    removePasskey: (own: Own, id: string, password: string) => removePasskey(deps, own, id, password),
    takeAwaySecondFactor: (own: Own, personId: PersonId, password: string) =>
      takeAwaySecondFactor(deps, own, personId, password),
    isProved: (own: Own) => isProved(deps, own),
    requireProof: (own: Own, password: string) => requireProof(deps, own, password),
    reminder: (own: Own) => accountReminder(deps, own),
    /** The person has read what others did to the account. */
    noticesRead: async (own: Own): Promise<Result<null>> =>
      inTransaction(deps.database, async (tx) => {
        await deleteNotices(tx, own.actor.personId)
        return ok(null)
      }),
    changePassword: (own: Own, raw: unknown) => changePassword(deps, own, raw),
  }
}
