import { isChangeOrigin } from '@tiptap/extension-collaboration'
import { Table } from '@tiptap/extension-table/table'
import type { EditorState, Plugin, Transaction } from '@tiptap/pm/state'
import { tableEditingKey } from '@tiptap/pm/tables'
import { hasBrokenTable } from '#app/document/whole-tables.ts'

/**
 * Tables in a text that several people write. What two made of a table together may not be rectangular until the room server has
 * repaired it: the editor shows it as it is and lets it be filled, but neither repairs it, which every editor would do for itself
 * and write with the next letter, nor changes its rows and columns.
 */
export const SharedTable = Table.extend({
  addProseMirrorPlugins() {
    const plugins: Plugin[] = this.parent?.() ?? []
    for (const plugin of plugins) if (plugin.spec.key === tableEditingKey) leaveToServer(plugin)
    return plugins
  },
  addCommands() {
    const commands = this.parent?.() ?? {}
    return Object.fromEntries(
      Object.entries(commands).map(([name, make]) => [name, onlyOnWholeTables(make as Make)]),
    ) as typeof commands
  },
})

function leaveToServer({ spec }: Plugin): void {
  const append = spec.appendTransaction
  spec.appendTransaction = (transactions, before, after) => {
    const appended = append?.call(spec as never, transactions, before, after)
    if (!appended?.docChanged) return appended
    const isOwn = !transactions.some(isChangeOrigin) && !hasBrokenTable(before.doc)
    return isOwn ? appended : null
  }
}

type Command = (props: { readonly state: EditorState; readonly tr: Transaction }) => boolean
type Make = (...values: never[]) => Command

const onlyOnWholeTables =
  (make: Make): Make =>
  (...values) =>
  (props) =>
    !hasBrokenTable(props.tr.doc) && make(...values)(props)
