import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formatNumber, type NumberingScheme, numberingLevel, TEXT_LIST_LEVEL } from '#app/domain/numbering.ts'

const css = readFileSync(new URL('./editor.css', import.meta.url), 'utf8')

/** What styles call the signs of a level, from the outermost list inwards; the last one is that of all deeper levels. */
const COUNTER_STYLES = {
  federation: ['federation-parens', 'federation-circled', 'federation-negative', 'federation-dot'],
  official: ['official-parens', 'official-katakana', 'official-katakana-parens', 'federation-dot'],
} as const satisfies Record<NumberingScheme, readonly string[]>
const SCHEMES = ['federation', 'official'] as const satisfies readonly NumberingScheme[]

const declarations = (start: string): string => {
  const from = css.indexOf(`\n${start} {`)
  expect(from, start).toBeGreaterThan(-1)
  return css.slice(from, css.indexOf('}', from))
}

/** One of the declarations of a counter style; null: it has none. */
const declared = (style: string, name: string): string | null =>
  new RegExp(`${name}:([^;]*);`).exec(declarations(`@counter-style ${style}`))?.[1]?.trim() ?? null

const unquoted = (text: string | null) => text?.replaceAll("'", '') ?? ''

describe.each(SCHEMES)('the numbering of %s', (scheme) => {
  it('a list bears on screen the signs of its depth in plain text and Word', () => {
    // Deeper ones match the last of these rules too.
    COUNTER_STYLES[scheme].forEach((style, depth) => {
      const start = scheme === 'federation' ? '' : `[data-numbering='${scheme}'] `
      const rule = declarations(`${start}.document-text ${':is(ol, ul) '.repeat(depth)}ol`)
      expect(rule, String(depth)).toMatch(new RegExp(`list-style(-type)?: ${style}[ ;]`))
    })
    const deeper = COUNTER_STYLES[scheme].length - 1
    expect([deeper, 9].map((depth) => numberingLevel(scheme, TEXT_LIST_LEVEL + depth).format)).toEqual([
      'bullet',
      'bullet',
    ])
  })

  it('goes on with the numbers of the numbering where there are no more signs', () => {
    COUNTER_STYLES[scheme].forEach((style, depth) => {
      const fallback = declared(style, 'fallback')
      if (!fallback) return
      const first = Number(/^fixed (\d+)$/.exec(declared(fallback, 'system') ?? '')?.[1])
      const signs = [...(declared(fallback, 'symbols') ?? '').matchAll(/'([^']+)'/gu)].map(([, sign]) => sign)
      expect(first + signs.length, style).toBe(100)
      expect(signs).toEqual(signs.map((_, index) => formatNumber(scheme, TEXT_LIST_LEVEL + depth, first + index)))
    })
    if (scheme === 'federation')
      expect(COUNTER_STYLES.federation.filter((style) => declared(style, 'fallback'))).toHaveLength(2)
  })

  it('the signs themselves are those of the numbering', () => {
    COUNTER_STYLES[scheme].forEach((style, depth) => {
      const base = /extends ([\w-]+)/.exec(declared(style, 'system') ?? '')?.[1]
      const symbols = [...(declared(base && base !== 'decimal' ? base : style, 'symbols') ?? '').matchAll(/'(.)'/gu)]
      const signs = base === 'decimal' ? ['1', '2', '3'] : symbols.map(([, sign]) => sign)
      expect(signs.length, style).toBeGreaterThan(0)
      const { prefix, suffix } = {
        prefix: unquoted(declared(style, 'prefix')),
        suffix: unquoted(declared(style, 'suffix')),
      }
      const shown = signs.map((sign) => `${prefix}${sign}${suffix}`.trim())
      expect(shown, style).toEqual(signs.map((_, index) => formatNumber(scheme, TEXT_LIST_LEVEL + depth, index + 1)))
    })
  })
})
