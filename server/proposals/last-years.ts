import type { BodyId, CycleId, PolicyRequestId } from '#app/domain/ids.ts'
import type { ProposalIntent, ProposalState } from '#app/domain/proposal.ts'
import type { RefusalReason } from '#app/domain/result.ts'
import { cycleBefore } from '#server/cycles/cycles.repository.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { adoptedOfBodies, carriedPairs } from './proposals.repository.ts'

/** A request of last year that a wish can carry on, and the bodies that can still do so. */
export type LastYearsChoice = {
  readonly id: PolicyRequestId
  readonly number: string
  readonly title: string
  readonly bodyIds: readonly BodyId[]
}

/**
 * What these bodies asked for last year and no other wish of theirs carries on. Four queries, however many there are.
 * @param states wishes in these states carry one on: of drafts only their body knows
 * @param own what the wish that is written carries on itself stays a choice
 */
export async function lastYearsChoices(
  reader: Database | Transaction,
  cycleId: CycleId,
  bodyIds: readonly BodyId[],
  states: readonly ProposalState[],
  own: PolicyRequestId | null = null,
): Promise<LastYearsChoice[]> {
  const previousCycleId = await cycleBefore(reader, cycleId)
  if (!previousCycleId) return []
  const [asked, carried] = await Promise.all([
    adoptedOfBodies(reader, previousCycleId, bodyIds),
    carriedPairs(reader, cycleId, bodyIds, states),
  ])
  const taken = new Set(carried.map(({ bodyId, requestId }) => `${bodyId} ${requestId}`))
  return asked.flatMap(({ id, number, title, proposerBodyIds }) => {
    const open = proposerBodyIds.filter(
      (bodyId) => bodyIds.includes(bodyId) && (id === own || !taken.has(`${bodyId} ${id}`)),
    )
    return open.length > 0 ? [{ id, number, title, bodyIds: open }] : []
  })
}

type Named = {
  readonly cycleId: CycleId
  readonly bodyId: BodyId
  readonly intent: ProposalIntent
  /** What it carried on so far. */
  readonly known: PolicyRequestId | null
  /** What the form names; undefined: it does not ask. */
  readonly named: PolicyRequestId | null | undefined
  /** Is it handed in, or on the desk already? A draft may leave it open. */
  readonly isToBeWhole: boolean
}

/**
 * Which request of last year the wish carries on: none when it is something new. Whoever continues, strengthens or ends says which of
 * those that the body asked for.
 * @returns the request, or what is wrong with the choice
 */
export async function previousOf(
  tx: Transaction,
  { cycleId, bodyId, intent, known, named, isToBeWhole }: Named,
): Promise<{ readonly id: PolicyRequestId | null; readonly wrong: RefusalReason | null }> {
  const id = intent === 'new' && named !== undefined ? null : named === undefined ? known : named
  if (id !== null && id === known) return { id, wrong: null }
  if (id === null && (intent === 'new' || !isToBeWhole)) return { id, wrong: null }
  const previousCycleId = await cycleBefore(tx, cycleId)
  const asked = previousCycleId ? await adoptedOfBodies(tx, previousCycleId, [bodyId], id ?? undefined) : []
  if (id === null) return { id, wrong: asked.length > 0 ? 'choiceMissing' : null }
  return { id, wrong: asked.length > 0 ? null : 'unknownChoice' }
}
