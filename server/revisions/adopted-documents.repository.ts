import type { DocumentJson } from '#app/domain/document-json.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { readRevision } from '#app/domain/revision.ts'
import type { Database, Transaction } from '#server/db/client.ts'

/** The texts of these requests as they were adopted; those that were not are left out. Two queries. */
export async function adoptedDocuments(
  reader: Database | Transaction,
  ids: readonly PolicyRequestId[],
): Promise<ReadonlyMap<PolicyRequestId, DocumentJson>> {
  if (ids.length === 0) return new Map()
  const rows = await reader.policyRequest.findMany({
    where: { id: { in: [...ids] }, adoptedRevisionId: { not: null } },
    select: { id: true, adoptedRevisionId: true },
  })
  const revisions = await reader.revision.findMany({
    where: { id: { in: rows.flatMap(({ adoptedRevisionId }) => adoptedRevisionId ?? []) } },
    select: { id: true, content: true },
  })
  return new Map(
    rows.flatMap((row) => {
      const revision = revisions.find(({ id }) => id === row.adoptedRevisionId)
      return revision ? [[row.id as PolicyRequestId, readRevision(revision.content).document] as const] : []
    }),
  )
}
