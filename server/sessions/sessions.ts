import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { PersonId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { AccessChanges } from '#server/access-changes.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import type { Database } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { forgetOriginsBefore, type Guess, rememberOrigin } from './guesses.repository.ts'
import { ATTEMPTS, countGuess, guessFrom, ORIGIN_LIFE, recordSpentBudget, takeBackGuess } from './guesses.ts'
import { passwordFits } from './password.ts'
import {
  type DemoPerson,
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  findActor,
  findByEmail,
  findDemoPeople,
  findSessions,
  insertSession,
  touchSession,
} from './sessions.repository.ts'
import type { Tokens } from './tokens.ts'

const MINUTE = 60_000
/** OWASP ASVS 5.0, 7.3: a session ends when it is not used and, in the end, in any case. */
export const IDLE_LIMIT = 12 * 60 * MINUTE
export const ABSOLUTE_LIMIT = 14 * 24 * 60 * MINUTE
/** How exact `last_seen_at` is: a page view writes at most once in this time. */
const TOUCH_EVERY = 5 * MINUTE
const DEMO_DOMAIN = '@demo.example'

export type Visit = { readonly actor: Actor; readonly sessionKey: string; readonly locale: 'ja' | 'en' }
/** Tokens go into the cookies and nowhere else. */
export type NewSession = { readonly token: string; readonly expiresAt: Date; readonly device: DeviceCookie | null }
/** What a browser keeps after a sign-in, also when the session has ended: by it its guesses are told from strangers'. */
export type DeviceCookie = { readonly token: string; readonly expiresAt: Date }
/** The browser at the door, with the cookies that it brought. */
export type Client = {
  readonly address: string
  readonly userAgent: string
  readonly sessionToken: string | null
  readonly deviceToken: string | null
}

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
        ? openSession(deps, personId, client, 'oneClick')
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
    openSession: (personId: PersonId, client: Client) => openSession(deps, personId, client, 'link'),
    /** Removes rows that no cookie can use any more. */
    removeExpired: async (): Promise<void> => {
      const { now, idleSince } = limits()
      await deleteExpiredSessions(database, now, idleSince)
      await forgetOriginsBefore(database, new Date(now.getTime() - ORIGIN_LIFE))
    },
  }
}

export type Sessions = ReturnType<typeof createSessions>

async function signIn(
  deps: Deps,
  input: { email: string; password: string },
  client: Client,
): Promise<Result<NewSession>> {
  const { database, clock, tokens } = deps
  const email = input.email.trim().toLowerCase().slice(0, 254)
  const now = clock.now()
  const person = await findByEmail(database, email)
  const device = client.deviceToken === null ? null : tokens.hashOf(client.deviceToken)
  const guess = await guessFrom(
    database,
    { account: email, personId: person?.id ?? null },
    { device, address: client.address },
  )
  const attempt = await countGuess(database, guess, now)
  if (!attempt.ok) return attempt
  const fits = await passwordFits(person && !person.disabledAt ? person.passwordHash : null, input.password)
  if (!fits || !person) {
    if (attempt.value === ATTEMPTS.account)
      await recordSpentBudget(database, { personId: person?.id ?? null, guess }, now)
    return refuse('wrongEmailOrPassword')
  }
  return openSession(deps, person.id, client, guess)
}

/**
 * Opens a session, and ends the one that was in that browser before, whoever's it was (OWASP ASVS 5.0, 7.2.4).
 * @param proof how the person came in: by a guess that was right, by a link, by one click in a demonstration
 */
async function openSession(
  { database, clock, tokens, accessChanges }: Deps,
  personId: PersonId,
  client: Client,
  proof: Guess | 'link' | 'oneClick',
): Promise<Result<NewSession>> {
  const { token, hash } = tokens.issue()
  const device = knownOrNewDevice(tokens, client.deviceToken)
  const before = client.sessionToken === null ? null : tokens.hashOf(client.sessionToken)
  const at = clock.now()
  const expiresAt = new Date(at.getTime() + ABSOLUTE_LIMIT)
  const opened = await inTransaction(database, async (tx) => {
    const actor = await findActor(tx, personId, todayInJapan(at))
    if (!actor) return refuse('notPermitted')
    const endedOf = before && (await deleteSession(tx, before))
    await insertSession(tx, {
      tokenHash: hash,
      personId,
      at,
      expiresAt,
      userAgent: client.userAgent.slice(0, 300),
      isDemo: proof === 'oneClick',
    })
    if (proof !== 'oneClick') {
      await rememberOrigin(tx, personId, 'device', device.hash, at)
      await rememberOrigin(tx, personId, 'address', client.address, at)
    }
    if (typeof proof === 'object') await takeBackGuess(tx, proof, at)
    await appendAuditEvent(tx, {
      actor,
      action: 'session.signIn',
      subjectType: 'person',
      subjectId: personId,
      details: endedOf ? { endedSessionOf: endedOf } : {},
      at,
    })
    return ok({ endedOf })
  })
  if (!opened.ok) return opened
  if (before && opened.value.endedOf) accessChanges.announce({ kind: 'sessionEnded', sessionKey: before })
  return ok({
    token,
    expiresAt,
    device: proof === 'oneClick' ? null : { token: device.token, expiresAt: new Date(at.getTime() + ORIGIN_LIFE) },
  })
}

/** Several people may share a browser: its token stays the same, and says for each of them that they were here. */
function knownOrNewDevice(tokens: Tokens, token: string | null): { token: string; hash: string } {
  const hash = token === null ? null : tokens.hashOf(token)
  return token !== null && hash !== null ? { token, hash } : tokens.issue()
}
