import { type Actor, can } from '#app/domain/permissions.ts'
import {
  actsOnSubstance,
  type DecisionChain,
  type RequestState,
  type Requirement,
  type TransitionFacts,
  type TransitionId,
  transitionsFrom,
  unmetRequirements,
} from '#app/domain/workflow.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'

/** A transition that the person may fire from the present state: a button, and why it is disabled. */
export type OfferedTransition = {
  readonly id: TransitionId
  readonly to: RequestState
  /** What is missing before it can fire; empty when it can. */
  readonly missing: readonly Requirement[]
  /** Does it act on what the request says, so that this is to be read first? */
  readonly actsOnSubstance: boolean
  /** What has to be given with it. */
  readonly asksFor: 'nothing' | 'reason' | 'decision' | 'decisionWithAmendments' | 'mergeTarget'
}

/** The buttons for this person and request, in the order of the workflow table. Those that come of recording something are no buttons. */
export function offeredTransitions(
  actor: Actor,
  request: PolicyRequestDetail,
  facts: TransitionFacts,
  chain: DecisionChain,
): OfferedTransition[] {
  return transitionsFrom(request.state, chain)
    .filter(
      (transition) =>
        transition.firedBy === 'button' && can(actor, `policyRequest.${transition.id}`, subjectOf(request)),
    )
    .map((transition) => ({
      id: transition.id,
      to: transition.to,
      missing: unmetRequirements(transition, facts),
      actsOnSubstance: actsOnSubstance(transition),
      asksFor: askedBy(transition.requires, transition.takesRevision === 'whenAmended'),
    }))
}

function askedBy(requires: readonly Requirement[], mayAmend: boolean): OfferedTransition['asksFor'] {
  if (requires.includes('reason')) return 'reason'
  if (requires.includes('mergeTarget')) return 'mergeTarget'
  if (requires.includes('approvingDecision') && mayAmend) return 'decisionWithAmendments'
  return requires.includes('approvingDecision') || requires.includes('rejectingDecision') ? 'decision' : 'nothing'
}
