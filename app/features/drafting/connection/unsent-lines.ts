import * as Y from 'yjs'
import { FRAGMENT } from '#app/document/schema-version.ts'

/** The text of a shared document, a line for each paragraph that has any. */
export function linesOf(doc: Y.Doc): string[] {
  return blocksIn(doc.getXmlFragment(FRAGMENT)).filter((line) => line.trim() !== '')
}

/** The lines that are in `mine` and not in `theirs`; a line that stands there twice must stand there twice. */
export function linesOnlyIn(mine: readonly string[], theirs: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const line of theirs) left.set(line, (left.get(line) ?? 0) + 1)
  return mine.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
}

/**
 * Brings `updates` into `doc` as `origin`, unless they build on something that is not there: Yjs would set them aside without
 * a word, and everything that is written afterwards with them.
 * @returns the letters of those that were not brought in, a line for each
 */
export function bringIn(doc: Y.Doc, updates: readonly Uint8Array[], origin: string): string[] {
  return updates.flatMap((update) => {
    const trial = new Y.Doc()
    Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(trial, update)
    const fits = trial.store.pendingStructs === null && trial.store.pendingDs === null
    trial.destroy()
    if (fits) Y.applyUpdate(doc, update, origin)
    return fits ? [] : [lettersIn(update)]
  })
}

/** The letters that an update inserts, in the order in which it has them. */
const lettersIn = (update: Uint8Array): string =>
  Y.decodeUpdate(update)
    .structs.map((struct) =>
      struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : '',
    )
    .join('')

function blocksIn(node: Y.XmlFragment): string[] {
  const children = node.toArray()
  if (children.some((child) => child instanceof Y.XmlText)) return [children.map(inlineText).join('')]
  return children.flatMap((child) => (child instanceof Y.XmlElement ? blocksIn(child) : []))
}

/** What a person would copy: the letters without marks, a hard break as a new line. */
function inlineText(child: Y.XmlElement | Y.XmlText | Y.XmlHook): string {
  if (!(child instanceof Y.XmlText)) return '\n'
  return (child.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
    .join('')
}
