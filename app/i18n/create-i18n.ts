import type { Namespace, TFunction } from 'i18next'
import { createTextReader, type TextTree } from './text-reader.ts'
import type { Translations } from './use-translation.ts'

export const LOCALES = ['ja', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** The texts of one language, loaded when it is needed: a browser gets only its own. */
async function loadTexts(locale: Locale): Promise<TextTree> {
  return locale === 'en' ? (await import('./en/all.ts')).en : (await import('./ja/all.ts')).ja
}

/** All texts of one language. The server makes them once for each language, a browser once. */
export const createI18n = async (locale: Locale): Promise<Translations> =>
  translationsOf(locale, await loadTexts(locale))

function translationsOf(locale: Locale, texts: TextTree): Translations {
  const readers = new Map<string, TFunction<Namespace>>()
  const readerOf = (namespace: string): TFunction<Namespace> => {
    const reader = readers.get(namespace) ?? (createTextReader(texts, locale, namespace) as TFunction<Namespace>)
    readers.set(namespace, reader)
    return reader
  }
  return {
    language: locale,
    tOf: <Spaces extends Namespace>(namespaces: Spaces) =>
      readerOf(String(Array.isArray(namespaces) ? namespaces[0] : namespaces)) as unknown as TFunction<Spaces>,
    with: (more) => translationsOf(locale, { ...texts, ...more }),
  }
}
