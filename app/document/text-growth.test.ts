import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { growsTooFast, HOSTILE_TEXTS } from '#app/domain/hostile-texts.test-support.ts'
import { amendDocument } from './amend-document.ts'
import { diffDocuments } from './document-diff.ts'
import { diffText, tokens } from './text-diff.ts'
import { readUpdate, seedUpdate } from './yjs-document.ts'

const SIZES = [25_000, 50_000, 100_000]
const textOf = (lines: readonly string[]): DocumentJson => ({
  type: 'doc',
  content: [
    {
      type: 'requestBody',
      content: lines.map((text) => ({ type: 'paragraph', ...(text && { content: [{ type: 'text', text }] }) })),
    },
    { type: 'background', content: [{ type: 'paragraph' }] },
  ],
})
const printable = (text: string) => text.replace(/[\p{Cc}\p{Cs}]/gu, '・')

describe('L5: comparing and amending a text takes no longer than the text is long', () => {
  for (const [kind, text] of Object.entries(HOSTILE_TEXTS)) {
    it(`${kind}: words, and the difference of two lines`, () => {
      expect(growsTooFast(SIZES, (size) => tokens(text(size)))).toBeNull()
      expect(growsTooFast(SIZES, (size) => diffText(text(size), `甲${text(size - 7).slice(3)}乙`))).toBeNull()
    })
    it(`${kind}: an amendment`, () => {
      const wanted = printable(text(2_000))
      const amend = (size: number) => {
        const doc = new Y.Doc()
        Y.applyUpdate(doc, seedUpdate(textOf([printable(text(size))])))
        amendDocument(
          doc,
          '題',
          Array.from({ length: 5 }, () => ({ from: wanted, to: '' })),
        )
      }
      expect(growsTooFast(SIZES, amend)).toBeNull()
    })
  }

  it('texts that have nothing in common, line for line and word for word', () => {
    const lines = (count: number, salt: number) =>
      Array.from({ length: count }, (_, line) =>
        Array.from({ length: 12 }, (_word, word) => ((line * 7919 + word * 104_729 + salt) % 46_656).toString(36)).join(
          '、',
        ),
      )
    expect(
      growsTooFast([500, 1_000, 2_000], (count) => diffDocuments(textOf(lines(count, 0)), textOf(lines(count, 5)))),
    ).toBeNull()
  })

  it('many lines that are nearly alike', () => {
    const lines = (count: number, end: string) =>
      Array.from({ length: count }, (_, line) => `要求の項目は次のとおり${line % 9}${end}`)
    expect(
      growsTooFast([500, 1_000, 2_000], (count) =>
        diffDocuments(textOf(lines(count, 'とする')), textOf(lines(count, 'である'))),
      ),
    ).toBeNull()
  })

  it('a sentence of 15 000 letters without an end is compared at once', () => {
    const long = '政策要求を推進するため関係機関と連携し'.repeat(800)
    const start = process.cpuUsage()
    diffText(long, long.replaceAll('連携', '協力'))
    expect((process.cpuUsage(start).user / 1000) | 0).toBeLessThan(3_000)
  })

  it('a text of many paragraphs is read', () => {
    expect(
      growsTooFast([1_000, 2_000, 4_000, 8_000], (count) => readUpdate(seedUpdate(textOf(Array(count).fill('文'))))),
    ).toBeNull()
  })
})
