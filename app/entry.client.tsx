import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { createBrowserI18n } from './i18n/browser-i18n.ts'
import { textsOfAnswers } from './i18n/page-texts.ts'
import { TranslationProvider } from './i18n/use-translation.ts'
import { rememberEarlyInput } from './routing/early-input.ts'
import { ERROR_REFERENCE_META, ErrorReferenceProvider } from './routing/error-reference.ts'
import { pageDataHasArrived } from './routing/page-data.ts'
import { partsOfThisPage } from './routing/parts-of-page.ts'
import { startPatientConnection } from './routing/patient-connection.ts'

rememberEarlyInput()
startPatientConnection(textsOfAnswers)

// The modules of the page's routes have run before this one, and asked for their texts and parts.
const [i18n] = await Promise.all([createBrowserI18n(), pageDataHasArrived(), partsOfThisPage()])
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
