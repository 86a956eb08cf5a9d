import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { SECTION_NODES, SECTIONS, type Section } from '#app/document/sections.ts'

type Options = {
  /** For those who may write: what belongs there. */
  readonly placeholders: Readonly<Record<Section, string>>
  /** For everybody else. */
  readonly nothingWritten: string
}

/**
 * Says in an empty section what belongs there, or that nothing is written where nobody can write now. The text is shown by CSS and
 * is not part of the document.
 */
export const EmptySections = Extension.create<Options>({
  name: 'emptySections',
  addOptions: () => ({ placeholders: { body: '', background: '' }, nothingWritten: '' }),
  addProseMirrorPlugins() {
    const { editor, options } = this
    const sayings = () =>
      editor.isEditable ? options.placeholders : { body: options.nothingWritten, background: options.nothingWritten }
    return [
      new Plugin({ props: { decorations: ({ doc }) => DecorationSet.create(doc, decorationsOf(doc, sayings())) } }),
    ]
  },
})

function decorationsOf(doc: Node, sayings: Options['placeholders']): Decoration[] {
  const decorations: Decoration[] = []
  doc.forEach((node, offset) => {
    const section = SECTIONS.find((each) => SECTION_NODES[each] === node.type.name)
    const first = node.firstChild
    if (!section || node.childCount !== 1 || first?.type.name !== 'paragraph' || first.content.size > 0) return
    decorations.push(
      Decoration.node(offset + 1, offset + 1 + first.nodeSize, {
        class: 'is-empty',
        'data-placeholder': sayings[section],
      }),
    )
  })
  return decorations
}
