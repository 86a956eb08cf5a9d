import type { Extensions } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { HardBreak } from '@tiptap/extension-hard-break'
import { ListKeymap } from '@tiptap/extension-list/keymap'
import { Paragraph } from '@tiptap/extension-paragraph'
import { TableCell } from '@tiptap/extension-table/cell'
import { TableHeader } from '@tiptap/extension-table/header'
import { TableRow } from '@tiptap/extension-table/row'
import { Table } from '@tiptap/extension-table/table'
import { Text } from '@tiptap/extension-text'
import { Underline } from '@tiptap/extension-underline'
import { Gapcursor } from '@tiptap/extensions/gap-cursor'
import { isCellAttribute } from './cell-span.ts'
import { Link } from './link-mark.ts'
import { BulletList, CELL_CONTENT, ListItem, OrderedList } from './list-nodes.ts'
import { Background, RequestBody, RequestDocument, type SectionLabels } from './section-nodes.ts'

/**
 * Everything that makes up a request's text, for the editor and for `documentSchema`. There is no undo in it: with a shared
 * document that belongs to the collaboration extension.
 * @param sectionLabels the titles of 要求本文 and 背景・理由 in the reader's language
 * @param table what an editor makes of Tiptap's table; the schema is the same
 */
export function documentExtensions(sectionLabels?: SectionLabels, table: typeof Table = Table): Extensions {
  return [
    RequestDocument,
    RequestBody.configure({ label: sectionLabels?.body ?? null }),
    Background.configure({ label: sectionLabels?.background ?? null }),
    Paragraph,
    Text,
    HardBreak,
    Bold,
    Underline,
    ListKeymap,
    Gapcursor,
    OrderedList,
    BulletList,
    ListItem,
    Link,
    table.configure({ resizable: true }),
    TableRow,
    TableHeader.extend({ content: CELL_CONTENT, addAttributes: cellAttributes }),
    TableCell.extend({ content: CELL_CONTENT, addAttributes: cellAttributes }),
  ]
}

/**
 * Tiptap's cells carry an alignment too; ours do not: columns of text are the only tables there are. What a page says that was copied is
 * taken only where the server takes it.
 */
function cellAttributes() {
  const span = (name: 'colspan' | 'rowspan') => ({
    default: 1,
    parseHTML: (element: { getAttribute(name: string): string | null }) => {
      const value = Number(element.getAttribute(name) ?? 1)
      return isCellAttribute(name, value) ? value : 1
    },
  })
  return {
    colspan: span('colspan'),
    rowspan: span('rowspan'),
    colwidth: {
      default: null,
      parseHTML: (element: { getAttribute(name: string): string | null }) => {
        const widths = element.getAttribute('data-colwidth')?.split(',').map(Number) ?? null
        return isCellAttribute('colwidth', widths) ? widths : null
      },
      renderHTML: ({ colwidth }: Record<string, unknown>) =>
        Array.isArray(colwidth) ? { 'data-colwidth': colwidth.join(',') } : {},
    },
  }
}
