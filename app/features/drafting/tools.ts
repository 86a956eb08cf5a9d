import type { Editor } from '@tiptap/core'
import { leaveRoomBehindTable } from '#app/document/room-behind-table.ts'

/** Why a tool cannot be used at the moment; keys of `drafting:cannot`. */
export type CannotReason = 'notEditable' | 'notInList' | 'notHere' | 'nothingToUndo' | 'nothingToRedo'

/** One button of the toolbar. Its id is the key of its name and of its explanation (`drafting:toolHelp`). */
export type Tool = {
  readonly id: ToolId
  /** As `aria-keyshortcuts` writes it. Set in app/document and by the collaboration extension. */
  readonly keys?: string
  /** Left out for what has no state to show. */
  readonly isActive?: (editor: Editor) => boolean
  readonly can: (editor: Editor) => boolean
  readonly cannot: CannotReason
  /** Missing: the toolbar itself does it. */
  readonly run?: (editor: Editor) => void
}

const TEXT_TOOLS = [
  'bold',
  'underline',
  'numberedList',
  'bulletList',
  'indent',
  'outdent',
  'table',
  'link',
  'undo',
  'redo',
] as const
const TABLE_TOOLS = ['addRow', 'addColumn', 'deleteRow', 'deleteColumn', 'headerRow', 'deleteTable'] as const
export type ToolId = (typeof TEXT_TOOLS)[number] | (typeof TABLE_TOOLS)[number]

const TOOLS: { readonly [Id in ToolId]: Omit<Tool, 'id'> } = {
  bold: {
    keys: 'Control+B',
    isActive: (editor) => editor.isActive('bold'),
    can: (editor) => editor.can().toggleBold(),
    cannot: 'notHere',
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  underline: {
    keys: 'Control+U',
    isActive: (editor) => editor.isActive('underline'),
    can: (editor) => editor.can().toggleUnderline(),
    cannot: 'notHere',
    run: (editor) => editor.chain().focus().toggleUnderline().run(),
  },
  numberedList: {
    keys: 'Control+Shift+7',
    isActive: (editor) => innermostList(editor) === 'orderedList',
    can: (editor) => editor.can().toggleOrderedList(),
    cannot: 'notHere',
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  bulletList: {
    keys: 'Control+Shift+8',
    isActive: (editor) => innermostList(editor) === 'bulletList',
    can: (editor) => editor.can().toggleBulletList(),
    cannot: 'notHere',
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  indent: {
    keys: 'Tab',
    can: (editor) => editor.can().sinkListItem('listItem'),
    cannot: 'notInList',
    run: (editor) => editor.chain().focus().sinkListItem('listItem').run(),
  },
  outdent: {
    keys: 'Shift+Tab',
    can: (editor) => editor.can().liftListItem('listItem'),
    cannot: 'notInList',
    run: (editor) => editor.chain().focus().liftListItem('listItem').run(),
  },
  table: {
    can: (editor) => !editor.isActive('table') && !editor.isActive('listItem'),
    cannot: 'notHere',
    run: (editor) =>
      editor
        .chain()
        .focus()
        .insertTable({ rows: 3, cols: 3, withHeaderRow: true })
        .command(({ tr }) => {
          leaveRoomBehindTable(tr)
          return true
        })
        .run(),
  },
  link: {
    keys: 'Control+K',
    isActive: (editor) => editor.isActive('link'),
    can: () => true,
    cannot: 'notHere',
  },
  undo: {
    keys: 'Control+Z',
    can: (editor) => editor.can().undo(),
    cannot: 'nothingToUndo',
    run: (editor) => editor.chain().focus().undo().run(),
  },
  redo: {
    keys: 'Control+Y',
    can: (editor) => editor.can().redo(),
    cannot: 'nothingToRedo',
    run: (editor) => editor.chain().focus().redo().run(),
  },
  addRow: tableTool(
    (editor) => editor.can().addRowAfter(),
    (editor) => editor.chain().focus().addRowAfter().run(),
  ),
  addColumn: tableTool(
    (editor) => editor.can().addColumnAfter(),
    (editor) => editor.chain().focus().addColumnAfter().run(),
  ),
  deleteRow: tableTool(
    (editor) => editor.can().deleteRow(),
    (editor) => editor.chain().focus().deleteRow().run(),
  ),
  deleteColumn: tableTool(
    (editor) => editor.can().deleteColumn(),
    (editor) => editor.chain().focus().deleteColumn().run(),
  ),
  headerRow: {
    ...tableTool(
      (editor) => editor.can().toggleHeaderRow(),
      (editor) => editor.chain().focus().toggleHeaderRow().run(),
    ),
    isActive: hasHeaderRow,
  },
  deleteTable: tableTool(
    (editor) => editor.can().deleteTable(),
    (editor) => editor.chain().focus().deleteTable().run(),
  ),
}

/** The tools that are always there, and those that come while the cursor is in a table. */
export const textTools: readonly Tool[] = TEXT_TOOLS.map((id) => ({ id, ...TOOLS[id] }))
export const tableTools: readonly Tool[] = TABLE_TOOLS.map((id) => ({ id, ...TOOLS[id] }))

function tableTool(can: Tool['can'], run: NonNullable<Tool['run']>): Omit<Tool, 'id'> {
  return { can, run, cannot: 'notHere' }
}

/** The kind of list the cursor is in, where lists are nested the inner one; null outside. */
function innermostList({ state }: Editor): string | null {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth--) {
    const { name } = $from.node(depth).type
    if (name === 'orderedList' || name === 'bulletList') return name
  }
  return null
}

function hasHeaderRow({ state }: Editor): boolean {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth)
    if (node.type.name === 'table') return node.firstChild?.lastChild?.type.name === 'tableHeader'
  }
  return false
}
