import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { ProposalId, ProposalOutcomeId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { isPassedOn } from '#app/domain/proposal.ts'
import { handingOverInput } from '#app/domain/proposal-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import type { Database } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { onceDone } from '#server/forms/form-receipt.ts'
import { storeHandingOver } from './outcomes.repository.ts'
import { findProposal, lockProposals, type Outcome, type Proposal } from './proposals.repository.ts'
import { eventOfWish } from './undo-outcome.ts'

/** What the page of the record shows, for the bureau; refused with `notFound` for everybody else, and for what is not passed on. */
export async function openHandingOver(
  { database }: { readonly database: Database },
  actor: Actor,
  id: ProposalId,
  outcomeId: ProposalOutcomeId,
): Promise<Result<{ readonly proposal: Proposal; readonly outcome: Outcome }>> {
  if (!can(actor, 'proposal.consolidate')) return refuse('notFound')
  const proposal = await findProposal(database, id)
  const outcome = proposal?.outcomes.find((one) => one.id === outcomeId && isPassedOn(one))
  return proposal && outcome ? ok({ proposal, outcome }) : refuse('notFound')
}

/**
 * Records that a wish which was passed on was handed to its addressee, and what came back: its body reads both. Also when the consolidation is
 * closed, for answers come later.
 * @returns nothing; refused with `notPermitted`, `notFound` (nothing that is passed on), `versionChanged` (somebody changed the wish since it was
 *   shown), `invalidInput` (a day to come)
 */
export async function recordHandingOver(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  actor: Actor,
  raw: unknown,
): Promise<Result<null>> {
  if (!can(actor, 'proposal.consolidate')) return refuse('notPermitted')
  const input = parseInput(handingOverInput, raw)
  if (!input.ok) return input
  const { formKey, proposalId, outcomeId, basedOn, ...told } = input.value
  const at = clock.now()
  if (told.handedOverOn !== null && told.handedOverOn > todayInJapan(at))
    return refuse('invalidInput', { fields: { handedOverOn: 'dateInFuture' } })
  return inTransaction(database, (tx) =>
    onceDone(tx, { key: formKey, personId: actor.personId, purpose: 'proposal.recordHandingOver' }, async () => {
      const [proposal] = await lockProposals(tx, [proposalId as ProposalId])
      const outcome = proposal?.outcomes.find(({ id }) => id === outcomeId)
      if (!proposal || !outcome || !isPassedOn(outcome)) return refuse('notFound')
      if (proposal.version !== basedOn) return refuse('versionChanged')
      await storeHandingOver(tx, proposal.id, outcome.id, told, at)
      const details = { handedOverOn: told.handedOverOn, hasReply: told.reply !== '' }
      await appendAuditEvent(tx, eventOfWish(actor, proposal, 'proposal.recordHandingOver', at, details))
      return ok(null)
    }),
  )
}
