import type { PersonId, ProposalAttachmentId, ProposalId, StoredFileId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'

type Reader = Database | Transaction

export type StoredAttachment = {
  readonly id: ProposalAttachmentId
  readonly proposalId: ProposalId
  readonly fileId: StoredFileId
  readonly name: string
  readonly sha256: string
}

export const findAttachment = async (reader: Reader, id: ProposalAttachmentId): Promise<StoredAttachment | null> => {
  const row = await reader.proposalAttachment.findUnique({
    where: { id },
    select: { proposalId: true, fileId: true, file: { select: { name: true, sha256: true } } },
  })
  if (!row) return null
  return { id, proposalId: row.proposalId as ProposalId, fileId: row.fileId as StoredFileId, ...row.file }
}

type NewAttachment = {
  readonly proposalId: ProposalId
  readonly fileId: StoredFileId
  readonly addedById: PersonId
  readonly at: Date
}

export async function insertAttachment(tx: Transaction, { at, ...attachment }: NewAttachment): Promise<void> {
  await tx.proposalAttachment.create({ data: { ...attachment, addedAt: at } })
}

/** The file goes with it: nothing else has it. */
export async function deleteAttachment(tx: Transaction, { id, fileId }: StoredAttachment): Promise<void> {
  await tx.proposalAttachment.delete({ where: { id } })
  await tx.storedFile.delete({ where: { id: fileId } })
}
