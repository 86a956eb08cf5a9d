import { cellSpan } from '#app/document/cell-span.ts'
import { inlineText } from '#app/document/document-text.ts'
import { isSafeLink } from '#app/document/safe-link.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import type { Block } from './ooxml/block.ts'
import { PAGE, TEXT_WIDTH } from './ooxml/measure.ts'
import { listIndent, type Numbering, type NumberingPlace } from './ooxml/numbering.ts'
import type { Links } from './ooxml/package.ts'
import { paragraph } from './ooxml/paragraph.ts'
import { type Inline, type RunLook, run } from './ooxml/run.ts'
import { listContinueStyle, type StyleName } from './ooxml/styles.ts'
import { type Cell, table } from './ooxml/table.ts'

/** What one document collects while it is written. */
export type Writing = { readonly numbering: Numbering; readonly links: Links }

/** Where blocks stand: in running text, or in a table's cell of a width. */
type Place = { readonly depth: number; readonly cell: { readonly width: number; readonly isHeader: boolean } | null }

type BlockWriter = (node: DocumentJson, place: Place, writing: Writing) => Block[]
const RUNNING_TEXT: Place = { depth: 0, cell: null }

/** Nodes that are blocks → how each is written. */
const BLOCK_WRITERS: Readonly<Record<string, BlockWriter>> = {
  paragraph: (node, place, writing) => [textParagraph(node, place, writing)],
  orderedList: list,
  bulletList: list,
  table: (node, place, writing) => [textTable(node, place, writing)],
}

/** Nodes that are written by the one they stand in. */
const WRITTEN_BY_PARENT = [
  'doc',
  'requestBody',
  'background',
  'listItem',
  'tableRow',
  'tableCell',
  'tableHeader',
] as const
const INLINE_NODES = ['text', 'hardBreak'] as const

/** Mark → how it changes the look of a run; a link is also something to follow. */
const MARK_LOOKS: Readonly<Record<string, RunLook>> = {
  bold: { bold: true },
  underline: { underline: true },
  link: { isLink: true },
}

/** Everything of the schema that can be written; a test compares it with the schema. */
export const HANDLED_NODES: readonly string[] = [...Object.keys(BLOCK_WRITERS), ...WRITTEN_BY_PARENT, ...INLINE_NODES]
export const HANDLED_MARKS: readonly string[] = Object.keys(MARK_LOOKS)

/**
 * The blocks of one section of a request's text.
 * @param cellWidth of the table's cell they are for, in twips; null: running text
 * @throws on a node it does not know: nothing of a text may be missing from a document that goes out
 */
export function sectionBlocks(
  document: DocumentJson,
  section: TextSection,
  writing: Writing,
  cellWidth: number | null = null,
): Block[] {
  const place = cellWidth === null ? RUNNING_TEXT : { depth: 0, cell: { width: cellWidth, isHeader: false } }
  const node = document.content?.find((child) => child.type === section)
  return node && hasText(node) ? blocks(node.content ?? [], place, writing) : []
}

/** Longer paragraphs are torn by a page break, and their last lines with what follows them. */
const KEPT_LINES = 8

/** The last block of a text as one that stays with what follows, where it is a paragraph of few lines. */
export function keptWithNext(
  document: DocumentJson,
  section: TextSection,
  written: Block[],
  writing: Writing,
): Block[] {
  const last = document.content?.find((child) => child.type === section)?.content?.at(-1)
  const block = written.at(-1)
  if (last?.type !== 'paragraph' || !block || block.pieces.length > KEPT_LINES) return written
  const options = { children: inline(last, writing.links), text: inlineText(last) }
  return [...written.slice(0, -1), paragraph({ style: 'BodyTextKept', ...options })]
}

export type TextSection = 'requestBody' | 'background'

const hasText = (node: DocumentJson): boolean => (node.text ?? '').trim() !== '' || (node.content ?? []).some(hasText)

const blocks = (nodes: readonly DocumentJson[], place: Place, writing: Writing): Block[] =>
  nodes.flatMap((node) => blockWriter(node)(node, place, writing))

function blockWriter(node: DocumentJson): BlockWriter {
  const writer = BLOCK_WRITERS[node.type]
  if (!writer) throw new Error(`The Word writer does not know how to write a ${node.type}`)
  return writer
}

