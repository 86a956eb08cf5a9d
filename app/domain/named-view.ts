import { z } from 'zod'
import { formKeyInput } from './form-key-input.ts'
import type { NamedViewId } from './ids.ts'

/** Named views of one person, and letters of a name. */
export const NAMED_VIEWS_MAX = 20
export const VIEW_NAME_MAX = 40
/** An address of the list is far shorter; longer ones are none of it. */
const QUERY_MAX = 2000

export const saveViewInput = z.object({
  formKey: formKeyInput,
  name: z.string().trim().min(1, 'required').max(VIEW_NAME_MAX, 'tooLong'),
  /** As in the address of the list. */
  query: z.string().max(QUERY_MAX, 'tooLong'),
})

/** What the list of requests is narrowed to, under a name of the person's own; `query` as in the address, without year and page. */
export type NamedView = { readonly id: NamedViewId; readonly name: string; readonly query: string }
