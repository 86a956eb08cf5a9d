import type { Block, PageOf } from './block.ts'
import { indentation } from './paragraph.ts'

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
  /** Twips. */
  readonly indent?: number
}

const HEADER_FILL = 'E7ECF3'
const CELL_MARGIN = { side: 100, top: 50 } as const
const BORDER = 'w:val="single" w:sz="4" w:space="0" w:color="5A6472"'

type Placed = {
  readonly cell: Cell | null
  readonly column: number
  readonly span: number
  readonly merge: '' | 'restart' | 'continue'
}

/** A table with fixed columns. Rows are not torn by a page break; leading rows of header cells are repeated on every page. */
export function table(options: TableOptions): Block {
  const grid = placeCells(options)
  const rows = grid.map((row, index) => tableRow(options, row, isHeaderRow(options.rows, index)))
  const total = options.columns.reduce((sum, width) => sum + width, 0)
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} ${BORDER}/>`)
  const head = [
    '<w:tbl><w:tblPr>',
    `<w:tblW w:w="${total}" w:type="dxa"/>`,
    options.indent ? `<w:tblInd w:w="${options.indent}" w:type="dxa"/>` : '',
    `<w:tblBorders>${borders.join('')}</w:tblBorders>`,
    '<w:tblLayout w:type="fixed"/>',
    `<w:tblCellMar><w:top w:w="${CELL_MARGIN.top}" w:type="dxa"/><w:left w:w="${CELL_MARGIN.side}" w:type="dxa"/>`,
    `<w:bottom w:w="${CELL_MARGIN.top}" w:type="dxa"/><w:right w:w="${CELL_MARGIN.side}" w:type="dxa"/></w:tblCellMar>`,
    '</w:tblPr><w:tblGrid>',
    ...options.columns.map((width) => `<w:gridCol w:w="${width}"/>`),
    '</w:tblGrid>',
  ].join('')
  return {
    xml: (pageOf) => `${GAP}${head}${rows.map((row) => row.xml(pageOf)).join('')}</w:tbl>${SPACER}`,
    before: 4,
    pieces: rows.map((row) => row.height),
    after: 9,
  }
}

/** Between two tables there must be a paragraph, or Word makes them one. */
const GAP = '<w:p><w:pPr><w:keepNext/><w:spacing w:line="80" w:lineRule="exact"/></w:pPr></w:p>'
const SPACER = `<w:p><w:pPr><w:spacing w:line="180" w:lineRule="exact"/>${indentation({ left: 0 })}</w:pPr></w:p>`

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
      placed.push({ cell, column, span, merge: down > 0 ? 'restart' : '' })
      column += span
    }
    return placed
  })
}

function tableRow(options: TableOptions, placed: readonly Placed[], isHeader: boolean) {
  const cells = placed.map((place) => tableCell(options.columns, place))
  const least = isHeader ? 0 : (options.minimumHeight ?? 0)
  const height = Math.max(least, ...cells.map((cell) => cell.height)) + 0.5
  const properties = [
    '<w:trPr><w:cantSplit/>',
    least > 0 ? `<w:trHeight w:val="${least * 20}" w:hRule="atLeast"/>` : '',
    isHeader ? '<w:tblHeader/>' : '',
    '</w:trPr>',
  ].join('')
  return {
    height,
    xml: (pageOf: PageOf) => `<w:tr>${properties}${cells.map((cell) => cell.xml(pageOf)).join('')}</w:tr>`,
  }
}

function tableCell(columns: readonly number[], { cell, column, span, merge }: Placed) {
  const width = columns.slice(column, column + span).reduce((sum, value) => sum + value, 0)
  const blocks = cell?.content(width - 2 * CELL_MARGIN.side) ?? []
  const properties = [
    `<w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>`,
    span > 1 ? `<w:gridSpan w:val="${span}"/>` : '',
    merge === '' ? '' : `<w:vMerge w:val="${merge}"/>`,
    cell?.isHeader ? `<w:shd w:val="clear" w:color="auto" w:fill="${HEADER_FILL}"/>` : '',
    cell?.isHeader ? '<w:vAlign w:val="center"/>' : '',
    '</w:tcPr>',
  ].join('')
  const height = blocks.reduce((sum, block) => sum + block.pieces.reduce((a, b) => a + b, 0), 0)
  return {
    height: (merge === 'restart' ? 0 : height) + CELL_MARGIN.top / 10,
    xml: (pageOf: PageOf) => {
      const inside = blocks.map((block) => (typeof block.xml === 'string' ? block.xml : block.xml(pageOf))).join('')
      return `<w:tc>${properties}${inside || '<w:p/>'}</w:tc>`
    },
  }
}
