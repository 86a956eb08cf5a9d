import type { CycleId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { NAMED, type NamedSubject, toNamed } from './merged-requests.repository.ts'

export type Successor = NamedSubject & { readonly previousRequestId: PolicyRequestId }

/** The requests of a cycle that carry on one of these, in the order of the book. One statement or so, however many. */
export async function successorsOf(
  reader: Database | Transaction,
  cycleId: CycleId,
  ids: readonly PolicyRequestId[],
): Promise<Successor[]> {
  if (ids.length === 0) return []
  const rows = await reader.policyRequest.findMany({
    where: { cycleId, previousRequestId: { in: [...ids] } },
    orderBy: [{ body: { sortOrder: 'asc' } }, { number: 'asc' }],
    select: { ...NAMED, previousRequestId: true },
  })
  return rows.map((row) => ({ ...toNamed(row), previousRequestId: row.previousRequestId as PolicyRequestId }))
}
