import { type OwnWords, rewording, STANDARD_WORDS } from '#app/domain/own-words.ts'

/** The texts of one language: namespace → key → text, in steps where a key is a group of keys. */
export type TextTree = { readonly [key: string]: string | TextTree }

/** What a text names (`{{name}}`), `count` for its plural, and what to say when there is no such text. */
export type TextValues = Readonly<Record<string, unknown>> & { readonly count?: number; readonly defaultValue?: string }

/**
 * Reads texts as i18next does, as far as they use it: `namespace:group.key`, `{{values}}`, plurals by `count`. i18next itself
 * costs 14 kB (gzip) in the browser, a ninth of what a page may cost; a test compares the two on every text.
 * @param namespace where keys without a namespace are looked for
 * @param words those of the federation: they are put into the texts, never into the values
 * @returns a function from key and values to the text; a key that does not exist reads as `defaultValue`, else as itself
 */
export function createTextReader(texts: TextTree, locale: string, namespace: string, words: OwnWords = STANDARD_WORDS) {
  const reword = rewording(words)
  const plurals = new Intl.PluralRules(locale)
  return (key: string, values: TextValues = {}): string => {
    const [path, space] = key.includes(':')
      ? [key.slice(key.indexOf(':') + 1), key.slice(0, key.indexOf(':'))]
      : [key, namespace]
    const find = (suffix: string) => textAt(texts, [space, ...`${path}${suffix}`.split('.')])
    const plural = values.count === undefined ? null : (find(`_${plurals.select(values.count)}`) ?? find('_other'))
    const text = words.labels[`${space}:${path}`] ?? plural ?? find('') ?? values.defaultValue ?? path
    return reword(text).replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => String(values[name] ?? whole))
  }
}

function textAt(tree: TextTree, path: readonly string[]): string | null {
  let node: string | TextTree | undefined = tree
  for (const step of path) {
    if (typeof node !== 'object' || !Object.hasOwn(node, step)) return null
    node = node[step]
  }
  return typeof node === 'string' ? node : null
}
