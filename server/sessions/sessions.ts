import { todayInJapan } from '#app/domain/calendar-date.ts'
import { beginningOf } from '#app/domain/cut-text.ts'
import type { PersonId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import {
  isAskedForSecondFactor,
  type SecondFactorRule,
  type SecondFactors,
  secondFactorNeed,
} from '#app/domain/second-factor.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { AccessChanges } from '#server/access-changes.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { deleteChallengesBefore } from '#server/passkeys/passkeys.repository.ts'
import { type AskedForPasskey, askForPasskey, provenByPasskey } from '#server/passkeys/sign-in-passkey.ts'
import { type FittingFactor, fittingFactor } from '#server/second-factor/check-second-factor.ts'
import {
  deletePendingSignIn,
  deletePendingSignInsBefore,
  findPendingSignIn,
  findSecondFactors,
  hasSecondFactor,
  insertPendingSignIn,
} from '#server/second-factor/second-factor.repository.ts'
import type { SecretBox } from '#server/second-factor/secret-box.ts'
import { forgetOriginsBefore, type Guess, rememberOrigin } from './guesses.repository.ts'
import { ATTEMPTS, countGuess, guessFrom, ORIGIN_LIFE, recordSpentBudget, takeBackGuess } from './guesses.ts'
import { passwordFits } from './password.ts'
import {
  type DemoPerson,
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  type FoundSession,
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

/** How long (ms) the second factor is awaited after the password. */
const PENDING_LIFE = 10 * MINUTE

export type Visit = {
  /** Without its memberships while a second factor must be set up first: nothing is permitted then (P4). */
  readonly actor: Actor
  readonly sessionKey: string
  readonly locale: Locale
  readonly mustSetUpSecondFactor: boolean
}
/**
 * Tokens go into the cookies and nowhere else. While the second factor is awaited (`needsSecondFactor`) there is no session yet,
 * and the token only says whose password was right.
 */
export type NewSession = {
  readonly token: string
  readonly expiresAt: Date
  readonly device: DeviceCookie | null
  readonly needsSecondFactor: boolean
}
/** What a browser keeps after a sign-in, also when the session has ended: by it its guesses are told from strangers'. */
export type DeviceCookie = { readonly token: string; readonly expiresAt: Date }
/** The browser at the door, with the cookies that it brought. */
export type Client = {
  readonly address: string
  readonly userAgent: string
  readonly sessionToken: string | null
  readonly deviceToken: string | null
  /** Of somebody whose password was right and whose second factor is awaited. */
  readonly pendingToken: string | null
  /** Of a browser whose device is asked for a passkey. */
  readonly passkeyToken: string | null
}

type Deps = {
  readonly database: Database
  readonly clock: Clock
  readonly accessChanges: AccessChanges
  readonly isDemo: boolean
  readonly tokens: Tokens
  readonly secrets: SecretBox
  readonly publicUrl: string
  readonly settings: { readonly read: () => Promise<SecondFactorRule> }
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
      const [visit] = await visitsOf([session], deps, rest.today)
      return visit ?? null
    },
    /** The people behind these sessions as they are now, two queries at most; ended ones are missing. */
    refreshActors: async (keys: readonly string[]): Promise<Map<string, Actor>> => {
      const now = limits()
      const visits = await visitsOf(await findSessions(database, keys, now), deps, now.today)
      return new Map(visits.map((visit) => [visit.sessionKey, visit.actor]))
    },
    /** Takes the second factor of whoever's password was right. Refused with `signInExpired`, `wrongCode`, `tooManyAttempts`. */
    proveSecondFactor: (code: string, client: Client) => proveSecondFactor(deps, code, client),
    /** What the browser's device is asked for signing in with a passkey. */
    askForPasskey: (): Promise<AskedForPasskey> => askForPasskey(deps, clock.now()),
    /** Signs in by what the device answered: a passkey is both factors. Refused with `passkeyRefused`. */
    signInWithPasskey: async (response: string, client: Client): Promise<Result<NewSession>> => {
      const proven = await provenByPasskey(deps, client.passkeyToken, response, clock.now())
      const opened =
        proven && (await openSession(deps, proven.personId, client, { ...proven, guess: null, pending: null }))
      return opened?.ok ? opened : refuse('passkeyRefused')
    },
    /** What the person has whose second factor is awaited in this browser. Null: none is. */
    awaitedFactors: async (client: Client): Promise<SecondFactors | null> => {
      const hash = client.pendingToken === null ? null : tokens.hashOf(client.pendingToken)
      const personId = hash === null ? null : await findPendingSignIn(database, hash, clock.now())
      return personId && findSecondFactors(database, personId)
    },
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
      await deletePendingSignInsBefore(database, now)
      await deleteChallengesBefore(database, now)
      await forgetOriginsBefore(database, new Date(now.getTime() - ORIGIN_LIFE))
    },
  }
}