function textParagraph(
  node: DocumentJson,
  { depth, cell }: Place,
  { links }: Writing,
  numbering?: NumberingPlace,
): Block {
  const isFurther = depth > 0 && !numbering
  return paragraph({
    style: styleOf(depth, cell, isFurther),
    children: inline(node, links),
    text: inlineText(node),
    ...(numbering && { numbering }),
    ...(cell && { width: cell.width }),
    ...(cell && isFurther && { left: listIndent(depth - 1, cell.width).left }),
  })
}

function styleOf(depth: number, cell: Place['cell'], isFurther: boolean): StyleName {
  if (cell) return cell.isHeader ? 'TableHeader' : 'TableText'
  if (depth === 0) return 'BodyText'
  return isFurther ? listContinueStyle(depth - 1) : 'ListItem'
}

function inline(node: DocumentJson, links: Links): Inline {
  const parts = (node.content ?? []).map((child) => {
    if (child.type === 'hardBreak') return run('\n')
    if (child.type !== 'text') throw new Error(`The Word writer does not know how to write a ${child.type}`)
    const look: RunLook = Object.assign({}, ...(child.marks ?? []).map((mark) => lookOf(mark.type)))
    const href = child.marks?.find((mark) => mark.type === 'link')?.attrs?.href
    const text = run(child.text ?? '', look)
    return isSafeLink(href) ? links.to(href, text) : text
  })
  return parts.join('')
}

function lookOf(mark: string): RunLook {
  const look = MARK_LOOKS[mark]
  if (!look) throw new Error(`The Word writer does not know how to write the mark ${mark}`)
  return look
}

function list(node: DocumentJson, place: Place, writing: Writing): Block[] {
  const kind = node.type === 'bulletList' ? 'bulletList' : 'orderedList'
  const placeOf = writing.numbering.list(kind, place.depth, place.cell?.width ?? null)
  const inside = { ...place, depth: place.depth + 1 }
  return (node.content ?? []).flatMap((item, index) => {
    const [first, ...rest] = item.content ?? []
    const lead = textParagraph(first ?? { type: 'paragraph' }, inside, writing, placeOf(index + 1))
    return [lead, ...blocks(rest, inside, writing)]
  })
}

function textTable(node: DocumentJson, { cell }: Place, writing: Writing): Block {
  const rows = (node.content ?? []).map((row) => row.content ?? [])
  return table({
    columns: columnWidths(rows, cell?.width),
    rows: rows.map((cells) => cells.map((cell) => textCell(cell, writing))),
  })
}

function textCell(cell: DocumentJson, writing: Writing): Cell {
  const isHeader = cell.type === 'tableHeader'
  return {
    columns: cellSpan(cell, 'colspan'),
    rows: cellSpan(cell, 'rowspan'),
    isHeader,
    content: (width) => blocks(cell.content ?? [], { depth: 0, cell: { width, isHeader } }, writing),
  }
}

/** Widths as they were drawn on screen, brought to the width of the page or cell; columns without one share the rest equally. */
export function columnWidths(rows: readonly (readonly DocumentJson[])[], width: number = TEXT_WIDTH): number[] {
  const spans = (row: readonly DocumentJson[]) => row.reduce((sum, cell) => sum + cellSpan(cell, 'colspan'), 0)
  const widest = rows.reduce<readonly DocumentJson[]>((most, row) => (spans(row) > spans(most) ? row : most), [])
  const drawn = widest.flatMap((cell) => {
    const count = cellSpan(cell, 'colspan')
    const widths = Array.isArray(cell.attrs?.colwidth) ? cell.attrs.colwidth : []
    return [...new Array<undefined>(count).keys()].map((index) => Number(widths[index]) || null)
  })
  if (drawn.length === 0) return [width]
  const known = drawn.filter((one) => one !== null)
  const usual = known.length > 0 ? known.reduce((sum, one) => sum + one, 0) / known.length : 1
  const shares = drawn.map((one) => one ?? usual)
  const total = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.max(MINIMUM_COLUMN, Math.floor((share / total) * width)))
  const excess = widths.reduce((sum, one) => sum + one, 0) - width
  const largest = widths.indexOf(Math.max(...widths))
  if ((widths[largest] ?? 0) - excess < MINIMUM_COLUMN) return widths.map(() => Math.floor(width / widths.length))
  return widths.map((one, index) => (index === largest ? one - excess : one))
}

/** Room for two characters and the cell's margins. */
const MINIMUM_COLUMN = Math.round(PAGE.width / 20)
