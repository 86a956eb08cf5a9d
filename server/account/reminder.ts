import { todayInJapan } from '#app/domain/calendar-date.ts'
import { isAskedForSecondFactor, secondFactorNeed } from '#app/domain/second-factor.ts'
import { type AccountNotice, findNotices, hasSecondFactor } from '#server/second-factor/second-factor.repository.ts'
import { findProof } from './account.repository.ts'
import type { AccountDeps, Own } from './account-deps.ts'

export type AccountReminder = {
  /** The day (YYYY-MM-DD) from which nothing goes on without a second factor; null: nothing to set up. */
  readonly secondFactorFrom: string | null
  readonly notices: readonly AccountNotice[]
}

/** What the person should know of their own account when they come in; null when there is nothing. */
export async function accountReminder(deps: AccountDeps, own: Own): Promise<AccountReminder | null> {
  const { database, settings, clock } = deps
  const { personId, memberships } = own.actor
  const notices = await findNotices(database, personId)
  const secondFactorFrom = isAskedForSecondFactor(memberships) ? await dayOfNeed() : null
  return secondFactorFrom === null && notices.length === 0 ? null : { secondFactorFrom, notices }

  async function dayOfNeed(): Promise<string | null> {
    const need = secondFactorNeed(memberships, await settings.read(), todayInJapan(clock.now()))
    if (need.is === 'no' || (await hasSecondFactor(database, personId))) return null
    return (await findProof(database, own.sessionKey))?.isDemo ? null : need.from
  }
}