export type Sessions = ReturnType<typeof createSessions>

/** Whoever must set up a second factor first has no memberships until then: neither pages nor rooms let them do anything. */
async function visitsOf(sessions: readonly FoundSession[], { settings }: Deps, today: string): Promise<Visit[]> {
  const mayNeedOne = ({ isDemo, hasSecondFactor, actor }: FoundSession) =>
    !isDemo && !hasSecondFactor && isAskedForSecondFactor(actor.memberships)
  const rule = sessions.some(mayNeedOne) ? await settings.read() : null
  return sessions.map((session) => {
    const { actor, locale, tokenHash: sessionKey } = session
    const need = rule && mayNeedOne(session) ? secondFactorNeed(actor.memberships, rule, today).is : 'no'
    const mustSetUpSecondFactor = need === 'now'
    return {
      actor: mustSetUpSecondFactor ? { ...actor, memberships: [] } : actor,
      locale,
      sessionKey,
      mustSetUpSecondFactor,
    }
  })
}

async function signIn(
  deps: Deps,
  input: { email: string; password: string },
  client: Client,
): Promise<Result<NewSession>> {
  const { database, clock } = deps
  const email = beginningOf(input.email.trim().toLowerCase(), 254)
  const now = clock.now()
  const person = await findByEmail(database, email)
  const guess = await guessOf(deps, { account: email, personId: person?.id ?? null }, client)
  const attempt = await countGuess(database, guess, now)
  if (!attempt.ok) return attempt
  const fits = await passwordFits(person && !person.disabledAt ? person.passwordHash : null, input.password)
  if (!fits || !person) {
    if (attempt.value === ATTEMPTS.account)
      await recordSpentBudget(database, { personId: person?.id ?? null, guess }, now)
    return refuse('wrongEmailOrPassword')
  }
  return openSession(deps, person.id, client, { guess })
}

const guessOf = ({ database, tokens }: Deps, of: { account: string; personId: PersonId | null }, client: Client) =>
  guessFrom(database, of, {
    device: client.deviceToken === null ? null : tokens.hashOf(client.deviceToken),
    address: client.address,
  })

async function proveSecondFactor(deps: Deps, code: string, client: Client): Promise<Result<NewSession>> {
  const { database, clock, tokens } = deps
  const now = clock.now()
  const pending = client.pendingToken === null ? null : tokens.hashOf(client.pendingToken)
  const personId = pending && (await findPendingSignIn(database, pending, now))
  if (!pending || !personId) return refuse('signInExpired')
  const guess = await guessOf(deps, { account: `second factor ${personId}`, personId }, client)
  const attempt = await countGuess(database, guess, now)
  if (!attempt.ok) return attempt
  const factor = await fittingFactor(deps, personId, code, now)
  const opened = factor && (await openSession(deps, personId, client, { guess, factor, pending }))
  if (opened?.ok || (opened && opened.refusal.reason !== 'wrongCode')) return opened
  if (attempt.value === ATTEMPTS.account) await recordSpentBudget(database, { personId, guess }, now)
  return refuse('wrongCode')
}

