import { addDays } from '#app/domain/calendar-date.ts'
import type { MembershipId, PersonId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { isContentRole, type Role } from '#app/domain/roles.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Transaction } from '#server/db/client.ts'
import { insertAccessNotice } from './access-notices.repository.ts'
import { hasOtherAdministrator } from './membership-asks.repository.ts'
import {
  countLastingAdministrators,
  endMembership,
  findMembership,
  insertMembership,
  isAdministratorFrom,
  type NewMembership,
  overlapsTerm,
} from './people.repository.ts'

/** Who gives or changes a role, when, and which second administrator confirmed it for the first one's own person. */
export type Giving = {
  readonly actor: Actor
  readonly now: Date
  readonly today: string
  /** Whose wish it was, where `actor` confirms it. */
  readonly askedById?: PersonId
}

/** An administrator gets a say on content only with a second administrator, as long as there is one. */
export const needsSecondAdministrator = async (
  tx: Transaction,
  { actor, today }: Giving,
  { personId, role }: { readonly personId: PersonId; readonly role: Role },
): Promise<boolean> =>
  personId === actor.personId && isContentRole(role) && (await hasOtherAdministrator(tx, personId, today))

/** Adds the membership with its audit record and its notice. Refused as `addMembership` says. */
export async function giveRole(
  tx: Transaction,
  giving: Giving,
  membership: NewMembership,
): Promise<Result<MembershipId>> {
  const { personId, role, bodyId, startsOn, endsOn } = membership
  if (await overlapsTerm(tx, membership)) return refuse('invalidInput', { fields: { startsOn: 'membershipOverlaps' } })
  const id = await insertMembership(tx, membership)
  if (!id) return refuse('alreadyExists')
  if (role === 'admin' && endsOn !== null && !(await remainsAdministered(tx, firstDayWithout(endsOn, giving.today))))
    return refuse('lastAdministrator')
  await announce(tx, giving, 'roleGiven', membership)
  await appendAuditEvent(tx, {
    actor: giving.actor,
    action: giving.askedById ? 'membership.confirm' : 'membership.create',
    subjectType: 'person',
    subjectId: personId,
    details: { bodyId, role, startsOn, endsOn, ...(giving.askedById && { askedBy: giving.askedById }) },
  })
  return ok(id)
}

/** Sets the last day of a membership with its audit record and, where it ends later now, its notice. Refused as `endMembership` says. */
export async function setLastDay(
  tx: Transaction,
  giving: Giving,
  { membershipId, endsOn }: { readonly membershipId: MembershipId; readonly endsOn: string },
): Promise<Result<PersonId>> {
  const membership = await findMembership(tx, membershipId)
  if (!membership) return refuse('notFound')
  const { personId, role, bodyId } = membership
  // Ending a term that overlaps already must stay possible: only a longer one is asked.
  const isLonger = isLongerTerm(membership, endsOn)
  if (isLonger && (await overlapsTerm(tx, { ...membership, endsOn })))
    return refuse('invalidInput', { fields: { endsOn: 'membershipOverlaps' } })
  await endMembership(tx, membershipId, endsOn)
  if (role === 'admin' && !(await remainsAdministered(tx, firstDayWithout(endsOn, giving.today))))
    return refuse('lastAdministrator')
  if (isLonger) await announce(tx, giving, 'termExtended', { ...membership, endsOn })
  await appendAuditEvent(tx, {
    actor: giving.actor,
    action: giving.askedById ? 'membership.confirm' : 'membership.end',
    subjectType: 'person',
    subjectId: personId,
    details: { role, bodyId, endsOn, ...(giving.askedById && { askedBy: giving.askedById }) },
  })
  return ok(personId)
}

export const isLongerTerm = (membership: { readonly endsOn: string | null }, endsOn: string): boolean =>
  membership.endsOn !== null && endsOn > membership.endsOn

/** Told in words on the home page: that somebody administers, and that an administrator has a say on content. */
async function announce(
  tx: Transaction,
  { actor, now, today, askedById }: Giving,
  kind: 'roleGiven' | 'termExtended',
  { personId, role, bodyId, startsOn, endsOn }: NewMembership,
): Promise<void> {
  await insertAccessNotice(tx, {
    kind,
    at: now,
    personId,
    byId: askedById ?? actor.personId,
    ...(askedById && { confirmedById: actor.personId }),
    membership: { role, bodyId, startsOn, endsOn },
    isNotable: FEDERATION_WIDE.has(role) || (await isAdministratorFrom(tx, personId, today)),
  })
}

/** Roles that act for the whole federation: who holds one is news to the bureau. */
const FEDERATION_WIDE: ReadonlySet<Role> = new Set(['bureau', 'centralSecretariat', 'responseStaff', 'admin'])

/** The first day from `today` on that a term with this last day does not cover. */
const firstDayWithout = (endsOn: string, today: string) => (endsOn < today ? today : addDays(endsOn, 1))

/**
 * From `day` on, is there an administrator whose term does not run out? Counting those of one day is not enough: the terms of
 * the others end by themselves, and then nobody could give the role again.
 */
export const remainsAdministered = async (tx: Transaction, day: string): Promise<boolean> =>
  (await countLastingAdministrators(tx, day)) > 0
