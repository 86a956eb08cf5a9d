import type { Block, PageOf } from './block.ts'
import { BODY_SIZE, countLines, LINE_PITCH, TEXT_WIDTH } from './measure.ts'

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
  /** Runs and fields, as XML. */
  readonly children: string | ((pageOf: PageOf) => string)
  /** What the runs say, to reckon the height. */
  readonly text: string
  readonly numbering?: { readonly id: number; readonly level: number }
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
  /** Column in twips, for the height; the page's when not given. */
  readonly width?: number
}

/** A paragraph and the room it takes. */
export function paragraph(options: ParagraphOptions): Block {
  const { children, bookmark } = options
  const style = STYLES[options.style ?? 'Normal']
  const properties = paragraphProperties(options)
  const wrap = (runs: string) =>
    bookmark
      ? `<w:p>${properties}<w:bookmarkStart w:id="${options.bookmarkId}" w:name="${bookmark}"/>${runs}<w:bookmarkEnd w:id="${options.bookmarkId}"/></w:p>`
      : `<w:p>${properties}${runs}</w:p>`
  const { left = 0, right = 0, firstLine = 0, hanging = 0 } = options.indent ?? {}
  const column = (options.width ?? TEXT_WIDTH) - left - right
  const lines = countLines(options.text, column, style.size, options.numbering ? 0 : firstLine - hanging)
  return {
    xml: typeof children === 'string' ? wrap(children) : (pageOf) => wrap(children(pageOf)),
    pieces: new Array<number>(lines).fill(style.pitch),
    before: options.before ?? style.before,
    after: options.after ?? style.after,
    keepNext: options.keepNext ?? style.keepNext,
    pageBreakBefore: options.pageBreakBefore ?? false,
    ...(bookmark && { bookmark }),
  }
}

/** The `w:pPr` element; its children in the order that the schema demands. */
function paragraphProperties(options: ParagraphOptions): string {
  const { style, numbering, indent, align, tabs } = options
  const spacing = [
    options.before === undefined ? '' : ` w:before="${options.before * 20}"`,
    options.after === undefined ? '' : ` w:after="${options.after * 20}"`,
  ].join('')
  const inside = [
    style && style !== 'Normal' ? `<w:pStyle w:val="${style}"/>` : '',
    options.keepNext === undefined ? '' : `<w:keepNext w:val="${options.keepNext ? 1 : 0}"/>`,
    options.pageBreakBefore ? '<w:pageBreakBefore/>' : '',
    numbering ? `<w:numPr><w:ilvl w:val="${numbering.level}"/><w:numId w:val="${numbering.id}"/></w:numPr>` : '',
    tabs ? `<w:tabs>${tabs.map(tabStop).join('')}</w:tabs>` : '',
    spacing ? `<w:spacing${spacing}/>` : '',
    indent && !numbering ? indentation(indent) : '',
    align ? `<w:jc w:val="${align}"/>` : '',
  ].join('')
  return inside ? `<w:pPr>${inside}</w:pPr>` : ''
}

const tabStop = (tab: NonNullable<ParagraphOptions['tabs']>[number]): string =>
  `<w:tab w:val="${tab.kind}"${tab.leader ? ` w:leader="${tab.leader}"` : ''} w:pos="${tab.position}"/>`

export const indentation = (indent: NonNullable<ParagraphOptions['indent']>): string =>
  `<w:ind${Object.entries(indent)
    .map(([side, value]) => ` w:${side}="${value}"`)
    .join('')}/>`
