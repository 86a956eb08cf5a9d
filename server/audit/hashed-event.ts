/** A stored event as its hash is made from. */
export type HashedEvent = {
  readonly at: Date
  readonly personId: string | null
  readonly personName: string
  readonly action: string
  readonly subjectType: string
  readonly subjectId: string
  readonly details: unknown
  readonly previousSha256: string
}
