import type { BodyId, CycleId, ProposalId } from '#app/domain/ids.ts'
import type { DeskShow } from '#app/domain/proposal.ts'
import type { Database } from '#server/db/client.ts'
import type { Prisma } from '#server/db/generated/client.ts'
import { AWAITING, type Proposal } from './proposals.repository.ts'

/** What the desk is narrowed to; it lives in the address. */
export type DeskFilter = {
  readonly show: DeskShow
  readonly bodyId: BodyId | null
  /** Words that must all stand in the title or the wish. */
  readonly words: readonly string[]
  readonly selected: ProposalId | null
}

/** The wishes of the year that fit, by their numbers: ids only, however long each is. */
export async function deskKeys(database: Database, cycleId: CycleId, filter: DeskFilter): Promise<ProposalId[]> {
  const rows = await database.proposal.findMany({
    where: whereOf(cycleId, filter),
    orderBy: { number: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id as ProposalId)
}

/** Who recorded each outcome of a wish: for the desk alone. */
export async function decidersOf(database: Database, { outcomes }: Proposal): Promise<Record<string, string>> {
  if (outcomes.length === 0) return {}
  const rows = await database.$queryRaw<{ id: string; name: string }[]>`
    SELECT proposal_outcome.id, person.name FROM proposal_outcome JOIN person ON person.id = recorded_by_id
    WHERE proposal_outcome.id = ANY(${outcomes.map(({ id }) => id)}::uuid[])`
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

function whereOf(cycleId: CycleId, { show, bodyId, words }: DeskFilter): Prisma.ProposalWhereInput {
  return {
    cycleId,
    state: 'handedIn',
    ...(bodyId && { bodyId }),
    ...(show === 'open' && AWAITING),
    ...(show === 'done' && { outcomes: { some: {} } }),
    ...(show === 'finished' && { intent: 'finished' }),
    AND: words.map((word) => ({
      OR: (['title', 'demand', 'situation'] as const).map((field) => ({
        [field]: { contains: word, mode: 'insensitive' as const },
      })),
    })),
  }
}
