import type { CycleId, ProposalId } from '#app/domain/ids.ts'
import { keyPage } from '#app/domain/key-page.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { awaitsOutcome } from '#app/domain/proposal.ts'
import { outcomeInput } from '#app/domain/proposal-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { PROPOSING_BODIES } from '#app/domain/roles.ts'
import { MERGE_TARGET_STATES } from '#app/domain/workflow.ts'
import type { Clock } from '#server/clock.ts'
import type { Database } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { onceDone } from '#server/forms/form-receipt.ts'
import { bodyChoices } from '#server/policy-requests/choices.repository.ts'
import { readProfile } from '#server/profiles/profiles.ts'
import { findCall } from './call.repository.ts'
import { decideWishes, shownWishes } from './decide-wishes.ts'
import { type DeskFilter, decidersOf, deskKeys, lastCommitteeOf, nextOpenKey } from './desk.repository.ts'
import { deskStamp, standAtDesk } from './desk-presence.repository.ts'
import { NOTHING_OFFERED, offeredFor } from './desk-proposals.ts'
import { countProposed } from './outcomes.repository.ts'
import { countAwaiting, countHandedIn, findProposals, openRequests, type Proposal } from './proposals.repository.ts'
import { createSimilarWishes, type SimilarThread } from './similar-wishes.ts'
import { type Undone, undoOutcome } from './undo-outcome.ts'
import { documentOfWishes } from './wish-document.ts'

export type { DeskFilter } from './desk.repository.ts'
export type { InHand } from './desk-presence.repository.ts'

/** Wishes of one part of the list. */
const PAGE = 50
/** A sitting of a clerk (ms): the committee that was chosen last in it is proposed for the next request. */
const SITTING = 8 * 60 * 60_000

type Deps = {
  readonly database: Database
  readonly clock: Clock
  readonly onError?: (error: unknown, about: string) => void
  /** Replaced in tests. */
  readonly similarThread?: SimilarThread
}

