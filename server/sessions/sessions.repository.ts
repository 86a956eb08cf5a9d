import { fromCalendarDate } from '#app/domain/calendar-date.ts'
import type { BodyId, PersonId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { runPrepared } from '#server/db/prepared-statement.ts'

/** Memberships in force on `today` (YYYY-MM-DD): only these are ever loaded. */
const inForce = (today: string) => {
  const date = fromCalendarDate(today)
  return { startsOn: { lte: date }, OR: [{ endsOn: null }, { endsOn: { gte: date } }] }
}

type PersonRow = {
  id: string
  name: string
  memberships: { role: Actor['memberships'][number]['role']; bodyId: string }[]
}

const toActor = (person: PersonRow): Actor => ({
  personId: person.id as PersonId,
  name: person.name,
  memberships: person.memberships.map(({ role, bodyId }) => ({ role, bodyId: bodyId as BodyId })),
})

const personWith = (today: string) =>
  ({
    select: {
      id: true,
      name: true,
      locale: true,
      memberships: { where: inForce(today), select: { role: true, bodyId: true } },
    },
  }) as const

export type FoundSession = {
  readonly actor: Actor
  readonly locale: Locale
  readonly tokenHash: string
  readonly lastSeenAt: Date
  readonly isDemo: boolean
  readonly hasSecondFactor: boolean
}

type FoundRow = {
  readonly token_hash: string
  readonly last_seen_at: Date
  readonly is_demo: boolean
  readonly person_id: string
  readonly name: string
  readonly locale: Locale
  readonly has_second_factor: boolean
  readonly memberships: PersonRow['memberships']
}

const FIND_SESSIONS = `
  SELECT session.token_hash, session.last_seen_at, session.is_demo, person.id::text AS person_id, person.name,
      person.locale::text,
      authenticator.confirmed_at IS NOT NULL
        OR EXISTS (SELECT FROM passkey WHERE passkey.person_id = person.id) AS has_second_factor,
      coalesce((
        SELECT json_agg(json_build_object('role', membership.role, 'bodyId', membership.body_id) ORDER BY membership.id)
          FROM membership WHERE membership.person_id = person.id
            AND membership.starts_on <= $2::date AND (membership.ends_on IS NULL OR membership.ends_on >= $2::date)
      ), '[]') AS memberships
    FROM session JOIN person ON person.id = session.person_id
      LEFT JOIN authenticator ON authenticator.person_id = person.id
    WHERE session.token_hash = ANY ($1::text[]) AND session.expires_at > $3::timestamptz
      AND session.last_seen_at > $4::timestamptz AND person.disabled_at IS NULL`

/** The live sessions among `tokenHashes` with their people. Every page asks for one of them, and every few seconds the rooms for all of theirs. */
export async function findSessions(
  database: Database,
  tokenHashes: readonly string[],
  limits: { today: string; now: Date; idleSince: Date },
): Promise<FoundSession[]> {
  const rows = await runPrepared<FoundRow>(database, {
    name: 'find_sessions',
    text: FIND_SESSIONS,
    values: [tokenHashes, limits.today, limits.now.toISOString(), limits.idleSince.toISOString()],
  })
  return rows.map((row) => ({
    actor: toActor({ id: row.person_id, name: row.name, memberships: row.memberships }),
    locale: row.locale,
    tokenHash: row.token_hash,
    lastSeenAt: row.last_seen_at,
    isDemo: row.is_demo,
    hasSecondFactor: row.has_second_factor,
  }))
}

/** The person of that id with the memberships in force, or null when there is none or the account is disabled. */
export async function findActor(reader: Database | Transaction, id: PersonId, today: string): Promise<Actor | null> {
  const row = await reader.person.findFirst({ where: { id, disabledAt: null }, ...personWith(today) })
  return row && toActor(row)
}

export async function insertSession(
  tx: Transaction,
  session: { tokenHash: string; personId: PersonId; at: Date; expiresAt: Date; userAgent: string; isDemo: boolean },
): Promise<void> {
  const { at, ...columns } = session
  await tx.session.create({ data: { ...columns, createdAt: at, lastSeenAt: at, provedAt: at } })
}

/** Ends one session, whoever's. @returns whose it was; null when there was none */
export async function deleteSession(tx: Transaction, tokenHash: string): Promise<PersonId | null> {
  const row = await tx.session.findUnique({ where: { tokenHash }, select: { personId: true } })
  if (!row || (await tx.session.deleteMany({ where: { tokenHash } })).count === 0) return null
  return row.personId as PersonId
}

export async function touchSession(database: Database, tokenHash: string, at: Date): Promise<void> {
  await database.session.updateMany({ where: { tokenHash }, data: { lastSeenAt: at } })
}

/** Ends every session of a person, but the one with the key `except`. @returns their keys, to be announced after the commit */
export async function deleteSessionsOf(tx: Transaction, personId: PersonId, except?: string): Promise<string[]> {
  const where = { personId, ...(except !== undefined && { tokenHash: { not: except } }) }
  const rows = await tx.session.findMany({ where, select: { tokenHash: true } })
  await tx.session.deleteMany({ where })
  return rows.map((row) => row.tokenHash)
}

export async function deleteExpiredSessions(database: Database, now: Date, idleSince: Date): Promise<void> {
  await database.session.deleteMany({
    where: { OR: [{ expiresAt: { lte: now } }, { lastSeenAt: { lte: idleSince } }] },
  })
}

export async function findByEmail(database: Database, email: string) {
  const row = await database.person.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, disabledAt: true },
  })
  return row && { ...row, id: row.id as PersonId }
}

export type DemoPerson = {
  readonly id: PersonId
  readonly name: string
  readonly roles: readonly {
    readonly role: Actor['memberships'][number]['role']
    readonly bodyNameJa: string
    readonly bodyNameEn: string
  }[]
}

/** The prepared people of the sample year, by their address. */
export async function findDemoPeople(database: Database, domain: string, today: string): Promise<DemoPerson[]> {
  const rows = await database.person.findMany({
    where: { email: { endsWith: domain }, disabledAt: null },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      name: true,
      memberships: { where: inForce(today), select: { role: true, body: { select: { nameJa: true, nameEn: true } } } },
    },
  })
  return rows.map((row) => ({
    id: row.id as PersonId,
    name: row.name,
    roles: row.memberships.map(({ role, body }) => ({ role, bodyNameJa: body.nameJa, bodyNameEn: body.nameEn })),
  }))
}
