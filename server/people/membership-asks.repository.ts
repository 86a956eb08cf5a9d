import { fromCalendarDate, toCalendarDate } from '#app/domain/calendar-date.ts'
import type { BodyId, MembershipAskId, MembershipId, PersonId } from '#app/domain/ids.ts'
import type { Role } from '#app/domain/roles.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { NewMembership } from './people.repository.ts'

/** What an administrator asks for the own person: a new term, or that the one with `membershipId` ends later. */
export type NewAsk = NewMembership & { readonly membershipId: MembershipId | null; readonly askedAt: Date }
export type AskOutcome = 'confirmed' | 'declined' | 'takenBack'

export type MembershipAsk = {
  readonly id: MembershipAskId
  readonly personId: PersonId
  readonly personName: string
  readonly role: Role
  readonly body: { readonly id: BodyId; readonly nameJa: string; readonly nameEn: string }
  readonly startsOn: string
  readonly endsOn: string | null
  /** A term that is there already is to end on `endsOn` instead. */
  readonly isExtension: boolean
  readonly askedAt: Date
}

/** Stores the question; an open one of the same person for the same role in the same body is taken back by it. */
export async function insertAsk(tx: Transaction, ask: NewAsk): Promise<MembershipAskId> {
  await closeAsksLike(tx, ask, ask.askedAt)
  const { personId, bodyId, role, membershipId, askedAt } = ask
  const startsOn = fromCalendarDate(ask.startsOn)
  const endsOn = ask.endsOn ? fromCalendarDate(ask.endsOn) : null
  const data = { personId, bodyId, role, membershipId, askedAt, startsOn, endsOn }
  return (await tx.membershipAsk.create({ data, select: { id: true } })).id as MembershipAskId
}

/** Takes back the open questions of a person for a role in a body. */
export async function closeAsksLike(
  tx: Transaction,
  { personId, bodyId, role }: Pick<NewAsk, 'personId' | 'bodyId' | 'role'>,
  at: Date,
): Promise<void> {
  await tx.membershipAsk.updateMany({
    where: { personId, bodyId, role, closedAt: null },
    data: { closedAt: at, closedById: personId, outcome: 'takenBack' },
  })
}

/** Closes the question where it is open still: of several who answer at once one does. Null: it is open no more, or there is none. */
export async function closeAsk(
  tx: Transaction,
  id: MembershipAskId,
  { byId, outcome, at }: { byId: PersonId; outcome: AskOutcome; at: Date },
): Promise<(NewMembership & { membershipId: MembershipId | null }) | null> {
  const closed = await tx.membershipAsk.updateMany({
    where: { id, closedAt: null },
    data: { closedAt: at, closedById: byId, outcome },
  })
  if (closed.count === 0) return null
  const row = await tx.membershipAsk.findUniqueOrThrow({ where: { id } })
  return {
    personId: row.personId as PersonId,
    bodyId: row.bodyId as BodyId,
    role: row.role,
    startsOn: toCalendarDate(row.startsOn),
    endsOn: row.endsOn && toCalendarDate(row.endsOn),
    membershipId: row.membershipId as MembershipId | null,
  }
}

/** Who asked; null: there is no such question. */
export const askerOf = async (tx: Transaction, id: MembershipAskId): Promise<PersonId | null> =>
  ((await tx.membershipAsk.findUnique({ where: { id }, select: { personId: true } }))?.personId as PersonId) ?? null

/** The open questions, the oldest first. */
export async function findOpenAsks(database: Database): Promise<MembershipAsk[]> {
  const rows = await database.membershipAsk.findMany({
    where: { closedAt: null },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    include: {
      person: { select: { name: true } },
      body: { select: { id: true, nameJa: true, nameEn: true } },
    },
  })
  return rows.map((row) => ({
    id: row.id as MembershipAskId,
    personId: row.personId as PersonId,
    personName: row.person.name,
    role: row.role,
    body: { ...row.body, id: row.body.id as BodyId },
    startsOn: toCalendarDate(row.startsOn),
    endsOn: row.endsOn && toCalendarDate(row.endsOn),
    isExtension: row.membershipId !== null,
    askedAt: row.askedAt,
  }))
}

/** Is there an administrator on `day`, with an open account, other than this person? */
export async function hasOtherAdministrator(tx: Transaction, personId: PersonId, day: string): Promise<boolean> {
  const date = fromCalendarDate(day)
  const inForce = { startsOn: { lte: date }, OR: [{ endsOn: null }, { endsOn: { gte: date } }] }
  const others = { personId: { not: personId }, person: { disabledAt: null } }
  return (await tx.membership.count({ where: { role: 'admin', ...others, ...inForce } })) > 0
}
