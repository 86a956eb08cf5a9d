import type { i18n } from 'i18next'
import { createTextReader, type TextTree } from './text-reader.ts'

export const LOCALES = ['ja', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** The texts of one language, loaded when it is needed: a browser gets only its own. */
async function loadTexts(locale: Locale): Promise<TextTree> {
  return locale === 'en' ? (await import('./en/all.ts')).en : (await import('./ja/all.ts')).ja
}

/**
 * What `useTranslation` needs of an i18next of one language, with all its texts there. The server makes one for each
 * language, a browser one.
 */
export async function createI18n(locale: Locale): Promise<i18n> {
  const texts = await loadTexts(locale)
  const readers = new Map<string, ReturnType<typeof createTextReader>>()
  const readerOf = (namespace: string) => {
    const reader = readers.get(namespace) ?? createTextReader(texts, locale, namespace)
    readers.set(namespace, reader)
    return reader
  }
  const instance = {
    language: locale,
    languages: [locale],
    isInitialized: true,
    options: {
      defaultNS: 'common',
      // The language of a page never changes while it is open, so there is nothing to listen to.
      react: { useSuspense: false, bindI18n: '', bindI18nStore: '' },
    },
    hasLoadedNamespace: () => true,
    getFixedT: (_locale: unknown, namespaces: string | readonly string[] | null) =>
      readerOf((typeof namespaces === 'string' ? namespaces : namespaces?.[0]) ?? 'common'),
    t: readerOf('common'),
  }
  return instance as unknown as i18n
}
