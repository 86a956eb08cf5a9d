import type { DocumentJson } from '#app/domain/document-json.ts'
import { withoutUnstorable } from '#app/domain/storable-text.ts'
import { composeKana } from './compose-kana.ts'
import { indentOfStyle, isHidden, isStruckOut, stylesOf, type WhiteSpace, whiteSpaceOf } from './html-styles.ts'
import { type HtmlElement, type HtmlNode, parseHtml } from './html-tree.ts'
import { note, type Tally } from './left-out.ts'
import { normaliseDocument } from './normalise-document.ts'
import type { PastedPiece } from './paste-blocks.ts'
import { dropStart, logicalLines, type PhysicalLine, textWidth } from './paste-lines.ts'
import { itemOf, ListCounts, type ListPlace, listPlace, wordItem, wordLevel } from './paste-list-items.ts'
import type { PasteManner, Reading } from './paste-reading.ts'
import type { TypedMarker } from './paste-signs.ts'
import { tablePieces } from './paste-tables.ts'
import { raised } from './raised-letters.ts'
import { isSafeLink, withoutSurroundings } from './safe-link.ts'

/** The lines and tables of pasted HTML, in order. */
export function piecesOfHtml(html: string, manner: PasteManner, tally: Tally): PastedPiece[] {
  const { root, styleSheet } = parseHtml(html)
  return new LineReader({ manner, tally, styleOf: stylesOf(styleSheet) }).read(root.children)
}

type Marks = NonNullable<DocumentJson['marks']>

/** What holds for everything inside an element. */
type Context = {
  readonly marks: Marks
  readonly lists: readonly ListPlace[]
  readonly white: WhiteSpace
  readonly height: 'line' | 'raised' | 'lowered'
}

const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li table section article aside nav blockquote pre dl dt dd header footer main body html hr address details summary fieldset legend form figure figcaption center tr td th caption option select textarea'.split(
    ' ',
  ),
)

/** Collects lines while walking the tree; a table ends what was collected before it. */
class LineReader {
  private readonly pieces: PastedPiece[] = []
  private lines: PhysicalLine[] = []
  private inline: DocumentJson[] = []
  private after: PhysicalLine['after'] = 'paragraph'
  private marker: TypedMarker | undefined
  /** The item of which the first line is complete: what follows in it are further paragraphs. */
  private inItem: string | undefined
  private indent = 0
  private readonly counts = new ListCounts()

  constructor(private readonly reading: Reading) {}

  read(nodes: readonly HtmlNode[]): PastedPiece[] {
    for (const node of nodes) this.visit(node, { marks: [], lists: [], white: 'collapse', height: 'line' })
    this.endLines()
    return this.pieces
  }

  private visit(node: HtmlNode, context: Context): void {
    if (typeof node === 'string') {
      this.takeText(node, context)
      return
    }
    const style = this.reading.styleOf(node)
    if (this.leavesOut(node, style)) return
    if (node.tag === 'br') this.endLine('break')
    else if (isIgnored(node)) this.marker = wordItem(plainText(node), this.marker)
    else if (node.tag === 'ruby') this.takeRuby(node, context)
    else if (node.tag === 'table') this.takeTable(node)
    else if (BLOCKS.has(node.tag)) this.visitBlock(node, style, context)
    else this.visitChildren(node, style, context)
  }

  /** Is it none of the text? What was left out because the source did not mean it is noted. */
  private leavesOut(node: HtmlElement, style: string): boolean {
    const { manner, tally } = this.reading
    if (node.tag === 'img') note(tally, 'pictures')
    if (node.tag === 'input' || manner === 'asWritten') return node.tag === 'input'
    const kind = isReviewComment(node)
      ? 'comments'
      : isHidden(node, style)
        ? 'hidden'
        : isStruckOut(node, style)
          ? 'deleted'
          : null
    if (kind && plainText(node).trim() !== '') note(tally, kind)
    return kind !== null
  }

