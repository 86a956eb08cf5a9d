import type { Locale } from './create-i18n.ts'
import { account as accountEn } from './en/account.ts'
import { account as accountJa } from './ja/account.ts'

/**
 * Texts that few pages need. Loaders send them with the page's data, so that the others do not carry them: every page pays for
 * what stands in ja/all.ts and en/all.ts. Only loaders may import this; `WithPageTexts` makes `useTranslation` know them.
 */
export const PAGE_TEXTS = { ja: { account: accountJa }, en: { account: accountEn } } as const

/** The page texts in the language of the visitor. */
export const pageTexts = (locale: Locale) => PAGE_TEXTS[locale]
