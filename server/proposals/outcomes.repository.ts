import type {
  BodyId,
  CycleId,
  MeetingId,
  PersonId,
  PolicyRequestId,
  ProposalId,
  ProposalOutcomeId,
} from '#app/domain/ids.ts'
import type { OutcomeKind } from '#app/domain/proposal.ts'
import type { Database, Transaction } from '#server/db/client.ts'

type Reader = Database | Transaction

type NewOutcome = {
  readonly proposalId: ProposalId
  readonly kind: OutcomeKind
  readonly requestId: PolicyRequestId | null
  readonly addressee: string
  readonly reason: string
  readonly hasNamedBody: boolean
  /** The committee that is to confirm it; null: it is decided with this. */
  readonly committeeId: BodyId | null
  readonly recordedById: PersonId
  readonly at: Date
}

/** Records what became of a wish, and that it changed. */
export async function insertOutcome(tx: Transaction, { at, ...outcome }: NewOutcome): Promise<ProposalOutcomeId> {
  const standing = outcome.committeeId ? 'proposed' : 'decided'
  const row = await tx.proposalOutcome.create({ data: { ...outcome, standing, recordedAt: at }, select: { id: true } })
  await tx.proposal.update({ where: { id: outcome.proposalId }, data: { version: { increment: 1 }, updatedAt: at } })
  return row.id as ProposalOutcomeId
}

/** Takes an outcome back. @returns did it name the body among the proposers of the request? */
export async function deleteOutcome(
  tx: Transaction,
  proposalId: ProposalId,
  id: ProposalOutcomeId,
  at: Date,
): Promise<boolean> {
  const { hasNamedBody } = await tx.proposalOutcome.delete({ where: { id } })
  await tx.proposal.update({ where: { id: proposalId }, data: { version: { increment: 1 }, updatedAt: at } })
  return hasNamedBody
}

/**
 * Takes the body's name off the request. It stays where another of its wishes went in too, which answers for it from then on, and
 * where the body proposed what was merged into the request.
 */
export async function unnameBody(tx: Transaction, requestId: PolicyRequestId, bodyId: BodyId, at: Date): Promise<void> {
  const others = await tx.proposalOutcome.updateMany({
    where: { requestId, standing: { not: 'sentBack' }, proposal: { bodyId } },
    data: { hasNamedBody: true },
  })
  if (others.count > 0) return
  const merged = { mergedIntoId: requestId, proposers: { some: { bodyId } } }
  if ((await tx.policyRequest.count({ where: merged })) > 0) return
  await tx.policyRequestProposer.deleteMany({ where: { requestId, bodyId } })
  await tx.policyRequest.update({ where: { id: requestId }, data: { updatedAt: at, version: { increment: 1 } } })
}

/** Forgets what was sent back of these wishes: it is decided anew. */
export async function forgetSentBack(tx: Transaction, proposalIds: readonly ProposalId[]): Promise<void> {
  await tx.proposalOutcome.deleteMany({ where: { proposalId: { in: [...proposalIds] }, standing: 'sentBack' } })
}

/** The wishes of these outcomes. */
export async function proposalsOfOutcomes(reader: Reader, ids: readonly ProposalOutcomeId[]): Promise<ProposalId[]> {
  const rows = await reader.proposalOutcome.findMany({
    where: { id: { in: [...ids] } },
    select: { proposalId: true },
  })
  return [...new Set(rows.map(({ proposalId }) => proposalId as ProposalId))]
}

/** Records that a meeting confirmed these outcomes, and that their wishes changed. */
export async function storeConfirmed(
  tx: Transaction,
  outcomeIds: readonly ProposalOutcomeId[],
  proposalIds: readonly ProposalId[],
  meetingId: MeetingId,
  at: Date,
): Promise<void> {
  await tx.proposalOutcome.updateMany({
    where: { id: { in: [...outcomeIds] } },
    data: { standing: 'decided', meetingId },
  })
  await touch(tx, proposalIds, at)
}

/** Records when a wish was handed to its addressee and what came back, and that the wish changed. */
export async function storeHandingOver(
  tx: Transaction,
  proposalId: ProposalId,
  id: ProposalOutcomeId,
  { handedOverOn, reply }: { readonly handedOverOn: string | null; readonly reply: string },
  at: Date,
): Promise<void> {
  const data = { handedOverOn: handedOverOn && new Date(handedOverOn), reply }
  await tx.proposalOutcome.update({ where: { id }, data })
  await touch(tx, [proposalId], at)
}

/** Records that these outcomes named their bodies among the proposers of the request. */
export async function markNaming(tx: Transaction, outcomeIds: readonly ProposalOutcomeId[]): Promise<void> {
  await tx.proposalOutcome.updateMany({ where: { id: { in: [...outcomeIds] } }, data: { hasNamedBody: true } })
}

/** Records that a committee sent an outcome back. @returns had it named the body among the proposers of the request? */
export async function storeSentBack(
  tx: Transaction,
  proposalId: ProposalId,
  id: ProposalOutcomeId,
  sentBackReason: string,
  at: Date,
): Promise<boolean> {
  const { hasNamedBody } = await tx.proposalOutcome.findUniqueOrThrow({ where: { id }, select: { hasNamedBody: true } })
  await tx.proposalOutcome.update({
    where: { id },
    data: { standing: 'sentBack', sentBackReason, hasNamedBody: false, meetingId: null },
  })
  await touch(tx, [proposalId], at)
  return hasNamedBody
}

const touch = (tx: Transaction, proposalIds: readonly ProposalId[], at: Date) =>
  tx.proposal.updateMany({
    where: { id: { in: [...proposalIds] } },
    data: { version: { increment: 1 }, updatedAt: at },
  })

/** How many outcomes of the year wait for their committees: for these, or (null) for any. */
export const countProposed = (
  reader: Reader,
  cycleId: CycleId,
  committeeIds: readonly BodyId[] | null,
): Promise<number> =>
  reader.proposalOutcome.count({
    where: {
      standing: 'proposed',
      proposal: { cycleId, state: 'handedIn' },
      ...(committeeIds && { committeeId: { in: [...committeeIds] } }),
    },
  })

/** What a committee is to confirm, or confirmed, in a year, by the numbers of the wishes: ids only. */
export async function keysOfCommittee(
  reader: Reader,
  cycleId: CycleId,
  committeeId: BodyId,
  standing: 'proposed' | 'decided',
): Promise<{ readonly id: ProposalOutcomeId; readonly proposalId: ProposalId }[]> {
  const rows = await reader.proposalOutcome.findMany({
    where: { committeeId, standing, proposal: { cycleId, state: 'handedIn' } },
    orderBy: [{ proposal: { number: 'asc' } }, { id: 'asc' }],
    select: { id: true, proposalId: true },
  })
  return rows as { id: ProposalOutcomeId; proposalId: ProposalId }[]
}
