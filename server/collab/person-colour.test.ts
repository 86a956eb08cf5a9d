import { expect, it } from 'vitest'
import type { PersonId } from '#app/domain/ids.ts'
import { colourOf } from './person-colour.ts'

const luminance = (hex: string) => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

it('gives a person always the same colour, on which white letters can be read (WCAG 1.4.3: 4.5 : 1)', () => {
  const colours = new Set(Array.from({ length: 200 }, (_, n) => colourOf(`person ${n}` as PersonId)))
  expect(colourOf('a' as PersonId)).toBe(colourOf('a' as PersonId))
  expect(colours.size).toBeGreaterThan(5)
  for (const colour of colours) expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThanOrEqual(4.5)
})
