import type { PersonId, PolicyRequestId, RevisionId } from '#app/domain/ids.ts'
import { type RevisionContent, type RevisionReason, readRevision } from '#app/domain/revision.ts'
import type { Database, Transaction } from '#server/db/client.ts'

export type NewRevision = {
  readonly requestId: PolicyRequestId
  readonly reason: RevisionReason
  readonly content: RevisionContent
  readonly sha256: string
  readonly substanceSha256: string
  readonly createdById: PersonId
  readonly at: Date
}

/** Stores a revision with the next number of its request (the request's row must be locked). Revisions are never changed. */
export async function insertRevision(
  tx: Transaction,
  revision: NewRevision,
): Promise<{ id: RevisionId; number: number }> {
  const { _max } = await tx.revision.aggregate({ where: { requestId: revision.requestId }, _max: { number: true } })
  const { at, ...columns } = revision
  const row = await tx.revision.create({
    data: { ...columns, content: columns.content as object, number: (_max.number ?? 0) + 1, createdAt: at },
    select: { id: true, number: true },
  })
  return { id: row.id as RevisionId, number: row.number }
}

export type Revision = {
  readonly id: RevisionId
  readonly requestId: PolicyRequestId
  readonly number: number
  readonly reason: RevisionReason
  readonly content: RevisionContent
  readonly sha256: string
  readonly substanceSha256: string
  readonly createdAt: Date
}

/** The revision of that id, or null. */
export async function findRevision(reader: Database | Transaction, id: RevisionId): Promise<Revision | null> {
  const row = await reader.revision.findUnique({ where: { id } })
  return row && toRevision(row)
}

type Row = {
  id: string
  requestId: string
  number: number
  reason: RevisionReason
  content: unknown
  sha256: string
  substanceSha256: string
  createdAt: Date
}

const toRevision = (row: Row): Revision => ({
  ...row,
  id: row.id as RevisionId,
  requestId: row.requestId as PolicyRequestId,
  content: readRevision(row.content),
})

/** Stores the title as amended at the adoption. */
export async function storeTitle(tx: Transaction, id: PolicyRequestId, title: string): Promise<void> {
  await tx.policyRequest.update({ where: { id }, data: { title } })
}
