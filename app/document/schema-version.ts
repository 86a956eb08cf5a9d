/** Raised whenever a node, a mark or an attribute is added or changes: an older client would delete what it does not know. */
export const SCHEMA_VERSION = 1

/** The one shared fragment of a request's Y.Doc; 要求本文 and 背景・理由 are nodes inside it. */
export const FRAGMENT = 'request'

/** Longest text of one request in characters, both sections together: some sixty printed pages. */
export const MAX_TEXT_LENGTH = 100_000
