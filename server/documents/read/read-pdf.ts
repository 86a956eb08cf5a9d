import type { Document as PdfDocument } from 'mupdf'
import { withoutUnseen } from '#app/domain/storable-text.ts'
import { LETTERS_MAX, PDF_PAGES_MAX } from './limits.ts'
import { BEGINS, type Line, type Page, withoutEdges } from './pdf-edges.ts'
import { type ReadDocument, Unreadable } from './read-document.ts'
import type { ReadAside, ReadParagraph, ReadRun } from './read-text.ts'

/**
 * Reads a PDF that has text in it: lines are put together to paragraphs, what stands at the edge of several pages is told as their header
 * or footer, and a page without text is told as not seen. Its numbers are in the text; tables come as the lines of their cells.
 * @throws Unreadable when it is none, is protected, is a picture of a text, or holds more than is read
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadDocument> {
  // Large, and few send one.
  const { Document } = await import('mupdf')
  const pages = pagesOf(() => Document.openDocument(bytes, 'application/pdf'))
  if (pages.every(({ lines }) => lines.length === 0)) throw new Unreadable('filePdfWithoutText')
  const { texts, edges } = withoutEdges(pages)
  let count = 0
  const paragraph = (run: ReadRun, page: number): ReadParagraph => {
    count += 1
    const text = run.mark === 'shown' ? run.text : ''
    return {
      ...{ kind: 'paragraph', place: { paragraph: count, page }, level: null, number: null, style: '', align: 'left' },
      ...{ runs: [run], text },
    }
  }
  const blocks = [
    ...paragraphsOfPages(texts).map(({ text, page }) => paragraph({ text, mark: 'shown' }, page)),
    ...pages.flatMap(({ number, lines }) =>
      lines.length > 0
        ? []
        : [paragraph({ text: `${number}ページには文字がありません（画像か白紙です）。`, mark: 'unread' }, number)],
    ),
  ]
  const asides = edges.map(
    ({ text, page }): ReadAside => ({
      ...{ kind: 'header', label: '', blocks: [paragraph({ text, mark: 'shown' }, page)] },
    }),
  )
  return { sheets: [], text: { blocks, asides } }
}

function pagesOf(open: () => PdfDocument): Page[] {
  let document: PdfDocument | null = null
  try {
    document = open()
    if (document.needsPassword()) throw new Unreadable('fileEncrypted')
    const total = document.countPages()
    if (total > PDF_PAGES_MAX) throw new Unreadable('fileTooMuch')
    const pages: Page[] = []
    let letters = 0
    for (let number = 1; number <= total; number++) {
      const { lines, right } = linesOf(document, number - 1)
      letters += lines.reduce((sum, { text }) => sum + text.length, 0)
      if (letters > LETTERS_MAX) throw new Unreadable('fileTooMuch')
      pages.push({ number, lines, right })
    }
    if (pages.length === 0) throw new Unreadable('fileBroken')
    return pages
  } catch (error) {
    // The library's own refusals: no PDF, a broken one.
    throw error instanceof Unreadable ? error : new Unreadable('fileBroken')
  } finally {
    document?.destroy()
  }
}

function linesOf(document: PdfDocument, index: number): { readonly lines: Line[]; readonly right: number } {
  const page = document.loadPage(index)
  const [, , width] = page.getBounds()
  const text = page.toStructuredText('preserve-whitespace')
  const lines: Line[] = []
  let open: Line | null = null
  text.walk({
    beginLine: ([left, top, right], wmode) => {
      open = { text: '', left, top, right, size: 0, isVertical: wmode === 1 }
    },
    onChar: (letter, _origin, _font, size) => {
      if (!open) return
      open.text += letter
      open.size = Math.max(open.size, size)
    },
    endLine: () => {
      if (!open) return
      open.text = withoutUnseen(open.text).trim()
      if (open.text !== '') add(lines, open)
      open = null
    },
  })
  text.destroy()
  page.destroy()
  return { lines, right: width * FULL }
}

/** Texts of a whole page leave a margin of a fifth at most. */
const FULL = 0.8

/** Vertical text comes a letter a line: letters below each other are one line. */
function add(lines: Line[], line: Line): void {
  const last = lines.at(-1)
  const isBelow = last && Math.abs(last.left - line.left) < line.size / 2 && line.top > last.top
  const isLetter = [...line.text].length === 1 && line.size > 0
  if (last && isBelow && isLetter && (last.isVertical || [...last.text].length === 1)) {
    last.text += line.text
    last.isVertical = true
  } else lines.push(line)
}

/** Lines put together: one that ends before the right edge ends its paragraph. */
function paragraphsOfPages(pages: readonly Page[]): { text: string; readonly page: number }[] {
  const paragraphs: { text: string; readonly page: number }[] = []
  let isOpen = false
  for (const { number: page, lines, right: full } of pages) {
    const right = Math.max(full, ...lines.map((line) => line.right))
    const left = Math.min(...lines.map((line) => line.left))
    for (const [at, line] of lines.entries()) {
      const before = lines[at - 1]
      const isApart = before !== undefined && line.top - before.top > 2.2 * Math.max(line.size, before.size)
      const isOther = before !== undefined && Math.abs(line.size - before.size) > 0.5
      // The first line of a paragraph stands in by one letter.
      const isIndented =
        line.left - left > 0.8 * line.size && before !== undefined && before.left - left < 0.3 * line.size
      const goesOn = isOpen && !isApart && !isOther && !isIndented && !BEGINS.test(line.text)
      const last = goesOn ? paragraphs.at(-1) : undefined
      if (last) last.text = joined(last.text, line.text)
      else paragraphs.push({ text: line.text, page })
      isOpen = line.isVertical
        ? !/[。」]$/.test(line.text)
        : line.right > right - 2.5 * line.size && !/。$/.test(line.text)
    }
  }
  return paragraphs
}

/** Between Japanese letters a line ends without a blank. */
const joined = (before: string, more: string): string =>
  /[a-z0-9,.]$/i.test(before) && /^[a-z0-9]/i.test(more) ? `${before} ${more}` : before + more
