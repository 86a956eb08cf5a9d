import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { AccessNoticeId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { Clock } from '#server/clock.ts'
import type { Database } from '#server/db/client.ts'
import { type AccessNotice, findAccessNotices, isOfBureau, putAwayNotices } from './access-notices.repository.ts'

/** Notices are shown this long (ms). */
const SHOWN_FOR = 30 * 24 * 60 * 60_000

export type AccessNotices = {
  /** What administrators did with the rights and accounts of others; for the bureau, until put away. */
  readonly ofBureau: readonly AccessNotice[]
  /** What was done with the account or the rights of the person who reads. It cannot be put away. */
  readonly aboutMe: readonly AccessNotice[]
}

/** What was done with rights and accounts, for the eyes of the bureau and of whom it is about. */
export function createAccessNotices({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  return {
    for: async (actor: Actor): Promise<AccessNotices> => {
      const now = clock.now()
      const readerId = actor.personId
      const isBureau = await isOfBureau(database, readerId, todayInJapan(now))
      const since = new Date(now.getTime() - SHOWN_FOR)
      const notices = await findAccessNotices(database, { readerId, isBureau, since })
      const isAboutMe = (notice: AccessNotice) => notice.personId === readerId && ABOUT_ACCOUNT.has(notice.kind)
      return {
        ofBureau: isBureau ? notices.filter((notice) => !isAboutMe(notice)) : [],
        aboutMe: notices.filter(isAboutMe),
      }
    },
    /** The bureau's reader has seen these. */
    putAway: (actor: Actor, ids: readonly AccessNoticeId[]): Promise<void> =>
      putAwayNotices(database, actor.personId, ids, clock.now()),
  }
}

/** Everybody sees the own roles on マイページ; that somebody else could come in with the own account is told here. */
const ABOUT_ACCOUNT: ReadonlySet<AccessNotice['kind']> = new Set(['newPassword'])
