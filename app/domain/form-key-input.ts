import { z } from 'zod'

/**
 * A UUID made with a form, or when it is sent: the same one again is the same form. An import or the sample year has none, nor has
 * a form that is sent without JavaScript, where nothing sends it again by itself.
 */
export const formKeyInput = z
  .union([z.literal('').transform(() => undefined), z.uuid('unknownChoice')], { error: 'unknownChoice' })
  .optional()
