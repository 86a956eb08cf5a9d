import type { Transaction } from '@tiptap/pm/state'

/**
 * Adds an empty paragraph to each section that ends with a table. Without it nobody can write behind the table: the arrow
 * keys go on into the next section. Called when a table is inserted, not when a text is opened: that would change it.
 */
export function leaveRoomBehindTable(transaction: Transaction): void {
  const ends: number[] = []
  transaction.doc.forEach((section, offset) => {
    if (section.lastChild?.type.name === 'table') ends.push(offset + section.nodeSize - 1)
  })
  const paragraph = transaction.doc.type.schema.nodes.paragraph
  // From the last one to the first, so that places stay valid.
  for (const end of ends.reverse()) if (paragraph) transaction.insert(end, paragraph.create())
}
