import { FileChild, type IXmlableObject, type Paragraph } from 'docx'
import type { Block, PageOf } from './block.ts'
import { countLines, TEXT_WIDTH } from './measure.ts'
import type { NumberingPlace } from './numbering.ts'
import type { Inline, Xml } from './run.ts'
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
    build: (pageOf) => [readyParagraph(options, typeof children === 'function' ? children(pageOf) : children)],
    pieces: new Array<number>(lines).fill(style.pitch),
    before: style.before,
    after: style.after,
    keepNext: style.keepNext,
    ...(bookmark && { bookmark }),
  }
}

/** A paragraph of one style with nothing in it. */
export const emptyParagraph = (style: StyleName): Paragraph => readyParagraph({ style, children: [], text: '' }, [])

/** A line of a style, for headers and footers. */
export const lineOf = (style: StyleName, children: Inline): Paragraph =>
  readyParagraph({ style, children, text: '' }, children)

/** A paragraph that is XML already: docx would make the properties of each anew. */
class ReadyParagraph extends FileChild {
  constructor(private readonly inside: readonly Xml[]) {
    super('w:p')
  }
  override prepForXml(): IXmlableObject {
    return { 'w:p': this.inside }
  }
}

// docx's types want a Paragraph where its code wants a component.
const readyParagraph = (options: ParagraphOptions, inside: Inline): Paragraph =>
  new ReadyParagraph([propertiesOf(options), ...bookmarked(inside, options)]) as unknown as Paragraph

function propertiesOf({ style, numbering, left }: ParagraphOptions): Xml {
  if (!numbering && left === undefined) return styleOnly(style)
  return {
    'w:pPr': [
      value('w:pStyle', style),
      ...(numbering
        ? [{ 'w:numPr': [value('w:ilvl', numbering.level), value('w:numId', numbering.numId)] }]
        : [{ 'w:ind': { _attr: { 'w:left': left, 'w:firstLine': 0 } } }]),
    ],
  }
}

const value = (name: string, val: string | number): Xml => ({ [name]: { _attr: { 'w:val': val } } })

const STYLE_ONLY = new Map<StyleName, Xml>()
function styleOnly(style: StyleName): Xml {
  const known = STYLE_ONLY.get(style)
  if (known) return known
  const made = { 'w:pPr': [value('w:pStyle', style)] }
  STYLE_ONLY.set(style, made)
  return made
}

/** docx's `Bookmark` counts through the life of the program; these ids are the document's own, so that equal content gives equal bytes. */
function bookmarked(inside: Inline, { bookmark, bookmarkId = 0 }: ParagraphOptions): Inline {
  if (!bookmark) return inside
  return [
    { 'w:bookmarkStart': { _attr: { 'w:name': bookmark, 'w:id': bookmarkId } } },
    ...inside,
    { 'w:bookmarkEnd': { _attr: { 'w:id': bookmarkId } } },
  ]
}
