import type { Namespace, TFunction } from 'i18next'
import { createContext, useContext } from 'react'
import type { Translations } from './translations.ts'

const TranslationsContext = createContext<Translations | null>(null)
export const TranslationProvider = TranslationsContext.Provider

/**
 * `t` for texts of `namespaces`, and the language of the page. Named after the hook of react-i18next, whose types it has.
 * @throws outside a `TranslationProvider`
 */
export function useTranslation<const Spaces extends Namespace = 'common'>(
  namespaces?: Spaces,
): { readonly t: TFunction<Spaces>; readonly i18n: Translations } {
  const i18n = useContext(TranslationsContext)
  if (!i18n) throw new Error('There is no TranslationProvider above this component')
  return { t: i18n.tOf(namespaces ?? ('common' as Spaces)), i18n }
}
