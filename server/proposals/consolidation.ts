import { beginningOf } from '#app/domain/cut-text.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import type { BodyId, CycleId, PolicyRequestId, ProposalId } from '#app/domain/ids.ts'
import { keyPage } from '#app/domain/key-page.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { TITLE_MAX } from '#app/domain/policy-request.ts'
import { awaitsOutcome, mayAddOutcome } from '#app/domain/proposal.ts'
import { type OutcomeInput, outcomeInput } from '#app/domain/proposal-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { PROPOSING_BODIES } from '#app/domain/roles.ts'
import { MERGE_TARGET_STATES, type RequestState } from '#app/domain/workflow.ts'
import { appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import { isCommittee } from '#server/bodies/bodies.repository.ts'
import type { Clock } from '#server/clock.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { onceDone } from '#server/forms/form-receipt.ts'
import { fieldsCarriedOn } from '#server/policy-requests/carried-on.ts'
import { bodyChoices } from '#server/policy-requests/choices.repository.ts'
import { addPolicyRequest } from '#server/policy-requests/create-policy-request.ts'
import { addProposers } from '#server/policy-requests/merged-requests.repository.ts'
import { findRequestDetail, lockRequest } from '#server/policy-requests/policy-requests.repository.ts'
import { type Successor, successorsOf } from '#server/policy-requests/successors.repository.ts'
import { readProfile } from '#server/profiles/profiles.ts'
import { findCall, lockCall } from './call.repository.ts'
import { type DeskFilter, decidersOf, deskKeys } from './desk.repository.ts'
import { deskStamp, standAtDesk } from './desk-presence.repository.ts'
import { countProposed, forgetSentBack, insertOutcome } from './outcomes.repository.ts'
import {
  countAwaiting,
  countHandedIn,
  findProposals,
  lockProposals,
  openRequests,
  type Proposal,
} from './proposals.repository.ts'
import { createSimilarWishes, type SimilarThread } from './similar-wishes.ts'
import { eventOfRequest, eventOfWish, undoOutcome } from './undo-outcome.ts'
import { documentOfWishes } from './wish-document.ts'

export type { DeskFilter } from './desk.repository.ts'
export type { InHand } from './desk-presence.repository.ts'

/** Wishes of one part of the list. */
const PAGE = 50

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
  const alikeOf = (cycleId: CycleId, { id, title, demand }: Proposal) =>
    similar.like(cycleId, `${title}。${demand}`, id).catch((error: unknown) => {
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
      const { keys: shown, ...place } = keyPage(await deskKeys(database, cycleId, filter), filter.selected, PAGE)
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
      const [alike, carriedOn, decidedBy] = await Promise.all([
        selected && alikeOf(cycleId, selected),
        selected?.previous ? successorsOf(database, cycleId, [selected.previous.id]) : [],
        selected ? decidersOf(database, selected) : {},
      ])
      const wishes = alike
        ? await findProposals(database, { id: { in: alike.wishes.map(({ key }) => key) }, state: 'handedIn' })
        : []
      return ok({
        call: call && { isClosed: call.consolidatedAt !== null, version: call.version },
        list: list.map(listed),
        place,
        counts: { open, proposed, total },
        decider: profile.wishesDecidedBy,
        stamp,
        selected,
        decidedBy,
        committees,
        requests,
        isLikenessKnown: selected === null || alike !== null,
        similarWishes: (alike?.wishes ?? []).flatMap(({ key, shared, likeness }) => {
          const wish = wishes.find(({ id }) => id === key)
          return wish ? [{ ...listed(wish), shared, likeness }] : []
        }),
        // What carries on the request that the wish carries on comes first, whatever its words.
        similarRequests: [
          ...carriedOn.flatMap(({ id }) => requests.filter((request) => request.id === id)).map(asCarriedOn),
          ...(alike?.requests ?? []).flatMap(({ key, shared }) => {
            const request = requests.find(({ id }) => id === key && !carriedOn.some((one) => one.id === id))
            return request ? [{ ...request, shared, carriesOn: false }] : []
          }),
        ],
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
          decide(tx, clock, actor, asked),
        ),
      )
    },
    /**
     * Takes an outcome back. A request that was made from the wish stays, without it; the body's name leaves the request when it
     * came with this wish. Refused with `versionChanged` when the wish changed since it was shown, `confirmedByCommittee`.
     */
    undo: (actor: Actor, raw: { readonly outcomeId: unknown; readonly basedOn: unknown }): Promise<Result<null>> =>
      inTransaction(database, (tx) => undoOutcome(tx, clock, actor, raw)),
  }
}

