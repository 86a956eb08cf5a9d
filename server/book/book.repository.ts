import type { BookEntry } from '#app/domain/book-order.ts'
import type { BodyId, CycleId, PillarId, PolicyRequestId, RevisionId } from '#app/domain/ids.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { Database, Transaction } from '#server/db/client.ts'

type Reader = Database | Transaction

/** A request as the book's pages list it. */
export type BookRequest = BookEntry & {
  readonly id: PolicyRequestId
  readonly title: string
  readonly state: RequestState
  readonly isPriority: boolean
  readonly adoptedRevisionId: RevisionId | null
  readonly committee: BookEntry['committee'] & {
    readonly id: BodyId
    readonly nameJa: string
    readonly nameEn: string
  }
  readonly pillar: (NonNullable<BookEntry['pillar']> & { readonly id: PillarId; readonly purpose: string }) | null
}

/** All requests of a cycle, without their texts; one query. */
export async function requestsOfCycle(reader: Reader, cycleId: CycleId): Promise<BookRequest[]> {
  const rows = await reader.policyRequest.findMany({
    where: { cycleId },
    orderBy: [{ body: { sortOrder: 'asc' } }, { sortOrder: 'asc' }, { number: 'asc' }],
    select: {
      id: true,
      number: true,
      sortOrder: true,
      title: true,
      state: true,
      isPriority: true,
      adoptedRevisionId: true,
      body: { select: { id: true, number: true, sortOrder: true, nameJa: true, nameEn: true } },
      pillar: { select: { id: true, sortOrder: true, title: true, purpose: true } },
    },
  })
  return rows.map(({ body, pillar, ...row }) => ({
    ...row,
    id: row.id as PolicyRequestId,
    adoptedRevisionId: row.adoptedRevisionId as RevisionId | null,
    committee: { ...body, id: body.id as BodyId },
    pillar: pillar && { ...pillar, id: pillar.id as PillarId },
  }))
}

export type CycleTitle = {
  readonly id: CycleId
  readonly title: string
  readonly workYear: number
  readonly targetFiscalYear: number
}

/** The cycle, or null. */
export async function findCycleTitle(reader: Reader, id: CycleId): Promise<CycleTitle | null> {
  const row = await reader.cycle.findUnique({
    where: { id },
    select: { id: true, title: true, workYear: true, targetFiscalYear: true },
  })
  return row && { ...row, id: row.id as CycleId }
}
