/** A row of one of last year's tables. */
export type ReadRecord = {
  /** Where it stands: 「表1 3」, 「Sheet1 12」. */
  readonly at: string
  readonly sheet: string
  /** By what the columns hold; lines end with LF. */
  readonly cells: Readonly<Record<string, string>>
  /** What stands in columns that nobody knows, by their heads. */
  readonly more: readonly (readonly [head: string, text: string])[]
  readonly isHidden: boolean
}
