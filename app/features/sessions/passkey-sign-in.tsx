import { useFetcher } from '@remix-run/react'
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { useEffect, useState } from 'react'
import type { Refusal } from '#app/domain/result.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTranslation } from '#app/i18n/use-translation.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'

type Answer =
  | { readonly options: PublicKeyCredentialRequestOptionsJSON }
  | { readonly goTo: string }
  | { readonly refusal: Refusal }

const ACTION = { method: 'post', action: '/sign-in/passkey' } as const

type Props = {
  readonly to: string
  /** The page is about nothing else: no line sets it off, and nothing needs to be said of it. */
  readonly isAlone?: boolean
}

/** Signing in with a passkey. Shown where the browser knows them; whoever has none signs in as before. */
export function PasskeySignIn({ to, isAlone = false }: Props) {
  const { t } = useTranslation(['sessions', 'refusals'])
  const { submit, data, state } = useFetcher<Answer>()
  const [isKnown, setKnown] = useState(false)
  const [hasStopped, setStopped] = useState(false)
  // Only a browser can say it.
  useEffect(() => setKnown('PublicKeyCredential' in window), [])
  // The device is asked when the server has answered what to ask it for; then the page that was wanted is loaded anew.
  useEffect(() => {
    if (data && 'goTo' in data) window.location.assign(data.goTo)
    if (!data || !('options' in data)) return
    let isGone = false
    void (async () => {
      try {
        // Loaded when it is needed: most sign in with a password.
        const { startAuthentication } = await import('@simplewebauthn/browser')
        const response = JSON.stringify(await startAuthentication({ optionsJSON: data.options }))
        if (!isGone) submit({ intent: 'prove', response, to }, ACTION)
      } catch {
        if (!isGone) setStopped(true)
      }
    })()
    return () => {
      isGone = true
    }
  }, [data, submit, to])
  if (!isKnown) return null
  const begin = () => {
    setStopped(false)
    submit({ intent: 'begin' }, ACTION)
  }
  return (
    <div className={`flex max-w-md flex-col gap-3 ${isAlone ? 'mt-4' : 'mt-6 border-t border-solid-gray-300 pt-6'}`}>
      {data && 'refusal' in data && state === 'idle' && !hasStopped && (
        <Notice tone="error">{refusalText(t, data.refusal)}</Notice>
      )}
      {hasStopped && <Notice tone="error">{t('sessions:passkeyStopped')}</Notice>}
      {!isAlone && <p>{t('sessions:signInByPasskeyHelp')}</p>}
      <div>
        <Button type="button" variant="secondary" onClick={begin}>
          {t('sessions:signInByPasskey')}
        </Button>
      </div>
    </div>
  )
}
