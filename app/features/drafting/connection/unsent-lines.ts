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

/** What would come of an update in a text; `lines`: what it brings, to be read and copied where it cannot be sent. */
export type TriedUpdate = {
  /**
   * It can be brought in. Where it builds on something that is not there, Yjs would set it aside without a word, and everything
   * that is written afterwards with it; and there may be bytes in the store that are no update.
   */
  readonly fits: boolean
  readonly lines: readonly string[]
}

/** Tries `update` on a copy of `doc`. Never throws. */
export function tryUpdate(doc: Y.Doc, update: Uint8Array): TriedUpdate {
  const trial = new Y.Doc()
  try {
    Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(trial, update)
    const fits = trial.store.pendingStructs === null && trial.store.pendingDs === null
    const brought = fits ? linesOnlyIn(linesOf(trial), linesOf(doc)) : []
    const letters = brought.length > 0 ? '' : lettersIn(update)
    return { fits, lines: letters === '' ? brought : [letters] }
  } catch {
    return { fits: false, lines: [] }
  } finally {
    trial.destroy()
  }
}

/** The letters that an update inserts, in the order in which it has them. @throws where it is no update */
export const lettersIn = (update: Uint8Array): string =>
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