  private visitBlock(node: HtmlElement, style: string, context: Context): void {
    this.endLine('paragraph')
    const [outerItem, outerIndent] = [this.inItem, this.indent]
    const isItem = node.tag === 'li'
    const isList = node.tag === 'ul' || node.tag === 'ol'
    const lists = isList ? [...context.lists, listPlace(node, context.lists.length, this.counts)] : context.lists
    const level = isItem ? 0 : wordLevel(node)
    if (isItem) this.marker = itemOf(node, lists.at(-1), this.counts)
    if (level) this.marker = { ...NO_NUMBER, family: `word${level}`, rank: 10 + level }
    if (isItem || level) this.inItem = undefined
    if (node.tag === 'p' || node.tag === 'div') this.indent = indentOfStyle(style)
    const inside = { ...context, lists }
    this.visitChildren(node, style, inside, () => {
      if (isItem && this.marker === undefined) this.inItem = lists.at(-1)?.family
    })
    this.endLine('paragraph')
    this.indent = outerIndent
    if (isItem || level) {
      this.inItem = outerItem
      this.marker = undefined
    }
  }

  private visitChildren(node: HtmlElement, style: string, context: Context, afterEach = () => {}): void {
    const inside: Context = {
      ...context,
      marks: marksOf(node, style, context.marks, this.reading),
      white: whiteSpaceOf(node, style, context.white),
      height: heightOf(node, style, context.height),
    }
    for (const child of node.children) {
      this.visit(child, inside)
      afterEach()
    }
  }

  private takeText(source: string, { marks, white, height }: Context): void {
    const text = composeKana(source)
    if (white === 'collapse') {
      this.take(collapse(text), marks, height)
      return
    }
    for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
      if (index > 0) this.endLine(white)
      this.take(line, marks, height)
    }
  }

  private take(text: string, marks: Marks, height: Context['height']): void {
    if (text === '') return
    const written = height === 'line' ? text : raised(text, height)
    this.inline.push({ type: 'text', text: written, ...(marks.length > 0 && { marks }) })
  }

  /** The kanji; their reading is a help for readers of the page it was on. */
  private takeRuby(node: HtmlElement, context: Context): void {
    const readings: string[] = []
    const base = node.children.filter((child) => {
      if (typeof child === 'string' || !/^(?:rt|rp|rtc)$/.test(child.tag)) return true
      if (child.tag !== 'rp') readings.push(withoutBrackets(child))
      return false
    })
    for (const child of base) this.visit(child, context)
    const reading = readings.join('').trim()
    if (reading === '') return
    if (this.reading.manner === 'tidy') note(this.reading.tally, 'readings')
    else this.take(`（${reading}）`, context.marks, 'line')
  }

  private takeTable(node: HtmlElement): void {
    this.endLines()
    this.pieces.push(...tablePieces(node, this.reading, (nodes) => new LineReader(this.reading).read(nodes)))
    this.after = 'paragraph'
  }

  private endLine(next: PhysicalLine['after']): void {
    const line = this.lineSoFar()
    if (line) {
      this.lines.push(line)
      // Word's items are paragraphs; a line break in one does not end the item.
      if (line.marker && next === 'break') this.inItem = line.marker.family
      this.marker = undefined
      this.after = next
    } else if (next === 'paragraph') this.after = next
    this.inline = []
  }

  private endLines(): void {
    this.endLine('paragraph')
    if (this.reading.manner === 'asWritten') this.pieces.push(...this.lines.map((line) => ({ marker: null, ...line })))
    else this.pieces.push(...logicalLines(this.lines, this.reading.tally))
    this.lines = []
  }

  private lineSoFar(): PhysicalLine | null {
    const plain = this.inline.map((node) => node.text ?? '').join('')
    const text = plain.replace(/\u00a0/g, ' ').trim()
    if (text === '') return null
    const leading = plain.length - plain.trimStart().length
    const kept = dropEnd(dropStart(this.inline, leading), plain)
    const content = (normaliseDocument({ type: 'paragraph', content: kept }).content ?? [])
      .map(plainSpaces)
      .filter((node) => node.text !== '')
    const indent = this.indent + textWidth(plain.slice(0, leading).replace(/\u00a0/g, ' '))
    // The text again from what is kept: both are cut at the same places.
    const read = content.map((node) => node.text ?? '').join('')
    if (read.trim() === '') return null
    const marker = this.marker && wordItem(read, this.marker, 'typed')
    const inItem = marker === undefined && this.inItem !== undefined ? { inItem: this.inItem } : {}
    const line = { content, text: read, indent, after: this.after, ...inItem }
    if (!marker) return line
    return {
      ...line,
      marker: { ...marker, length: 0 },
      content: dropStart(content, marker.length),
      text: read.slice(marker.length),
    }
  }
}

