import { useNavigate, useNavigation, useSearchParams } from '@remix-run/react'
import { type RefObject, useEffect, useRef } from 'react'
import type { DeskShow } from '#app/domain/proposal.ts'

/** Where Alt with an arrow key belongs to the field: it opens its list. */
const OWN_ALT_ARROWS = 'select, input[type="date"]'
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, PageDown: 1, ArrowUp: -1, PageUp: -1 }

/** The address of the desk with this wish, everything else as it is. */
export function withWish(search: URLSearchParams, id: string, show?: DeskShow): URLSearchParams {
  const params = new URLSearchParams(search)
  params.delete('decided')
  params.delete('count')
  params.set('wish', id)
  if (show) params.set('show', show)
  return params
}

/**
 * Alt with the arrows or PageUp and PageDown goes through the wishes, Alt with 1 to 4 chooses what becomes of the one that is shown,
 * Ctrl (on a Mac: ⌘) with Enter decides, from anywhere but the search. Never a letter alone (WCAG 2.1.4).
 * @param place the wishes before and after this part of the list
 * @param coming the wish that is on its way; the next step goes on from there
 */
export function useDeskKeys(
  list: readonly { readonly id: string }[],
  place: { readonly before: string | null; readonly next: string | null },
  selected: string | null,
  coming: string | null,
): void {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const field = event.target instanceof Element ? event.target : null
      if (event.isComposing) return
      const isLeaving = coming !== null && coming !== selected
      if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
        if (field?.closest('form[method="get"]')) return
        event.preventDefault()
        // Of the wish that the person has left already nothing is decided.
        if (isLeaving) return
        const form = document.querySelector<HTMLFormElement>('form#decide')
        // What is folded away is not decided by a key.
        if (form?.closest('details:not([open])')) return
        form?.requestSubmit(form.querySelector<HTMLButtonElement>('button[value=decide]'))
        return
      }
      if (!event.altKey || event.ctrlKey || event.metaKey) return
      const step = event.key.startsWith('Arrow') && field?.matches(OWN_ALT_ARROWS) ? undefined : STEPS[event.key]
      const at = list.findIndex(({ id }) => id === (coming ?? selected))
      // At the ends of this part of the list it goes on in the next one.
      const beyond = at < 0 ? null : step === 1 ? place.next : place.before
      const next = step && (list[at + step]?.id ?? beyond)
      if (next) {
        event.preventDefault()
        navigate(`/consolidation?${withWish(search, next)}`, { preventScrollReset: true })
      }
      // By the place of the key: with Alt, some keyboards write another sign.
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
      const choice = digit && document.querySelector<HTMLInputElement>(`input[data-desk-key="${digit}"]`)
      if (choice) {
        event.preventDefault()
        if (isLeaving) return
        choice.click()
        choice.focus()
      }
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [list, place, selected, coming, search, navigate])
}

/** The wish that was asked for and is still on its way: its row is marked at once, however long the rest takes. */
export function useComingWish(): string | null {
  const { state, formData, location } = useNavigation()
  if (state !== 'loading' || formData || location.pathname !== '/consolidation') return null
  return new URLSearchParams(location.search).get('wish')
}

/** When the desk goes on to another wish, its heading has the focus and is in sight, and so is its row in the list. */
export function useWishInSight(shown: string | null, heading: RefObject<HTMLHeadingElement>): void {
  const last = useRef(shown)
  useEffect(() => {
    if (last.current === shown) return
    last.current = shown
    document.querySelector('nav [aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
    heading.current?.focus()
  }, [shown, heading])
}
