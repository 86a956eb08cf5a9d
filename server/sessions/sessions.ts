import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { PersonId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { AccessChanges } from '#server/access-changes.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import type { Database } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { passwordFits } from './password.ts'
import {
  type DemoPerson,
  deleteExpiredSessions,
  deleteSessionsOf,
  failedAttempts,
  findActor,
  findByEmail,
  findDemoPeople,
  findSessions,
  forgetFailedAttempts,
  insertSession,
  lockAttempts,
  recordFailedAttempt,
  touchSession,
} from './sessions.repository.ts'
import type { Tokens } from './tokens.ts'

const MINUTE = 60_000
/** OWASP ASVS 5.0, 7.3: a session ends when it is not used and, in the end, in any case. */
export const IDLE_LIMIT = 12 * 60 * MINUTE
export const ABSOLUTE_LIMIT = 14 * 24 * 60 * MINUTE
/** How exact `last_seen_at` is: a page view writes at most once in this time. */
const TOUCH_EVERY = 5 * MINUTE
/** Failed attempts within the window before an account, or an address (an office shares one), has to wait. */
export const ATTEMPTS = { window: 15 * MINUTE, account: 5, address: 50 } as const
const DEMO_DOMAIN = '@demo.example'

export type Visit = { readonly actor: Actor; readonly sessionKey: string; readonly locale: 'ja' | 'en' }
/** The token goes into the cookie and nowhere else. */
export type NewSession = { readonly token: string; readonly expiresAt: Date }
export type Client = { readonly address: string; readonly userAgent: string }

type Deps = {
  readonly database: Database
  readonly clock: Clock
  readonly accessChanges: AccessChanges
  readonly isDemo: boolean
  readonly tokens: Tokens
}

/** Signing in and out. Sessions are rows; a cookie holds a random token, the row what `Tokens` keeps of it. */
export function createSessions(deps: Deps) {
  const { database, clock, tokens } = deps
  const limits = () => {
    const now = clock.now()
    return { now, today: todayInJapan(now), idleSince: new Date(now.getTime() - IDLE_LIMIT) }
  }
  return {
    /** Who is behind this cookie, with the memberships in force today. Null: nobody, or not any more. */
    visit: async (token: string): Promise<Visit | null> => {
      const hash = tokens.hashOf(token)
      if (!hash) return null
      const { now, ...rest } = limits()
      const [session] = await findSessions(database, [hash], { now, ...rest })
      if (!session) return null
      if (now.getTime() - session.lastSeenAt.getTime() > TOUCH_EVERY)
        await touchSession(database, session.tokenHash, now)
      return { actor: session.actor, sessionKey: session.tokenHash, locale: session.locale }
    },
    /** The people behind these sessions as they are now, one query; ended ones are missing. */
    refreshActors: async (keys: readonly string[]): Promise<Map<string, Actor>> =>
      new Map((await findSessions(database, keys, limits())).map((session) => [session.tokenHash, session.actor])),
    /** Signs in with e-mail and password. Refused with `wrongEmailOrPassword`, `tooManyAttempts` (minutes). */
    signIn: (input: { email: string; password: string }, client: Client) => signIn(deps, input, client),
    /** Signs in as one of the prepared people. Refused with `notPermitted` outside of the demo. */
    signInAsDemoPerson: async (personId: PersonId, client: Client): Promise<Result<NewSession>> => {
      const people = deps.isDemo ? await findDemoPeople(database, DEMO_DOMAIN, limits().today) : []
      return people.some((person) => person.id === personId)
        ? openSession(deps, personId, client)
        : refuse('notPermitted')
    },
    demoPeople: async (): Promise<DemoPerson[]> =>
      deps.isDemo ? findDemoPeople(database, DEMO_DOMAIN, limits().today) : [],
    /** Signs out everywhere: every session of the person ends, and with them the open sockets. */
    signOut: async (actor: Actor): Promise<void> => {
      const ended = await database.$transaction(async (tx) => {
        const keys = await deleteSessionsOf(tx, actor.personId)
        await appendAuditEvent(tx, {
          actor,
          action: 'session.signOut',
          subjectType: 'person',
          subjectId: actor.personId,
          details: { sessions: keys.length },
          at: clock.now(),
        })
        return keys
      })
      for (const sessionKey of ended) deps.accessChanges.announce({ kind: 'sessionEnded', sessionKey })
    },
    openSession: (personId: PersonId, client: Client) => openSession(deps, personId, client),
    /** Removes rows that no cookie can use any more. */
    removeExpired: async (): Promise<void> => {
      const { now, idleSince } = limits()
      await deleteExpiredSessions(database, now, idleSince)
    },
  }
}

export type Sessions = ReturnType<typeof createSessions>

async function signIn(
  deps: Deps,
  input: { email: string; password: string },
  client: Client,
): Promise<Result<NewSession>> {
  const { database, clock } = deps
  const email = input.email.trim().toLowerCase().slice(0, 254)
  const now = clock.now()
  const attempt = await countAttempt(database, email, client.address, now)
  if (!attempt.ok) return attempt
  const person = await findByEmail(database, email)
  const fits = await passwordFits(
    person && !person.disabledAt ? person.passwordHash : null,
    input.password.slice(0, 1024),
  )
  if (!fits || !person) {
    if (attempt.value === ATTEMPTS.account) await recordLock(database, person?.id ?? null, client.address, now)
    return refuse('wrongEmailOrPassword')
  }
  return openSession(deps, person.id, client, email)
}

/**
 * Counts the attempt as a failed one before the password is looked at; a success takes it back. Many guesses at once would
 * otherwise all be looked at before the first of them is counted.
 * @returns which attempt at the account it is within the window, from 1; refused with `tooManyAttempts`
 */
const countAttempt = (database: Database, email: string, address: string, now: Date): Promise<Result<number>> =>
  inTransaction(database, async (tx) => {
    await lockAttempts(tx, email, address)
    const failed = await failedAttempts(tx, email, address, new Date(now.getTime() - ATTEMPTS.window))
    if (failed.account >= ATTEMPTS.account || failed.address >= ATTEMPTS.address)
      return refuse('tooManyAttempts', { values: { minutes: ATTEMPTS.window / MINUTE } })
    await recordFailedAttempt(tx, email, address, now)
    return ok(failed.account + 1)
  })

/** The audit record that an account takes no more guesses for now; for an unknown one too, so that it takes as long. */
const recordLock = (database: Database, personId: PersonId | null, address: string, at: Date): Promise<Result<null>> =>
  inTransaction(database, async (tx) => {
    await appendAuditEvent(tx, {
      actor: 'system',
      action: 'session.refused',
      subjectType: 'person',
      subjectId: personId ?? 'none',
      details: { attempts: ATTEMPTS.account, address },
      at,
    })
    return ok(null)
  })

async function openSession(
  { database, clock, tokens }: Deps,
  personId: PersonId,
  client: Client,
  email?: string,
): Promise<Result<NewSession>> {
  const { token, hash } = tokens.issue()
  const at = clock.now()
  const expiresAt = new Date(at.getTime() + ABSOLUTE_LIMIT)
  return inTransaction(database, async (tx) => {
    const actor = await findActor(tx, personId, todayInJapan(at))
    if (!actor) return refuse('notPermitted')
    await insertSession(tx, {
      tokenHash: hash,
      personId,
      at,
      expiresAt,
      userAgent: client.userAgent.slice(0, 300),
    })
    if (email) await forgetFailedAttempts(tx, email, new Date(at.getTime() - ATTEMPTS.window))
    await appendAuditEvent(tx, {
      actor,
      action: 'session.signIn',
      subjectType: 'person',
      subjectId: personId,
      details: {},
      at,
    })
    return ok({ token, expiresAt })
  })
}
