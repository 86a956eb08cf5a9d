import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { en } from './en/all.ts'
import { ja } from './ja/all.ts'
import { createTextReader, type TextTree } from './text-reader.ts'

const keysOf = (tree: TextTree, path: string[] = []): string[] =>
  Object.entries(tree).flatMap(([key, child]) =>
    typeof child === 'string' ? [[...path, key].join('.').replace('.', ':')] : keysOf(child, [...path, key]),
  )

describe.each([
  ['ja', ja],
  ['en', en],
] as const)('every text in %s', (locale, texts: TextTree) => {
  it('reads as i18next reads it, for every count and with odd values', async () => {
    const i18next = createInstance()
    await i18next.init({
      lng: locale,
      fallbackLng: false,
      resources: { [locale]: texts as object } as never,
      interpolation: { escapeValue: false },
      showSupportNotice: false,
    })
    const theirs = i18next.t as unknown as (key: string, values: object) => string
    const ours = createTextReader(texts, locale, 'common')
    for (const key of keysOf(texts)) {
      const named = Object.fromEntries(namesIn(texts, key).map((name) => [name, `〔${name}〕`]))
      for (const count of [undefined, 0, 1, 2, 1000]) {
        const asked = count === undefined ? key : key.replace(/_(one|other)$/, '')
        const values = { ...named, ...(count !== undefined && { count }) }
        expect(ours(asked, values), `${asked} ${count}`).toBe(theirs(asked, values))
      }
    }
  })
})

/** The names in `{{…}}` of a text; `count` is given apart. */
function namesIn(texts: TextTree, key: string): string[] {
  const text = key.split(/[:.]/).reduce<string | TextTree>((node, step) => (node as TextTree)[step] ?? '', texts)
  return [...String(text).matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').filter((name) => name !== 'count')
}

describe('a text', () => {
  const read = createTextReader(
    { a: { plain: 'plain', named: '{{x}}・{{y}}', deep: { key: 'deep' } }, b: { plain: 'b' } },
    'ja',
    'a',
  )

  it('is looked for in the namespace that is asked for, else in the first one', () => {
    expect([read('plain'), read('b:plain'), read('deep.key')]).toEqual(['plain', 'b', 'deep'])
  })

  it('is not searched for names in the values it was given', () => {
    expect(read('named', { x: '{{y}}', y: '$&' })).toBe('{{y}}・$&')
  })

  it('that does not exist reads as the given one, else as its key', () => {
    expect([read('b:none'), read('none', { defaultValue: 'given' }), read('constructor'), read('deep')]).toEqual([
      'none',
      'given',
      'constructor',
      'deep',
    ])
  })
})
