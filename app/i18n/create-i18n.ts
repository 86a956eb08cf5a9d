import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'

export const LOCALES = ['ja', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** The texts of one language, loaded when it is needed: a browser gets only its own. */
async function loadTexts(locale: Locale) {
  return locale === 'en' ? (await import('./en/all.ts')).en : (await import('./ja/all.ts')).ja
}

/** An i18next of one language, ready to use. The server makes one for each language, a browser one. */
export async function createI18n(locale: Locale): Promise<i18n> {
  const instance = createInstance()
  await instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    defaultNS: 'common',
    resources: { [locale]: await loadTexts(locale) },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
    showSupportNotice: false,
  })
  return instance
}
