import { useTranslation } from './use-translation.ts'

const ID = 'texts-shown'

/**
 * Stands behind everything else on a page and says to the browser whether a text is shown that does not come with each page: the
 * server has read them all by then. React leaves it as the server wrote it.
 */
export function TextsShown() {
  const { i18n } = useTranslation()
  return <div id={ID} hidden data-refusals={i18n.hasRefusals?.() || undefined} suppressHydrationWarning />
}

/** Does the page that the server sent show a refusal? In a browser. */
export const showsRefusal = (): boolean => document.getElementById(ID)?.dataset.refusals !== undefined
