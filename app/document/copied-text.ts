import type { Node, ResolvedPos } from '@tiptap/pm/model'
import type { Selection } from '@tiptap/pm/state'
import { BULLET, formatNumber, type NumberingScheme, TEXT_LIST_LEVEL } from '#app/domain/numbering.ts'

/**
 * What is selected as plain text, one line for each paragraph: with the numbers as they stand on the screen, indented by a full-width
 * space for each level, further paragraphs of an item by one more; cells between tabs, a row in a line.
 */
export function copiedText(
  doc: Node,
  { ranges }: Pick<Selection, 'ranges'>,
  scheme: NumberingScheme = 'federation',
): string {
  const lines: { text: string; row: Node | null; cell: Node | null }[] = []
  for (const { $from, $to } of ranges)
    doc.nodesBetween($from.pos, $to.pos, (block, position) => {
      if (!block.isTextblock) return true
      const $start = doc.resolve(position + 1)
      const begin = Math.max($from.pos, position + 1) - position - 1
      const end = Math.min($to.pos, position + 1 + block.content.size) - position - 1
      const words = block.textBetween(begin, Math.max(begin, end), '\n', '\n')
      // Words out of the middle of a line, or of one line only, are no item.
      const isWholeLine = begin === 0 && !($from.parent.isTextblock && $from.sameParent($to) && ranges.length === 1)
      lines.push({ text: isWholeLine ? lead($start, scheme) + words : words, ...tablePlace($start) })
      return false
    })
  return lines
    .map(({ text, row, cell }, index) => {
      const before = lines[index - 1]
      if (!before) return text
      const separator = row && row === before.row ? (cell === before.cell ? ' ' : '\t') : '\n'
      return separator + (row ? text.trim() : text)
    })
    .join('')
}

function tablePlace($start: ResolvedPos): { row: Node | null; cell: Node | null } {
  for (let depth = $start.depth; depth > 0; depth--)
    if ($start.node(depth).type.name === 'tableRow') return { row: $start.node(depth), cell: $start.node(depth + 1) }
  return { row: null, cell: null }
}

/** The indentation of a paragraph, and its number where it begins an item. */
function lead($start: ResolvedPos, scheme: NumberingScheme): string {
  let level = 0
  let marker = ''
  for (let depth = 1; depth < $start.depth; depth++) {
    const list = $start.node(depth)
    if (list.type.name !== 'orderedList' && list.type.name !== 'bulletList') continue
    marker =
      list.type.name === 'bulletList' ? BULLET : formatNumber(scheme, TEXT_LIST_LEVEL + level, $start.index(depth) + 1)
    level += 1
  }
  if (level === 0) return ''
  const item = $start.depth - 1
  const beginsItem = $start.node(item).type.name === 'listItem' && $start.index(item) === 0
  return beginsItem ? '　'.repeat(level) + marker : '　'.repeat(level + 1)
}
