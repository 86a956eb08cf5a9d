import type { CycleId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'

/** The cycle that work goes into, or null while there is none. */
export async function currentCycleId(reader: Database | Transaction): Promise<CycleId | null> {
  const row = await reader.cycle.findFirst({ where: { isCurrent: true }, select: { id: true } })
  return (row?.id ?? null) as CycleId | null
}
