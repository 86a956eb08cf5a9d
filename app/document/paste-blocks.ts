import type { DocumentJson } from '#app/domain/document-json.ts'
import type { LogicalLine } from './paste-lines.ts'
import type { TypedMarker } from './paste-signs.ts'

/** A piece of what was pasted: a line, or a block that is complete as it is (a table). */
export type PastedPiece = LogicalLine | { readonly block: DocumentJson }

type Building = { type: string; content: Building[] | DocumentJson[] }
type OpenList = {
  readonly family: string
  readonly rank: number
  readonly indent: number
  list: Building
  last: number
  /** Most further paragraphs that an earlier item of the list has, and those that the last one has. */
  most: number
  here: number
}

/**
 * Lines with numbers become lists: which family stands inside which follows from the order in which they appear, their
 * indentation, and their usual rank. Paragraphs between two items of a count belong to the item before them, and so do those that are
 * indented as its explanation.
 */
export function blocksFromLines(pieces: readonly PastedPiece[]): DocumentJson[] {
  const root: DocumentJson[] = []
  let open: OpenList[] = []
  /** How far further in than their number explanations begin, and how many of them an item has at most. */
  const explained = new Map<number, number>()
  for (const [index, piece] of pieces.entries()) {
    if ('block' in piece) {
      open = []
      root.push(piece.block)
    } else if (piece.marker) {
      open = placeItem(root, open, piece, piece.marker)
    } else {
      const named = open.findLastIndex((level) => level.family === piece.inItem)
      const level =
        named >= 0 ? named : Math.max(continuedLevel(pieces, index, open), indentedLevel(piece, open, explained))
      open = open.slice(0, level + 1)
      const paragraph = paragraphOf(piece.content)
      const item = lastItem(open)
      const last = open.at(-1)
      if (last) {
        last.here += 1
        const further = piece.indent - last.indent
        if (further > 0) explained.set(further, Math.max(explained.get(further) ?? 0, last.here))
      }
      if (item) item.push(paragraph)
      else root.push(paragraph)
    }
  }
  return root
}

const paragraphOf = (content: readonly DocumentJson[]): DocumentJson =>
  content.length > 0 ? { type: 'paragraph', content: [...content] } : { type: 'paragraph' }

const lastItem = (open: readonly OpenList[]): DocumentJson[] | null =>
  ((open.at(-1)?.list.content as Building[] | undefined)?.at(-1)?.content as DocumentJson[] | undefined) ?? null

function placeItem(root: DocumentJson[], before: OpenList[], line: LogicalLine, marker: TypedMarker): OpenList[] {
  const known = before.findLastIndex((level) => level.family === marker.family)
  let open = known >= 0 ? before.slice(0, known + 1) : outerLevels(before, line, marker)
  const same = known >= 0 ? open.at(-1) : undefined
  const startsAgain = same !== undefined && marker.kind === 'ordered' && marker.n === 1
  const item: Building = { type: 'listItem', content: [paragraphOf(line.content)] }
  if (same && !startsAgain) {
    ;(same.list.content as Building[]).push(item)
    same.last = marker.n
    same.most = Math.max(same.most, same.here)
    same.here = 0
    return open
  }
  if (startsAgain) open = open.slice(0, -1)
  const list: Building = { type: marker.kind === 'ordered' ? 'orderedList' : 'bulletList', content: [item] }
  const into = lastItem(open) ?? root
  into.push(list as DocumentJson)
  return [
    ...open,
    { family: marker.family, rank: marker.rank, indent: line.indent, list, last: marker.n, most: 0, here: 0 },
  ]
}

/** The open lists that a family seen for the first time stands inside of. */
function outerLevels(open: OpenList[], line: LogicalLine, marker: TypedMarker): OpenList[] {
  const deepest = open.at(-1)
  if (!deepest || line.indent > deepest.indent || marker.rank > deepest.rank) return open
  return open.filter((level) => level.rank < marker.rank)
}

/**
 * The innermost list whose item the paragraph belongs to because it is indented further than the item's number; -1: none. One
 * full-width space is how paragraphs begin everywhere: it counts where earlier items, of any list, have such paragraphs.
 */
function indentedLevel(
  { indent }: LogicalLine,
  open: readonly OpenList[],
  explained: ReadonlyMap<number, number>,
): number {
  return open.findLastIndex((level) => {
    const most = Math.max(level.most, explained.get(indent - level.indent) ?? 0)
    return indent > level.indent && (level.indent > 0 || indent > 2 || level.here < most)
  })
}

/**
 * The level whose list goes on after the paragraph at `start` and those behind it; -1 when none does. Bullets do not count: all the
 * paragraphs before the next one must be indented further than it.
 */
function continuedLevel(pieces: readonly PastedPiece[], start: number, open: readonly OpenList[]): number {
  const alive = new Set(open.keys())
  let shallowest = Number.POSITIVE_INFINITY
  for (let index = start; index < pieces.length && alive.size > 0; index++) {
    const piece = pieces[index]
    if (!piece || 'block' in piece) continue
    if (!piece.marker) {
      shallowest = Math.min(shallowest, piece.indent)
      continue
    }
    const { family, kind, n } = piece.marker
    for (const level of [...alive].reverse()) {
      const list = open[level]
      if (!list || list.family !== family) continue
      if (kind === 'ordered' ? n === list.last + 1 : shallowest > list.indent) return level
      alive.delete(level)
    }
  }
  return -1
}
