import type { BodyId, CycleId, PersonId, ProposalId } from '#app/domain/ids.ts'
import type { DeskShow } from '#app/domain/proposal.ts'
import type { Database } from '#server/db/client.ts'
import { Prisma } from '#server/db/generated/client.ts'
import type { Proposal } from './proposals.repository.ts'

/** What the desk is narrowed to; it lives in the address. */
export type DeskFilter = {
  readonly show: DeskShow
  readonly bodyId: BodyId | null
  /** Words that must all stand in the title or the wish. */
  readonly words: readonly string[]
  readonly selected: ProposalId | null
}

/** The wishes of the year that fit, by their numbers: ids only, however long each is, and in one value, however many there are. */
export async function deskKeys(database: Database, cycleId: CycleId, filter: DeskFilter): Promise<ProposalId[]> {
  const [row] = await database.$queryRaw<{ ids: ProposalId[] }[]>`
    SELECT coalesce(array_agg(id::text ORDER BY number), '{}') AS ids FROM proposal WHERE ${fitting(cycleId, filter)}`
  return row?.ids ?? []
}

/** Of the wishes that fit, the next after `decided` that waits for what becomes of it, else the first that does; null: none does. */
export async function nextOpenKey(
  database: Database,
  cycleId: CycleId,
  filter: DeskFilter,
  decided: ProposalId,
): Promise<ProposalId | null> {
  const [row] = await database.$queryRaw<{ id: ProposalId }[]>`
    SELECT id::text FROM proposal, (SELECT number AS decided_number FROM proposal WHERE id = ${decided}::uuid) AS decided
    WHERE ${fitting(cycleId, filter)} AND ${SHOWN.open} AND id <> ${decided}::uuid
    ORDER BY number < decided_number, number LIMIT 1`
  return row?.id ?? null
}

function fitting(cycleId: CycleId, { show, bodyId, words }: DeskFilter): Prisma.Sql {
  const conditions = [
    Prisma.sql`cycle_id = ${cycleId}::uuid AND state = 'handedIn'`,
    SHOWN[show],
    ...(bodyId ? [Prisma.sql`body_id = ${bodyId}::uuid`] : []),
    // Looked for as they are: % and _ stand for themselves.
    ...words
      .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
      .map((like) => Prisma.sql`(title ILIKE ${like} OR demand ILIKE ${like} OR situation ILIKE ${like})`),
  ]
  return Prisma.join(conditions, ' AND ')
}

const hasOutcome = (standing: Prisma.Sql) =>
  Prisma.sql`EXISTS (SELECT 1 FROM proposal_outcome WHERE proposal_id = proposal.id AND ${standing})`
const SHOWN: Readonly<Record<DeskShow, Prisma.Sql>> = {
  // As `AWAITING` says it.
  open: Prisma.sql`intent <> 'finished' AND imported_from = ''
    AND (NOT ${hasOutcome(Prisma.sql`true`)} OR ${hasOutcome(Prisma.sql`standing = 'sentBack'`)})`,
  proposed: hasOutcome(Prisma.sql`standing = 'proposed'`),
  done: hasOutcome(Prisma.sql`standing = 'decided'`),
  finished: Prisma.sql`intent = 'finished'`,
  all: Prisma.sql`true`,
}

/** Who recorded each outcome of a wish: for the desk alone. */
export async function decidersOf(database: Database, { outcomes }: Proposal): Promise<Record<string, string>> {
  if (outcomes.length === 0) return {}
  const rows = await database.$queryRaw<{ id: string; name: string }[]>`
    SELECT proposal_outcome.id, person.name FROM proposal_outcome JOIN person ON person.id = recorded_by_id
    WHERE proposal_outcome.id = ANY(${outcomes.map(({ id }) => id)}::uuid[])`
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

/** The committee for which a person made a request of a wish last, not longer ago than `since`; null: for none. */
export async function lastCommitteeOf(
  database: Database,
  cycleId: CycleId,
  personId: PersonId,
  since: Date,
): Promise<BodyId | null> {
  const row = await database.proposalOutcome.findFirst({
    where: { recordedById: personId, kind: 'newRequest', recordedAt: { gte: since }, proposal: { cycleId } },
    orderBy: { recordedAt: 'desc' },
    select: { request: { select: { bodyId: true } } },
  })
  return (row?.request?.bodyId as BodyId | undefined) ?? null
}
