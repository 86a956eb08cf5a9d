import { createContext, useContext } from 'react'

/**
 * The nonce of the content security policy. In the browser it is empty: browsers hide it after parsing, and React must not
 * compare it.
 */
const NonceContext = createContext<string | undefined>(undefined)
export const NonceProvider = NonceContext.Provider
export const useNonce = (): string | undefined => useContext(NonceContext)
