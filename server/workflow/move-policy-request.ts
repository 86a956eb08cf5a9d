import { todayInJapan } from '#app/domain/calendar-date.ts'
import { checkDecision, type DecisionInput } from '#app/domain/decision.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { moveRequestInput } from '#app/domain/policy-request-input.ts'
import { ok, type RefusalReason, type Result, refuse } from '#app/domain/result.ts'
import {
  actsOnSubstance,
  type DecisionChain,
  isInChain,
  type RequestState,
  type Requirement,
  type Transition,
  type TransitionId,
  transitionFrom,
  unmetRequirements,
} from '#app/domain/workflow.ts'
import type { AccessChanges } from '#server/access-changes.ts'
import { appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import { firstDayOfCycle } from '#server/cycles/cycles.repository.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import { once } from '#server/forms/form-receipt.ts'
import { lastDecisionDay, lastPutDay } from '#server/meetings/decisions.repository.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import {
  changeState,
  findRequestDetail,
  lockRequest,
  type StateChange,
} from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { readDecisionChain } from '#server/profiles/profiles.ts'
import { substanceSha256Of, takeRevision } from '#server/revisions/take-revision.ts'
import { decide } from './decide.ts'
import { mergeTarget } from './merge-target.ts'
import { rightsToMove } from './rights-to-move.ts'
import { transitionFacts } from './transition-facts.ts'

export type WorkflowDeps = { readonly database: Database; readonly clock: Clock; readonly accessChanges: AccessChanges }

/**
 * Moves a request along the workflow table. The only code that writes a state.
 * In one transaction: the request's row is locked (so no edit can slip in), the table and the permissions are asked, the
 * revision and the decision are stored, the state is changed where it is still the one seen, and the audit record is written.
 * The same `formKey` again gives the first answer.
 * @returns the new state; refused with `notFound`, `notPermitted`, `stateChanged` (somebody was faster), `notFromHere`,
 *   what the transition misses (`titleMissing` …), what is wrong with the decision (`quorumMissing` …),
 *   `textChangedSinceShown` (it decides on something else than was read), or `invalidInput`
 */
export async function movePolicyRequest(deps: WorkflowDeps, actor: Actor, raw: unknown): Promise<Result<RequestState>> {
  const allowed = await rightsToMove(deps.database, actor, raw)
  if (!allowed.ok) return allowed
  const input = parseInput(moveRequestInput, raw)
  if (!input.ok) return input
  const result = await inTransaction(deps.database, async (tx) => {
    const receipt = { key: input.value.formKey, personId: actor.personId, purpose: 'policyRequest.move' }
    return once(tx, receipt, async () => {
      const events: NewAuditEvent[] = []
      const moved = await moveInside(tx, deps.clock, actor, input.value, events)
      if (moved.ok) await appendAuditEvents(tx, events)
      return moved
    })
  })
  if (result.ok)
    deps.accessChanges.announce({ kind: 'requestMoved', requestId: input.value.requestId as PolicyRequestId })
  return result
}

export type Move = ReturnType<typeof moveRequestInput.parse>

/**
 * The move inside a transaction that is already open (recording a submission moves its requests). Announce it after the commit.
 * @param events takes the audit records of the move: the caller appends them at the end of its transaction
 */
export async function moveInside(
  tx: Transaction,
  clock: Clock,
  actor: Actor,
  move: Move,
  events: NewAuditEvent[],
): Promise<Result<RequestState>> {
  const id = move.requestId as PolicyRequestId
  const request = (await lockRequest(tx, id)) ? await findRequestDetail(tx, id) : null
  if (!request || !can(actor, 'policyRequest.read', subjectOf(request))) return refuse('notFound')
  const chain = await readDecisionChain(tx)
  const allowed = mayFire(actor, request, move, chain)
  if (!allowed.ok) return allowed
  const transition = allowed.value
  const document = await readText(tx, id)
  const [missing] = unmetRequirements(transition, await transitionFacts(tx, request, document, chain))
  if (missing) return refuse(REASON_FOR[missing])
  const days = {
    cycleStart: await firstDayOfCycle(tx, request.cycleId),
    lastDecision: await lastDecisionDay(tx, [request.id]),
    created: todayInJapan(request.createdAt),
    put: asksForDecision(transition) ? await lastPutDay(tx, request.id) : null,
    today: todayInJapan(clock.now()),
  }
  const given = checkGiven(transition, move, days)
  if (!given.ok) return given
  if (actsOnSubstance(transition) && move.shownSubstanceSha256 !== substanceSha256Of(request, document))
    return refuse('textChangedSinceShown')
  return fire(tx, { clock, actor, request, document, transition, move, decision: given.value, events })
}