const asCarriedOn = <Request extends object>(request: Request) => ({ ...request, shared: [], carriesOn: true })

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

/** What stands of what was said of a wish: not what a committee sent back. */
const standing = ({ outcomes }: Proposal) => outcomes.filter((one) => one.standing !== 'sentBack')

const inOrderOf = (ids: readonly ProposalId[], proposals: readonly Proposal[]): Proposal[] =>
  ids.flatMap((id) => proposals.find((one) => one.id === id) ?? [])

type Asked = {
  readonly input: OutcomeInput
  /** The text of the request that is to be made. */
  readonly document: DocumentJson | null
}
/** A committee decides: until it did, the request does not name those who wished for it. */
type AskedOf = Asked & { readonly isProposal: boolean }

/** The wishes in the order in which they were named, as far as they are as they were shown. */
async function shownWishes(database: Database, { proposals }: OutcomeInput): Promise<Proposal[]> {
  const found = await findProposals(database, { id: { in: proposals.map(({ id }) => id) } })
  return proposals.flatMap(({ id, version }) => found.find((one) => one.id === id && one.version === version) ?? [])
}

async function decide(tx: Transaction, clock: Clock, actor: Actor, asked: Asked): Promise<Result<null>> {
  const { input } = asked
  const at = clock.now()
  const ids = input.proposals.map(({ id }) => id as ProposalId)
  const [any] = await findProposals(tx, { id: { in: ids } })
  if (!any) return refuse('notFound')
  // The call before the wishes, the wishes before the request: in one order everywhere.
  const call = await lockCall(tx, any.cycleId, false)
  // Also of a year that is not the current one any more: its wishes wait as long as its consolidation is open.
  if (!call) return refuse('callNotOpen')
  if (call.consolidatedAt) return refuse('consolidationClosed')
  const proposals = await lockProposals(tx, ids)
  for (const { id, version } of input.proposals) {
    const proposal = proposals.find((one) => one.id === id)
    if (!proposal || proposal.cycleId !== any.cycleId) return refuse('notFound')
    if (proposal.version !== version || proposal.state !== 'handedIn') return refuse('decidedMeanwhile')
    const had = standing(proposal).map(({ kind }) => kind)
    if (proposal.intent === 'finished' || !mayAddOutcome(had, input.kind))
      return refuse('proposalHasOutcome', { values: { number: proposal.number ?? 0 } })
  }
  const isProposal = (await readProfile(tx)).wishesDecidedBy === 'committee'
  const target = await targetOf(tx, clock, actor, inOrderOf(ids, proposals), { ...asked, isProposal })
  if (!target.ok) return target
  const { requestId, named, events } = target.value
  const committeeId = isProposal ? (target.value.committeeId ?? (input.committeeId as BodyId | null)) : null
  if (isProposal && !(committeeId && (await isCommittee(tx, committeeId))))
    return refuse('invalidInput', { fields: { committeeId: committeeId ? 'unknownChoice' : 'choiceMissing' } })
  await forgetSentBack(tx, ids)
  for (const proposal of proposals) {
    if (requestId && standing(proposal).some(({ request }) => request?.id === requestId))
      return refuse('proposalHasOutcome', { values: { number: proposal.number ?? 0 } })
    await insertOutcome(tx, {
      proposalId: proposal.id,
      kind: input.kind,
      requestId,
      addressee: input.kind === 'passedOn' ? input.addressee : '',
      reason: input.reason,
      hasNamedBody: named.includes(proposal.bodyId),
      committeeId,
      recordedById: actor.personId,
      at,
    })
    const told = { kind: input.kind, requestId, committeeId, reason: input.reason }
    events.push(eventOfWish(actor, proposal, 'proposal.decide', at, told))
  }
  await appendAuditEvents(tx, events)
  return ok(null)
}

