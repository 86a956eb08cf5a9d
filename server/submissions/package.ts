import type { CycleId, PolicyRequestId, RecipientId, RevisionId } from '#app/domain/ids.ts'

/** What a package was asked to hold; stored with its job, so that the file and the record of its delivery say the same. */
export type PackageContent = {
  readonly cycleId: CycleId
  readonly recipientId: RecipientId
  readonly documentNumber: string
  /** Date of the letter, YYYY-MM-DD. */
  readonly letterDate: string
  /** The day until which the letter asks for an answer, YYYY-MM-DD; null, or absent in older packages: it names none. */
  readonly replyBy?: string | null
  /** In the order of the book; `number` runs from 1 inside the package. */
  readonly items: readonly PackageItem[]
}

export type PackageItem = {
  readonly requestId: PolicyRequestId
  readonly revisionId: RevisionId
  readonly number: number
}
