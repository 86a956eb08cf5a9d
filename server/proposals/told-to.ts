import { type Actor, can } from '#app/domain/permissions.ts'
import { onlyDecided } from '#app/domain/proposal.ts'
import type { Outcome, Proposal, RequestOfOutcome } from './proposals.repository.ts'

/**
 * Wishes as they are told to the person: to the bureau what it proposed too, to all others what is decided. A request that the person
 * may not open yet is told by its committee, its number and its state: its title may be that of another body's wish.
 */
export const toldTo =
  (actor: Actor) =>
  (proposals: readonly Proposal[]): Proposal[] =>
    can(actor, 'proposal.consolidate')
      ? [...proposals]
      : proposals.map((proposal) => ({
          ...proposal,
          outcomes: onlyDecided(proposal.outcomes).map((outcome) => withReadable(actor, outcome)),
        }))

const withReadable = (actor: Actor, outcome: Outcome): Outcome => ({
  ...outcome,
  request: outcome.request && { ...readable(actor, outcome.request), mergedInto: readableTarget(actor, outcome) },
})

function readable(actor: Actor, request: RequestOfOutcome): RequestOfOutcome {
  const isReadable = can(actor, 'policyRequest.read', request)
  return { ...request, isReadable, title: isReadable ? request.title : '' }
}

function readableTarget(actor: Actor, { request }: Outcome): RequestOfOutcome['mergedInto'] {
  const target = request?.mergedInto ?? null
  return target && { ...target, title: can(actor, 'policyRequest.read', target) ? target.title : '' }
}

/** A wish for those who deliberate on what one outcome of it is about: what becomes of its other parts is for other committees. */
export const withoutOutcomes = (proposal: Proposal): Proposal => ({ ...proposal, outcomes: [] })
