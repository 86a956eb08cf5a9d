import { createContext, useContext } from 'react'

/**
 * The number under which the server has logged why this page failed; null when it did not. Remix hides everything about an
 * error from the browser, so the number travels beside it: in a `<meta>` of the page, from which the browser reads it again.
 */
const ErrorReferenceContext = createContext<string | null>(null)
export const ErrorReferenceProvider = ErrorReferenceContext.Provider
export const useErrorReference = (): string | null => useContext(ErrorReferenceContext)

export const ERROR_REFERENCE_META = 'error-reference'
