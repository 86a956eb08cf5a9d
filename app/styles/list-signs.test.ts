import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { formatNumber, type NumberFormat, numberingLevel, TEXT_LIST_LEVEL } from '#app/domain/numbering.ts'

const css = readFileSync(new URL('./editor.css', import.meta.url), 'utf8')

/** What styles call the signs of a level. */
const COUNTER_STYLES: Partial<Record<NumberFormat, string>> = {
  decimal: 'federation-parens',
  circled: 'federation-circled',
  negativeCircled: 'federation-negative',
  bullet: 'federation-dot',
}

const declarations = (start: string): string => {
  const from = css.indexOf(`\n${start} {`)
  expect(from, start).toBeGreaterThan(-1)
  return css.slice(from, css.indexOf('}', from))
}

it('a list bears on screen the signs of its depth in plain text and Word', () => {
  // Deeper ones match the last of these rules too.
  for (let depth = 0; depth < 4; depth++) {
    const { format } = numberingLevel('federation', TEXT_LIST_LEVEL + depth)
    const rule = declarations(`.document-text ${':is(ol, ul) '.repeat(depth)}ol`)
    expect(rule, String(depth)).toMatch(new RegExp(`list-style(-type)?: ${COUNTER_STYLES[format]}\\b`))
  }
  expect([4, 9].map((depth) => numberingLevel('federation', TEXT_LIST_LEVEL + depth).format)).toEqual([
    'bullet',
    'bullet',
  ])
})

it('the signs themselves are those of the numbering', () => {
  for (const [style, depth] of [
    ['federation-circled', 1],
    ['federation-negative', 2],
    ['federation-dot', 3],
  ] as const) {
    const signs = [
      ...(declarations(`@counter-style ${style}`).split('symbols:')[1]?.split(';')[0] ?? '').matchAll(/'(.)'/gu),
    ]
    expect(signs.length, style).toBeGreaterThan(0)
    const numbers = signs.map((_, index) => formatNumber('federation', TEXT_LIST_LEVEL + depth, index + 1))
    expect(signs.map(([, sign]) => sign)).toEqual(numbers)
  }
})
