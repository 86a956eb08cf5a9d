import { z } from 'zod'
import { formKeyInput } from './form-key-input.ts'
import { VIEW_NAME_MAX } from './named-view.ts'

/** An address of the list is far shorter; longer ones are none of it. */
const QUERY_MAX = 2000

export const saveViewInput = z.object({
  formKey: formKeyInput,
  name: z.string().trim().min(1, 'required').max(VIEW_NAME_MAX, 'tooLong'),
  /** As in the address of the list. */
  query: z.string().max(QUERY_MAX, 'tooLong'),
})
