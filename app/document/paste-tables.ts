import type { DocumentJson } from '#app/domain/document-json.ts'
import { isHidden, isStruckOut } from './html-styles.ts'
import { type HtmlElement, type HtmlNode, plainText } from './html-tree.ts'
import { note } from './left-out.ts'
import { normaliseDocument } from './normalise-document.ts'
import { blocksFromLines, type PastedPiece } from './paste-blocks.ts'
import type { Reading } from './paste-reading.ts'
import { type GridCell, shownGrid } from './table-grid.ts'

/** Reads what stands inside of the elements `inside`, the outermost first; their styles hold for it. */
type ReadPieces = (nodes: readonly HtmlNode[], inside: readonly HtmlElement[]) => PastedPiece[]
type Row = {
  readonly cells: readonly HtmlElement[]
  /** The elements it stands in, itself last. */
  readonly inside: readonly HtmlElement[]
  readonly section: HtmlElement
  readonly isShown: boolean
}
type Parts = {
  readonly around: HtmlNode[]
  readonly rows: Row[]
  readonly foot: Row[]
  readonly columns: HtmlElement[]
  readonly hiddenColumns: Set<number>
}

/**
 * A table: what stands around its rows (the caption) first, then the head, the body, and the foot last wherever it is written.
 * Rows, columns and cells that are hidden or struck out are left out; what spans over them becomes shorter. One with a single cell is
 * only a frame around its text.
 */
export function tablePieces(table: HtmlElement, reading: Reading, read: ReadPieces): PastedPiece[] {
  const parts: Parts = { around: [], rows: [], foot: [], columns: [], hiddenColumns: new Set() }
  new Gatherer(reading, parts).gather(table, [table], true)
  const rows = [...parts.rows, ...parts.foot].map((row) => withoutDeletedCells(row, reading))
  const { hidden, shown } = shownGrid(rows, parts.hiddenColumns)
  for (const cell of hidden) noteText(cell.element, 'hidden', reading)
  const around = read(parts.around, [table])
  const contentOf = ({ element, row, isEmptied }: PlacedCell) =>
    isEmptied ? [] : read(element.children, [...(rows[row]?.inside ?? []), element])
  const [only] = shown[0] ?? []
  if (!only) return around
  if (shown.length === 1 && shown[0]?.length === 1) return [...around, ...contentOf(only)]
  const content = shown.map((cells) => ({
    type: 'tableRow',
    content: cells.map((cell) => cellOf(cell, blocksFromLines(contentOf(cell)))),
  }))
  return [...around, { block: { type: 'table', content } }]
}

type PlacedCell = GridCell & { readonly row: number }

const noteText = (node: HtmlElement, kind: 'hidden' | 'deleted', { tally }: Reading): void => {
  if (plainText(node).trim() !== '') note(tally, kind)
}

/** Sorts what is in a table; what stands where only rows and cells may stand goes in front of it, as browsers show it. */
class Gatherer {
  constructor(
    private readonly reading: Reading,
    private readonly parts: Parts,
  ) {}

  gather(node: HtmlElement, inside: readonly HtmlElement[], isShown: boolean): void {
    const isFoot = inside.some((element) => element.tag === 'tfoot')
    for (const child of node.children) {
      if (typeof child === 'string') {
        if (isShown) this.parts.around.push(child)
      } else if (child.tag === 'tr') this.addRow(child, inside, isShown, isFoot)
      else if (child.tag === 'td' || child.tag === 'th')
        this.addRow({ tag: 'tr', attributes: {}, children: [child] }, inside, isShown, isFoot)
      else if (child.tag === 'col') this.addColumns(child, isShown && this.isShown(child))
      else if (child.tag === 'colgroup') this.addGroup(child, isShown && this.isShown(child))
      else if (/^(?:thead|tbody|tfoot)$/.test(child.tag))
        this.gather(child, [...inside, child], isShown && !this.leavesOut(child))
      else if (isShown) this.parts.around.push(child)
    }
  }

  private addRow(row: HtmlElement, inside: readonly HtmlElement[], isSectionShown: boolean, isFoot: boolean): void {
    const isShown = isSectionShown && !this.leavesOut(row)
    const section = inside.at(-1) ?? row
    const cells = row.children.filter(isCell)
    ;(isFoot ? this.parts.foot : this.parts.rows).push({ cells, inside: [...inside, row], section, isShown })
    if (isShown) this.parts.around.push(...row.children.filter((child) => !isCell(child)))
  }

  private addGroup(group: HtmlElement, isShown: boolean): void {
    if (group.children.some((child) => typeof child !== 'string')) this.gather(group, [group], isShown)
    else this.addColumns(group, isShown)
  }

  private addColumns(column: HtmlElement, isShown: boolean): void {
    for (let n = 0; n < span(column.attributes.span); n++) {
      if (!isShown) this.parts.hiddenColumns.add(this.parts.columns.length)
      this.parts.columns.push(column)
    }
  }

  private isShown(node: HtmlElement): boolean {
    return this.reading.manner === 'asWritten' || !isHidden(node, this.reading.styleOf(node))
  }

  private leavesOut(node: HtmlElement): boolean {
    const style = this.reading.styleOf(node)
    const kind = isHidden(node, style) ? 'hidden' : isStruckOut(node, style) ? 'deleted' : null
    if (kind === null || this.reading.manner === 'asWritten') return false
    noteText(node, kind, this.reading)
    return true
  }
}

/** Cells that are struck out keep their place, empty; a row of which all the words are struck out is left out. */
function withoutDeletedCells(row: Row, reading: Reading) {
  const styleOf = (node: HtmlElement) => reading.styleOf(node)
  const isAsWritten = reading.manner === 'asWritten'
  const cells = row.cells.map((element) => {
    const isOut = !isAsWritten && isStruckOut(element, styleOf(element))
    if (isOut && row.isShown) noteText(element, 'deleted', reading)
    const isCellHidden = !isAsWritten && isHidden(element, styleOf(element))
    return {
      element,
      colspan: span(element.attributes.colspan),
      rowspan: span(element.attributes.rowspan),
      isHidden: isCellHidden,
      // What goes on into a row that is shown keeps its place there, without its words.
      isEmptied: isOut || !row.isShown,
    }
  })
  const words = cells.filter(({ element, isHidden }) => !isHidden && plainText(element).trim() !== '')
  const isAllDeleted = words.length > 0 && words.every((cell) => cell.isEmptied)
  return { ...row, cells, isShown: row.isShown && !isAllDeleted }
}

const isCell = (node: HtmlNode): node is HtmlElement =>
  typeof node !== 'string' && (node.tag === 'td' || node.tag === 'th')

function cellOf({ element, colspan, rowspan }: GridCell, blocks: readonly DocumentJson[]): DocumentJson {
  const content = blocks.flatMap((block) =>
    block.type === 'table'
      ? (block.content ?? []).flatMap((row) => (row.content ?? []).flatMap((inner) => [...(inner.content ?? [])]))
      : [block],
  )
  const { width: said = '', colspan: over } = element.attributes
  const width = Math.round(Number.parseFloat(said))
  const isOneColumn = span(over) === 1 && !said.includes('%')
  return normaliseDocument({
    type: element.tag === 'th' ? 'tableHeader' : 'tableCell',
    attrs: { colspan, rowspan, colwidth: isOneColumn && width >= 25 && width <= 2000 ? [width] : null },
    content: content.length > 0 ? content : [{ type: 'paragraph' }],
  })
}

const span = (value: string | undefined): number => Math.min(Math.max(Number.parseInt(value ?? '1', 10) || 1, 1), 50)
