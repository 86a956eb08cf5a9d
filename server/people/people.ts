import { addDays, todayInJapan } from '#app/domain/calendar-date.ts'
import { personFingerprint } from '#app/domain/form-fingerprints.ts'
import type { BodyId, MembershipAskId, MembershipId, PersonId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { changePersonInput, endMembershipInput, membershipInput, newPersonInput } from '#app/domain/people-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { roleFitsBody } from '#app/domain/roles.ts'
import type { AccessChanges } from '#server/access-changes.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { once } from '#server/forms/form-receipt.ts'
import { deleteSessionsOf } from '#server/sessions/sessions.repository.ts'
import {
  type Giving,
  giveRole,
  isLongerTerm,
  needsSecondAdministrator,
  remainsAdministered,
  setLastDay,
} from './give-role.ts'
import { closeAsksLike, insertAsk } from './membership-asks.repository.ts'
import {
  bodyKindOf,
  emailIsTaken,
  findMembership,
  findParticulars,
  findPeople,
  insertPerson,
  isAdministratorFrom,
  lockParticulars,
  type NewMembership,
  overlapsTerm,
  type PersonEntry,
  updatePerson,
} from './people.repository.ts'

export type { PersonEntry } from './people.repository.ts'
export type PeopleDeps = { readonly database: Database; readonly clock: Clock; readonly accessChanges: AccessChanges }
/**
 * Asks whether who acts has proved lately who they are (account.requireProof). Handed to what would let somebody in as another; refused with
 * `invalidInput` (`currentPassword`), `tooManyAttempts`.
 */
export type Proof = () => Promise<Result<null>>
export type People = ReturnType<typeof createPeople>

export const PEOPLE_PAGE = 50

/** People and what they are members of. Only administrators come here; roles come from memberships and from nothing else. */
export function createPeople(deps: PeopleDeps) {
  const { database, clock, accessChanges } = deps
  const today = () => todayInJapan(clock.now())
  const givingBy = (actor: Actor): Giving => ({ actor, now: clock.now(), today: today() })

  /** Runs an administrator's change of one person and tells sessions and rooms after the commit. */
  async function changing<Value>(
    actor: Actor,
    run: (tx: Transaction) => Promise<Result<{ value: Value; personId: PersonId }>>,
  ): Promise<Result<Value>> {
    if (!can(actor, 'people.manage')) return refuse('notPermitted')
    const result = await inTransaction(database, run)
    if (!result.ok) return result
    accessChanges.announce({ kind: 'personChanged', personId: result.value.personId })
    return ok(result.value.value)
  }

  return {
    /** A page of people; `words` is looked for in name, reading and e-mail. */
    list: async (
      actor: Actor,
      words: string,
      page: number,
    ): Promise<Result<{ people: PersonEntry[]; total: number; pageCount: number }>> => {
      if (!can(actor, 'people.manage')) return refuse('notPermitted')
      const found = await findPeople(
        database,
        { words: words.trim() },
        { skip: (Math.max(1, page) - 1) * PEOPLE_PAGE, take: PEOPLE_PAGE },
      )
      return ok({ ...found, pageCount: Math.max(1, Math.ceil(found.total / PEOPLE_PAGE)) })
    },
    show: async (actor: Actor, id: PersonId): Promise<Result<PersonEntry>> => {
      if (!can(actor, 'people.manage')) return refuse('notPermitted')
      const [person] = (await findPeople(database, { id }, { skip: 0, take: 1 })).people
      return person ? ok(person) : refuse('notFound')
    },
    /** What is registered about the person who asks. */
    own: async (actor: Actor): Promise<Result<PersonEntry>> => {
      const [person] = (await findPeople(database, { id: actor.personId }, { skip: 0, take: 1 })).people
      return person ? ok(person) : refuse('notFound')
    },
    /** Adds a person. The same `formKey` again gives the person who was added the first time. */
    create: (actor: Actor, raw: unknown): Promise<Result<PersonId>> =>
      changing(actor, async (tx) => {
        const input = parseInput(newPersonInput, raw)
        if (!input.ok) return input
        const { formKey, ...person } = input.value
        const added = await once(tx, { key: formKey, personId: actor.personId, purpose: 'person.create' }, async () => {
          if (await emailIsTaken(tx, person.email)) return refuse('invalidInput', { fields: { email: 'emailTaken' } })
          const id = await insertPerson(tx, person)
          await appendAuditEvent(tx, {
            actor,
            action: 'person.create',
            subjectType: 'person',
            subjectId: id,
            details: { name: person.name },
          })
          return ok(id)
        })
        return added.ok ? ok({ value: added.value, personId: added.value }) : added
      }),
    /**
     * Another e-mail is asked a proof for: by it one could sign in as that person.
     * Refused with `notFound`, `versionChanged` (somebody saved since the form was made), `invalidInput` (fields), or as `Proof`.
     */
    change: async (actor: Actor, raw: unknown, proof: Proof): Promise<Result<null>> => {
      if (!can(actor, 'people.manage')) return refuse('notPermitted')
      const input = parseInput(changePersonInput, raw)
      if (!input.ok) return input
      const { personId, basedOn, ...fields } = input.value
      const id = personId as PersonId
      const seen = await findParticulars(database, id)
      const proved = seen && seen.email !== fields.email ? await proof() : ok(null)
      if (!proved.ok) return proved
      return changing(actor, async (tx) => {
        const before = await lockParticulars(tx, id)
        if (!before) return refuse('notFound')
        // Changed meanwhile: nobody was asked a proof for what this would do now.
        if (before.email !== seen?.email) return refuse('versionChanged')
        if (basedOn !== personFingerprint(before)) return refuse('versionChanged')
        if (await emailIsTaken(tx, fields.email, id)) return refuse('invalidInput', { fields: { email: 'emailTaken' } })
        await updatePerson(tx, id, fields)
        await appendAuditEvent(tx, {
          actor,
          action: 'person.change',
          subjectType: 'person',
          subjectId: id,
          details: { before, after: fields },
        })
        return ok({ value: null, personId: id })
      })
    },
    /** Closes the account: all sessions end at once. Refused when no lasting administrator would be left. */
    disable: (actor: Actor, id: PersonId): Promise<Result<null>> =>
      changing(actor, async (tx) => {
        if (!(await updatePerson(tx, id, { disabledAt: clock.now() }))) return refuse('notFound')
        if ((await isAdministratorFrom(tx, id, today())) && !(await remainsAdministered(tx, today())))
          return refuse('lastAdministrator')
        await deleteSessionsOf(tx, id)
        await appendAuditEvent(tx, {
          actor,
          action: 'person.disable',
          subjectType: 'person',
          subjectId: id,
          details: {},
        })
        return ok({ value: null, personId: id })
      }),
    enable: (actor: Actor, id: PersonId): Promise<Result<null>> =>
      changing(actor, async (tx) => {
        if (!(await updatePerson(tx, id, { disabledAt: null }))) return refuse('notFound')
        await appendAuditEvent(tx, {
          actor,
          action: 'person.enable',
          subjectType: 'person',
          subjectId: id,
          details: {},
        })
        return ok({ value: null, personId: id })
      }),
    /**
     * Gives a role in a body for a term. Refused when the role does not fit the kind of body, when another term of the same
     * membership shares a day with it, and for an administrator with an
     * end while there is none without. The same `formKey` again gives the membership that was added the first time.
     * A role with a say on content for the own person waits for a second administrator where there is one: then the id is that of
     * the question (membership-asks.ts). The bureau hears of every role on its home page.
     */
    addMembership: (actor: Actor, raw: unknown): Promise<Result<MembershipId | MembershipAskId>> =>
      changing(actor, async (tx) => {
        const input = parseInput(membershipInput, raw)
        if (!input.ok) return input
        const { formKey, role, startsOn, endsOn } = input.value
        const personId = input.value.personId as PersonId
        const bodyId = input.value.bodyId as BodyId
        const kind = await bodyKindOf(tx, bodyId)
        if (!kind || !roleFitsBody(role, kind))
          return refuse('invalidInput', { fields: { [kind ? 'role' : 'bodyId']: 'unknownChoice' } })
        if (endsOn !== null && endsOn < startsOn)
          return refuse('invalidInput', { fields: { endsOn: 'endBeforeStart' } })
        const purpose = `membership.create ${personId}`
        const added = await once<MembershipId | MembershipAskId>(
          tx,
          { key: formKey, personId: actor.personId, purpose },
          async () => {
            const membership = { personId, bodyId, role, startsOn, endsOn }
            const giving = givingBy(actor)
            if (await needsSecondAdministrator(tx, giving, membership)) return ask(tx, giving, membership, null)
            await closeAsksLike(tx, membership, giving.now)
            return giveRole(tx, giving, membership)
          },
        )
        return added.ok ? ok({ value: added.value, personId }) : added
      }),
    /**
     * Sets the last day of a term. The day before the first one takes back what was given by mistake: it is never in force.
     * Refused when no lasting administrator would be left. `asked`: a longer term for the own person waits for a second administrator.
     */
    endMembership: (actor: Actor, raw: unknown): Promise<Result<'set' | 'asked'>> =>
      changing<'set' | 'asked'>(actor, async (tx) => {
        const input = parseInput(endMembershipInput, raw)
        if (!input.ok) return input
        const { endsOn } = input.value
        const membership = await findMembership(tx, input.value.membershipId as MembershipId)
        if (!membership) return refuse('notFound')
        if (addDays(endsOn, 1) < membership.startsOn)
          return refuse('invalidInput', { fields: { endsOn: 'endBeforeStart' } })
        const giving = givingBy(actor)
        if (isLongerTerm(membership, endsOn) && (await needsSecondAdministrator(tx, giving, membership))) {
          const asked = await ask(tx, giving, { ...membership, endsOn }, membership.id)
          return asked.ok ? ok({ value: 'asked', personId: membership.personId }) : asked
        }
        const set = await setLastDay(tx, giving, { membershipId: membership.id, endsOn })
        return set.ok ? ok({ value: 'set', personId: set.value }) : set
      }),
  }
}

/** Leaves the question for a second administrator, where it could be given now. */
async function ask(
  tx: Transaction,
  { actor, now }: Giving,
  membership: NewMembership,
  membershipId: MembershipId | null,
): Promise<Result<MembershipAskId>> {
  if (await overlapsTerm(tx, membership))
    return refuse('invalidInput', { fields: { [membershipId ? 'endsOn' : 'startsOn']: 'membershipOverlaps' } })
  const { personId, bodyId, role, startsOn, endsOn } = membership
  const id = await insertAsk(tx, { personId, bodyId, role, startsOn, endsOn, membershipId, askedAt: now })
  await appendAuditEvent(tx, {
    actor,
    action: 'membership.ask',
    subjectType: 'person',
    subjectId: personId,
    details: { bodyId, role, startsOn, endsOn },
  })
  return ok(id)
}
