import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

/** How often the page looks whether its packages are made (ms). */
const INTERVAL = 2000

/** Loads the page anew now and then while packages on it are being made. */
export function useReloadWhile(making: boolean): void {
  const { revalidate, state } = useRevalidator()
  // The server cannot call the page, so the page asks again after each answer.
  useEffect(() => {
    if (!making || state !== 'idle') return
    const timer = setTimeout(revalidate, INTERVAL)
    return () => clearTimeout(timer)
  }, [making, state, revalidate])
}
