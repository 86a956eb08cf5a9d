/**
 * The documents that are written of one request at once, as it stands now; each is offered in the workspace to those who may
 * export it. What writes them: server/word/word-kinds.ts, by the same names.
 */
export const REQUEST_DOCUMENTS = ['request'] as const
export type RequestDocument = (typeof REQUEST_DOCUMENTS)[number]
