import { addDays, todayInJapan } from '#app/domain/calendar-date.ts'
import { personFingerprint } from '#app/domain/form-fingerprints.ts'
import type { BodyId, MembershipId, PersonId } from '#app/domain/ids.ts'
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
  bodyKindOf,
  countLastingAdministrators,
  emailIsTaken,
  endMembership,
  findMembership,
  findPeople,
  insertMembership,
  insertPerson,
  isAdministratorFrom,
  lockParticulars,
  type PersonEntry,
  updatePerson,
} from './people.repository.ts'

export type { PersonEntry } from './people.repository.ts'
export type PeopleDeps = { readonly database: Database; readonly clock: Clock; readonly accessChanges: AccessChanges }
export type People = ReturnType<typeof createPeople>

export const PEOPLE_PAGE = 50

/** People and what they are members of. Only administrators come here; roles come from memberships and from nothing else. */
export function createPeople(deps: PeopleDeps) {
  const { database, clock, accessChanges } = deps
  const today = () => todayInJapan(clock.now())
  /** The first day from today on that a term with this last day does not cover. */
  const firstDayWithout = (endsOn: string) => (endsOn < today() ? today() : addDays(endsOn, 1))

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
    /** Refused with `notFound`, `versionChanged` (somebody saved since the form was made), `invalidInput` (fields). */
    change: (actor: Actor, raw: unknown): Promise<Result<null>> =>
      changing(actor, async (tx) => {
        const input = parseInput(changePersonInput, raw)
        if (!input.ok) return input
        const { personId, basedOn, ...fields } = input.value
        const id = personId as PersonId
        const before = await lockParticulars(tx, id)
        if (!before) return refuse('notFound')
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
      }),
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
     * Gives a role in a body for a term. Refused when the role does not fit the kind of body, and for an administrator with an
     * end while there is none without. The same `formKey` again gives the membership that was added the first time.
     */
    addMembership: (actor: Actor, raw: unknown): Promise<Result<MembershipId>> =>
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
        const added = await once(tx, { key: formKey, personId: actor.personId, purpose }, async () => {
          const id = await insertMembership(tx, { personId, bodyId, role, startsOn, endsOn })
          if (!id) return refuse('alreadyExists')
          if (role === 'admin' && endsOn !== null && !(await remainsAdministered(tx, firstDayWithout(endsOn))))
            return refuse('lastAdministrator')
          await appendAuditEvent(tx, {
            actor,
            action: 'membership.create',
            subjectType: 'person',
            subjectId: personId,
            details: { bodyId, role, startsOn, endsOn },
          })
          return ok(id)
        })
        return added.ok ? ok({ value: added.value, personId }) : added
      }),
    /**
     * Sets the last day of a term. The day before the first one takes back what was given by mistake: it is never in force.
     * Refused when no lasting administrator would be left.
     */
    endMembership: (actor: Actor, raw: unknown): Promise<Result<null>> =>
      changing(actor, async (tx) => {
        const input = parseInput(endMembershipInput, raw)
        if (!input.ok) return input
        const { endsOn } = input.value
        const membership = await findMembership(tx, input.value.membershipId as MembershipId)
        if (!membership) return refuse('notFound')
        if (addDays(endsOn, 1) < membership.startsOn)
          return refuse('invalidInput', { fields: { endsOn: 'endBeforeStart' } })
        await endMembership(tx, membership.id, endsOn)
        if (membership.role === 'admin' && !(await remainsAdministered(tx, firstDayWithout(endsOn))))
          return refuse('lastAdministrator')
        await appendAuditEvent(tx, {
          actor,
          action: 'membership.end',
          subjectType: 'person',
          subjectId: membership.personId,
          details: { role: membership.role, bodyId: membership.bodyId, endsOn },
        })
        return ok({ value: null, personId: membership.personId })
      }),
  }
}

/**
 * From `day` on, is there an administrator whose term does not run out? Counting those of one day is not enough: the terms of
 * the others end by themselves, and then nobody could give the role again.
 */
const remainsAdministered = async (tx: Transaction, day: string): Promise<boolean> =>
  (await countLastingAdministrators(tx, day)) > 0
