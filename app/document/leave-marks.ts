import type * as Y from 'yjs'

/**
 * Yjs tidies up marks (bold, underlined) that mark nothing, in every copy of a text and after every edit that comes from elsewhere. Each
 * copy would take out something else, and what one takes out others do not hear of: the marks belong to who writes them.
 */
export function leaveMarksToTheirWriters(doc: Y.Doc): void {
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    transaction._needFormattingCleanup = false
  })
}
