/**
 * A part of a long list. It is found by the key of any of its items, never by how many come before: what is added or moved elsewhere
 * meanwhile does not shift it under the reader.
 */
export type KeyPage<Key> = {
  /** The keys of this part, in the order of the list. */
  readonly keys: readonly Key[]
  /** The place of the first of them, from 1; 0 where the list is empty. */
  readonly start: number
  readonly total: number
  /** A key of the part before and after; null: there is none. */
  readonly previous: Key | null
  readonly next: Key | null
}

/** Where a part stands in its list, without its keys. */
export type ListPlace<Key> = Omit<KeyPage<Key>, 'keys'>

/** The part of `all` (parts of `size`) in which `at` is; the first one for null and for what is not there any more. */
export function keyPage<Key>(all: readonly Key[], at: Key | null, size: number): KeyPage<Key> {
  const found = at === null ? 0 : Math.max(0, all.indexOf(at))
  const begin = found - (found % size)
  return {
    keys: all.slice(begin, begin + size),
    start: all.length === 0 ? 0 : begin + 1,
    total: all.length,
    previous: begin === 0 ? null : (all[begin - size] ?? null),
    next: all[begin + size] ?? null,
  }
}
