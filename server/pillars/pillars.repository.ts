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
    select: { id: true, bodyId: true, title: true, purpose: true, _count: { select: { requests: true } } },
  })
  return rows.map(({ _count, ...row }) => ({
    ...row,
    id: row.id as PillarId,
    bodyId: row.bodyId as BodyId,
    requestCount: _count.requests,
  }))
}

type Place = { readonly id: PillarId; readonly bodyId: BodyId; readonly cycleId: CycleId; readonly title: string }

export async function findPillar(tx: Transaction, id: PillarId): Promise<Place | null> {
  const row = await tx.pillar.findUnique({
    where: { id },
    select: { id: true, bodyId: true, cycleId: true, title: true },
  })
  return row as Place | null
}

/** Adds a pillar behind the others of its committee. Null: the committee has one of that title in the cycle. */
export async function insertPillar(
  tx: Transaction,
  pillar: { cycleId: CycleId; bodyId: BodyId; title: string; purpose: string },
): Promise<PillarId | null> {
  const place = { cycleId: pillar.cycleId, bodyId: pillar.bodyId }
  await tx.$queryRaw`SELECT id FROM body WHERE id = ${pillar.bodyId}::uuid FOR UPDATE`
  if ((await tx.pillar.count({ where: { ...place, title: pillar.title } })) > 0) return null
  const { _max } = await tx.pillar.aggregate({ where: place, _max: { sortOrder: true } })
  const row = await tx.pillar.create({
    data: { ...pillar, sortOrder: (_max.sortOrder ?? 0) + 1 },
    select: { id: true },
  })
  return row.id as PillarId
}

/** Stores the wording. False: another pillar of that committee has the title. */
export async function updatePillar(
  tx: Transaction,
  pillar: Place,
  wording: { title: string; purpose: string },
): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM body WHERE id = ${pillar.bodyId}::uuid FOR UPDATE`
  const same = await tx.pillar.count({
    where: { cycleId: pillar.cycleId, bodyId: pillar.bodyId, title: wording.title, id: { not: pillar.id } },
  })
  if (same > 0) return false
  await tx.pillar.update({ where: { id: pillar.id }, data: wording })
  return true
}
