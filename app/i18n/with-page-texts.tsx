import { type ReactNode, useMemo } from 'react'
import type { TextTree } from './text-reader.ts'
import { TranslationProvider, useTranslation } from './use-translation.ts'

/** Makes `useTranslation` below know the texts that the page's loader sent (page-texts.ts). */
export function WithPageTexts({ texts, children }: { readonly texts: TextTree; readonly children: ReactNode }) {
  const { i18n } = useTranslation()
  const all = useMemo(() => i18n.with(texts), [i18n, texts])
  return <TranslationProvider value={all}>{children}</TranslationProvider>
}
