import { createHash } from 'node:crypto'
import type { StoredFileId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { WrittenFile } from './written-file.ts'

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

/** The file with its bytes. */
export async function readStoredFile(database: Database, id: StoredFileId): Promise<WrittenFile & { sha256: string }> {
  return database.storedFile.findUniqueOrThrow({
    where: { id },
    select: { name: true, mediaType: true, bytes: true, sha256: true },
  })
}
