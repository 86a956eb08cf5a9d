/** So many places are as bad as more of them. */
export const UNCERTAIN = 2

/** Places in `texts` where `wanted` stands, two at most, also those that overlap: with 「々々々」 it is not certain which 「々々」 is meant. */
export function countPassages(texts: readonly string[], wanted: string): number {
  let count = 0
  for (const text of texts)
    for (let index = text.indexOf(wanted); index >= 0 && count < UNCERTAIN; index = text.indexOf(wanted, index + 1))
      count++
  return count
}
