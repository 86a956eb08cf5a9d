import { Node } from '@tiptap/core'
// The types of its commands; ours bear the same names.
import type {} from '@tiptap/extension-list'

/** What may stand in a list item or a table cell besides its first paragraph: never a table. */
const PROSE = '(paragraph | orderedList | bulletList)'

/**
 * A numbered list. It stores no number and no style: both follow from where it stands (app/domain/numbering.ts), so that
 * screen, plain text and Word always agree. Tiptap's own list keeps `start` and `type`, hence ours.
 */
export const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block list',
  content: 'listItem+',
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: () => ['ol', 0],
  addCommands() {
    return { toggleOrderedList: () => (command) => command.commands.toggleList(this.name, 'listItem') }
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-7': () => this.editor.commands.toggleOrderedList() }
  },
})

/** A list without numbers: 「・」 at every depth. */
export const BulletList = Node.create({
  name: 'bulletList',
  group: 'block list',
  content: 'listItem+',
  parseHTML: () => [{ tag: 'ul' }],
  renderHTML: () => ['ul', 0],
  addCommands() {
    return { toggleBulletList: () => (command) => command.commands.toggleList(this.name, 'listItem') }
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-8': () => this.editor.commands.toggleBulletList() }
  },
})

/** One item: a paragraph first, then more paragraphs and lists. */
export const ListItem = Node.create({
  name: 'listItem',
  content: `paragraph ${PROSE}*`,
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      Tab: () => this.editor.commands.sinkListItem(this.name),
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
    }
  },
})

/** Content of a table cell. */
export const CELL_CONTENT = `${PROSE}+`
