import { todayInJapan } from '#app/domain/calendar-date.ts'
import { type ProposalId, parseId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { isInHandOfBody, onlyDecided } from '#app/domain/proposal.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { Clock } from '#server/clock.ts'
import type { Transaction } from '#server/db/client.ts'
import type { Call } from './call.repository.ts'
import { openCall } from './call.ts'
import { mayRead, mayWrite } from './proposal-rights.ts'
import { findProposal, lockProposals, type Proposal } from './proposals.repository.ts'

/**
 * The wish, held with its call; refused when the person may not write it or it is no more in the hand of its body. What a body handed
 * in itself the bureau does not rewrite.
 * @param alone does it need a number?
 */
export async function holdToWrite(
  tx: Transaction,
  clock: Clock,
  actor: Actor,
  id: unknown,
  alone: boolean,
): Promise<Result<{ readonly proposal: Proposal; readonly call: Call }>> {
  const proposalId = parseId<ProposalId>(id)
  const found = proposalId && (await findProposal(tx, proposalId))
  if (!found || !mayRead(actor, found)) return refuse('notFound')
  if (!mayWrite(actor, found)) return refuse('notPermitted')
  // The call before the wish: in one order everywhere, so that nobody waits in a circle.
  const call = await openCall(tx, found.cycleId, todayInJapan(clock.now()), alone)
  if (!call.ok) return call
  const [proposal] = await lockProposals(tx, [found.id])
  if (!proposal) return refuse('notFound')
  if (!isInHandOfBody(proposal)) {
    if (proposal.outcomes.length === 0) return refuse('stateChanged')
    return refuse(onlyDecided(proposal.outcomes).length > 0 ? 'proposalDecided' : 'proposalConsidered')
  }
  return ok({ proposal, call: call.value })
}
