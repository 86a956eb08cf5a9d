import type { BodyId, CycleId, PillarId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'

export type PillarOfCycle = {
  readonly id: PillarId
  readonly bodyId: BodyId
  readonly title: string
  readonly purpose: string
  readonly requestCount: number
}

/** The pillars of a cycle in the order of the book, one query. */
export async function pillarsOfCycle(database: Database, cycleId: CycleId): Promise<PillarOfCycle[]> {
  const rows = await database.pillar.findMany({
    where: { cycleId },
    orderBy: [{ body: { sortOrder: 'asc' } }, { sortOrder: 'asc' }, { id: 'asc' }],
    select: { id: true, bodyId: true, title: true, purpose: true },
  })
  // Not by `_count`: that would count the requests of all years.
  const counts = await database.policyRequest.groupBy({
    by: ['pillarId'],
    where: { pillarId: { in: rows.map((row) => row.id) } },
    _count: { _all: true },
  })
  const countOf = new Map(counts.map((row) => [row.pillarId, row._count._all]))
  return rows.map((row) => ({
    ...row,
    id: row.id as PillarId,
    bodyId: row.bodyId as BodyId,
    requestCount: countOf.get(row.id) ?? 0,
  }))
}

type Place = { readonly id: PillarId; readonly bodyId: BodyId; readonly cycleId: CycleId }
export type PillarWording = { readonly title: string; readonly purpose: string }

/** A pillar as it stays until the transaction ends, with the titles of its committee; null when there is none. */
export async function lockPillar(tx: Transaction, id: PillarId): Promise<(Place & PillarWording) | null> {
  const place = await tx.pillar.findUnique({ where: { id }, select: { bodyId: true } })
  if (!place) return null
  await lockTitles(tx, place.bodyId)
  const select = { id: true, bodyId: true, cycleId: true, title: true, purpose: true } as const
  return (await tx.pillar.findUniqueOrThrow({ where: { id }, select })) as Place & PillarWording
}

/** Makes others who add or rename pillars of this committee wait until the transaction ends. */
const lockTitles = (tx: Transaction, bodyId: string) =>
  tx.$queryRaw`SELECT id FROM body WHERE id = ${bodyId}::uuid FOR UPDATE`

/** Adds a pillar behind the others of its committee. Null: the committee has one of that title in the cycle. */
export async function insertPillar(
  tx: Transaction,
  pillar: { cycleId: CycleId; bodyId: BodyId; title: string; purpose: string },
): Promise<PillarId | null> {
  const place = { cycleId: pillar.cycleId, bodyId: pillar.bodyId }
  await lockTitles(tx, pillar.bodyId)
  if ((await tx.pillar.count({ where: { ...place, title: pillar.title } })) > 0) return null
  const { _max } = await tx.pillar.aggregate({ where: place, _max: { sortOrder: true } })
  const row = await tx.pillar.create({
    data: { ...pillar, sortOrder: (_max.sortOrder ?? 0) + 1 },
    select: { id: true },
  })
  return row.id as PillarId
}

/** Stores the wording of a locked pillar. False: another pillar of that committee has the title. */
export async function updatePillar(tx: Transaction, pillar: Place, wording: PillarWording): Promise<boolean> {
  const same = await tx.pillar.count({
    where: { cycleId: pillar.cycleId, bodyId: pillar.bodyId, title: wording.title, id: { not: pillar.id } },
  })
  if (same > 0) return false
  await tx.pillar.update({ where: { id: pillar.id }, data: wording })
  return true
}
