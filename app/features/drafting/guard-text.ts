import { Extension } from '@tiptap/core'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { MAX_TEXT_LENGTH } from '#app/document/schema-version.ts'

export type TextGuard = {
  /** May this person change the text at this moment? */
  readonly isEditable: () => boolean
  /** The person wrote more than a text may have; what was written is not in it. */
  readonly onTooLong: () => void
}

/**
 * Keeps changes out that the server would refuse, before they are in the shared document: any while the text is not
 * editable (also those that plugins make by themselves), and what would make the text too long. The server checks both again.
 */
export const GuardText = Extension.create<TextGuard>({
  name: 'guardText',
  addOptions: () => ({ isEditable: () => true, onTooLong: () => {} }),
  addProseMirrorPlugins() {
    const { isEditable, onTooLong } = this.options
    return [
      new Plugin({
        filterTransaction: (transaction, { doc }) => {
          if (!transaction.docChanged || isChangeOrigin(transaction)) return true
          if (!isEditable()) return false
          // The size counts letters and nodes, so it is never less than the length.
          if (transaction.doc.content.size <= MAX_TEXT_LENGTH) return true
          const length = lengthOf(transaction.doc)
          if (length <= MAX_TEXT_LENGTH || length <= lengthOf(doc)) return true
          onTooLong()
          return false
        },
      }),
    ]
  },
})

/** Characters of a text as `textLength` counts them, without making JSON of it. */
export function lengthOf(node: Node): number {
  let length = 0
  node.descendants((child) => {
    if (child.isText) length += child.text?.length ?? 0
    else if (child.type.name === 'hardBreak') length += 1
  })
  return length
}
