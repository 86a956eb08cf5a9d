import type { DocumentJson } from '#app/domain/document-json.ts'
import { TEXT_LIMITS } from './schema-version.ts'

/** How large a text is, in what `TEXT_LIMITS` limits. */
export type TextSize = { readonly letters: number; readonly nodes: number; readonly cells: number }

export const NO_SIZE: TextSize = { letters: 0, nodes: 0, cells: 0 }

/** What one node adds by itself: without its children and its letters. A line break counts as a letter too. */
export function sizeOfNode(name: string): TextSize {
  if (name === 'hardBreak') return LINE_BREAK
  return name === 'tableCell' || name === 'tableHeader' ? CELL : OTHER_NODE
}
const LINE_BREAK: TextSize = { letters: 1, nodes: 1, cells: 0 }
const CELL: TextSize = { letters: 0, nodes: 1, cells: 1 }
const OTHER_NODE: TextSize = { letters: 0, nodes: 1, cells: 0 }

/** `size` with `times` (−1: without) what `other` has. */
export const addSize = (size: TextSize, other: TextSize, times: 1 | -1 = 1): TextSize => ({
  letters: size.letters + times * other.letters,
  nodes: size.nodes + times * other.nodes,
  cells: size.cells + times * other.cells,
})

const MEASURES = ['letters', 'nodes', 'cells'] as const
export type Measure = (typeof MEASURES)[number]

/** In what `size` is beyond a limit and more than `before` had: making a text smaller is always allowed. Null: in nothing. */
export const outgrown = (size: TextSize, before: TextSize = NO_SIZE): Measure | null =>
  MEASURES.find((measure) => size[measure] > TEXT_LIMITS[measure] && size[measure] > before[measure]) ?? null

/** How large these blocks are. Not by recursion: what is pasted may be nested as deep as it likes. */
export function sizeOfBlocks(blocks: readonly DocumentJson[]): TextSize {
  let [letters, nodes, cells] = [0, 0, 0]
  const waiting = [...blocks]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'text') letters += node.text?.length ?? 0
    else {
      const own = sizeOfNode(node.type)
      letters += own.letters
      nodes += own.nodes
      cells += own.cells
    }
    for (const child of node.content ?? []) waiting.push(child)
  }
  return { letters, nodes, cells }
}