const NO_NUMBER: TypedMarker = { family: '', kind: 'bullet', n: 0, rank: 0, length: 0 }

/** Word puts the number of a list paragraph into a span that it marks as not being text. */
const isIgnored = (node: HtmlElement): boolean => /mso-list:\s*Ignore/i.test(node.attributes.style ?? '')

/** What reviewers noted beside the text in Word, and the 「[S1]」 that points to it: internal, and never part of the text. */
const isReviewComment = ({ attributes }: HtmlElement): boolean =>
  /mso-element:\s*comment-list/i.test(attributes.style ?? '') || /^msocomanchor$/i.test(attributes.class ?? '')

const plainText = (node: HtmlNode): string => (typeof node === 'string' ? node : node.children.map(plainText).join(''))

/** A reading without the brackets that stand around it for those who see no ruby. */
const withoutBrackets = (node: HtmlNode): string =>
  typeof node === 'string' ? node : node.tag === 'rp' ? '' : node.children.map(withoutBrackets).join('')

/** Source line breaks between Japanese characters are no spaces. */
const collapse = (text: string): string =>
  text.replace(/[ \t\r\n\f]+/g, (space, index: number) => {
    const beside = `${text[index - 1] ?? ''}${text[index + space.length] ?? ''}`
    return /[\r\n]/.test(space) && /[\u2000-\uffff]/.test(beside) ? '' : ' '
  })

const plainSpaces = (node: DocumentJson): DocumentJson =>
  node.text === undefined ? node : { ...node, text: withoutUnstorable(node.text).replace(/\u00a0/g, ' ') }

function dropEnd(content: DocumentJson[], plain: string): DocumentJson[] {
  let rest = plain.length - plain.trimEnd().length
  const kept = [...content]
  while (rest > 0 && kept.length > 0) {
    const last = kept.pop()
    const text = last?.text ?? ''
    if (last && text.length > rest) kept.push({ ...last, text: text.slice(0, -rest) })
    rest -= Math.min(rest, text.length)
  }
  return kept
}

function heightOf(node: HtmlElement, style: string, outside: Context['height']): Context['height'] {
  if (node.tag === 'sup' || /vertical-align\s*:\s*super/i.test(style)) return 'raised'
  return node.tag === 'sub' || /vertical-align\s*:\s*sub/i.test(style) ? 'lowered' : outside
}

function marksOf(node: HtmlElement, style: string, marks: Marks, { tally }: Reading): Marks {
  const isBold =
    /font-weight:\s*(?:bold|[6-9]00)/i.test(style) ||
    (/^(?:b|strong)$/.test(node.tag) && !/font-weight:\s*(?:normal|400)/i.test(style))
  const isUnderlined = node.tag === 'u' || /text-decoration[^;]*:\s*[^;]*underline/i.test(style)
  const added: { type: string; attrs?: Record<string, unknown> }[] = []
  const has = (type: string) => marks.some((mark) => mark.type === type)
  if (isBold && !has('bold')) added.push({ type: 'bold' })
  if (node.tag === 'a' && !has('link')) {
    const href: string = withoutSurroundings(node.attributes.href ?? '')
    if (isSafeLink(href)) added.push({ type: 'link', attrs: { href } })
    // A place on the page that it was copied from was never an address.
    else if (/^[^#]/.test(href)) note(tally, 'links')
  }
  if (isUnderlined && node.tag !== 'ins' && !has('underline') && !has('link')) added.push({ type: 'underline' })
  return added.length > 0 ? [...marks, ...added] : marks
}
