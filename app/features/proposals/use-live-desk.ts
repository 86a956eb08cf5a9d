import { useEffect, useRef, useState } from 'react'
import type { InHand } from '#server/proposals/consolidation.ts'

/** How often an open desk asks (ms). */
const INTERVAL = 3000

type Desk = {
  readonly cycleId: string
  /** The wish that is open here. */
  readonly wishId: string | null
  /** Stands for what is shown. */
  readonly stamp: string
  /** A UUID: which of the person's windows it is. */
  readonly window: string
  /** Is a decision on its way, or another page of the desk? What comes of it is loaded anew by itself, and may not be gone away from. */
  readonly isBusy: boolean
  /** Loads the desk anew. */
  readonly refresh: () => void
}

/**
 * Says which wish is open here, and loads the desk anew when something on it changed, or when it may be seen no more. It asks while
 * it is in sight; others forget it some seconds after it is left.
 * @returns what others have in hand
 */
export function useLiveDesk(desk: Desk): readonly InHand[] {
  const [inHand, setInHand] = useState<readonly InHand[]>([])
  const [ownWindow] = useState(desk.window)
  const shown = useRef(desk)
  shown.current = desk
  const { cycleId, wishId } = desk
  // The server cannot call the page, so the page asks, and stops asking when it is left.
  useEffect(() => {
    const leave = new AbortController()
    const { signal } = leave
    const ask = async () => {
      if (document.hidden) return
      const search = new URLSearchParams({ cycle: cycleId, window: ownWindow, wish: wishId ?? '' })
      const answer = await fetch(`/consolidation.json?${search}`, { signal }).catch(() => null)
      const now = answer?.ok && (await answer.json().catch(() => null))
      if (signal.aborted || !answer || answer.status >= 500) return
      if (now) setInHand(now.inHand)
      if (now?.stamp !== shown.current.stamp && !shown.current.isBusy) shown.current.refresh()
    }
    void ask()
    const timer = setInterval(ask, INTERVAL)
    document.addEventListener('visibilitychange', ask, { signal })
    return () => {
      clearInterval(timer)
      leave.abort()
    }
  }, [cycleId, wishId, ownWindow])
  return inHand
}
