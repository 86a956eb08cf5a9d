import type { BodyId, CycleId, PersonId, PolicyRequestId } from '#app/domain/ids.ts'
import type { ProposalFields } from '#app/domain/proposal-input.ts'
import type { RefusalReason } from '#app/domain/result.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { WishTable } from '#server/documents/read/wish-tables.ts'

type Reader = Database | Transaction

/** What was read of the files that somebody sent, kept until it is confirmed. */
export type ReadFiles = {
  /** The body it was sent for; null: each sheet says its own. */
  readonly bodyId: BodyId | null
  readonly files: readonly {
    readonly name: string
    readonly sha256: string
    readonly refusal: RefusalReason | null
    readonly tables: readonly WishTable[]
  }[]
}

export async function insertImport(tx: Transaction, personId: PersonId, content: ReadFiles, at: Date): Promise<string> {
  const row = await tx.proposalImport.create({
    data: { personId, content: content as object, createdAt: at },
    select: { id: true },
  })
  return row.id
}

/** What the person sent; of others nothing. */
export async function findImport(reader: Reader, id: string, personId: PersonId): Promise<ReadFiles | null> {
  const row = await reader.proposalImport.findFirst({ where: { id, personId }, select: { content: true } })
  return row && (row.content as unknown as ReadFiles)
}

export async function deleteImport(tx: Transaction, id: string): Promise<void> {
  await tx.proposalImport.delete({ where: { id } })
}

/** What nobody confirmed since then is forgotten. */
export async function forgetImports(tx: Transaction, before: Date): Promise<void> {
  await tx.proposalImport.deleteMany({ where: { createdAt: { lt: before } } })
}

export type ImportedProposal = ProposalFields & {
  readonly cycleId: CycleId
  readonly bodyId: BodyId
  readonly isTyped: boolean
  readonly isLate: boolean
  readonly previousRequestId: PolicyRequestId | null
  readonly sheetKey: string | null
  readonly sheetHash: string
  /** 受付番号, when it is handed in with the import. */
  readonly number: number | null
}

/** Makes these wishes in one statement. @returns what there is of each now */
export async function insertImported(
  tx: Transaction,
  proposals: readonly ImportedProposal[],
  createdById: PersonId,
  at: Date,
) {
  if (proposals.length === 0) return []
  return tx.proposal.createManyAndReturn({
    data: proposals.map((proposal) => ({
      ...proposal,
      ...{ createdById, createdAt: at, updatedAt: at },
      // Written on: a blank sheet has version 1 and is not listed as a begun draft.
      ...{ version: 2, state: proposal.number === null ? ('draft' as const) : ('handedIn' as const) },
      handedInAt: proposal.number === null ? null : at,
    })),
    select: { id: true, bodyId: true, title: true, number: true, isTyped: true, isLate: true },
  })
}

/** The last 受付番号 of the year; the call is held, so that no two take the next one. */
export async function lastNumber(tx: Transaction, cycleId: CycleId): Promise<number> {
  const { _max } = await tx.proposal.aggregate({ where: { cycleId }, _max: { number: true } })
  return _max.number ?? 0
}

/** The names of these bodies, of those that hand in. */
export async function namesOfBodies(reader: Reader, ids: readonly BodyId[]) {
  return reader.body.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, kind: true, nameJa: true, nameEn: true },
  })
}
