/** The languages of the program, and what each calls itself. Where a text of the trade has no form in one, the Japanese stands. */
export const LANGUAGES = { ja: '日本語', en: 'English' } as const satisfies Record<string, string>
export type Locale = keyof typeof LANGUAGES
export const LOCALES = Object.keys(LANGUAGES) as readonly Locale[]

/** The language that `name` names, or null. */
export const localeNamed = (name: unknown): Locale | null => LOCALES.find((locale) => locale === name) ?? null
