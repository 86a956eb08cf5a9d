import { fromCalendarDate, toCalendarDate } from '#app/domain/calendar-date.ts'
import type { BodyId, MembershipId, PersonId } from '#app/domain/ids.ts'
import type { BodyKind, Role } from '#app/domain/roles.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { lockName } from '#server/db/lock-name.ts'
import { isAmongFactors, SECOND_FACTOR_OF } from '#server/second-factor/second-factor.repository.ts'

export type MembershipOfPerson = {
  readonly id: MembershipId
  readonly role: Role
  readonly body: { readonly id: BodyId; readonly nameJa: string; readonly nameEn: string }
  readonly startsOn: string
  readonly endsOn: string | null
}
export type PersonEntry = {
  readonly id: PersonId
  readonly name: string
  readonly kana: string
  readonly email: string
  readonly hasPassword: boolean
  readonly hasSecondFactor: boolean
  readonly isDisabled: boolean
  readonly memberships: readonly MembershipOfPerson[]
}

const WITH_MEMBERSHIPS = {
  memberships: {
    include: { body: { select: { id: true, nameJa: true, nameEn: true } } },
    orderBy: { startsOn: 'asc' },
  },
  ...SECOND_FACTOR_OF,
} as const

/** A page of people in the order of their reading, with all their memberships: two queries. */
export async function findPeople(
  database: Database,
  where: { words?: string; id?: PersonId },
  page: { skip: number; take: number },
): Promise<{ people: PersonEntry[]; total: number }> {
  const condition = {
    ...(where.id && { id: where.id }),
    ...(where.words && {
      OR: ['name', 'kana', 'email'].map((column) => ({
        [column]: { contains: where.words, mode: 'insensitive' as const },
      })),
    }),
  }
  const [rows, total] = await Promise.all([
    database.person.findMany({
      where: condition,
      orderBy: [{ kana: 'asc' }, { name: 'asc' }, { id: 'asc' }],
      ...page,
      include: WITH_MEMBERSHIPS,
    }),
    database.person.count({ where: condition }),
  ])
  const people = rows.map((row) => ({
    id: row.id as PersonId,
    name: row.name,
    kana: row.kana,
    email: row.email,
    hasPassword: row.passwordHash !== null,
    hasSecondFactor: isAmongFactors(row),
    isDisabled: row.disabledAt !== null,
    memberships: row.memberships.map((membership) => ({
      id: membership.id as MembershipId,
      role: membership.role,
      body: { ...membership.body, id: membership.body.id as BodyId },
      startsOn: toCalendarDate(membership.startsOn),
      endsOn: membership.endsOn && toCalendarDate(membership.endsOn),
    })),
  }))
  return { people, total }
}

/** Has somebody (but `except`) this e-mail? What is said holds until the transaction ends: others who ask for it wait. */
export async function emailIsTaken(tx: Transaction, email: string, except?: PersonId): Promise<boolean> {
  await lockName(tx, `e-mail ${email}`)
  return (await tx.person.count({ where: { email, ...(except && { id: { not: except } }) } })) > 0
}

export async function insertPerson(
  tx: Transaction,
  person: { name: string; kana: string; email: string; passwordHash?: string },
): Promise<PersonId> {
  return (await tx.person.create({ data: person, select: { id: true } })).id as PersonId
}

/** What is registered about a person, as it stays until the transaction ends; null when there is none. */
export async function lockParticulars(
  tx: Transaction,
  id: PersonId,
): Promise<{ name: string; kana: string; email: string } | null> {
  const rows = await tx.$queryRaw<{ name: string; kana: string; email: string }[]>`
    SELECT name, kana, email FROM person WHERE id = ${id}::uuid FOR UPDATE`
  return rows[0] ?? null
}

/** What is registered about a person as it is now; null when there is none. */
export async function findParticulars(
  database: Database,
  id: PersonId,
): Promise<{ name: string; kana: string; email: string } | null> {
  return database.person.findUnique({ where: { id }, select: { name: true, kana: true, email: true } })
}

export const hasPassword = async (tx: Transaction, id: PersonId): Promise<boolean> =>
  (await tx.person.count({ where: { id, passwordHash: { not: null } } })) > 0

