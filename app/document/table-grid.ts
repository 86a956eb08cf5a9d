import type { HtmlElement } from './html-tree.ts'

/** Which cells of a pasted table are shown, and how far they span, once hidden rows and columns are gone. */

/** A cell that is shown: spans count only what is shown. */
export type GridCell = {
  readonly element: HtmlElement
  readonly colspan: number
  readonly rowspan: number
  readonly isEmptied: boolean
}
type SourceCell = GridCell & { readonly isHidden: boolean }
type SourceRow = {
  readonly cells: readonly SourceCell[]
  readonly isShown: boolean
  /** Cells span no further than the head, body or foot they stand in. */
  readonly section: unknown
}
type Placed = SourceCell & { readonly row: number; readonly column: number; readonly end: number }

/**
 * @param rows all rows as they are written, also those that are not shown: cells span over them
 * @returns the cells of each row that is left, with the `row` they were written in; and the cells of shown rows that are hidden. A cell
 *   that begins in a hidden row and goes on into a shown one begins there, emptied.
 */
export function shownGrid(
  rows: readonly SourceRow[],
  hiddenColumns: ReadonlySet<number>,
): { readonly shown: (GridCell & { readonly row: number })[][]; readonly hidden: readonly SourceCell[] } {
  const hidden: SourceCell[] = []
  const starting = new Map<number, Placed[]>()
  for (const cell of placed(rows)) {
    let colspan = 0
    for (let column = cell.column; column < cell.column + cell.colspan; column++)
      if (!hiddenColumns.has(column)) colspan += 1
    if (cell.isHidden || colspan === 0) {
      if (rows[cell.row]?.isShown) hidden.push(cell)
      continue
    }
    let start = cell.row
    while (start < cell.end && !rows[start]?.isShown) start += 1
    if (start >= cell.end) continue
    const others = starting.get(start)
    if (others) others.push({ ...cell, colspan })
    else starting.set(start, [{ ...cell, colspan }])
  }
  const shown = [...starting.entries()]
    .sort(([a], [b]) => a - b)
    .map(([start, cells]) =>
      cells
        .sort((a, b) => a.column - b.column)
        .map(({ element, colspan, isEmptied, row, end }) => {
          let rowspan = 0
          for (let index = start; index < end; index++) if (starting.has(index)) rowspan += 1
          return { element, colspan, rowspan, isEmptied, row }
        }),
    )
  return { shown, hidden }
}

/** The cells with the row and column they begin at, and the row behind their last one. */
function placed(rows: readonly SourceRow[]): Placed[] {
  /** For each column the row from which on it is free. */
  const freeFrom: number[] = []
  let sectionEnd = 0
  return rows.flatMap(({ cells, section }, row) => {
    while (sectionEnd < rows.length && (sectionEnd <= row || rows[sectionEnd]?.section === section)) sectionEnd += 1
    let column = 0
    return cells.map((cell) => {
      while ((freeFrom[column] ?? 0) > row) column += 1
      const first = column
      const end = Math.min(row + cell.rowspan, sectionEnd)
      for (; column < first + cell.colspan; column++) freeFrom[column] = end
      return { ...cell, row, column: first, end }
    })
  })
}
