import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { MembershipAskId, PersonId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { giveRole, setLastDay } from './give-role.ts'
import { type AskOutcome, askerOf, closeAsk, findOpenAsks, type MembershipAsk } from './membership-asks.repository.ts'
import { lockParticulars } from './people.repository.ts'
import type { PeopleDeps } from './people.ts'

export type MembershipAsks = ReturnType<typeof createMembershipAsks>

/** Roles with a say on content that administrators want for themselves, and the answers of the others. */
export function createMembershipAsks({ database, clock, accessChanges }: PeopleDeps) {
  const answer = async (
    actor: Actor,
    id: MembershipAskId,
    run: (tx: Transaction, askerId: PersonId) => Promise<Result<null>>,
  ): Promise<Result<null>> => {
    if (!can(actor, 'people.manage')) return refuse('notPermitted')
    let askerId: PersonId | null = null
    const result = await inTransaction(database, async (tx) => {
      askerId = await askerOf(tx, id)
      if (!askerId) return refuse('notFound')
      // As whoever gives a role does it: the person's row comes first.
      await lockParticulars(tx, askerId)
      return run(tx, askerId)
    })
    if (result.ok && askerId) accessChanges.announce({ kind: 'personChanged', personId: askerId })
    return result
  }

  /** Closes the question without a change of rights. */
  const close = (actor: Actor, id: MembershipAskId, outcome: Exclude<AskOutcome, 'confirmed'>) =>
    answer(actor, id, async (tx, askerId) => {
      const isOwn = askerId === actor.personId
      if (isOwn !== (outcome === 'takenBack')) return refuse(isOwn ? 'ownAskNeedsAnother' : 'notPermitted')
      const ask = await closeAsk(tx, id, { byId: actor.personId, outcome, at: clock.now() })
      if (!ask) return refuse('stateChanged')
      await appendAuditEvent(tx, {
        actor,
        action: outcome === 'declined' ? 'membership.decline' : 'membership.takeBack',
        subjectType: 'person',
        subjectId: askerId,
        details: { role: ask.role, bodyId: ask.bodyId, startsOn: ask.startsOn, endsOn: ask.endsOn },
      })
      return ok(null)
    })

  return {
    /** The open questions, for administrators; nobody else hears of any. */
    open: async (actor: Actor): Promise<MembershipAsk[]> =>
      can(actor, 'people.manage') ? await findOpenAsks(database) : [],
    /**
     * Gives what another administrator asked for. Refused with `ownAskNeedsAnother`, `stateChanged` (somebody answered first), and as
     * giving a role is refused.
     */
    confirm: (actor: Actor, id: MembershipAskId): Promise<Result<null>> =>
      answer(actor, id, async (tx, askerId) => {
        if (askerId === actor.personId) return refuse('ownAskNeedsAnother')
        const now = clock.now()
        const ask = await closeAsk(tx, id, { byId: actor.personId, outcome: 'confirmed', at: now })
        if (!ask) return refuse('stateChanged')
        const { membershipId, ...membership } = ask
        const giving = { actor, now, today: todayInJapan(now), askedById: askerId }
        const given =
          membershipId && membership.endsOn
            ? await setLastDay(tx, giving, { membershipId, endsOn: membership.endsOn })
            : await giveRole(tx, giving, membership)
        return given.ok ? ok(null) : given
      }),
    /** Says no to what another administrator asked for. Refused with `ownAskNeedsAnother`, `stateChanged`. */
    decline: (actor: Actor, id: MembershipAskId): Promise<Result<null>> => close(actor, id, 'declined'),
    /** Takes back what one asked for oneself. Refused with `notPermitted` (it is another's), `stateChanged`. */
    takeBack: (actor: Actor, id: MembershipAskId): Promise<Result<null>> => close(actor, id, 'takenBack'),
  }
}
