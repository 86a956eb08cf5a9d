import type { CycleId, RecipientId, SubmissionId } from '#app/domain/ids.ts'
import { documentNumberKey } from '#app/domain/submission.ts'
import type { Transaction } from '#server/db/client.ts'
import { lockName } from '#server/db/lock-name.ts'
import { latestPackages } from '#server/jobs/jobs.repository.ts'

type Addressee = { readonly id: RecipientId; readonly nameJa: string; readonly nameEn: string }

/** A number of a letter of the cycle, with the recipient whose it is; `submissionId` when the letter was handed over. */
export type HeldNumber = {
  readonly documentNumber: string
  readonly recipient: Addressee
  readonly submissionId: SubmissionId | null
}

/**
 * The numbers that letters of the cycle have: of all deliveries, and of the newest package of each recipient that is not recorded
 * yet. Until the transaction ends nobody else gives a letter of the cycle its number: of two who type the same one in the same
 * second, the second sees what the first was given. Three queries.
 */
export async function holdDocumentNumbers(tx: Transaction, cycleId: CycleId): Promise<HeldNumber[]> {
  await lockName(tx, `document numbers of ${cycleId}`)
  const deliveries = await tx.submission.findMany({
    where: { cycleId },
    select: {
      id: true,
      documentNumber: true,
      fileId: true,
      recipient: { select: { id: true, nameJa: true, nameEn: true } },
    },
  })
  const recorded = new Set<string>(deliveries.map(({ fileId }) => fileId))
  const packages = await latestPackages(tx, cycleId)
  return [
    ...deliveries.map(({ id, documentNumber, recipient }) => ({
      documentNumber,
      recipient: { ...recipient, id: recipient.id as RecipientId },
      submissionId: id as SubmissionId,
    })),
    // A record may have been given another number than its package: that of the record counts.
    ...packages.flatMap(({ about: { documentNumber, recipient }, file }) =>
      documentNumber && recipient && !(file && recorded.has(file.id))
        ? [{ documentNumber, recipient: { ...recipient, id: recipient.id as RecipientId }, submissionId: null }]
        : [],
    ),
  ]
}

/**
 * Whose letter of `held` stands in the way of giving this number to a letter to `recipientId`, or null. A package of the same
 * recipient does not: it may be made anew under its number.
 */
export const holderOf = (
  held: readonly HeldNumber[],
  { recipientId, documentNumber }: { readonly recipientId: string; readonly documentNumber: string },
): HeldNumber | null =>
  held.find(
    (one) =>
      documentNumberKey(one.documentNumber) === documentNumberKey(documentNumber) &&
      (one.recipient.id !== recipientId || one.submissionId !== null),
  ) ?? null
