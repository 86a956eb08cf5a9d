/** Wrapped text is not measured by who opens a workbook, only by who types in it: each row says how high it is. */

/** Points. */
const LINE_HEIGHT = 15
/** No row is higher than Excel allows (points). */
const HIGHEST = 409

/**
 * How high (points) a row must be for its longest cell; a full-width letter takes two of the columns' units.
 * @param least lines that a row has room for, however little stands in it
 */
export function rowHeight(
  cells: readonly (string | number)[],
  columns: readonly { readonly width: number }[],
  least = 1,
): number {
  const lines = cells.map((cell, at) => {
    const fits = Math.max(1, (columns[at]?.width ?? 10) - 1)
    return String(cell)
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(unitsOf(line) / (fits - (fits % 2)))), 0)
  })
  return Math.min(HIGHEST, Math.max(least, ...lines) * LINE_HEIGHT + 4)
}

/** Latin letters are half as wide; a little is kept free, since words are not torn. */
const unitsOf = (line: string): number =>
  [...line].reduce((sum, letter) => sum + (/[\u0020-\u007e\uff61-\uff9f]/.test(letter) ? 1.15 : 2), 0)
