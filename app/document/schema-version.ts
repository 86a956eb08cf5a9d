/** Raised whenever a node, a mark or an attribute is added or changes: an older client would delete what it does not know. */
export const SCHEMA_VERSION = 2

/** The one shared fragment of a request's Y.Doc; 要求本文 and 背景・理由 are nodes inside it. */
export const FRAGMENT = 'request'

/** Longest text of one request in characters, both sections together: some sixty printed pages. */
export const MAX_TEXT_LENGTH = 100_000

/** HTML is longer than its text by its markup; Word needs about twenty times as much. */
export const MAX_HTML_LENGTH = 50 * MAX_TEXT_LENGTH

/**
 * What else a text may have, both sections together. Letters alone do not say what a text costs: an empty paragraph has none and is
 * read, shown and numbered all the same. The room server refuses what goes beyond (server/collab/trial.ts), the editor before it
 * is written (guard-text.ts), a paste before it is made. A stored text beyond it can be opened and made smaller.
 */
export const TEXT_LIMITS = {
  letters: MAX_TEXT_LENGTH,
  /** Everything but letters: sections, paragraphs, lists and their items, tables, rows, cells, line breaks. */
  nodes: 8_000,
  /** Cells of all tables; 40 pages of tables with five columns and ten rows. */
  cells: 2_000,
  /** Nodes inside each other. Thirty levels of lists: more than a person can read, less than what readers that walk the tree can bear. */
  depth: 60,
  /** The shared document as it is stored, with what its history leaves behind (bytes). */
  storedBytes: 4 * 1024 * 1024,
} as const