/** The second factor that fitted, and the password before it; a passkey needs none. */
type BothFactors = { readonly guess: Guess | null; readonly factor: FittingFactor; readonly pending: string | null }
type Proof = { readonly guess: Guess } | BothFactors | 'link' | 'oneClick'

/** The password was right (or a link was used), and a second factor is asked of this person: no session yet. */
async function awaitSecondFactor(tx: Transaction, { tokens }: Deps, personId: PersonId, at: Date): Promise<NewSession> {
  const { token, hash } = tokens.issue()
  const expiresAt = new Date(at.getTime() + PENDING_LIFE)
  await insertPendingSignIn(tx, { tokenHash: hash, personId, expiresAt })
  return { token, expiresAt, device: null, needsSecondFactor: true }
}

/**
 * Opens a session, and ends the one that was in that browser before, whoever's it was (OWASP ASVS 5.0, 7.2.4).
 * @param proof how the person came in: by a guess that was right, by a link, by one click in a demonstration
 */
async function openSession(deps: Deps, personId: PersonId, client: Client, proof: Proof): Promise<Result<NewSession>> {
  const { database, clock, tokens, accessChanges } = deps
  const { token, hash } = tokens.issue()
  const device = knownOrNewDevice(tokens, client.deviceToken)
  const before = client.sessionToken === null ? null : tokens.hashOf(client.sessionToken)
  const at = clock.now()
  const factor = typeof proof === 'object' && 'factor' in proof ? proof : null
  const opened = await inTransaction<{ session: NewSession; endedOf: PersonId | null }>(database, async (tx) => {
    const actor = await findActor(tx, personId, todayInJapan(at))
    if (!actor) return refuse('notPermitted')
    if (typeof proof === 'object' && proof.guess) await takeBackGuess(tx, proof.guess, at)
    const isAwaited = !factor?.pending || (await deletePendingSignIn(tx, factor.pending))
    if (factor && !(isAwaited && (await factor.factor.spend(tx)))) return refuse('wrongCode')
    if (!factor && proof !== 'oneClick' && (await hasSecondFactor(tx, personId)))
      return ok({ session: await awaitSecondFactor(tx, deps, personId, at), endedOf: null })
    const endedOf = before && (await deleteSession(tx, before))
    const expiresAt = new Date(at.getTime() + ABSOLUTE_LIMIT)
    const userAgent = beginningOf(client.userAgent, 300)
    await insertSession(tx, { tokenHash: hash, personId, at, expiresAt, userAgent, isDemo: proof === 'oneClick' })
    if (proof !== 'oneClick') {
      await rememberOrigin(tx, personId, 'device', device.hash, at)
      await rememberOrigin(tx, personId, 'address', client.address, at)
    }
    await appendAuditEvent(tx, {
      actor,
      action: 'session.signIn',
      subjectType: 'person',
      subjectId: personId,
      details: { ...(endedOf && { endedSessionOf: endedOf }), ...(factor && { secondFactor: factor.factor.kind }) },
      at,
    })
    const cookie = { token: device.token, expiresAt: new Date(at.getTime() + ORIGIN_LIFE) }
    const session = { token, expiresAt, device: proof === 'oneClick' ? null : cookie, needsSecondFactor: false }
    return ok({ session, endedOf: endedOf || null })
  })
  if (!opened.ok) return opened
  if (before && opened.value.endedOf) accessChanges.announce({ kind: 'sessionEnded', sessionKey: before })
  return ok(opened.value.session)
}

/** Several people may share a browser: its token stays the same, and says for each of them that they were here. */
function knownOrNewDevice(tokens: Tokens, token: string | null): { token: string; hash: string } {
  const hash = token === null ? null : tokens.hashOf(token)
  return token !== null && hash !== null ? { token, hash } : tokens.issue()
}
