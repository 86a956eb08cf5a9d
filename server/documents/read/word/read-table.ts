import type { ReadBlock, ReadTextRow, ReadTextTable, TextPlace } from '../read-text.ts'
import { child, type Element, isOn, numberOf, valueIn } from './xml-tree.ts'

type Cell = {
  readonly row: number
  readonly column: number
  readonly columnSpan: number
  rowSpan: number
  readonly fill: string | null
  readonly blocks: ReadBlock[]
}

/** Spans beyond it are lies. */
const COLUMNS = 256
const AROUND = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo'])

type Within = Omit<TextPlace, 'paragraph'>

/**
 * Reads a table; a cell that is merged downwards is one cell, with all that stands in it.
 * @param blocksOf reads the inside of a cell
 */
export function readTable(
  element: Element,
  within: Within,
  counts: { paragraphs: number; tables: number },
  blocksOf: (cell: Element, within: Within) => ReadBlock[],
): ReadTextTable {
  counts.tables += 1
  const table = counts.tables
  const first = counts.paragraphs + 1
  // For each column the cell that goes on downwards.
  const above = new Map<number, Cell>()
  const rows: ReadTextRow[] = []
  for (const row of partsOf(element, 'w:tr')) {
    const properties = child(row, 'w:trPr')
    let column = Math.min(numberOf(valueIn(properties, 'w:gridBefore')) ?? 0, COLUMNS)
    const cells: Cell[] = []
    for (const cell of partsOf(row, 'w:tc')) {
      const own = child(cell, 'w:tcPr')
      const columnSpan = Math.min(Math.max(numberOf(valueIn(own, 'w:gridSpan')) ?? 1, 1), COLUMNS)
      const at = { row: rows.length, column }
      const blocks = blocksOf(cell, { ...within, table, row: at.row + 1, column: column + 1 })
      column += columnSpan
      const merge = child(own, 'w:vMerge')
      const over = above.get(at.column)
      const beside = cells.at(-1)
      if (merge && merge.attributes['w:val'] !== 'restart' && over) {
        over.rowSpan = at.row - over.row + 1
        over.blocks.push(...written(blocks))
        continue
      }
      if (valueIn(own, 'w:hMerge') === 'continue' && beside) {
        Object.assign(beside, { columnSpan: beside.columnSpan + columnSpan })
        beside.blocks.push(...written(blocks))
        continue
      }
      const made: Cell = { ...at, columnSpan, rowSpan: 1, fill: fillOf(own), blocks }
      if (merge) above.set(at.column, made)
      else above.delete(at.column)
      cells.push(made)
    }
    rows.push({ isHeader: isOn(properties, 'w:tblHeader') === true, mark: markOf(properties), cells })
  }
  return { kind: 'table', place: { ...within, paragraph: first, table }, rows }
}

/** Rows or cells, also within what stands round them. */
const partsOf = (element: Element, name: string): Element[] =>
  element.children.flatMap((one) => (one.name === name ? [one] : AROUND.has(one.name) ? partsOf(one, name) : []))

const written = (blocks: readonly ReadBlock[]): ReadBlock[] =>
  blocks.filter((block) => block.kind === 'table' || block.runs.length > 0)

function markOf(properties: Element | undefined): ReadTextRow['mark'] {
  if (child(properties, 'w:del')) return 'deleted'
  if (isOn(properties, 'w:hidden')) return 'hidden'
  return child(properties, 'w:ins') ? 'inserted' : 'shown'
}

function fillOf(properties: Element | undefined): string | null {
  const fill = child(properties, 'w:shd')?.attributes['w:fill'] ?? 'auto'
  return /^[0-9a-f]{6}$/i.test(fill) ? fill.toUpperCase() : null
}
