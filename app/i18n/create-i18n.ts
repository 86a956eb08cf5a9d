import type { Locale } from './locale.ts'
import { type Translations, translationsOf } from './translations.ts'

export { LOCALES, type Locale } from './locale.ts'

/** All texts of one language, for the server, which makes them once for each language. A browser loads what it needs (browser-i18n.ts). */
export const createI18n = async (locale: Locale): Promise<Translations> =>
  translationsOf(locale, locale === 'en' ? (await import('./en/all.ts')).en : (await import('./ja/all.ts')).ja)
