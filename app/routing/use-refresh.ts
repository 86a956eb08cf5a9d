import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef } from 'react'

/**
 * Loads the data of the page afresh. Asked while that is under way already it is done once more afterwards: a request that is
 * broken off would be reported as an error.
 */
export function useRefresh(): () => void {
  const { revalidate, state } = useRevalidator()
  const isIdle = useRef(true)
  const isWanted = useRef(false)
  useEffect(() => {
    isIdle.current = state === 'idle'
    if (!isIdle.current || !isWanted.current) return
    isWanted.current = false
    revalidate()
  }, [state, revalidate])
  return useCallback(() => {
    if (isIdle.current) {
      isIdle.current = false
      revalidate()
    } else isWanted.current = true
  }, [revalidate])
}
