import type { DocumentJson } from '#app/domain/document-json.ts'
import { BULLET, formatNumber, type NumberingScheme, TEXT_LIST_LEVEL } from '#app/domain/numbering.ts'
import { SECTION_NODES, SECTIONS, type Section } from './sections.ts'

/** One line of a text as it is read: a paragraph, the beginning of a list item, or a row of a table. */
export type DocumentLine = {
  readonly kind: 'paragraph' | 'item' | 'row'
  /** 0 outside of lists, 1 in the outermost list, … */
  readonly depth: number
  /** The generated number or 「・」; empty for paragraphs and rows. */
  readonly marker: string
  /** Hard breaks are \n; the cells of a row are separated by \t. */
  readonly text: string
}

/** The lines of one section, empty ones included. */
export function sectionLines(
  document: DocumentJson,
  section: Section,
  scheme: NumberingScheme = 'federation',
): DocumentLine[] {
  const node = document.content?.find((child) => child.type === SECTION_NODES[section])
  return (node?.content ?? []).flatMap((block) => blockLines(block, 0, scheme))
}

/**
 * One section as plain text: a line per paragraph, list item and table row, list items indented by a full-width space for
 * each level and led by their number. Lines with nothing written in them are left out, so that an empty list is no text.
 */
export function sectionText(document: DocumentJson, section: Section, scheme: NumberingScheme = 'federation'): string {
  return sectionLines(document, section, scheme)
    .filter((line) => line.text.trim() !== '')
    .map((line) => `${'　'.repeat(line.depth)}${line.marker}${line.text}`)
    .join('\n')
}

/** The whole text in one plain form, for search and for comparing: both sections, an empty line between them. */
export const canonicalText = (document: DocumentJson): string =>
  SECTIONS.map((section) => sectionText(document, section)).join('\n\n')

/** The characters people have written, numbers not counted: what `MAX_TEXT_LENGTH` limits. */
export function textLength(node: DocumentJson): number {
  if (node.text !== undefined) return node.text.length
  return (node.content ?? []).reduce((sum, child) => sum + textLength(child), node.type === 'hardBreak' ? 1 : 0)
}

/** The text inside a paragraph, without its marks. */
export const inlineText = (paragraph: DocumentJson): string =>
  (paragraph.content ?? []).map((child) => (child.type === 'hardBreak' ? '\n' : (child.text ?? ''))).join('')

function blockLines(block: DocumentJson, depth: number, scheme: NumberingScheme): DocumentLine[] {
  switch (block.type) {
    case 'orderedList':
    case 'bulletList':
      return (block.content ?? []).flatMap((item, index) => {
        const marker = block.type === 'bulletList' ? BULLET : formatNumber(scheme, TEXT_LIST_LEVEL + depth, index + 1)
        return itemLines(item, depth + 1, marker, scheme)
      })
    case 'table':
      return (block.content ?? []).map((row) => ({ kind: 'row', depth, marker: '', text: rowText(row, scheme) }))
    default:
      return [{ kind: 'paragraph', depth, marker: '', text: inlineText(block) }]
  }
}

function itemLines(item: DocumentJson, depth: number, marker: string, scheme: NumberingScheme): DocumentLine[] {
  const [first, ...rest] = item.content ?? []
  return [
    { kind: 'item', depth, marker, text: first ? inlineText(first) : '' },
    ...rest.flatMap((block) => blockLines(block, depth, scheme)),
  ]
}

const rowText = (row: DocumentJson, scheme: NumberingScheme): string =>
  (row.content ?? [])
    .map((cell) =>
      (cell.content ?? [])
        .flatMap((block) => blockLines(block, 0, scheme))
        .map((line) => `${line.marker}${line.text}`)
        .join('\n'),
    )
    .join('\t')
