import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { createI18n } from './i18n/create-i18n.ts'
import { TranslationProvider } from './i18n/use-translation.ts'
import { ERROR_REFERENCE_META, ErrorReferenceProvider } from './routing/error-reference.ts'
import { startPatientConnection } from './routing/patient-connection.ts'

startPatientConnection()

// Only the language of this page is fetched.
const i18n = await createI18n(document.documentElement.lang === 'en' ? 'en' : 'ja')
const reference = document.querySelector<HTMLMetaElement>(`meta[name="${ERROR_REFERENCE_META}"]`)?.content ?? null

startTransition(() => {
  hydrateRoot(
    document,
    <TranslationProvider value={i18n}>
      <ErrorReferenceProvider value={reference}>
        <RemixBrowser />
      </ErrorReferenceProvider>
    </TranslationProvider>,
  )
})
