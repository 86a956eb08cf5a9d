import { isTorn, layoutOf, type PhysicalLine } from '#app/document/paste-lines.ts'
import { indentOf, rawLines } from '#app/document/paste-pages.ts'
import { markersOf } from '#app/document/paste-runs.ts'
import type { TypedMarker } from '#app/document/paste-signs.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { BULLET, formatNumber, type NumberingScheme, TEXT_LIST_LEVEL } from '#app/domain/numbering.ts'

/** A line as somebody wrote it into a field. */
type Line = {
  readonly text: string
  readonly indent: number
  readonly marker: TypedMarker | null
  /** It begins with a sign that became no list: its level is seen by its indentation. */
  readonly isSigned?: true
}
type Item = { readonly line: number; readonly blocks: Block[] }
type List = {
  readonly kind: TypedMarker['kind']
  readonly family: string
  readonly rank: number
  readonly indent: number
  /** Lists that it stands inside of. */
  readonly depth: number
  readonly items: Item[]
  last: number
}
type Block = { readonly text: string } | List

/** Lists stand in each other so deep at most; the form of documents knows no more. */
const DEPTH_MAX = 6

/**
 * A field of a wish as the first text of a request. Typed numbers and signs become lists where nothing of them changes: each number is
 * printed with the value that was typed, and indentation says what stands below what. All else stays text as it was typed, line by line.
 * @param scheme how the lists of the text are numbered
 */
export function blocksOfWish(text: string, scheme: NumberingScheme): DocumentJson[] {
  let lines = writtenLines(text)
  // A list that is taken apart moves others: each round takes at least one away.
  for (;;) {
    const { blocks, lists } = build(lines)
    const changed = new Set(lists.filter((list) => !isAsTyped(list, lists, lines, scheme)).flatMap(linesOf))
    if (changed.size === 0) return blocks.map(toJson)
    lines = lines.map((line, at) => (changed.has(at) ? asText(line) : line))
  }
}

/** The lines that were written: a sentence that a mail broke at its margin is one. */
function writtenLines(text: string): Line[] {
  const typed = rawLines(text.replaceAll('\f', '\n')).map(
    (line, at, all): PhysicalLine => ({
      ...{ text: line.trim(), content: [], indent: indentOf(line) },
      after: all[at - 1]?.trim() === '' ? 'blank' : 'break',
    }),
  )
  const filled = typed.filter((line) => line.text !== '')
  const layout = layoutOf(filled)
  const isTornBefore = (at: number) => {
    const before = filled[at - 1]
    return before !== undefined && filled[at]?.after === 'break' && isTorn(before, layout)
  }
  const found = markersOf(filled, isTornBefore)
  const lines: Line[] = []
  for (const [at, { text: written, indent }] of filled.entries()) {
    const marker = withWords(found[at], written)
    const before = lines.at(-1)
    const begins = layout.isIndented && indent > 0 && !before?.marker
    if (!before || marker || begins || !isTornBefore(at)) lines.push({ text: written, indent, marker })
    else {
      const gap = /[!-~]$/.test(before.text) && /^[!-~]/.test(written) ? ' ' : ''
      lines[lines.length - 1] = { ...before, text: before.text + gap + written }
    }
  }
  return lines
}

/** A sign alone on its line stays what it is. */
const withWords = (marker: TypedMarker | null | undefined, text: string): TypedMarker | null =>
  marker && marker.length < text.length ? marker : null

const asText = (line: Line): Line => ({ ...line, marker: null, isSigned: true })

const linesOf = ({ items }: List): number[] => items.map(({ line }) => line)

function build(lines: readonly Line[]): { readonly blocks: Block[]; readonly lists: List[] } {
  const blocks: Block[] = []
  const lists: List[] = []
  let open: List[] = []
  for (const [at, line] of lines.entries()) {
    const { marker, indent } = line
    const inside = () => open.at(-1)?.items.at(-1)?.blocks ?? blocks
    if (!marker || open.length > DEPTH_MAX) {
      const going = goesOn(lines, at, open)
      open = open.filter((list, level) => level <= going || list.indent < indent)
      const levels = line.isSigned ? Math.floor((indent - (open.at(-1)?.indent ?? -2)) / 2) - 1 : 0
      inside().push({ text: '　'.repeat(Math.max(0, levels)) + line.text })
      continue
    }
    const item: Item = { line: at, blocks: [{ text: line.text.slice(marker.length) }] }
    const same = open.findLastIndex((list) => isNext(list, marker, indent))
    if (same >= 0) {
      open = open.slice(0, same + 1)
      const list = open[same] as List
      list.items.push(item)
      list.last = marker.n
      continue
    }
    open = open.filter((list) => list.indent < indent || (list.indent === indent && list.rank < marker.rank))
    const { kind, family, rank, n } = marker
    const list: List = { kind, family, rank, indent, depth: open.length, items: [item], last: n }
    inside().push(list)
    lists.push(list)
    open.push(list)
  }
  return { blocks, lists }
}

/** A number goes on counting wherever it is typed; a bullet stands below its like. */
const isNext = (list: List, { kind, family, n }: TypedMarker, indent: number): boolean =>
  list.family === family && (kind === 'ordered' ? n === list.last + 1 : list.indent === indent)

/** The innermost list whose count goes on below a line without a number: until then it belongs to the item. -1: none. */
function goesOn(lines: readonly Line[], at: number, open: readonly List[]): number {
  return open.findLastIndex((list) => {
    if (list.kind !== 'ordered') return false
    const next = lines.slice(at).find(({ marker }) => marker?.family === list.family)
    return next?.marker?.n === list.last + 1
  })
}

/** Is each number printed as it was typed, and does a sign say no more than that it is one? */
function isAsTyped(list: List, lists: readonly List[], lines: readonly Line[], scheme: NumberingScheme): boolean {
  if (list.depth >= DEPTH_MAX) return false
  const signs = list.items.map(({ line }) => signOf(lines[line]))
  if (list.kind === 'ordered')
    return signs.every(
      (sign, at) => plainly(sign) === plainly(formatNumber(scheme, TEXT_LIST_LEVEL + list.depth, at + 1)),
    )
  const others = lists.filter((other) => other.kind === 'bullet' && other.depth === list.depth)
  const ofDepth = new Set(others.flatMap(({ items }) => items.map(({ line }) => signOf(lines[line]))))
  return ofDepth.size === 1 || signs.every((sign) => sign === BULLET)
}

const signOf = (line: Line | undefined): string => (line?.text.slice(0, line.marker?.length ?? 0) ?? '').trim()

/** 「（１）」, 「⑴」, 「①」 and 「1．」 say the same; 「1-1」, 「ア」 and 「第1章」 something else. */
const plainly = (sign: string): string =>
  sign
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/^第(?=\d+[.]?$)/u, '')
    .replace(/^[(]|[).,、]+$/gu, '')

function toJson(block: Block): DocumentJson {
  if ('text' in block) return { type: 'paragraph', content: [{ type: 'text', text: block.text }] }
  return {
    type: block.kind === 'ordered' ? 'orderedList' : 'bulletList',
    content: block.items.map(({ blocks }) => ({ type: 'listItem', content: blocks.map(toJson) })),
  }
}
