import { idInput } from './policy-request-input.ts'

/** A UUID made with a form that creates something; an import or the sample year has none. */
export const formKeyInput = idInput.optional()
