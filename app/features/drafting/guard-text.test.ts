import { expect, it } from 'vitest'
import { documentSchema } from '#app/document/document-schema.ts'
import { TEXT_LIMITS } from '#app/document/schema-version.ts'
import { sizeOfBlocks } from '#app/document/text-size.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { outgrownIn, sizeOf } from './guard-text.ts'

const paragraph = (text = ''): DocumentJson => ({
  type: 'paragraph',
  ...(text && { content: [{ type: 'text', text }] }),
})
const times = (count: number, block: DocumentJson): DocumentJson[] => Array.from({ length: count }, () => block)
const textWith = (blocks: readonly DocumentJson[]) =>
  documentSchema.nodeFromJSON({
    type: 'doc',
    content: [
      { type: 'requestBody', content: blocks },
      { type: 'background', content: [paragraph()] },
    ],
  })
const nested = (levels: number): DocumentJson =>
  levels === 0
    ? { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph('底')] }] }
    : { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph(), nested(levels - 1)] }] }
const table = (rows: number): DocumentJson => ({
  type: 'table',
  content: times(rows, { type: 'tableRow', content: times(4, { type: 'tableCell', content: [paragraph()] }) }),
})

it('L1: the editor names what a text would have too much of, before the server sees it', () => {
  const small = textWith([paragraph()])
  expect(outgrownIn(textWith(times(7_990, paragraph())), small)).toBeNull()
  expect(outgrownIn(textWith(times(8_001, paragraph())), small)).toBe('nodes')
  expect(outgrownIn(textWith([table(501)]), small)).toBe('cells')
  expect(outgrownIn(textWith([paragraph('あ'.repeat(100_001))]), small)).toBe('letters')
  expect(outgrownIn(textWith([nested(20)]), small)).toBeNull()
  expect(outgrownIn(textWith([nested(40)]), small)).toBe('depth')
})

it('L1: a text that is beyond already may become smaller in the editor', () => {
  expect(outgrownIn(textWith(times(9_000, paragraph())), textWith(times(9_001, paragraph())))).toBeNull()
  expect(outgrownIn(textWith([nested(40)]), textWith([nested(41)]))).toBeNull()
})

it('the editor counts as the room server and a paste do', () => {
  const blocks = [paragraph('二文'), nested(2), table(2)]
  const { depth, ...size } = sizeOf(textWith(blocks))
  expect(size).toEqual(sizeOfBlocks(textWith(blocks).toJSON().content))
  // Section, three lists with their items, a paragraph, its letters.
  expect(depth).toBe(9)
  expect(TEXT_LIMITS.depth).toBeGreaterThan(depth)
})
