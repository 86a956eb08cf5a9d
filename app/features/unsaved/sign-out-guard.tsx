import { lazy, Suspense, useEffect, useState } from 'react'
import type { KeptInBrowser } from './kept-in-browser.ts'

/** Fetched when somebody signs out and there is something to ask. */
const SignOutQuestion = lazy(() => import('./sign-out-question.tsx'))

type Asking = { readonly form: HTMLFormElement; readonly kept: KeptInBrowser }

/**
 * Signing out wipes what this browser keeps of the product (routes/sign-out.tsx). Where that is text which stands nowhere else, the
 * person is asked first. One for all forms that sign out.
 */
export function SignOutGuard({ personId }: { readonly personId: string }) {
  const [asking, setAsking] = useState<Asking | null>(null)
  useEffect(() => {
    const ask = (event: SubmitEvent) => {
      const form = event.target
      if (!(form instanceof HTMLFormElement) || form.getAttribute('action') !== '/sign-out') return
      event.preventDefault()
      event.stopPropagation()
      import('./kept-in-browser.ts')
        .then(({ keptInBrowser }) => keptInBrowser(personId))
        .catch(() => null)
        // `submit()` is no `submit` event: it is not asked again.
        .then((kept) => (kept ? setAsking({ form, kept }) : form.submit()))
    }
    // Before the router hears of it.
    window.addEventListener('submit', ask, true)
    return () => window.removeEventListener('submit', ask, true)
  }, [personId])
  if (!asking) return null
  return (
    <Suspense>
      <SignOutQuestion kept={asking.kept} onStay={() => setAsking(null)} />
    </Suspense>
  )
}
