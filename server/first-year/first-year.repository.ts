import type { CycleId, PersonId, PolicyRequestId, RevisionId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { ReadBook } from '#server/documents/read/book-entries.ts'
import type { ReadRecords, RecordKind } from '#server/documents/read/record-tables.ts'

type Reader = Database | Transaction

/** What was read of a file, kept until it is confirmed, with what the person chose on the way. */
type Sent = { readonly file: string; readonly sha256: string }
export type SentBook = Sent & ReadBook & { readonly kind: 'book'; readonly chosen?: BookChoices }
export type SentRecords = Sent &
  ReadRecords & {
    readonly kind: RecordKind
    /** By the field of the form, and for words of the table (`wordKey`). */
    readonly chosen?: Readonly<Record<string, string>>
  }
export type SentFile = SentBook | SentRecords

/** What the person answered to what is asked of a book. */
export type BookChoices = {
  readonly title?: string
  readonly targetFiscalYear?: string
  /** For chapters, counted from 0 with this unit taken as a request, the committee; empty: not taken. */
  readonly unit?: string
  readonly committees?: Readonly<Record<string, string>>
  /** For names that nobody here has (`as:name`) the body or recipient that is meant. */
  readonly names?: Readonly<Record<string, string>>
}

export async function insertFile(tx: Transaction, personId: PersonId, content: SentFile, at: Date): Promise<string> {
  const data = { personId, content: content as object, createdAt: at }
  return (await tx.yearImport.create({ data, select: { id: true } })).id
}

/** What the person sent; of others nothing. */
export async function findFile(reader: Reader, id: string, personId: PersonId): Promise<SentFile | null> {
  const row = await reader.yearImport.findFirst({ where: { id, personId }, select: { content: true } })
  return row && (row.content as unknown as SentFile)
}

/** The same, held until the transaction ends: two windows of one person go one after the other. */
export async function lockFile(tx: Transaction, id: string, personId: PersonId): Promise<SentFile | null> {
  await tx.$queryRaw`SELECT id FROM year_import WHERE id = ${id}::uuid FOR UPDATE`
  return findFile(tx, id, personId)
}

export async function updateFile(tx: Transaction, id: string, content: SentFile): Promise<void> {
  await tx.yearImport.update({ where: { id }, data: { content: content as object }, select: { id: true } })
}

export async function deleteFile(tx: Transaction, id: string): Promise<void> {
  await tx.yearImport.deleteMany({ where: { id } })
}

/** What nobody confirmed since then is forgotten. */
export async function forgetFiles(tx: Transaction, before: Date): Promise<void> {
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
