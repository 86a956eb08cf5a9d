import { createHash } from 'node:crypto'
import type { StoredFileId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { JobKind, WrittenFile } from '#server/jobs/job.ts'

/** Keeps a file as it was made, with its SHA-256. It is never changed (a trigger refuses UPDATE). */
export async function storeFile(
  tx: Transaction,
  file: WrittenFile,
  at: Date,
): Promise<{ id: StoredFileId; sha256: string }> {
  const bytes = Uint8Array.from(file.bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const row = await tx.storedFile.create({
    data: { name: file.name, mediaType: file.mediaType, bytes, size: bytes.byteLength, sha256, createdAt: at },
    select: { id: true },
  })
  return { id: row.id as StoredFileId, sha256 }
}

/** What a file belongs to, without its bytes; null when there is none of that id. */
export async function fileOwners(
  database: Database,
  id: StoredFileId,
): Promise<{ readonly jobKinds: readonly JobKind[]; readonly submissionCount: number } | null> {
  const row = await database.storedFile.findUnique({
    where: { id },
    select: { jobs: { select: { kind: true } }, _count: { select: { submissions: true } } },
  })
  return row && { jobKinds: row.jobs.map((job) => job.kind), submissionCount: row._count.submissions }
}

/** The file with its bytes. */
export async function readStoredFile(database: Database, id: StoredFileId): Promise<WrittenFile & { sha256: string }> {
  return database.storedFile.findUniqueOrThrow({
    where: { id },
    select: { name: true, mediaType: true, bytes: true, sha256: true },
  })
}
