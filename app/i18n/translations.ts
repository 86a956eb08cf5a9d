import type { Namespace, TFunction } from 'i18next'
import { type OwnWords, STANDARD_WORDS } from '#app/domain/own-words.ts'
import type { Locale } from './locale.ts'
import { createTextReader, type TextTree, type TextValues } from './text-reader.ts'

/** Many components can show one of these texts, and few do: it is awaited when one is read, not where one might be. */
export const WHEN_READ = 'refusals'

/** The texts of one language: `t` of any namespaces, in i18next's types. Keys without a namespace are looked for in the first. */
export type Translations = {
  readonly language: Locale
  /** The words of the federation, which the page takes along for the browser. */
  readonly words: OwnWords
  /** On the server: has a refusal been read for this page? (texts-shown.tsx) */
  readonly hasRefusals?: () => boolean
  readonly tOf: <Spaces extends Namespace>(namespaces: Spaces) => TFunction<Spaces>
}

/**
 * @param texts may grow: what is added is found from then on
 * @param awaitTexts called with the namespaces that a component reads, before it reads them; with `refusals` when one of its texts is read
 */
export function translationsOf(
  locale: Locale,
  texts: TextTree,
  awaitTexts: (namespaces: readonly string[]) => void = () => undefined,
  words: OwnWords = STANDARD_WORDS,
): Translations {
  const readers = new Map<string, TFunction<Namespace>>()
  const readerOf = (namespace: string): TFunction<Namespace> => {
    const known = readers.get(namespace)
    if (known) return known
    const read = createTextReader(texts, locale, namespace, words)
    const reader = ((key: string, values?: TextValues) => {
      if (key.startsWith(`${WHEN_READ}:`)) awaitTexts([WHEN_READ])
      return read(key, values)
    }) as TFunction<Namespace>
    readers.set(namespace, reader)
    return reader
  }
  return {
    language: locale,
    words,
    tOf: <Spaces extends Namespace>(namespaces: Spaces) => {
      const names = [namespaces].flat().map(String)
      awaitTexts(names.filter((name) => name !== WHEN_READ))
      return readerOf(names[0] ?? 'common') as unknown as TFunction<Spaces>
    },
  }
}

/** `texts` for one page that the server draws: they know whether a refusal was read for it. */
export function textsOfOnePage(texts: Translations): Translations {
  let hasRefusals = false
  return {
    ...texts,
    hasRefusals: () => hasRefusals,
    tOf: <Spaces extends Namespace>(namespaces: Spaces) => {
      const t = texts.tOf(namespaces) as unknown as (key: string, values?: TextValues) => string
      const noting = (key: string, values?: TextValues) => {
        hasRefusals ||= key.startsWith(`${WHEN_READ}:`)
        return t(key, values)
      }
      return noting as unknown as TFunction<Spaces>
    },
  }
}
