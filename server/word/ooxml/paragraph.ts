import {
  AlignmentType,
  BookmarkEnd,
  BookmarkStart,
  type IParagraphOptions,
  LeaderType,
  Paragraph,
  TabStopType,
} from 'docx'
import type { Block, PageOf } from './block.ts'
import { BODY_SIZE, countLines, LINE_PITCH, TEXT_WIDTH } from './measure.ts'
import type { NumberingPlace } from './numbering.ts'
import type { Inline } from './run.ts'

/** Paragraph styles (styles.ts) and the room their lines take, in points. */
export const STYLES = {
  Normal: { size: BODY_SIZE, pitch: LINE_PITCH, before: 0, after: 0, keepNext: false },
  BodyText: { size: BODY_SIZE, pitch: LINE_PITCH, before: 0, after: 0, keepNext: false },
  ListItem: { size: BODY_SIZE, pitch: LINE_PITCH, before: 0, after: 0, keepNext: false },
  Title: { size: 16, pitch: 28, before: 12, after: 12, keepNext: true },
  Heading1: { size: 14, pitch: 24, before: 0, after: 12, keepNext: true },
  Heading2: { size: 12, pitch: 20, before: 12, after: 6, keepNext: true },
  Heading3: { size: 11, pitch: 18, before: 12, after: 3, keepNext: true },
  Label: { size: 9.5, pitch: 18, before: 3, after: 0, keepNext: true },
  Note: { size: 9.5, pitch: 15, before: 3, after: 0, keepNext: false },
  TableText: { size: 9.5, pitch: 15, before: 0, after: 0, keepNext: false },
  TOCHeading: { size: 14, pitch: 24, before: 0, after: 12, keepNext: true },
  TOC1: { size: 10.5, pitch: 18, before: 6, after: 0, keepNext: false },
  TOC2: { size: 10.5, pitch: 18, before: 0, after: 0, keepNext: false },
  TOC3: { size: 10, pitch: 16, before: 0, after: 0, keepNext: false },
} as const
export type StyleName = keyof typeof STYLES

export type ParagraphOptions = {
  readonly style?: StyleName
  /** Runs and fields; a function where they contain page numbers. */
  readonly children: Inline | ((pageOf: PageOf) => Inline)
  /** What the runs say, to reckon the height. */
  readonly text: string
  readonly numbering?: NumberingPlace
  readonly align?: 'left' | 'right' | 'center' | 'both'
  /** Twips. */
  readonly indent?: {
    readonly left?: number
    readonly right?: number
    readonly firstLine?: number
    readonly hanging?: number
  }
  /** Points, instead of what the style has. */
  readonly before?: number
  readonly after?: number
  readonly keepNext?: boolean
  readonly pageBreakBefore?: boolean
  /** Positions in twips. */
  readonly tabs?: readonly { readonly position: number; readonly kind: 'left' | 'right'; readonly leader?: 'dot' }[]
  readonly bookmark?: string
  /** Number that tells bookmarks of one document apart. */
  readonly bookmarkId?: number
  /** Twips that the text does not take of its first line's hanging indent, and that must be free behind its last one: for the height. */
  readonly reserved?: { readonly first: number; readonly last: number }
  /** Column in twips, for the height; the page's when not given. */
  readonly width?: number
}

/** A paragraph and the room it takes. */
export function paragraph(options: ParagraphOptions): Block {
  const { children, bookmark } = options
  const style = STYLES[options.style ?? 'Normal']
  const { left = 0, right = 0, firstLine = 0, hanging = 0 } = options.indent ?? {}
  const column = (options.width ?? TEXT_WIDTH) - left - right
  const { reserved = { first: 0, last: 0 } } = options
  const lines = countLines(
    options.text + '　'.repeat(Math.ceil(reserved.last / 20 / style.size)),
    column,
    style.size,
    options.numbering ? (options.numbering.overhang ?? 0) : firstLine - hanging + reserved.first,
  )
  return {
    build: (pageOf) => {
      const inside = typeof children === 'function' ? children(pageOf) : children
      return [new Paragraph({ ...paragraphOptions(options), children: bookmarked(inside, options) })]
    },
    pieces: new Array<number>(lines).fill(style.pitch),
    before: options.before ?? style.before,
    after: options.after ?? style.after,
    keepNext: options.keepNext ?? style.keepNext,
    pageBreakBefore: options.pageBreakBefore ?? false,
    ...(bookmark && { bookmark }),
  }
}

/** docx's `Bookmark` counts through the life of the program; these ids are the document's own, so that equal content gives equal bytes. */
function bookmarked(inside: Inline, { bookmark, bookmarkId = 0 }: ParagraphOptions): Inline {
  if (!bookmark) return inside
  // Its documentation puts both into a paragraph; its types have forgotten them.
  const [start, end] = [new BookmarkStart(bookmark, bookmarkId), new BookmarkEnd(bookmarkId)] as unknown as Inline
  return start && end ? [start, ...inside, end] : inside
}

const ALIGNMENTS = {
  left: AlignmentType.LEFT,
  right: AlignmentType.RIGHT,
  center: AlignmentType.CENTER,
  both: AlignmentType.BOTH,
} as const

function paragraphOptions(options: ParagraphOptions): IParagraphOptions {
  const { style, numbering, indent, align, tabs, before, after } = options
  return {
    ...(style && style !== 'Normal' && { style }),
    ...(options.keepNext !== undefined && { keepNext: options.keepNext }),
    ...(options.pageBreakBefore && { pageBreakBefore: true }),
    ...(numbering && { numbering: wordNumbering(numbering) }),
    ...(tabs && {
      tabStops: tabs.map(({ position, kind, leader }) => ({
        position,
        type: kind === 'left' ? TabStopType.LEFT : TabStopType.RIGHT,
        ...(leader && { leader: LeaderType.DOT }),
      })),
    }),
    ...((before !== undefined || after !== undefined) && {
      spacing: {
        ...(before !== undefined && { before: before * 20 }),
        ...(after !== undefined && { after: after * 20 }),
      },
    }),
    // The numbering says where its paragraphs stand.
    ...(indent && !numbering && { indent }),
    ...(align && { alignment: ALIGNMENTS[align] }),
  }
}

/** `custom`: docx would put its own list style on a paragraph without one. */
const wordNumbering = ({ reference, instance, level }: NumberingPlace) => ({ reference, instance, level, custom: true })
