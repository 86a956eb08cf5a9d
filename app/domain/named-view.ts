import type { NamedViewId } from './ids.ts'

/** Named views of one person, and letters of a name. */
export const NAMED_VIEWS_MAX = 20
export const VIEW_NAME_MAX = 40
/** What the list of requests is narrowed to, under a name of the person's own; `query` as in the address, without year and page. */
export type NamedView = { readonly id: NamedViewId; readonly name: string; readonly query: string }
