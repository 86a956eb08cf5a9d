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
