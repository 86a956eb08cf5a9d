import type { DocumentJson } from '#app/domain/document-json.ts'
import { isHidden } from './html-styles.ts'
import type { HtmlElement, HtmlNode } from './html-tree.ts'
import { note } from './left-out.ts'
import { normaliseDocument } from './normalise-document.ts'
import { blocksFromLines, type PastedPiece } from './paste-blocks.ts'
import type { Reading } from './paste-reading.ts'

type ReadPieces = (nodes: readonly HtmlNode[]) => PastedPiece[]

/**
 * A table: what stands around its rows (the caption) first, then the head, the body, and the foot last wherever it is written.
 * One with a single cell is only a frame around its text.
 */
export function tablePieces(table: HtmlElement, reading: Reading, read: ReadPieces): PastedPiece[] {
  const parts: Parts = { around: [], rows: [], foot: [], columns: [] }
  gather(table, parts, false)
  const isShown = (node: HtmlElement) => reading.manner === 'asWritten' || !isHidden(node, reading.styleOf(node))
  const hiddenColumns = new Set(parts.columns.flatMap((node, index) => (isShown(node) ? [] : [index])))
  const rows = [...parts.rows, ...parts.foot].map((row) => {
    const cells = isShown(row) ? shownCells(row.children.filter(isCell), hiddenColumns, isShown) : []
    note(reading.tally, 'hidden', cells.length < row.children.filter(isCell).length ? 1 : 0)
    return cells
  })
  const filled = rows.filter((cells) => cells.length > 0)
  const around = read(parts.around)
  const [only] = filled.flat()
  if (!only) return around
  if (filled.length === 1 && filled[0]?.length === 1) return [...around, ...read(only.children)]
  const content = filled.map((cells) => ({ type: 'tableRow', content: cells.map((cell) => cellOf(cell, read)) }))
  return [...around, { block: { type: 'table', content } }]
}

type Parts = {
  readonly around: HtmlNode[]
  readonly rows: HtmlElement[]
  readonly foot: HtmlElement[]
  readonly columns: HtmlElement[]
}

/** Sorts what is in a table; what stands where only rows and cells may stand goes in front of it, as browsers show it. */
function gather(node: HtmlElement, parts: Parts, isFoot: boolean): void {
  for (const child of node.children) {
    if (typeof child === 'string') parts.around.push(child)
    else if (child.tag === 'tr') {
      ;(isFoot ? parts.foot : parts.rows).push(child)
      parts.around.push(...child.children.filter((inside) => !isCell(inside)))
    } else if (child.tag === 'td' || child.tag === 'th')
      (isFoot ? parts.foot : parts.rows).push({ tag: 'tr', attributes: {}, children: [child] })
    else if (child.tag === 'col') for (let n = 0; n < span(child.attributes.span); n++) parts.columns.push(child)
    else if (/^(?:thead|tbody|tfoot|colgroup)$/.test(child.tag)) gather(child, parts, child.tag === 'tfoot')
    else parts.around.push(child)
  }
}

function shownCells(
  cells: readonly HtmlElement[],
  hiddenColumns: ReadonlySet<number>,
  isShown: (node: HtmlElement) => boolean,
): HtmlElement[] {
  let column = 0
  return cells.filter((cell) => {
    const first = column
    column += span(cell.attributes.colspan)
    return isShown(cell) && !(hiddenColumns.has(first) && column === first + 1)
  })
}

const isCell = (node: HtmlNode): node is HtmlElement =>
  typeof node !== 'string' && (node.tag === 'td' || node.tag === 'th')

function cellOf(cell: HtmlElement, read: ReadPieces): DocumentJson {
  const blocks = blocksFromLines(read(cell.children)).flatMap((block) =>
    block.type === 'table'
      ? (block.content ?? []).flatMap((row) => (row.content ?? []).flatMap((inner) => [...(inner.content ?? [])]))
      : [block],
  )
  const colspan = span(cell.attributes.colspan)
  const width = Math.round(Number.parseFloat(cell.attributes.width ?? ''))
  return normaliseDocument({
    type: cell.tag === 'th' ? 'tableHeader' : 'tableCell',
    attrs: {
      colspan,
      rowspan: span(cell.attributes.rowspan),
      colwidth:
        colspan === 1 && !/%/.test(cell.attributes.width ?? '') && width >= 25 && width <= 2000 ? [width] : null,
    },
    content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }],
  })
}

const span = (value: string | undefined): number => Math.min(Math.max(Number.parseInt(value ?? '1', 10) || 1, 1), 50)
