import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { growsTooFast, HOSTILE_TEXTS } from './hostile-texts.test-support.ts'

const modules = import.meta.glob<Record<string, unknown>>('./*-input.ts', { eager: true })
const schemas = Object.entries(modules).flatMap(([file, module]) =>
  Object.entries(module).flatMap(([name, value]) =>
    value instanceof z.ZodType ? [{ name: `${file.slice(2, -3)}: ${name}`, schema: value }] : [],
  ),
)
/** From what a field may have to what a form may have. */
const SIZES = [25_000, 50_000, 100_000]

type Shape = { readonly [key: string]: unknown }

/** What the schema takes, with `text` wherever a form could put one. Enumerations and fixed words stay what they are. */
function filledWith(shape: Shape, text: string): unknown {
  if ('const' in shape) return shape.const
  if (Array.isArray(shape.enum)) return shape.enum[0]
  const choice = (shape.anyOf ?? shape.oneOf) as Shape[] | undefined
  if (choice) return filledWith(choice.find((one) => one.type === 'object' || !('const' in one)) ?? {}, text)
  if (shape.type === 'object')
    return Object.fromEntries(
      Object.entries((shape.properties ?? {}) as Record<string, Shape>).map(([name, one]) => [
        name,
        filledWith(one, text),
      ]),
    )
  if (shape.type === 'array') return [1, 2, 3].map(() => filledWith((shape.items ?? {}) as Shape, text))
  return shape.type === 'boolean' || shape.type === 'null' ? false : text
}

describe('L5: the work that a field makes grows no faster than the field', () => {
  it('there are inputs to look at', () => expect(schemas.length).toBeGreaterThan(25))
  for (const { name, schema } of schemas)
    it(name, () => {
      const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
      for (const [kind, text] of Object.entries(HOSTILE_TEXTS))
        expect(
          growsTooFast(SIZES, (size) => schema.safeParse(filledWith(shape, text(size)))),
          kind,
        ).toBeNull()
    })
})
