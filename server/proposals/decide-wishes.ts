import { beginningOf } from '#app/domain/cut-text.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import type { BodyId, CycleId, PolicyRequestId, ProposalId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { TITLE_MAX } from '#app/domain/policy-request.ts'
import { mayAddOutcome, standingOf } from '#app/domain/proposal.ts'
import type { OutcomeInput } from '#app/domain/proposal-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { MERGE_TARGET_STATES, type RequestState } from '#app/domain/workflow.ts'
import { appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import { isCommittee } from '#server/bodies/bodies.repository.ts'
import type { Clock } from '#server/clock.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { fieldsCarriedOn } from '#server/policy-requests/carried-on.ts'
import { addPolicyRequest } from '#server/policy-requests/create-policy-request.ts'
import { addProposers } from '#server/policy-requests/merged-requests.repository.ts'
import { findRequestDetail, lockRequest } from '#server/policy-requests/policy-requests.repository.ts'
import { type Successor, successorsOf } from '#server/policy-requests/successors.repository.ts'
import { readProfile } from '#server/profiles/profiles.ts'
import { lockCall } from './call.repository.ts'
import { forgetSentBack, insertOutcome } from './outcomes.repository.ts'
import { findProposals, lockProposals, type Proposal } from './proposals.repository.ts'
import { eventOfRequest, eventOfWish } from './undo-outcome.ts'

const standing = ({ outcomes }: Proposal) => standingOf(outcomes)

const inOrderOf = (ids: readonly ProposalId[], proposals: readonly Proposal[]): Proposal[] =>
  ids.flatMap((id) => proposals.find((one) => one.id === id) ?? [])

/** What is decided, by the form, and what was made ready for it before anything is held. */
export type Asked = {
  readonly input: OutcomeInput
  /** The text of the request that is to be made. */
  readonly document: DocumentJson | null
}
/** A committee decides: until it did, the request does not name those who wished for it. */
type AskedOf = Asked & { readonly isProposal: boolean }

/** The wishes in the order in which they were named, as far as they are as they were shown. */
export async function shownWishes(database: Database, { proposals }: OutcomeInput): Promise<Proposal[]> {
  const found = await findProposals(database, { id: { in: proposals.map(({ id }) => id) } })
  return proposals.flatMap(({ id, version }) => found.find((one) => one.id === id && one.version === version) ?? [])
}

/**
 * Says what becomes of wishes, all or none, in one transaction with what goes on record. Refused as `createConsolidation` says; with
 * `decidedMeanwhile` the numbers of those that changed are named.
 */
export async function decideWishes(tx: Transaction, clock: Clock, actor: Actor, asked: Asked): Promise<Result<null>> {
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
  const changed = input.proposals.flatMap(({ id, version }) => {
    const proposal = proposals.find((one) => one.id === id)
    return proposal && (proposal.version !== version || proposal.state !== 'handedIn') ? [proposal.number ?? 0] : []
  })
  if (changed.length > 0) return refuse('decidedMeanwhile', { values: { numbers: changed.join(' ') } })
  for (const { id } of input.proposals) {
    const proposal = proposals.find((one) => one.id === id)
    if (!proposal || proposal.cycleId !== any.cycleId) return refuse('notFound')
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
    const carried = fieldsCarriedOn(last, {
      title: beginningOf(input.title || first.title, TITLE_MAX),
      kind: !continues ? 'new' : continues.intent === 'strengthened' ? 'strengthened' : 'continued',
      proposerBodyIds: bodyIds,
    })
    const sdgTargetCodes = input.sdgTargetCodes ?? carried.sdgTargetCodes
    const id = await addPolicyRequest(tx, clock, actor, {
      cycleId: first.cycleId,
      bodyId,
      origin: { document },
      // Where there are targets, no reason says why there are none.
      fields: { ...carried, sdgTargetCodes, noSdgReason: sdgTargetCodes.length > 0 ? '' : carried.noSdgReason },
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
