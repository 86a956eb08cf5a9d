import { type OwnWords, STANDARD_WORDS } from '#app/domain/own-words.ts'

/** The name under which the words of the federation stand in the head of a page. */
export const WORDS_META = 'words'

/** What stands there; null: they are the standard ones. */
export const wordsForPage = (words: OwnWords): string | null =>
  JSON.stringify(words) !== JSON.stringify(STANDARD_WORDS) ? JSON.stringify(words) : null

/** The words of this page, in a browser. A page is loaded afresh when they are changed. */
export function wordsOfPage(): OwnWords {
  const written = document.querySelector<HTMLMetaElement>(`meta[name="${WORDS_META}"]`)?.content
  return written ? JSON.parse(written) : STANDARD_WORDS
}
