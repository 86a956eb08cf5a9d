import type { Block, PageOf } from './block.ts'
import { lineOf } from './paragraph.ts'

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

/** Which cells are heads says the text, cell by cell. */
const HEADER_LOOK = '<w:shd w:val="clear" w:color="auto" w:fill="E7ECF3"/><w:vAlign w:val="center"/>'
const CELL_MARGIN = { side: 100, top: 50 } as const

type Placed = {
  readonly cell: Cell | null
  readonly column: number
  readonly span: number
  readonly merge: 'restart' | 'continue' | null
}

/** A table with fixed columns. Rows are not torn by a page break unless they may be; leading rows of header cells are repeated on every page. */
export function table(options: TableOptions): Block {
  const grid = placeCells(options)
  const rows = grid.map((row, index) => tableRow(options, row, isHeaderRow(options.rows, index)))
  const total = options.columns.reduce((sum, width) => sum + width, 0)
  const gridColumns = options.columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  return {
    // Between two tables there must be a paragraph, or Word makes them one.
    build: (pageOf) =>
      `${lineOf('TableBefore')}<w:tbl><w:tblPr><w:tblStyle w:val="RuledTable"/><w:tblW w:type="dxa" w:w="${total}"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${gridColumns}</w:tblGrid>${rows.map((row) => row.build(pageOf)).join('')}</w:tbl>${lineOf('TableAfter')}`,
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
        placed.push({ cell: null, column, span: above.span, merge: 'continue' })
        column += above.span
        continue
      }
      const cell = waiting.shift() ?? null
      let span = Math.min(cell?.columns ?? 1, columns.length - column)
      for (let next = 1; next < span; next++) if ((reaching.get(column + next)?.rows ?? 0) > 0) span = next
      const down = (cell?.rows ?? 1) - 1
      if (down > 0) reaching.set(column, { rows: down, span })
      placed.push({ cell, column, span, merge: down > 0 ? 'restart' : null })
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
    build: (pageOf: PageOf) => {
      const properties = [
        isHeader || !options.mayTear ? '<w:cantSplit/>' : '',
        least > 0 ? `<w:trHeight w:val="${least * 20}" w:hRule="atLeast"/>` : '',
        isHeader ? '<w:tblHeader/>' : '',
      ].join('')
      const inside = cells.map((cell) => cell.build(pageOf)).join('')
      return `<w:tr>${properties ? `<w:trPr>${properties}</w:trPr>` : ''}${inside}</w:tr>`
    },
  }
}

function tableCell(columns: readonly number[], { cell, column, span, merge }: Placed) {
  const width = columns.slice(column, column + span).reduce((sum, value) => sum + value, 0)
  const blocks = cell?.content(width - 2 * CELL_MARGIN.side) ?? []
  const height = blocks.reduce((sum, block) => sum + block.pieces.reduce((a, b) => a + b, 0), 0)
  return {
    height: (merge === 'restart' ? 0 : height) + CELL_MARGIN.top / 10,
    build: (pageOf: PageOf) => {
      const inside = blocks.map((block) => block.build(pageOf)).join('')
      const properties = [
        `<w:tcW w:type="dxa" w:w="${width}"/>`,
        span > 1 ? `<w:gridSpan w:val="${span}"/>` : '',
        merge ? `<w:vMerge w:val="${merge}"/>` : '',
        cell?.isHeader ? HEADER_LOOK : '',
      ].join('')
      return `<w:tc><w:tcPr>${properties}</w:tcPr>${inside || lineOf('TableText')}</w:tc>`
    },
  }
}
