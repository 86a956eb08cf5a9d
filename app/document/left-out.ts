/** What a paste leaves out or makes anew, and how often: the person is told, and can have it back. */
export const LEFT_OUT = [
  /** Numbers and bullets that were typed at the start of a line and are made by the list now. */
  'signs',
  /** Page numbers and the running heads beside them, in lines. */
  'pageLines',
  /** Passages that the source did not show. */
  'hidden',
  /** Passages that were struck out: a deletion (見え消し). */
  'deleted',
  /** Readings of kanji (ruby). */
  'readings',
  /** Notes of reviewers. */
  'comments',
  'pictures',
  /** Addresses that a text may not link to; their words stay. */
  'links',
] as const
export type LeftOutKind = (typeof LEFT_OUT)[number]
export type LeftOut = Readonly<Partial<Record<LeftOutKind, number>>>

/** Counts while reading. */
export type Tally = Partial<Record<LeftOutKind, number>>

export const note = (tally: Tally, kind: LeftOutKind, count = 1): void => {
  if (count > 0) tally[kind] = (tally[kind] ?? 0) + count
}