/** Is there such a transition here from the state the person saw, is that still the state, and may the person fire it? */
export function mayFire(
  actor: Actor,
  request: PolicyRequestDetail,
  move: Pick<Move, 'transition' | 'fromState'>,
  chain: DecisionChain,
): Result<Transition> {
  const action = `policyRequest.${move.transition}` as const
  if (request.state !== move.fromState) {
    const couldHave = can(actor, action, { ...subjectOf(request), state: move.fromState })
    return refuse(couldHave ? 'stateChanged' : 'notPermitted', { values: { state: request.state } })
  }
  const transition = transitionFrom(request.state, move.transition)
  if (!transition || !isInChain(transition, chain)) return refuse('notFromHere', { values: { state: request.state } })
  if (!can(actor, action, subjectOf(request))) return refuse('notPermitted')
  return ok(transition)
}

const REASON_FOR: Record<Requirement, RefusalReason> = {
  title: 'titleMissing',
  body: 'bodyMissing',
  sdgTargetOrReason: 'sdgTargetOrReasonMissing',
  recipient: 'recipientMissing',
  reason: 'reasonMissing',
  approvingDecision: 'decisionMissing',
  rejectingDecision: 'decisionMissing',
  textAsApprovedOrConfirmed: 'changedTextNotConfirmed',
  mergeTarget: 'mergeTargetMissing',
  submission: 'submissionMissing',
  everyRecipientAnswered: 'responsesMissing',
}

const DECISION_KINDS = ['approvingDecision', 'rejectingDecision'] as const

const asksForDecision = ({ requires }: Transition): boolean => DECISION_KINDS.some((kind) => requires.includes(kind))

/** The requirements that are met by what comes with the action: a reason, a decision. */
function checkGiven(
  transition: Transition,
  move: Move,
  days: Parameters<typeof checkDecision>[2],
): Result<DecisionInput | null> {
  if (transition.requires.includes('reason') && move.reason === '')
    return refuse('reasonMissing', { fields: { reason: 'required' } })
  const kind = DECISION_KINDS.find((requirement) => transition.requires.includes(requirement))
  if (!kind) return ok(null)
  if (!move.decision) return refuse('decisionMissing')
  return checkDecision(move.decision, kind, days, transition.takesRevision === 'whenAmended' ? 'allowed' : 'notHere')
}

type Firing = {
  readonly clock: Clock
  readonly actor: Actor
  readonly request: PolicyRequestDetail
  readonly document: Awaited<ReturnType<typeof readText>>
  readonly transition: Transition
  readonly move: Move
  readonly decision: DecisionInput | null
  readonly events: NewAuditEvent[]
}

async function fire(tx: Transaction, firing: Firing): Promise<Result<RequestState>> {
  const { clock, actor, request, transition, move } = firing
  const at = clock.now()
  const effect = await effectOf(tx, firing, at)
  if (!effect.ok) return effect
  const { change, details } = effect.value
  const moved = await changeState(tx, request.id, request.state, transition.to, change, at)
  if (!moved) return refuse('stateChanged', { values: { state: request.state } })
  firing.events.push({
    actor,
    action: `policyRequest.${transition.id as TransitionId}`,
    subjectType: 'policyRequest',
    subjectId: request.id,
    details: { from: request.state, to: transition.to, ...(move.reason && { reason: move.reason }), ...details },
    at,
  })
  return ok(transition.to)
}

type Effect = { readonly change: StateChange; readonly details: Record<string, unknown> }

/** What a transition stores beside the state: a revision, a decision, the request it was merged into. */
async function effectOf(tx: Transaction, firing: Firing, at: Date): Promise<Result<Effect>> {
  const { actor, request, document, transition, move, decision, events } = firing
  const by = { personId: actor.personId, at }
  if (transition.id === 'merge')
    return mergeTarget(tx, actor, request, move.mergeIntoId as PolicyRequestId | null, at, events)
  if (decision) return decide(tx, { actor, request, document, transition, decision, at })
  if (transition.takesRevision === 'centralAgenda') {
    const revision = await takeRevision(tx, request, document, 'centralAgenda', by)
    return ok({
      change: { agendaRevisionId: revision.id },
      details: { revision: revision.number, sha256: revision.sha256 },
    })
  }
  return ok({ change: {}, details: {} })
}
