import type { Namespace, TFunction } from 'i18next'
import { type OwnWords, STANDARD_WORDS } from '#app/domain/own-words.ts'
import type { Locale } from './locale.ts'
import { createTextReader, type TextTree } from './text-reader.ts'

/** The texts of one language: `t` of any namespaces, in i18next's types. Keys without a namespace are looked for in the first. */
export type Translations = {
  readonly language: Locale
  /** The words of the federation, which the page takes along for the browser. */
  readonly words: OwnWords
  readonly tOf: <Spaces extends Namespace>(namespaces: Spaces) => TFunction<Spaces>
}

/**
 * @param texts may grow: what is added is found from then on
 * @param awaitTexts called with the namespaces that a component reads, before it reads them
 */
export function translationsOf(
  locale: Locale,
  texts: TextTree,
  awaitTexts: (namespaces: readonly string[]) => void = () => undefined,
  words: OwnWords = STANDARD_WORDS,
): Translations {
  const readers = new Map<string, TFunction<Namespace>>()
  const readerOf = (namespace: string): TFunction<Namespace> => {
    const reader = readers.get(namespace) ?? (createTextReader(texts, locale, namespace, words) as TFunction<Namespace>)
    readers.set(namespace, reader)
    return reader
  }
  return {
    language: locale,
    words,
    tOf: <Spaces extends Namespace>(namespaces: Spaces) => {
      const names = [namespaces].flat().map(String)
      awaitTexts(names)
      return readerOf(names[0] ?? 'common') as unknown as TFunction<Spaces>
    },
  }
}
