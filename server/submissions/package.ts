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
  /** Who headed the recipient on that day; null: the office is addressed. Absent, as what follows, in older packages. */
  readonly headName?: string | null
  readonly sender?: { readonly post: string | null; readonly name: string }
  /** Who sends beside the federation; null: nobody does. */
  readonly coSender?: { readonly body: string; readonly post: string | null; readonly name: string | null } | null
  /** Do the requests' texts stand in the reply form? */
  readonly hasTextsInReplyForm?: boolean
  /** In the order of the book; `number` runs from 1 inside the package. */
  readonly items: readonly PackageItem[]
}

export type PackageItem = {
  readonly requestId: PolicyRequestId
  readonly revisionId: RevisionId
  readonly number: number
}
