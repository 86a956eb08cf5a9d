import type { Block, PageOf } from './block.ts'
import { countLines, TEXT_WIDTH } from './measure.ts'
import type { NumberingPlace } from './numbering.ts'
import type { Inline } from './run.ts'
import { STYLES, type StyleName } from './styles.ts'

export type ParagraphOptions = {
  readonly style: StyleName
  /** Runs and fields; a function where they contain page numbers. */
  readonly children: Inline | ((pageOf: PageOf) => Inline)
  /** What the runs say, to reckon the height. */
  readonly text: string
  /** Its place in a list of the text; what styles are counted by stands with the style. */
  readonly numbering?: NumberingPlace
  /** Twips, where it depends on the column of a table. */
  readonly left?: number
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
  const { children, bookmark, numbering, reserved = { first: 0, last: 0 } } = options
  const style = STYLES[options.style]
  const { left: indent = 0, right = 0, firstLine = 0, hanging = 0 } = style.indent ?? {}
  const numberRoom = style.numbered && !style.indent ? style.numbered.hanging : 0
  const left = numbering?.left ?? options.left ?? indent + numberRoom
  const first = numbering
    ? (numbering.overhang ?? 0)
    : (options.left === undefined ? firstLine : 0) - hanging + reserved.first
  const text = options.text + '　'.repeat(Math.ceil(reserved.last / 20 / style.size))
  const lines = countLines(text, (options.width ?? TEXT_WIDTH) - left - right, style.size, first)
  return {
    build: (pageOf) => paragraphXml(options, typeof children === 'function' ? children(pageOf) : children),
    pieces: new Array<number>(lines).fill(style.pitch),
    before: style.before,
    after: style.after,
    keepNext: style.keepNext,
    ...(bookmark && { bookmark }),
  }
}

/** A paragraph of a style with these runs. */
export const lineOf = (style: StyleName, children: Inline = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${children}</w:p>`

const paragraphXml = (options: ParagraphOptions, inside: Inline): string =>
  `<w:p><w:pPr>${propertiesOf(options)}</w:pPr>${bookmarked(inside, options)}</w:p>`

function propertiesOf({ style, numbering, left }: ParagraphOptions): string {
  const place = numbering
    ? `<w:numPr><w:ilvl w:val="${numbering.level}"/><w:numId w:val="${numbering.numId}"/></w:numPr>`
    : left === undefined
      ? ''
      : `<w:ind w:left="${left}" w:firstLine="0"/>`
  return `<w:pStyle w:val="${style}"/>${place}`
}

/** Ids of bookmarks are the document's own, so that equal content gives equal bytes. */
const bookmarked = (inside: Inline, { bookmark, bookmarkId = 0 }: ParagraphOptions): string =>
  bookmark
    ? `<w:bookmarkStart w:name="${bookmark}" w:id="${bookmarkId}"/>${inside}<w:bookmarkEnd w:id="${bookmarkId}"/>`
    : inside
