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
  /** A UUID for this window, where it has none yet. */
  readonly newWindow: string
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
  const ownWindow = useOwnWindow(desk.newWindow)
  const shown = useRef(desk)
  shown.current = desk
  const { cycleId, wishId } = desk
  // The server cannot call the page, so the page asks, and stops asking when it is left.
  useEffect(() => {
    if (!ownWindow) return
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

const KEPT_AS = 'desk:window'
/** The page that was left can still hear for a moment (ms): asked at once, a reload would be told that its own name is taken. */
const ASKED_AFTER = 2000

/**
 * Which of the person's windows this is: the same one after a reload, or coming back to the desk, so that nobody meets themselves there.
 * Its name is kept in the tab. A tab that is doubled has the name of the other one: each asks whether it is taken, and then gives it up.
 * (What a page writes as it is left can come too late for the page that follows.)
 */
function useOwnWindow(fresh: string): string | null {
  const [own, setOwn] = useState<string | null>(null)
  const made = useRef(fresh)
  // Only the browser knows which window it is.
  useEffect(() => {
    const kept = tryStorage(() => sessionStorage.getItem(KEPT_AS))
    const isKept = kept !== null && /^[0-9a-f-]{36}$/.test(kept)
    let name = isKept ? kept : made.current
    const take = () => {
      tryStorage(() => sessionStorage.setItem(KEPT_AS, name))
      setOwn(name)
    }
    take()
    const others = new BroadcastChannel(KEPT_AS)
    others.onmessage = ({ data }: MessageEvent<{ readonly asks?: string; readonly taken?: string }>) => {
      if (data.asks === name) others.postMessage({ taken: name })
      if (data.taken !== name) return
      name = made.current
      take()
    }
    const asking = setTimeout(() => isKept && others.postMessage({ asks: name }), ASKED_AFTER)
    return () => {
      clearTimeout(asking)
      others.close()
    }
  }, [])
  return own
}

/** A browser may refuse to keep anything; then each load is a window of its own. */
function tryStorage<Kept>(work: () => Kept): Kept | null {
  try {
    return work()
  } catch {
    return null
  }
}
