import type { OwnWords } from '#app/domain/own-words.ts'
import type { Locale } from './locale.ts'
import type { TextTree } from './text-reader.ts'
import { type Translations, translationsOf } from './translations.ts'

export { LOCALES, type Locale } from './locale.ts'

const ALL: Readonly<Record<Locale, () => Promise<TextTree>>> = {
  ja: async () => (await import('./ja/all.ts')).ja,
  en: async () => (await import('./en/all.ts')).en,
}

/**
 * All texts of one language, for the server, which makes them once for each language. A browser loads what it needs (browser-i18n.ts).
 * @param words those of the federation; the standard ones when not given
 */
export const createI18n = async (locale: Locale, words?: OwnWords): Promise<Translations> =>
  translationsOf(locale, await ALL[locale](), undefined, words)
