import { fromCalendarDate, toCalendarDate } from '#app/domain/calendar-date.ts'
import type { AccessNoticeId, BodyId, PersonId } from '#app/domain/ids.ts'
import type { Role } from '#app/domain/roles.ts'
import type { Database, Transaction } from '#server/db/client.ts'

export type AccessNoticeKind = 'roleGiven' | 'termExtended' | 'invitation' | 'newPassword'
export type NewAccessNotice = {
  readonly kind: AccessNoticeKind
  readonly at: Date
  /** Whose rights or account it is about. */
  readonly personId: PersonId
  /** The administrator; null for the link of the first one. */
  readonly byId: PersonId | null
  readonly confirmedById?: PersonId
  readonly membership?: { role: Role; bodyId: BodyId; startsOn: string; endsOn: string | null }
  readonly isNotable: boolean
}

export type AccessNotice = {
  readonly id: AccessNoticeId
  readonly kind: AccessNoticeKind
  readonly at: Date
  readonly personId: PersonId
  readonly personName: string
  /** Did the administrator do it for the own person? */
  readonly isByOwn: boolean
  readonly byName: string | null
  readonly confirmedByName: string | null
  readonly role: Role | null
  readonly body: { readonly nameJa: string; readonly nameEn: string } | null
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly isNotable: boolean
}

/** Stores a notice; the database refuses to change or remove it. */
export async function insertAccessNotice(tx: Transaction, notice: NewAccessNotice): Promise<void> {
  const { membership, confirmedById = null, ...rest } = notice
  await tx.accessNotice.create({
    data: {
      ...rest,
      confirmedById,
      ...(membership && {
        role: membership.role,
        bodyId: membership.bodyId,
        startsOn: fromCalendarDate(membership.startsOn),
        endsOn: membership.endsOn ? fromCalendarDate(membership.endsOn) : null,
      }),
    },
  })
}

/**
 * Notices since `since`, the newest first: those about `readerId` of what others did, and for the bureau all that the reader has not
 * put away. Three queries; they rely on access_notice(at).
 */
export async function findAccessNotices(
  database: Database,
  { readerId, isBureau, since }: { readerId: PersonId; isBureau: boolean; since: Date },
): Promise<AccessNotice[]> {
  const putAway = await database.accessNoticeRead.findMany({
    where: { personId: readerId },
    select: { noticeId: true },
  })
  const rows = await database.accessNotice.findMany({
    where: {
      at: { gte: since },
      OR: [
        { personId: readerId, NOT: { byId: readerId } },
        ...(isBureau ? [{ id: { notIn: putAway.map((row) => row.noticeId) } }] : []),
      ],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MOST_NOTICES,
  })
  const personIds = rows.flatMap((row) => [row.personId, row.byId, row.confirmedById]).filter((id) => id !== null)
  const [people, bodies] = await Promise.all([
    database.person.findMany({ where: { id: { in: personIds } }, select: { id: true, name: true } }),
    database.body.findMany({
      where: { id: { in: rows.flatMap((row) => row.bodyId ?? []) } },
      select: { id: true, nameJa: true, nameEn: true },
    }),
  ])
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? null
  return rows.map((row) => {
    const body = bodies.find(({ id }) => id === row.bodyId)
    return {
      id: row.id as AccessNoticeId,
      kind: row.kind,
      at: row.at,
      personId: row.personId as PersonId,
      personName: nameOf(row.personId) ?? '',
      isByOwn: row.byId === row.personId,
      byName: nameOf(row.byId),
      confirmedByName: nameOf(row.confirmedById),
      role: row.role,
      body: body ? { nameJa: body.nameJa, nameEn: body.nameEn } : null,
      startsOn: row.startsOn && toCalendarDate(row.startsOn),
      endsOn: row.endsOn && toCalendarDate(row.endsOn),
      isNotable: row.isNotable,
    }
  })
}

/** More than this are not read at once; the audit record has them all. */
const MOST_NOTICES = 200

/** Puts away what the reader was shown. What is no notice is passed over. */
export async function putAwayNotices(
  database: Database,
  readerId: PersonId,
  ids: readonly AccessNoticeId[],
  at: Date,
): Promise<void> {
  const known = await database.accessNotice.findMany({ where: { id: { in: [...ids] } }, select: { id: true } })
  await database.accessNoticeRead.createMany({
    data: known.map(({ id }) => ({ personId: readerId, noticeId: id, at })),
    skipDuplicates: true,
  })
}

/** Does the person hold a role in the bureau on `day`, whatever role? */
export const isOfBureau = async (database: Database, personId: PersonId, day: string): Promise<boolean> => {
  const date = fromCalendarDate(day)
  const inForce = { startsOn: { lte: date }, OR: [{ endsOn: null }, { endsOn: { gte: date } }] }
  return (await database.membership.count({ where: { personId, body: { kind: 'bureau' }, ...inForce } })) > 0
}
