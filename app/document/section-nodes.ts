import { type Editor, Node } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { SECTION_NODES, type Section } from './sections.ts'

/** What the editor shows and reads out as the title of each section; in the reader's language. */
export type SectionLabels = Readonly<Record<Section, string>>

/** The whole text: always exactly one 要求本文 and one 背景・理由. */
export const RequestDocument = Node.create({ name: 'doc', topNode: true, content: 'requestBody background' })

/** 要求本文 */
export const RequestBody = sectionNode('body')
/** 背景・理由 */
export const Background = sectionNode('background')

function sectionNode(section: Section) {
  return Node.create<{ label: string | null }>({
    name: SECTION_NODES[section],
    content: 'block+',
    isolating: true,
    defining: true,
    selectable: false,
    addOptions: () => ({ label: null }),
    parseHTML: () => [{ tag: `section[data-section="${section}"]` }],
    renderHTML() {
      const { label } = this.options
      return ['section', { 'data-section': section, ...(label && { 'data-label': label, 'aria-label': label }) }, 0]
    },
    addKeyboardShortcuts() {
      return { 'Mod-a': ({ editor }) => selectSection(editor, this.name) }
    },
  })
}

/** Ctrl+A takes the section the cursor is in; once it is all selected, the second Ctrl+A takes the whole text. */
function selectSection(editor: Editor, nodeName: string): boolean {
  const { doc, selection, tr } = editor.state
  const { $from, $to } = selection
  if ($from.depth === 0 || $to.depth === 0 || $from.node(1).type.name !== nodeName || $from.before(1) !== $to.before(1))
    return false
  const wanted = TextSelection.between(doc.resolve($from.start(1)), doc.resolve($from.end(1)))
  if (selection.from <= wanted.from && selection.to >= wanted.to) return false
  editor.view.dispatch(tr.setSelection(wanted))
  return true
}
