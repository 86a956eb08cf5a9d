import type { Node } from '@tiptap/pm/model'
import { simpleDiff } from 'lib0/diff'
import * as Y from 'yjs'

/** Which node of the editor shows which part of the shared document. */
export type Mapping = Map<Y.XmlFragment | Y.XmlText, Node | readonly Node[]>

/**
 * Writes what changed inside of text blocks into the shared document, letter by letter; what changed in their number and order is
 * left to the binding. The binding itself would merge neighbouring texts and take an empty one for superfluous, and throw away
 * with it what somebody else is writing into it.
 * @returns whether `part` is now all that `node` shows
 */
export function writeLetters(part: Y.XmlFragment, node: Node, mapping: Mapping): boolean {
  if (mapping.get(part) === node) return true
  let isWritten = false
  if (node.isTextblock) isWritten = part instanceof Y.XmlElement && writeBlock(part, node)
  else {
    const parts = part.toArray()
    const nodes = node.children
    if (parts.length !== nodes.length) return false
    isWritten = !(part instanceof Y.XmlElement) || hasAttributesOf(part, node)
    for (const [index, child] of parts.entries()) {
      const shown = nodes[index]
      if (!(child instanceof Y.XmlElement) || !shown || child.nodeName !== shown.type.name) isWritten = false
      else if (!writeLetters(child, shown, mapping)) isWritten = false
    }
  }
  // Also what is around a block: the caret is reckoned with the sizes of all that stands before it.
  if (isWritten && part instanceof Y.XmlElement) mapping.set(part, node)
  return isWritten
}

const hasAttributesOf = (part: Y.XmlElement, node: Node): boolean =>
  Object.entries(node.attrs).every(
    ([name, value]) => JSON.stringify(value ?? null) === JSON.stringify(part.getAttribute(name) ?? null),
  )

/** False: line breaks came or went, and nothing was written. */
function writeBlock(block: Y.XmlElement, node: Node): boolean {
  const places = gaps(block.toArray(), (child) => child instanceof Y.XmlText) as Y.XmlText[][]
  const runs = gaps(node.children, (child) => child.isText)
  if (places.length !== runs.length) return false
  // From the last one to the first, so that positions among the children stay valid.
  for (let gap = runs.length - 1; gap >= 0; gap--) {
    const run = runs[gap] as Node[]
    const texts = places[gap] as Y.XmlText[]
    if (texts.length === 0 && run.length > 0) {
      const made = new Y.XmlText()
      const before = places.slice(0, gap).reduce((sum, each) => sum + each.length, 0) + gap
      block.insert(before, [made])
      texts.push(made)
    }
    if (texts.length > 0) writeRun(texts, run)
  }
  return true
}

/** The children between line breaks. */
function gaps<Child>(children: readonly Child[], isLetters: (child: Child) => boolean): Child[][] {
  const found: Child[][] = [[]]
  for (const child of children) {
    if (isLetters(child)) found.at(-1)?.push(child)
    else found.push([])
  }
  return found
}

/** Usually one text; two who were first at the same time in a browser of earlier times have made two. */
function writeRun(texts: readonly Y.XmlText[], run: readonly Node[]): void {
  const present = texts.map(lettersOf)
  const wanted = run.map((node) => node.text ?? '').join('')
  const { index, remove, insert } = simpleDiff(present.join(''), wanted)
  let offset = 0
  let isInserted = insert === ''
  for (const [number, text] of texts.entries()) {
    const { length } = present[number] as string
    const from = Math.max(index - offset, 0)
    const count = Math.min(index + remove - offset, length) - from
    if (count > 0) text.delete(from, count)
    if (!isInserted && index <= offset + length) {
      text.insert(index - offset, insert)
      isInserted = true
    }
    offset += length
  }
  writeMarks(texts, run)
}

function writeMarks(texts: readonly Y.XmlText[], run: readonly Node[]): void {
  const names = new Set(texts.flatMap((text) => text.toDelta().flatMap(attributeNames)))
  const spans = run.map((node) => ({ length: node.text?.length ?? 0, attributes: marksOf(node) }))
  if (names.size === 0 && spans.every(({ attributes }) => Object.keys(attributes).length === 0)) return
  const none = Object.fromEntries([...names].map((name) => [name, null]))
  let at = 0
  for (const text of texts) {
    const delta = []
    let left = text.length
    while (left > 0 && spans[at]) {
      const span = spans[at] as (typeof spans)[number]
      const retain = Math.min(left, span.length)
      if (retain > 0) delta.push({ retain, attributes: { ...none, ...span.attributes } })
      left -= retain
      span.length -= retain
      if (span.length === 0) at++
    }
    text.applyDelta(delta)
  }
}

const attributeNames = (run: { attributes?: object }): string[] => Object.keys(run.attributes ?? {})

/** None of our marks may overlap with one of its own kind, so that each is written under its name. */
const marksOf = (node: Node): Record<string, object> =>
  Object.fromEntries(node.marks.map((mark) => [mark.type.name, mark.attrs]))

const lettersOf = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
