import {
  HeightRule,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx'
import type { Block, PageOf } from './block.ts'
import { emptyParagraph } from './paragraph.ts'

export type Cell = {
  /** Blocks of the cell; made for the width (in twips) that remains inside its margins. */
  readonly content: (width: number) => readonly Block[]
  readonly columns?: number
  readonly rows?: number
  readonly isHeader?: boolean
}

export type TableOptions = {
  /** Widths of the columns in twips; they are fixed. */
  readonly columns: readonly number[]
  readonly rows: readonly (readonly Cell[])[]
  /** Least height of the rows that are no header, in points. */
  readonly minimumHeight?: number
  /** May its rows be torn by a page break? Those with whole texts in them are, or half a page stays empty. */
  readonly mayTear?: boolean
}

const HEADER_FILL = 'E7ECF3'
const CELL_MARGIN = { side: 100, top: 50 } as const

type Placed = {
  readonly cell: Cell | null
  readonly column: number
  readonly span: number
  readonly merge: (typeof VerticalMergeType)[keyof typeof VerticalMergeType] | null
}

/** A table with fixed columns. Rows are not torn by a page break unless they may be; leading rows of header cells are repeated on every page. */
export function table(options: TableOptions): Block {
  const grid = placeCells(options)
  const rows = grid.map((row, index) => tableRow(options, row, isHeaderRow(options.rows, index)))
  const total = options.columns.reduce((sum, width) => sum + width, 0)
  return {
    build: (pageOf) => [
      emptyParagraph('TableBefore'),
      new Table({
        width: { size: total, type: WidthType.DXA },
        columnWidths: options.columns,
        layout: TableLayoutType.FIXED,
        style: 'RuledTable',
        rows: rows.map((row) => row.build(pageOf)),
      }),
      // Between two tables there must be a paragraph, or Word makes them one.
      emptyParagraph('TableAfter'),
    ],
    before: 4,
    pieces: rows.map((row) => row.height),
    after: 9,
  }
}

const isHeaderRow = (rows: TableOptions['rows'], index: number): boolean =>
  rows.length > index + 1 &&
  rows.slice(0, index + 1).every((row) => row.length > 0 && row.every((cell) => cell.isHeader))

/** Puts cells where their spans leave room; a cell that reaches down leaves an empty one in each row below it. */
function placeCells({ columns, rows }: TableOptions): Placed[][] {
  const reaching = new Map<number, { rows: number; span: number }>()
  return rows.map((cells) => {
    const placed: Placed[] = []
    const waiting = [...cells]
    for (let column = 0; column < columns.length; ) {
      const above = reaching.get(column)
      if (above && above.rows > 0) {
        above.rows--
        placed.push({ cell: null, column, span: above.span, merge: VerticalMergeType.CONTINUE })
        column += above.span
        continue
      }
      const cell = waiting.shift() ?? null
      let span = Math.min(cell?.columns ?? 1, columns.length - column)
      for (let next = 1; next < span; next++) if ((reaching.get(column + next)?.rows ?? 0) > 0) span = next
      const down = (cell?.rows ?? 1) - 1
      if (down > 0) reaching.set(column, { rows: down, span })
      placed.push({ cell, column, span, merge: down > 0 ? VerticalMergeType.RESTART : null })
      column += span
    }
    return placed
  })
}

function tableRow(options: TableOptions, placed: readonly Placed[], isHeader: boolean) {
  const cells = placed.map((place) => tableCell(options.columns, place))
  const least = isHeader ? 0 : (options.minimumHeight ?? 0)
  const height = Math.max(least, ...cells.map((cell) => cell.height)) + 0.5
  return {
    height,
    build: (pageOf: PageOf) =>
      new TableRow({
        ...((isHeader || !options.mayTear) && { cantSplit: true }),
        ...(isHeader && { tableHeader: true }),
        ...(least > 0 && { height: { value: least * 20, rule: HeightRule.ATLEAST } }),
        children: cells.map((cell) => cell.build(pageOf)),
      }),
  }
}

function tableCell(columns: readonly number[], { cell, column, span, merge }: Placed) {
  const width = columns.slice(column, column + span).reduce((sum, value) => sum + value, 0)
  const blocks = cell?.content(width - 2 * CELL_MARGIN.side) ?? []
  const height = blocks.reduce((sum, block) => sum + block.pieces.reduce((a, b) => a + b, 0), 0)
  return {
    height: (merge === VerticalMergeType.RESTART ? 0 : height) + CELL_MARGIN.top / 10,
    build: (pageOf: PageOf) => {
      const inside = blocks.flatMap((block) => block.build(pageOf))
      return new TableCell({
        width: { size: width, type: WidthType.DXA },
        ...(span > 1 && { columnSpan: span }),
        ...(merge && { verticalMerge: merge }),
        ...(cell?.isHeader && {
          shading: { type: ShadingType.CLEAR, color: 'auto', fill: HEADER_FILL },
          verticalAlign: VerticalAlignTable.CENTER,
        }),
        children: inside.length > 0 ? inside : [emptyParagraph('TableText')],
      })
    },
  }
}