type Target = {
  readonly requestId: PolicyRequestId | null
  /** Whose request it is; null: nobody's. */
  readonly committeeId: BodyId | null
  /** The bodies whose names the request got by this. */
  readonly named: readonly BodyId[]
  readonly events: NewAuditEvent[]
}

async function targetOf(
  tx: Transaction,
  clock: Clock,
  actor: Actor,
  proposals: readonly Proposal[],
  { input, document, isProposal }: AskedOf,
): Promise<Result<Target>> {
  const bodyIds = isProposal ? [] : [...new Set(proposals.map(({ bodyId }) => bodyId))]
  if (input.kind === 'newRequest') {
    const bodyId = input.committeeId as BodyId
    if (!(await isCommittee(tx, bodyId))) return refuse('invalidInput', { fields: { committeeId: 'unknownChoice' } })
    const [first] = proposals
    if (!first || !document) return refuse('notFound')
    // Whichever committee had it last year: what a body asks for again is not asked for twice.
    const previous = [...new Set(proposals.flatMap((one) => one.previous?.id ?? []))]
    for (const lastId of previous.toSorted()) {
      const there = await carriedOnAlready(tx, first.cycleId, lastId, proposals)
      if (there) return refuse('carriedOnAlready', { values: { number: there.number } })
    }
    const continues =
      proposals.find((one) => one.previous?.bodyId === bodyId) ?? proposals.find((one) => one.previous !== null)
    const last = continues?.previous ? await findRequestDetail(tx, continues.previous.id) : null
    const id = await addPolicyRequest(tx, clock, actor, {
      cycleId: first.cycleId,
      bodyId,
      origin: { document },
      fields: fieldsCarriedOn(last, {
        title: beginningOf(input.title || first.title, TITLE_MAX),
        kind: !continues ? 'new' : continues.intent === 'strengthened' ? 'strengthened' : 'continued',
        proposerBodyIds: bodyIds,
      }),
    })
    return ok({ requestId: id, committeeId: bodyId, named: bodyIds, events: [] })
  }
  if (input.kind !== 'intoRequest') return ok({ requestId: null, committeeId: null, named: [], events: [] })
  const id = input.requestId as PolicyRequestId
  const request = (await lockRequest(tx, id)) ? await findRequestDetail(tx, id) : null
  if (!request || request.cycleId !== proposals[0]?.cycleId)
    return refuse('invalidInput', { fields: { requestId: 'unknownChoice' } })
  if (!(MERGE_TARGET_STATES as readonly RequestState[]).includes(request.state)) return refuse('requestTakesNoMore')
  const named = bodyIds.filter((bodyId) => !request.proposerBodyIds.includes(bodyId))
  const at = clock.now()
  if (named.length > 0) await addProposers(tx, id, named, at)
  const details = { proposals: proposals.map(({ number }) => number), addedProposers: namesOf(proposals, named) }
  const events = [{ ...eventOfRequest(actor, 'policyRequest.takeInWish', id, at), details }]
  return ok({ requestId: id, committeeId: request.bodyId, named, events })
}

/**
 * The request that carries on last year's already, behind its lock: made here, or by the carry-over in the same second. Null where there
 * is none, or where one of the wishes went into it before: then the person divides what was asked for last year.
 */
async function carriedOnAlready(
  tx: Transaction,
  cycleId: CycleId,
  lastId: PolicyRequestId,
  proposals: readonly Proposal[],
): Promise<Successor | null> {
  await lockRequest(tx, lastId)
  const successors = await successorsOf(tx, cycleId, [lastId])
  const isDivided = successors.some(({ id }) =>
    proposals.some((wish) => standing(wish).some(({ request }) => request?.id === id)),
  )
  return isDivided ? null : (successors.find(({ state }) => state !== 'withdrawn') ?? null)
}

const namesOf = (proposals: readonly Proposal[], bodyIds: readonly BodyId[]): string[] =>
  bodyIds.flatMap((id) => proposals.find(({ bodyId }) => bodyId === id)?.bodyJa ?? [])

export type Consolidation = ReturnType<typeof createConsolidation>
