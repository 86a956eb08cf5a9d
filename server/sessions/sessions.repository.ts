import { fromCalendarDate } from '#app/domain/calendar-date.ts'
import type { BodyId, PersonId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { lockName } from '#server/db/lock-name.ts'

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
    select: { tokenHash: true, lastSeenAt: true, person: personWith(limits.today) },
  })
  return rows.map((row) => ({
    actor: toActor(row.person),
    locale: row.person.locale,
    tokenHash: row.tokenHash,
    lastSeenAt: row.lastSeenAt,
  }))
}

/** The person of that id with the memberships in force, or null when there is none or the account is disabled. */
export async function findActor(reader: Database | Transaction, id: PersonId, today: string): Promise<Actor | null> {
  const row = await reader.person.findFirst({ where: { id, disabledAt: null }, ...personWith(today) })
  return row && toActor(row)
}

export async function insertSession(
  tx: Transaction,
  session: { tokenHash: string; personId: PersonId; at: Date; expiresAt: Date; userAgent: string },
): Promise<void> {
  const { at, ...columns } = session
  await tx.session.create({ data: { ...columns, createdAt: at, lastSeenAt: at } })
}

export async function touchSession(database: Database, tokenHash: string, at: Date): Promise<void> {
  await database.session.updateMany({ where: { tokenHash }, data: { lastSeenAt: at } })
}

/** Ends every session of a person. @returns their keys, to be announced after the commit */
export async function deleteSessionsOf(tx: Transaction, personId: PersonId): Promise<string[]> {
  const rows = await tx.session.findMany({ where: { personId }, select: { tokenHash: true } })
  await tx.session.deleteMany({ where: { personId } })
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

/** Makes other attempts at this account or from this address wait until the transaction ends. Always in this order. */
export async function lockAttempts(tx: Transaction, email: string, address: string): Promise<void> {
  await lockName(tx, `sign-in account ${email}`)
  await lockName(tx, `sign-in address ${address}`)
}

/** Failed attempts since `since`, for this account and from this address. Index (email, at), (address, at). */
export async function failedAttempts(
  tx: Transaction,
  email: string,
  address: string,
  since: Date,
): Promise<{ account: number; address: number }> {
  return {
    account: await tx.failedSignIn.count({ where: { email, at: { gt: since } } }),
    address: await tx.failedSignIn.count({ where: { address, at: { gt: since } } }),
  }
}

export async function recordFailedAttempt(tx: Transaction, email: string, address: string, at: Date): Promise<void> {
  await tx.failedSignIn.create({ data: { email, address, at } })
}

/** After a success the account starts anew; attempts older than `before` are of no use to anybody. */
export async function forgetFailedAttempts(tx: Transaction, email: string, before: Date): Promise<void> {
  await tx.failedSignIn.deleteMany({ where: { OR: [{ email }, { at: { lt: before } }] } })
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
