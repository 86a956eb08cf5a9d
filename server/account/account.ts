import type { AccountDeps, Own } from './account-deps.ts'
import { changePassword } from './change-password.ts'
import { endOtherSessions, endOwnSession, ownSessions } from './own-sessions.ts'

export type Account = ReturnType<typeof createAccount>

/** アカウント: what people see and change of their own, whatever their roles. */
export function createAccount(deps: AccountDeps) {
  return {
    sessions: (own: Own) => ownSessions(deps, own),
    endSession: (own: Own, id: string) => endOwnSession(deps, own, id),
    endOtherSessions: (own: Own) => endOtherSessions(deps, own),
    changePassword: (own: Own, raw: unknown) => changePassword(deps, own, raw),
  }
}