/** 集約デスク: what becomes of each wish of the year. */
export function createConsolidation({ database, clock, onError, similarThread }: Deps) {
  const similar = createSimilarWishes(database, similarThread)
  /** Null where it could not be reckoned: the desk is worked at without it, and says so. */
  const alikeTo = (cycleId: CycleId, id: ProposalId) => (text: string) =>
    similar.like(cycleId, text, id).catch((error: unknown) => {
      onError?.(error, 'looking for similar wishes')
      return null
    })
  return {
    /** The bodies that may hand in wishes. */
    bodies: () => bodyChoices(database, PROPOSING_BODIES),
    /** The desk: a part of the wishes that were handed in, one of them as a whole, what is like it and where it could go. */
    desk: async (actor: Actor, cycleId: CycleId, filter: DeskFilter) => {
      if (!can(actor, 'proposal.consolidate')) return refuse('notPermitted')
      // Before anything else: what changes while this is read makes another stamp.
      const stamp = await deskStamp(database, cycleId)
      const keys = await deskKeys(database, cycleId, filter)
      const { keys: shown, ...place } = keyPage(keys, filter.selected, PAGE)
      const [call, list, committees, requests, open, proposed, total, profile] = await Promise.all([
        findCall(database, cycleId),
        findProposals(database, { id: { in: [...shown] } }),
        bodyChoices(database, ['committee']),
        openRequests(database, cycleId, MERGE_TARGET_STATES),
        countAwaiting(database, cycleId),
        countProposed(database, cycleId, null),
        countHandedIn(database, cycleId),
        readProfile(database),
      ])
      // One that was just given its outcome is no more among the open ones, but it is still looked at.
      const selected =
        list.find(({ id }) => id === filter.selected) ??
        (filter.selected && (await findProposals(database, { id: filter.selected, cycleId, state: 'handedIn' }))[0]) ??
        list[0] ??
        null
      const since = new Date(clock.now().getTime() - SITTING)
      const [{ alike, ...offered }, decidedBy, lastCommitteeId] = await Promise.all([
        selected
          ? offeredFor(selected, { database, cycleId, requests, alikeTo: alikeTo(cycleId, selected.id) })
          : NOTHING_OFFERED,
        selected ? decidersOf(database, selected) : {},
        lastCommitteeOf(database, cycleId, actor.personId, since),
      ])
      const wishes = alike
        ? await findProposals(database, { id: { in: alike.wishes.map(({ key }) => key) }, state: 'handedIn' })
        : []
      return ok({
        call: call && { isClosed: call.consolidatedAt !== null, version: call.version },
        list: list.map(listed),
        // Before this part and after it, by the keys of its neighbours.
        place: { ...place, before: keys[place.start - 2] ?? null },
        counts: { open, proposed, total },
        decider: profile.wishesDecidedBy,
        stamp,
        selected,
        ...offered,
        decidedBy,
        committees,
        lastCommitteeId,
        requests,
        isLikenessKnown: selected === null || alike !== null,
        similarWishes: (alike?.wishes ?? []).flatMap(({ key, shared, likeness }) => {
          const wish = wishes.find(({ id }) => id === key)
          return wish ? [{ ...listed(wish), shared, likeness }] : []
        }),
      })
    },
    /**
     * For pages that stay open: what the others have in hand, and the stamp of the desk; another one than the page has means that it is
     * to be loaded anew. Refused with `notPermitted`; asked each time, so that who may no more is shown nothing.
     */
    watch: async (
      actor: Actor,
      cycleId: CycleId,
      own: { readonly window: string; readonly wishId: ProposalId | null },
    ) => {
      if (!can(actor, 'proposal.consolidate')) return refuse('notPermitted')
      const [inHand, stamp] = await Promise.all([
        standAtDesk(database, cycleId, { ...own, personId: actor.personId }),
        deskStamp(database, cycleId),
      ])
      return ok({ inHand, stamp })
    },
    /**
     * Says what becomes of one wish, or of several in one go (they become one request, or share an addressee or a reason). Where a
     * committee decides on wishes this is the bureau's proposal to it. All or none: refused with `decidedMeanwhile` when one of them changed since it was shown (two clerks at once: the second hears of it),
     * `proposalHasOutcome`, `requestTakesNoMore`, `textTooLong`, `callNotOpen`, `consolidationClosed`.
     */
    decide: async (actor: Actor, raw: unknown): Promise<Result<null>> => {
      if (!can(actor, 'proposal.consolidate')) return refuse('notPermitted')
      const input = parseInput(outcomeInput, raw)
      if (!input.ok) return input
      // Before anything is held: a wish that changes meanwhile has another version then, and is refused by it.
      const shown = input.value.kind === 'newRequest' ? await shownWishes(database, input.value) : null
      const document = shown && (await documentOfWishes(database, shown))
      if (document && !document.ok) return document
      const asked = { input: input.value, document: document?.value ?? null }
      return inTransaction(database, (tx) =>
        onceDone(tx, { key: input.value.formKey, personId: actor.personId, purpose: 'proposal.decide' }, () =>
          decideWishes(tx, clock, actor, asked),
        ),
      )
    },
    /**
     * The wish to go on with after one was decided on: the next of the list that still waits, else the first that does. Where none does,
     * the one that was decided on, as far as the list shows such ones; null: none.
     */
    next: async (
      actor: Actor,
      cycleId: CycleId,
      filter: DeskFilter,
      decided: ProposalId,
    ): Promise<ProposalId | null> => {
      if (!can(actor, 'proposal.consolidate')) return null
      return (await nextOpenKey(database, cycleId, filter, decided)) ?? (filter.show === 'open' ? null : decided)
    },
    /**
     * Takes an outcome back. A request that was made from the wish stays, without it; the body's name leaves the request when it
     * came with this wish. @returns what was taken back, and the request that was made of it. Refused with `versionChanged` when the wish changed since it was shown, `confirmedByCommittee`.
     */
    undo: (actor: Actor, raw: { readonly outcomeId: unknown; readonly basedOn: unknown }): Promise<Result<Undone>> =>
      inTransaction(database, (tx) => undoOutcome(tx, clock, actor, raw)),
  }
}

/** A wish as the list of the desk shows it. */
const listed = (proposal: Proposal) => ({
  id: proposal.id,
  number: proposal.number,
  version: proposal.version,
  title: proposal.title,
  intent: proposal.intent,
  bodyJa: proposal.bodyJa,
  bodyEn: proposal.bodyEn,
  isUrgent: proposal.isUrgent,
  isLate: proposal.isLate,
  isOpen: awaitsOutcome(proposal),
  outcomes: proposal.outcomes.map(({ kind, standing, request }) => ({
    ...{ kind, standing },
    requestNumber: request?.number ?? null,
  })),
})
export type ListedProposal = ReturnType<typeof listed>

export type Consolidation = ReturnType<typeof createConsolidation>
