import { type PolicyRequestId, type ProposalOutcomeId, parseId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import type { OutcomeStanding } from '#app/domain/proposal.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { MERGE_TARGET_STATES, type RequestState } from '#app/domain/workflow.ts'
import { appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import type { Transaction } from '#server/db/client.ts'
import { isOnlyOf } from '#server/policy-requests/own-drafts.repository.ts'
import { findRequestSubject, lockRequest } from '#server/policy-requests/policy-requests.repository.ts'
import { lockCall } from './call.repository.ts'
import { deleteOutcome, proposalsOfOutcomes, unnameBody } from './outcomes.repository.ts'
import { findProposal, lockProposals, type Proposal } from './proposals.repository.ts'

/** What was taken back. `made`: the request that was made of the wish; it stays, until it is removed. */
export type Undone = {
  readonly standing: OutcomeStanding
  readonly made: {
    readonly id: PolicyRequestId
    readonly number: string
    readonly title: string
    readonly mayRemove: boolean
  } | null
}

/**
 * Takes an outcome back, or what a committee sent back off the desk. A request that was made from the wish stays, without it; the body's name leaves the
 * request when it came with this wish. Refused with `versionChanged` when the wish changed since it was shown, `confirmedByCommittee`.
 */
export async function undoOutcome(
  tx: Transaction,
  clock: Clock,
  actor: Actor,
  raw: { readonly outcomeId: unknown; readonly basedOn: unknown },
): Promise<Result<Undone>> {
  if (!can(actor, 'proposal.consolidate')) return refuse('notPermitted')
  const outcomeId = parseId<ProposalOutcomeId>(raw.outcomeId)
  const [proposalId] = outcomeId ? await proposalsOfOutcomes(tx, [outcomeId]) : []
  const found = proposalId && (await findProposal(tx, proposalId))
  if (!found) return refuse('versionChanged')
  const call = await lockCall(tx, found.cycleId, false)
  if (call?.consolidatedAt) return refuse('consolidationClosed')
  const [proposal] = await lockProposals(tx, [found.id])
  const outcome = proposal?.outcomes.find(({ id }) => id === outcomeId)
  if (!proposal || !outcome || String(proposal.version) !== raw.basedOn) return refuse('versionChanged')
  // What a committee confirmed, a committee sends back.
  if (outcome.confirmedOn !== null) return refuse('confirmedByCommittee')
  const at = clock.now()
  const { request, kind } = outcome
  const events = [eventOfWish(actor, proposal, 'proposal.undo', at, { kind, requestId: request?.id ?? null })]
  // One that was sent back has left its request already.
  const left =
    request && outcome.standing !== 'sentBack' ? await leaveRequest(tx, actor, proposal, request.id, at) : null
  if (left && !left.ok) return left
  const hasNamedBody = await deleteOutcome(tx, proposal.id, outcome.id, at)
  if (left && request && hasNamedBody) await unnameBody(tx, request.id, proposal.bodyId, at)
  await appendAuditEvents(tx, [...events, ...(left?.value ?? [])])
  return ok({
    standing: outcome.standing,
    made: kind === 'newRequest' && left && request ? await whatIsLeft(tx, actor, request) : null,
  })
}

/** The request stands there without the wish; whoever made it may remove it, where nobody else has had a hand in it. */
async function whatIsLeft(
  tx: Transaction,
  actor: Actor,
  { id, number, title }: Pick<NonNullable<Proposal['outcomes'][number]['request']>, 'id' | 'number' | 'title'>,
): Promise<Undone['made']> {
  const subject = await findRequestSubject(tx, id)
  const mayRemove =
    subject !== null && can(actor, 'policyRequest.remove', subject) && (await isOnlyOf(tx, id, actor.personId))
  return { id, number, title, mayRemove }
}

/** Where a wish can be taken out of a request again: while its text is open, and when it was withdrawn (the wish is decided anew then). */
const LEFT_IN: readonly RequestState[] = [...MERGE_TARGET_STATES, 'withdrawn']

/**
 * May the wish be taken out of the request? What went on to be decided stands there with its proposers; it is asked behind the lock, which is held from
 * here on. @returns what goes on record
 */
export async function leaveRequest(
  tx: Transaction,
  actor: Actor,
  { number }: Proposal,
  requestId: PolicyRequestId,
  at: Date,
): Promise<Result<NewAuditEvent[]>> {
  await lockRequest(tx, requestId)
  const state = (await findRequestSubject(tx, requestId))?.state
  if (!state || !LEFT_IN.includes(state)) return refuse('requestTakesNoMore')
  return ok([
    { ...eventOfRequest(actor, 'policyRequest.leaveOutWish', requestId, at), details: { proposals: [number] } },
  ])
}

/** What goes on record of a request. */
export const eventOfRequest = (actor: Actor, action: NewAuditEvent['action'], id: PolicyRequestId, at: Date) => ({
  ...{ actor, action, at },
  subjectType: 'policyRequest',
  subjectId: id,
})

/** What goes on record of a wish. */
export const eventOfWish = (
  actor: Actor,
  { id, number }: Proposal,
  action: NewAuditEvent['action'],
  at: Date,
  details: Readonly<Record<string, unknown>>,
): NewAuditEvent => ({ actor, action, subjectType: 'proposal', subjectId: id, at, details: { number, ...details } })
