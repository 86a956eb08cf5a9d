import { type OwnWords, STANDARD_WORDS } from '#app/domain/own-words.ts'
import { createI18n, type Locale } from './create-i18n.ts'
import type { Translations } from './translations.ts'

/** By words, of which there is one object for each language while they are the same (server/profiles). */
const made = new WeakMap<OwnWords, Map<Locale, Promise<Translations>>>()

/**
 * All texts in a language and in the words of the federation, made once. For the server alone: a browser loads those of its page
 * (browser-i18n.ts).
 */
export function serverTexts(locale: Locale, words: OwnWords = STANDARD_WORDS): Promise<Translations> {
  const languages = made.get(words) ?? new Map<Locale, Promise<Translations>>()
  made.set(words, languages)
  const texts = languages.get(locale) ?? createI18n(locale, words)
  languages.set(locale, texts)
  return texts
}
