import { Extension } from '@tiptap/core'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { TEXT_LIMITS } from '#app/document/schema-version.ts'
import { type Measure, outgrown, sizeOfNode, type TextSize } from '#app/document/text-size.ts'

export type TextGuard = {
  /** May this person change the text at this moment? */
  readonly isEditable: () => boolean
  /** The person wrote more than a text may have, or deeper than it may be; what was written is not in it. */
  readonly onFull: (measure: Measure | 'depth') => void
}

/**
 * Keeps changes out that the server would refuse, before they are in the shared document: any while the text is not
 * editable (also those that plugins make by themselves), and what would take the text beyond `TEXT_LIMITS`. The server checks both again.
 */
export const GuardText = Extension.create<TextGuard>({
  name: 'guardText',
  addOptions: () => ({ isEditable: () => true, onFull: () => {} }),
  addProseMirrorPlugins() {
    const { isEditable, onFull } = this.options
    return [
      new Plugin({
        filterTransaction: (transaction, { doc }) => {
          if (!transaction.docChanged || isChangeOrigin(transaction)) return true
          if (!isEditable()) return false
          const measure = outgrownIn(transaction.doc, doc)
          if (measure) onFull(measure)
          return measure === null
        },
      }),
    ]
  },
})

/** In what `doc` is beyond a limit and more so than `before` was; null: in nothing. */
export function outgrownIn(doc: Node, before: Node): Measure | 'depth' | null {
  const size = sizeOf(doc)
  const isDeep = size.depth > TEXT_LIMITS.depth
  if (!isDeep && outgrown(size) === null) return null
  const old = sizeOf(before)
  return isDeep && size.depth > old.depth ? 'depth' : outgrown(size, old)
}

/** How large a text is, without making JSON of it. */
export function sizeOf(node: Node): TextSize & { readonly depth: number } {
  let [letters, nodes, cells, depth] = [0, 0, 0, 0]
  const visit = (parent: Node, level: number): void => {
    // Runs of letters are nodes of their own in the shared document.
    depth = Math.max(depth, level + (parent.isTextblock ? 1 : 0))
    parent.forEach((child) => {
      if (child.isText) {
        letters += child.text?.length ?? 0
        return
      }
      const own = sizeOfNode(child.type.name)
      letters += own.letters
      nodes += own.nodes
      cells += own.cells
      visit(child, level + 1)
    })
  }
  visit(node, 0)
  return { letters, nodes, cells, depth }
}