/** False: there is no such person. */
export async function updatePerson(
  tx: Transaction,
  id: PersonId,
  change: { name?: string; kana?: string; email?: string; passwordHash?: string; disabledAt?: Date | null },
): Promise<boolean> {
  return (await tx.person.updateMany({ where: { id }, data: change })).count === 1
}

export async function bodyKindOf(tx: Transaction, id: BodyId): Promise<BodyKind | null> {
  return (await tx.body.findUnique({ where: { id }, select: { kind: true } }))?.kind ?? null
}

export type NewMembership = { personId: PersonId; bodyId: BodyId; role: Role; startsOn: string; endsOn: string | null }

/** Null: the person holds that role in that body from that day already, or there is no such person. */
export async function insertMembership(tx: Transaction, membership: NewMembership): Promise<MembershipId | null> {
  const { personId, bodyId, role } = membership
  const startsOn = fromCalendarDate(membership.startsOn)
  await lockName(tx, `memberships ${personId}`)
  if ((await tx.person.count({ where: { id: personId } })) === 0) return null
  if ((await tx.membership.count({ where: { personId, bodyId, role, startsOn } })) > 0) return null
  const row = await tx.membership.create({
    data: { personId, bodyId, role, startsOn, endsOn: membership.endsOn ? fromCalendarDate(membership.endsOn) : null },
    select: { id: true },
  })
  return row.id as MembershipId
}

/**
 * Does the person hold that role in that body in another term that shares a day with this one? The person's row is locked first,
 * so that two who give the same role at once do not both see none. What was taken back (its end before its start) is no term.
 */
export async function overlapsTerm(
  tx: Transaction,
  { personId, bodyId, role, startsOn, endsOn }: NewMembership,
): Promise<boolean> {
  await lockParticulars(tx, personId)
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM membership
    WHERE person_id = ${personId}::uuid AND body_id = ${bodyId}::uuid AND role = ${role}::role
      AND starts_on <> ${startsOn}::date AND starts_on <= COALESCE(${endsOn}::date, 'infinity')
      AND COALESCE(ends_on, 'infinity') >= GREATEST(starts_on, ${startsOn}::date)
    LIMIT 1`
  return rows.length > 0
}

export async function findMembership(tx: Transaction, id: MembershipId) {
  const row = await tx.membership.findUnique({ where: { id } })
  return (
    row && {
      id,
      personId: row.personId as PersonId,
      bodyId: row.bodyId as BodyId,
      role: row.role,
      startsOn: toCalendarDate(row.startsOn),
      endsOn: row.endsOn && toCalendarDate(row.endsOn),
    }
  )
}

export async function endMembership(tx: Transaction, id: MembershipId, endsOn: string): Promise<void> {
  await tx.membership.update({ where: { id }, data: { endsOn: fromCalendarDate(endsOn) } })
}

/**
 * Administrators in force on `day` whose membership has no end and whose accounts are open. Locks them, so that two do not
 * remove each other at once.
 */
export async function countLastingAdministrators(tx: Transaction, day: string): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT person.id FROM membership JOIN person ON person.id = membership.person_id
    WHERE membership.role = 'admin' AND person.disabled_at IS NULL
      AND membership.starts_on <= ${day}::date AND membership.ends_on IS NULL
    FOR UPDATE`
  return new Set(rows.map((row) => row.id)).size
}

/** Is the person an administrator on `day`, or will be one later? */
export const isAdministratorFrom = async (tx: Transaction, personId: PersonId, day: string): Promise<boolean> =>
  (await tx.membership.count({
    where: { personId, role: 'admin', OR: [{ endsOn: null }, { endsOn: { gte: fromCalendarDate(day) } }] },
  })) > 0

/** Can anybody administer on `day`: a membership in force, an open account? */
export async function hasAdministrator(reader: Database | Transaction, day: string): Promise<boolean> {
  const date = fromCalendarDate(day)
  const inForce = { startsOn: { lte: date }, OR: [{ endsOn: null }, { endsOn: { gte: date } }] }
  return (await reader.membership.count({ where: { role: 'admin', person: { disabledAt: null }, ...inForce } })) > 0
}
