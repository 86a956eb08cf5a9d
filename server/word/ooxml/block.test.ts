import { describe, expect, it } from 'vitest'
import { type Block, paginate, type Section } from './block.ts'
import { countLines } from './measure.ts'

const lines = (count: number, more: Partial<Block> = {}): Block => ({
  build: () => '',
  pieces: new Array<number>(count).fill(10),
  ...more,
})
const section = (blocks: Block[], more: Partial<Section> = {}): Section => ({
  blocks,
  orientation: 'portrait',
  pageNumbers: 'continue',
  runningHeader: null,
  ...more,
})
/** Pages of ten lines. */
const pagesOf = (sections: Section[], ...bookmarks: string[]) => bookmarks.map(paginate(sections, () => 100))

describe('where bookmarks come to stand', () => {
  it('text runs from page to page, line by line', () => {
    const blocks = [lines(8, { bookmark: 'a' }), lines(4, { bookmark: 'b' }), lines(1, { bookmark: 'c' })]
    expect(pagesOf([section(blocks)], 'a', 'b', 'c')).toEqual([1, 1, 2])
  })

  it('a heading is not parted from what follows it', () => {
    const heading = lines(1, { bookmark: 'heading', keepNext: true })
    expect(pagesOf([section([lines(9), heading, lines(3)])], 'heading')).toEqual([2])
    expect(pagesOf([section([lines(8), heading, lines(3)])], 'heading')).toEqual([1])
  })

  it('a row that does not fit goes to the next page', () => {
    const table: Block = { build: () => '', pieces: [60, 60, 30] }
    expect(pagesOf([section([table, lines(1, { bookmark: 'after' })])], 'after')).toEqual([2])
  })

  it('the first block of a section keeps its distance, one that begins a later page does not', () => {
    const spaced = (bookmark: string) => lines(5, { bookmark, before: 10 })
    expect(
      pagesOf([section([spaced('a'), lines(4), spaced('b'), lines(5), lines(1, { bookmark: 'c' })])], 'a', 'b', 'c'),
    ).toEqual([1, 2, 3])
  })

  it('sections begin on a new page and count on, or anew', () => {
    const front = section([lines(1)], { pageNumbers: 'none' })
    const body = section([lines(11, { bookmark: 'body' })], { pageNumbers: 'restart' })
    const form = section([lines(1, { bookmark: 'form' })], { orientation: 'landscape' })
    expect(pagesOf([front, body, form], 'body', 'form')).toEqual([1, 3])
  })
})

describe('lines', () => {
  /** Ten characters of ten points. */
  const WIDTH = 2000
  it('counts full and half width', () => {
    expect(countLines('あ'.repeat(10), WIDTH, 10)).toBe(1)
    expect(countLines('あ'.repeat(11), WIDTH, 10)).toBe(2)
    expect(countLines('a'.repeat(20), WIDTH, 10)).toBe(1)
    expect(countLines('', WIDTH, 10)).toBe(1)
    expect(countLines('あ\nい', WIDTH, 10)).toBe(2)
  })

  it('lets 句読点 hang over the edge, and reckons with an indented first line', () => {
    expect(countLines(`${'あ'.repeat(10)}。`, WIDTH, 10)).toBe(1)
    expect(countLines('あ'.repeat(10), WIDTH, 10, 200)).toBe(2)
  })
})
