import { useActionData, useLocation } from '@remix-run/react'
import { useEffect, useState } from 'react'

/** What may stand over the edges of the window (px). */
const BARS = 96

/**
 * The answer of the page's action, as `useActionData` gives it, but kept when the page's data are loaded anew (progress is asked
 * for, a newer version is fetched): the reason of a refusal must stay until the person goes on. It goes with the next navigation.
 * When it arrives, what the page says of it is brought into sight: the button may stand far below it.
 */
export function useActionAnswer<Action>() {
  const answer = useActionData<Action>()
  const { key } = useLocation()
  const [kept, setKept] = useState({ key, answer })
  // The router drops the answer with every reload of data; where the page is only changes when somebody goes on.
  useEffect(() => {
    if (answer === undefined) return
    setKept({ key, answer })
    showAnswer(answer)
  }, [answer, key])
  return answer ?? (kept.key === key ? kept.answer : undefined)
}

/** Goes to the first field that is to be mended, else to the reason of the refusal; what was done is shown without moving the focus. */
function showAnswer(answer: unknown): void {
  const first = (selector: string) => document.querySelector<HTMLElement>(`main ${selector}`)
  const { refusal, done } = Object(answer) as { refusal?: { fields?: object }; done?: unknown }
  if (!refusal) {
    if (done) bringIntoSight(first('[role=status]:not(:empty)'))
    return
  }
  // A summary of the fields takes the focus itself.
  const summary = document.activeElement?.closest<HTMLElement>('[role=alert]')
  const message = summary ?? (refusal.fields && first('[aria-invalid=true]')) ?? first('[role=alert]')
  if (!message) return
  if (!message.matches('input, select, textarea')) message.tabIndex = -1
  message.focus({ preventScroll: true })
  bringIntoSight(message)
}

/** In the middle of the window, unless it is seen already: bars may stand over its edges. */
function bringIntoSight(element: HTMLElement | null): void {
  const place = element?.getBoundingClientRect()
  if (place && (place.top < BARS || place.bottom > window.innerHeight - BARS))
    element?.scrollIntoView({ block: 'center' })
}
