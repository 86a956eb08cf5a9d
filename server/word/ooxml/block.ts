/** Blocks: pieces of a document that stand one below the other, with the room they take. */

/** The page on which a bookmark stands, as its page number is printed. */
export type PageOf = (bookmark: string) => number

export type Block = {
  /** Its paragraphs and tables, as XML. Called when it is known on which page everything stands. */
  readonly build: (pageOf: PageOf) => string
  /** Heights in points: pieces that cannot be torn by a page break (lines, rows), in order. */
  readonly pieces: readonly number[]
  readonly before?: number
  readonly after?: number
  readonly keepNext?: boolean
  readonly bookmark?: string
}

/** One Word section: blocks on pages of one kind. */
export type Section = {
  readonly blocks: readonly Block[]
  /** What stands at the top of its pages beside the document's title; null: neither of them. */
  readonly runningHeader: string | null
  readonly orientation: 'portrait' | 'landscape'
  /** Page numbers at the bottom: they go on from the section before, begin anew with 1 (`roman`: with ⅰ, before the text), or there are none. */
  readonly pageNumbers: 'continue' | 'restart' | 'roman' | 'none'
}

/**
 * Where everything comes to stand: an estimate by the rules Word breaks pages with, right for text of fixed pitch. Word and
 * LibreOffice calculate the fields anew when asked; until then these numbers are shown.
 * @param heights height of the text area in points
 */
export function paginate(
  sections: readonly Section[],
  heights: (orientation: Section['orientation']) => number,
): PageOf {
  const pages = new Map<string, number>()
  let page = 0
  for (const { blocks, orientation, pageNumbers } of sections) {
    const height = heights(orientation)
    page = pageNumbers === 'restart' || pageNumbers === 'roman' ? 1 : page + 1
    let y = 0
    for (const [index, block] of blocks.entries()) {
      // Only where a page comes to its end by itself does the next one begin without a gap.
      const gap = y === 0 && index > 0 ? 0 : (block.before ?? 0)
      if (y > 0 && y + gap + needed(blocks, index) > height) {
        page++
        y = 0
      } else y += gap
      if (block.bookmark) pages.set(block.bookmark, page)
      for (const piece of block.pieces) {
        if (y > 0 && y + piece > height) {
          page++
          y = 0
        }
        y += piece
      }
      y += block.after ?? 0
    }
  }
  return (bookmark) => pages.get(bookmark) ?? 1
}

/**
 * The numbers that are printed on pages of the file.
 * @param pages the page of the file, counted from 1, of each bookmark; the first block of a section whose numbers begin anew bears one
 */
export function asPrinted(sections: readonly Section[], pages: ReadonlyMap<string, number>): PageOf {
  const printed = new Map<string, number>()
  let before = 0
  for (const { blocks, pageNumbers } of sections) {
    const bookmarks = blocks.flatMap(({ bookmark }) => bookmark ?? [])
    const first = pages.get(bookmarks[0] ?? '')
    if (first !== undefined && pageNumbers !== 'continue') before = first - 1
    for (const bookmark of bookmarks) printed.set(bookmark, (pages.get(bookmark) ?? 0) - before)
  }
  return (bookmark) => printed.get(bookmark) ?? 1
}

/** The height that must fit on the page for the block to begin there: with what it must not be parted from. */
function needed(blocks: readonly Block[], start: number): number {
  let height = 0
  for (let index = start; index < blocks.length; index++) {
    const block = blocks[index]
    if (!block) break
    if (index > start) height += block.before ?? 0
    if (!block.keepNext) return height + (block.pieces[0] ?? 0)
    height += block.pieces.reduce((sum, piece) => sum + piece, 0) + (block.after ?? 0)
  }
  return height
}
