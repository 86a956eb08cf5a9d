import { createI18n, LOCALES, type Locale } from './create-i18n.ts'
import type { Translations } from './translations.ts'

const languages = new Map<Locale, Promise<Translations>>(LOCALES.map((locale) => [locale, createI18n(locale)]))

/** All texts in a language, made once. For the server alone: a browser loads those of its page (browser-i18n.ts). */
export const serverTexts = (locale: Locale): Promise<Translations> => languages.get(locale) ?? createI18n(locale)
