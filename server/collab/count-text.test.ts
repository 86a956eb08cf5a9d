import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT, TEXT_LIMITS } from '#app/document/schema-version.ts'
import { sizeOfBlocks } from '#app/document/text-size.ts'
import { readDocument, seedUpdate } from '#app/document/yjs-document.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { TextCounter } from './count-text.ts'
import { Trial } from './trial.ts'

const paragraph = (text: string): DocumentJson => ({
  type: 'paragraph',
  ...(text && { content: [{ type: 'text', text }] }),
})
const textWith = (blocks: readonly DocumentJson[]): DocumentJson => ({
  type: 'doc',
  content: [
    { type: 'requestBody', content: blocks },
    { type: 'background', content: [paragraph('')] },
  ],
})

/** One browser with the text of `trial`; `write` gives what it would send. */
function browserWith(state: Uint8Array) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const section = (index = 0) => doc.getXmlFragment(FRAGMENT).get(index) as Y.XmlElement
  return {
    section,
    write: (change: () => void): Uint8Array => {
      const before = Y.encodeStateVector(doc)
      doc.transact(change)
      return Y.encodeStateAsUpdate(doc, before)
    },
  }
}
const paragraphs = (count: number) => Array.from({ length: count }, () => new Y.XmlElement('paragraph'))

describe('what stands in a shared document is counted as it changes', () => {
  it('after any changes, also those that arrive from elsewhere, it is what a count of the whole says', () => {
    const change = fc.record({
      kind: fc.nat(4),
      at: fc.nat(30),
      length: fc.integer({ min: 1, max: 6 }),
      who: fc.nat(1),
    })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const seed = seedUpdate(textWith([paragraph('初め'), paragraph('')]))
        const docs = [new Y.Doc(), new Y.Doc()] as const
        for (const doc of docs) Y.applyUpdate(doc, seed)
        const counter = new TextCounter(docs[0])
        for (const { kind, at, length, who } of changes) {
          const doc = docs[who] as Y.Doc
          const body = doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement
          doc.transact(() => {
            if (kind === 0) body.insert(at % (body.length + 1), paragraphs(length))
            const element = body.length > 0 ? (body.get(at % body.length) as Y.XmlElement) : null
            if (!element) return
            if (kind === 1 && body.length > 1) body.delete(at % body.length, 1)
            const first = element.length > 0 ? element.get(0) : null
            if (kind === 2 && !first) element.insert(0, [new Y.XmlText('あ'.repeat(length))])
            if (kind === 3 && first instanceof Y.XmlText) first.insert(at % (first.length + 1), 'い'.repeat(length))
            if (kind === 4 && first instanceof Y.XmlText) first.delete(0, Math.min(length, first.length))
          })
          if (at % 3 === 0) {
            Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(docs[1], Y.encodeStateVector(docs[0])))
            Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0], Y.encodeStateVector(docs[1])))
          }
        }
        const whole = new Y.Doc()
        Y.applyUpdate(whole, Y.encodeStateAsUpdate(docs[0]))
        expect(counter.size).toEqual(new TextCounter(whole).size)
      }),
      { numRuns: 200, seed: 8 },
    )
  })

  it('it counts as the text itself is counted', () => {
    const cell = (text: string): DocumentJson => ({ type: 'tableCell', content: [paragraph(text)] })
    const text = textWith([
      {
        type: 'paragraph',
        content: [{ type: 'text', text: '二行の' }, { type: 'hardBreak' }, { type: 'text', text: '文' }],
      },
      { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph('項目')] }] },
      { type: 'table', content: [{ type: 'tableRow', content: [cell('甲'), cell('')] }] },
    ])
    const doc = new Y.Doc()
    Y.applyUpdate(doc, seedUpdate(text))
    const { runs: _, ...size } = new TextCounter(doc).size
    expect(size).toEqual(sizeOfBlocks(readDocument(doc).content ?? []))
    expect(size).toEqual({ letters: 8, nodes: 14, cells: 2 })
  })
})

describe('L1: a text may have so many paragraphs, cells and bytes, and not more', () => {
  const empty = seedUpdate(textWith([paragraph('')]))

  it('100 000 empty paragraphs are refused, however they come; fewer are taken', () => {
    const browser = browserWith(empty)
    const trial = new Trial([empty])
    expect(trial.take(browser.write(() => browser.section().insert(0, paragraphs(7_990)))).kind).toBe('fits')
    expect(trial.take(browser.write(() => browser.section().insert(0, paragraphs(20)))).kind).toBe('tooLarge')
    const other = browserWith(empty)
    const whole = other.write(() => other.section().insert(0, paragraphs(100_000)))
    expect(new Trial([empty]).take(whole).kind).toBe('tooLarge')
  })

  it('a text that is beyond already can be made smaller, and not larger', () => {
    const large = browserWith(empty)
    large.write(() => large.section().insert(0, paragraphs(20_000)))
    const state = Y.encodeStateAsUpdate(large.section().doc as Y.Doc)
    const trial = new Trial([state])
    expect(trial.take(large.write(() => large.section().delete(0, 100))).kind).toBe('fits')
    // Rewritten in the same step, and smaller afterwards.
    const rewrite = () => {
      large.section().delete(0, 100)
      large.section().insert(0, paragraphs(50))
    }
    expect(trial.take(large.write(rewrite)).kind).toBe('fits')
    expect(trial.take(large.write(() => large.section().insert(0, paragraphs(1)))).kind).toBe('tooLarge')
  })

  it('more cells than a text may have are refused', () => {
    const browser = browserWith(empty)
    const table = browser.write(() => {
      const rows = Array.from({ length: TEXT_LIMITS.cells / 10 + 1 }, () => {
        const row = new Y.XmlElement('tableRow')
        row.insert(
          0,
          Array.from({ length: 10 }, () => new Y.XmlElement('tableCell')),
        )
        return row
      })
      const element = new Y.XmlElement('table')
      element.insert(0, rows)
      browser.section().insert(0, [element])
    })
    expect(new Trial([empty]).take(table).kind).toBe('tooLarge')
  })

  it('runs without a letter cannot be heaped up', () => {
    const browser = browserWith(empty)
    const heap = browser.write(() =>
      (browser.section().get(0) as Y.XmlElement).insert(
        0,
        Array.from({ length: 2 * TEXT_LIMITS.nodes + 1 }, () => new Y.XmlText()),
      ),
    )
    expect(new Trial([empty]).take(heap).kind).toBe('tooLarge')
  })

  it('what takes too much to store is refused although it has few letters, deleting is not', () => {
    const browser = browserWith(empty)
    const trial = new Trial([empty])
    const text = new Y.XmlText()
    expect(trial.take(browser.write(() => (browser.section().get(0) as Y.XmlElement).insert(0, [text]))).kind).toBe(
      'fits',
    )
    const links = (count: number) => () => {
      for (let index = 0; index < count; index++)
        text.insert(0, 'あ', { link: { href: `https://example.jp/${'x'.repeat(1_900)}${text.length}` } })
    }
    expect(trial.take(browser.write(links(500))).kind).toBe('fits')
    const outcomes = [500, 500, 500, 500].map((count) => trial.take(browser.write(links(count))).kind)
    expect(outcomes.slice(0, 2)).toEqual(['fits', 'fits'])
    expect(outcomes.slice(-1)).toEqual(['tooLarge'])
    expect(trial.take(browser.write(() => text.delete(0, 400))).kind).toBe('fits')
  })
})
