import type { ReadCell, ReadSheet } from './read-document.ts'

/** The cell at a row and column, counted from 0. */
export type Grid = (row: number, column: number) => ReadCell | undefined

/** The cells of a sheet by their places; one that was merged over several rows stands in each. */
export function gridOf(sheet: ReadSheet): Grid {
  const cells = new Map<string, ReadCell>()
  for (const { number, cells: ofRow } of sheet.rows)
    for (const cell of ofRow) cells.set(`${number - 1},${cell.column}`, cell)
  // A cell that was merged downwards says the same for each of its rows; one that was merged to the right belongs to one column.
  for (const { startRow, endRow, startCol } of sheet.merged) {
    const first = cells.get(`${startRow},${startCol}`)
    for (let row = startRow + 1; first && row <= Math.min(endRow, startRow + 1000); row++)
      cells.set(`${row},${startCol}`, first)
  }
  return (row, column) => cells.get(`${row},${column}`)
}
