import { useNavigate, useSearchParams } from '@remix-run/react'
import { useEffect } from 'react'

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * Alt and the arrows go through the wishes, Alt and 1 to 4 choose what becomes of the one that is shown, Ctrl+Enter decides. Never
 * a letter alone (WCAG 2.1.4).
 */
export function useDeskKeys(list: readonly { readonly id: string }[], selected: string | null): void {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing) return
      if (event.ctrlKey && event.key === 'Enter') {
        event.preventDefault()
        const form = document.querySelector<HTMLFormElement>('form#decide')
        form?.requestSubmit(form.querySelector<HTMLButtonElement>('button[value=decide]'))
        return
      }
      if (!event.altKey || event.ctrlKey || event.metaKey) return
      const step = STEPS[event.key]
      const next = step && list[list.findIndex(({ id }) => id === selected) + step]
      if (next) {
        event.preventDefault()
        const params = new URLSearchParams(search)
        params.delete('decided')
        params.set('wish', next.id)
        navigate(`/consolidation?${params}`, { preventScrollReset: true })
      }
      // By the place of the key: with Alt, some keyboards write another sign.
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
      const choice = digit && document.querySelector<HTMLInputElement>(`input[data-desk-key="${digit}"]`)
      if (choice) {
        event.preventDefault()
        choice.click()
        choice.focus()
      }
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [list, selected, search, navigate])
}
