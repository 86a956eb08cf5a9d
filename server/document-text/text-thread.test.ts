import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { amendDocument } from '#app/document/amend-document.ts'
import { showDifference } from '#app/document/shown-difference.ts'
import { readUpdate, seedUpdate } from '#app/document/yjs-document.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { amendUpdates, compareTexts, readUpdates } from './text-thread.ts'

const textOf = (count: number): DocumentJson => ({
  type: 'doc',
  content: [
    {
      type: 'requestBody',
      content: Array.from({ length: count }, (_, line) => ({
        type: 'paragraph',
        content: [{ type: 'text', text: `${line}番目の要求` }],
      })),
    },
    { type: 'background', content: [{ type: 'paragraph' }] },
  ],
})
/** Short enough for the thread that answers everybody, and too long for it. */
const SIZES = [20, 2_000]

it('a text is read, amended and compared the same, however long it is', async () => {
  for (const size of SIZES) {
    const seed = seedUpdate(textOf(size))
    const present = readUpdate(seed)
    expect(await readUpdates([seed])).toEqual(present)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, seed)
    const amendments = [{ from: `${size - 1}番目の要求`, to: '最後の要求' }]
    const expected = amendDocument(doc, '題', amendments)
    const { amended, update } = await amendUpdates([seed], '題', amendments)
    expect(amended).toEqual(expected)
    if (!amended.ok) throw new Error('refused')
    expect(await readUpdates([seed, update])).toEqual(amended.value.document)
    expect(await compareTexts(present, amended.value.document, 'all', 'official')).toEqual(
      showDifference(present, amended.value.document, 'all', 'official'),
    )
    expect(await amendUpdates([seed], '題', [{ from: 'どこにもない', to: '' }])).toMatchObject({
      amended: { refusal: { reason: 'amendmentNotFound' } },
    })
  }
})

it('L5: nobody waits while a text is read that is longer than may be written now', async () => {
  const seed = seedUpdate(textOf(16_000))
  await readUpdates([seedUpdate(textOf(2_000))])
  let longest = 0
  let last = performance.now()
  const watching = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  const text = await readUpdates([seed])
  clearInterval(watching)
  expect(text.content?.[0]?.content).toHaveLength(16_000)
  // Reading it here takes more than a second.
  expect(longest).toBeLessThan(400)
})

it('a text of which nothing is stored is read as an empty one', async () => {
  expect(await readUpdates([])).toEqual(readUpdate(new Uint8Array([0, 0])))
})

it('what cannot be read is said, and the next text is read', async () => {
  await expect(readUpdates([new Uint8Array(40_000).fill(255)])).rejects.toThrow()
  const seed = seedUpdate(textOf(2_000))
  expect(await readUpdates([seed])).toEqual(readUpdate(seed))
})
