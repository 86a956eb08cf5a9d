import { type BrowserName, browserName } from '#app/domain/browser-name.ts'
import { parseId } from '#app/domain/ids.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { deleteSessionsOf } from '#server/sessions/sessions.repository.ts'
import { IDLE_LIMIT } from '#server/sessions/sessions.ts'
import { deleteOwnSession, findOwnSessions } from './account.repository.ts'
import type { AccountDeps, Own } from './account-deps.ts'

export type SessionEntry = BrowserName & {
  /** Not its key: by this a page names it, and nothing else can be done with it. */
  readonly id: string
  readonly signedInAt: Date
  /** Exact to some minutes. */
  readonly lastUsedAt: Date
  readonly isThis: boolean
}

/** The browsers in which the person is signed in, this one first, then the one used last. */
export async function ownSessions({ database, clock }: AccountDeps, own: Own): Promise<SessionEntry[]> {
  const now = clock.now()
  const idleSince = new Date(now.getTime() - IDLE_LIMIT)
  const sessions = await findOwnSessions(database, own.actor.personId, { now, idleSince })
  const entries = sessions.map(({ id, key, userAgent, createdAt, lastSeenAt }) => ({
    id,
    ...browserName(userAgent),
    signedInAt: createdAt,
    lastUsedAt: lastSeenAt,
    isThis: key === own.sessionKey,
  }))
  return [...entries.filter((entry) => entry.isThis), ...entries.filter((entry) => !entry.isThis)]
}

/** Ends one of the person's own sessions and its sockets. Refused with `notFound`, also when it has ended already. */
export async function endOwnSession(deps: AccountDeps, { actor }: Own, rawId: string): Promise<Result<null>> {
  const ended = await inTransaction<string>(deps.database, async (tx) => {
    const id = parseId(rawId)
    const key = id && (await deleteOwnSession(tx, actor.personId, id))
    if (!key) return refuse('notFound')
    await appendAuditEvent(tx, {
      actor,
      action: 'session.end',
      subjectType: 'person',
      subjectId: actor.personId,
      details: { sessions: 1 },
      at: deps.clock.now(),
    })
    return ok(key)
  })
  if (!ended.ok) return ended
  deps.accessChanges.announce({ kind: 'sessionEnded', sessionKey: ended.value })
  return ok(null)
}

/** Ends all of the person's sessions but the one that asks. @returns how many there were */
export async function endOtherSessions(deps: AccountDeps, { actor, sessionKey }: Own): Promise<Result<number>> {
  const ended = await inTransaction<string[]>(deps.database, async (tx) => {
    const keys = await deleteSessionsOf(tx, actor.personId, sessionKey)
    if (keys.length > 0)
      await appendAuditEvent(tx, {
        actor,
        action: 'session.end',
        subjectType: 'person',
        subjectId: actor.personId,
        details: { sessions: keys.length },
        at: deps.clock.now(),
      })
    return ok(keys)
  })
  if (!ended.ok) return ended
  for (const key of ended.value) deps.accessChanges.announce({ kind: 'sessionEnded', sessionKey: key })
  return ok(ended.value.length)
}
