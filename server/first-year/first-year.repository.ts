import type { CycleId, PersonId, PolicyRequestId, RevisionId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { ReadBook } from '#server/documents/read/book-entries.ts'

type Reader = Database | Transaction

/** What was read of a book, kept until it is confirmed. */
export type SentBook = ReadBook & { readonly file: string; readonly sha256: string }

export async function insertBook(tx: Transaction, personId: PersonId, content: SentBook, at: Date): Promise<string> {
  const data = { personId, content: content as object, createdAt: at }
  return (await tx.yearImport.create({ data, select: { id: true } })).id
}

/** What the person sent; of others nothing. */
export async function findBook(reader: Reader, id: string, personId: PersonId): Promise<SentBook | null> {
  const row = await reader.yearImport.findFirst({ where: { id, personId }, select: { content: true } })
  return row && (row.content as unknown as SentBook)
}

export async function deleteBook(tx: Transaction, id: string): Promise<void> {
  await tx.yearImport.deleteMany({ where: { id } })
}

/** What nobody confirmed since then is forgotten. */
export async function forgetBooks(tx: Transaction, before: Date): Promise<void> {
  await tx.yearImport.deleteMany({ where: { createdAt: { lt: before } } })
}

/** The year of that fiscal year, and whether it has requests. */
export async function yearOf(tx: Transaction, targetFiscalYear: number) {
  const row = await tx.cycle.findUnique({
    where: { targetFiscalYear },
    select: { id: true, _count: { select: { requests: true } } },
  })
  return row && { id: row.id as CycleId, hasRequests: row._count.requests > 0 }
}

/** An imported request is one that is over: adopted as it stands in the book, with nothing to be done. */
export async function closeImported(
  tx: Transaction,
  id: PolicyRequestId,
  { importedFrom, revisionId }: { readonly importedFrom: string; readonly revisionId: RevisionId },
): Promise<void> {
  const data = { state: 'closed', importedFrom, adoptedRevisionId: revisionId } as const
  await tx.policyRequest.update({ where: { id }, data, select: { id: true } })
}
