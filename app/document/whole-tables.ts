import type { Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { fixTables, TableMap } from '@tiptap/pm/tables'

/** One repair may show the next fault (a cell made narrower leaves one missing); more than a few rounds are never needed. */
const MAX_ROUNDS = 8

/** Is every row of every table as wide as the others, with cells that neither overlap nor reach beyond it? */
export function hasBrokenTable(doc: Node): boolean {
  let isBroken = false
  doc.descendants((node) => {
    if (node.type.spec.tableRole === 'table') isBroken ||= TableMap.get(node).problems !== null
    return !isBroken && !node.isTextblock
  })
  return isBroken
}

/**
 * `doc` with rectangular tables. Two who change the same table at once (one adds a row, the other a column) leave rows of
 * different widths, which neither wrote: missing cells are added, cells that overlap or reach too far are made smaller. No words are
 * lost. The same text gives the same result; a text whose tables are whole comes back as it is.
 */
export function withWholeTables(doc: Node): Node {
  let whole = doc
  for (let round = 0; round < MAX_ROUNDS && hasBrokenTable(whole); round++) {
    const fixed = fixTables(EditorState.create({ doc: whole }))
    if (!fixed) break
    whole = fixed.doc
  }
  return whole
}
