import { InternalHyperlink, LineRuleType, Paragraph } from 'docx'
import type { Block } from './ooxml/block.ts'
import { TEXT_WIDTH } from './ooxml/measure.ts'
import { Numbering, type NumberingPlace } from './ooxml/numbering.ts'
import { Links } from './ooxml/package.ts'
import { paragraph } from './ooxml/paragraph.ts'
import { field, fieldBegin, fieldEnd, type RunLook, run } from './ooxml/run.ts'

/** A heading as the table of contents lists it. */
export type Heading = {
  readonly level: 1 | 2 | 3
  /** As it is read; empty when the heading bears none. */
  readonly number: string
  readonly title: string
  readonly bookmark: string
}

export type HeadingOptions = {
  readonly level: Heading['level']
  readonly title: string
  readonly number?: { readonly text: string; readonly place: NumberingPlace }
  readonly pageBreakBefore?: boolean
  /** Bookmark by which other parts of the document refer to it; one is made when not given. */
  readonly bookmark?: string
}

/** A document while it is written: its numberings, links and headings. */
export class Draft {
  readonly numbering = new Numbering()
  readonly links = new Links()
  readonly headings: Heading[] = []

  /** A heading of Word, listed in the table of contents. */
  heading({ level, title, number, pageBreakBefore, bookmark }: HeadingOptions): Block {
    const id = this.headings.length + 1
    const heading = {
      level,
      number: number?.text ?? '',
      title,
      bookmark: bookmark ?? `_Toc${String(id).padStart(6, '0')}`,
    }
    this.headings.push(heading)
    const look: RunLook = {
      font: 'gothic',
      bold: true,
      size: [14, 12, 11][level - 1] ?? 11,
      ...(level < 3 && { color: '1B2A41' }),
    }
    return paragraph({
      style: `Heading${level}`,
      children: run(title, look),
      text: title,
      ...(number && { numbering: number.place }),
      ...(pageBreakBefore && { pageBreakBefore }),
      bookmark: heading.bookmark,
      bookmarkId: id,
      width: number ? TEXT_WIDTH - 840 : TEXT_WIDTH,
    })
  }
}

/** A section must not end within the field: LibreOffice then loses the page number at its foot. */
const BEHIND_FIELD: Block = {
  build: () => [new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT } })],
  pieces: [1],
}

const TOC_INDENT = { 1: 0, 2: 210, 3: 420 } as const
/** 「…」 and three digits, in twips. */
const PAGE_ROOM = 420
const TOC_NUMBER = { 1: 560, 2: 480, 3: 880 } as const

/**
 * The table of contents: a field that Word can update, filled with the headings and the pages they come to stand on, so that
 * it is right to look at before anyone updates it.
 */
export function tableOfContents(headings: readonly Heading[]): Block[] {
  const entries = headings.map((heading, index) => {
    const { level, number, title, bookmark } = heading
    const look: RunLook = level === 1 ? { font: 'gothic' } : level === 3 ? { size: 10 } : {}
    const opening = index === 0 ? fieldBegin('TOC \\o "1-3" \\h \\z \\u') : []
    const closing = index === headings.length - 1 ? fieldEnd() : []
    const hanging = number ? TOC_NUMBER[level] : 0
    return paragraph({
      style: `TOC${level}`,
      text: title,
      // The number hangs out and takes nothing from the title; behind the title there must be room for dots and the page.
      reserved: { first: hanging, last: PAGE_ROOM },
      width: TEXT_WIDTH,
      indent: { left: TOC_INDENT[level] + hanging, hanging },
      tabs: [
        ...(number ? [{ position: TOC_INDENT[level] + hanging, kind: 'left' as const }] : []),
        { position: TEXT_WIDTH, kind: 'right', leader: 'dot' },
      ],
      children: (pageOf) => {
        const page = field(`PAGEREF ${bookmark} \\h`, String(pageOf(bookmark)), look)
        const line = [...(number ? run(`${number}\t`, look) : []), ...run(`${title}\t`, look), ...page]
        return [...opening, new InternalHyperlink({ anchor: bookmark, children: line }), ...closing]
      },
    })
  })
  const title = paragraph({
    style: 'TOCHeading',
    children: run('目　次', { font: 'gothic', bold: true, size: 14 }),
    text: '目　次',
  })
  return [title, ...entries, BEHIND_FIELD]
}
