import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const css = [new URL('./app.css', import.meta.url), new URL('./parts.css', import.meta.url)]
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

/** The colours of the goals as the United Nations publish them (SDG guidelines for the use of the logo and colour wheel). */
const OFFICIAL =
  '#e5243b #dda63a #4c9f38 #c5192d #ff3a21 #26bde2 #fcc30b #a21942 #fd6925 #dd1367 #fd9d24 #bf8b2e #3f7e44 #0a97d9 #56c02b #00689d #19486a'.split(
    ' ',
  )
const TEXT = { white: 1, black: 0 } as const

/** Relative luminance (WCAG 2.2) of #rrggbb, 0–1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const rules = [...css.matchAll(/\.sdg-(\d+)\s*{\s*background:\s*(#[0-9a-f]{6});\s*color:\s*(white|black)/g)]

it('every goal has its official colour, in order', () => {
  expect(rules.map((rule) => rule[1])).toEqual(OFFICIAL.map((_, index) => String(index + 1)))
  expect(rules.map((rule) => rule[2])).toEqual(OFFICIAL)
})

it.each(rules.map((rule) => [Number(rule[1]), rule[2] ?? '', rule[3] as keyof typeof TEXT] as const))(
  'the text on goal %i (%s, %s) is easy to read: 4.5 : 1 or more',
  (_goal, background, text) => {
    const [light, dark] = [luminance(background), TEXT[text]].sort((a, b) => b - a) as [number, number]
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5)
  },
)
