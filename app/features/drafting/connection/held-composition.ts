import type * as Y from 'yjs'

/** By document: writes what the editor holds back of a composition into it. */
const writers = new WeakMap<Y.Doc, () => void>()

/** The editor on `doc` holds back what is being converted; `write` brings into `doc` whatever the editor shows at the moment. */
export function holdsComposition(doc: Y.Doc, write: () => void): void {
  writers.set(doc, write)
}

/**
 * Brings what is being converted in the editor on `doc` into it, as it is: before others' edits are let in, before the page goes,
 * and when the text is frozen (what was written is then handed over). Does nothing where nothing is held.
 */
export const writeHeldComposition = (doc: Y.Doc): void => writers.get(doc)?.()
