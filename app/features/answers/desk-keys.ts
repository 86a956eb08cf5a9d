import { useNavigate } from '@remix-run/react'
import { type RefObject, useEffect, useRef } from 'react'

/** Where Alt with an arrow key belongs to the field: it opens lists and calendars, and on a Mac moves through a text. */
const OWN_ALT_ARROWS = 'select, input[type="date"]'
const OWN_ON_A_MAC = 'textarea, input'

/**
 * Alt with the arrow keys goes through the requests, also from within a field; Alt with PageUp and PageDown does so everywhere,
 * also beside a screen reader that reads sentences by Alt and arrow keys.
 */
export function useDeskKeys(previous: string | null, next: string | null): void {
  const navigate = useNavigate()
  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const [, key, way] = /^(Arrow|Page)(Up|Down)$/.exec(event.key) ?? []
      const to = way === 'Down' ? next : way === 'Up' ? previous : null
      if (!to) return
      const field = event.target instanceof Element ? event.target : null
      const isMac = /Mac|iP/.test(navigator.platform)
      if (key === 'Arrow' && field?.matches(isMac ? `${OWN_ALT_ARROWS}, ${OWN_ON_A_MAC}` : OWN_ALT_ARROWS)) return
      event.preventDefault()
      navigate(to, { preventScrollReset: true })
    }
    document.addEventListener('keydown', go)
    return () => document.removeEventListener('keydown', go)
  }, [navigate, previous, next])
}

/**
 * When the desk goes on to another request, or an answer was saved here, the focus goes to the first field that is still empty,
 * or where there is nothing to fill in to the request's heading: the field that had it is gone.
 * @param shown what is at the desk
 */
export function useFocusOnNext(
  shown: string | null,
  form: RefObject<HTMLFormElement>,
  heading: RefObject<HTMLHeadingElement>,
): void {
  const last = useRef(shown)
  useEffect(() => {
    if (last.current === shown) return
    last.current = shown
    const fields = [
      ...(form.current?.querySelectorAll<HTMLInputElement>(
        'input[type="date"], input[type="text"], input:not([type]), textarea',
      ) ?? []),
    ]
    const empty = fields.find((field) => field.value === '' && field.checkVisibility())
    ;(empty ?? heading.current)?.focus({ preventScroll: true })
  }, [shown, form, heading])
}
