import { fromCalendarDate } from '#app/domain/calendar-date.ts'
import type { BodyId, PersonId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { Database, Transaction } from '#server/db/client.ts'

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
  readonly locale: 'ja' | 'en'
  readonly tokenHash: string
  readonly lastSeenAt: Date
  readonly isDemo: boolean
  readonly hasSecondFactor: boolean
}

/** The live sessions among `tokenHashes` with their people, one query with its relations. */
export async function findSessions(
  database: Database,
  tokenHashes: readonly string[],
  limits: { today: string; now: Date; idleSince: Date },
): Promise<FoundSession[]> {
  const rows = await database.session.findMany({
    where: {
      tokenHash: { in: [...tokenHashes] },
      expiresAt: { gt: limits.now },
      lastSeenAt: { gt: limits.idleSince },
      person: { disabledAt: null },
    },
    select: {
      tokenHash: true,
      lastSeenAt: true,
      isDemo: true,
      person: { select: { ...personWith(limits.today).select, authenticator: { select: { confirmedAt: true } } } },
    },
  })
  return rows.map((row) => ({
    actor: toActor(row.person),
    locale: row.person.locale,
    tokenHash: row.tokenHash,
    lastSeenAt: row.lastSeenAt,
    isDemo: row.isDemo,
    hasSecondFactor: row.person.authenticator?.confirmedAt != null,
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
