import type { DocumentJson } from '#app/domain/document-json.ts'
import { withoutUnseen } from '#app/domain/storable-text.ts'
import { composeKana } from './compose-kana.ts'
import { indentOfStyle, isHidden, isStruckOut, stylesOf } from './html-styles.ts'
import { type HtmlElement, type HtmlNode, parseHtml, plainText } from './html-tree.ts'
import { note, type Tally } from './left-out.ts'
import { normaliseDocument } from './normalise-document.ts'
import type { PastedPiece } from './paste-blocks.ts'
import { type Context, contextIn, heightOf, type Marks, OUTERMOST, withoutBrackets } from './paste-context.ts'
import { dropStart, logicalLines, type PhysicalLine, textWidth, type WordPlace } from './paste-lines.ts'
import {
  itemOf,
  ListCounts,
  listPlace,
  NO_NUMBER,
  settleWordItems,
  shownSign,
  WORD_ITEM,
  wordPlace,
} from './paste-list-items.ts'
import type { PasteManner, Reading } from './paste-reading.ts'
import type { TypedMarker } from './paste-signs.ts'
import { tablePieces } from './paste-tables.ts'
import { heightSign, raised } from './raised-letters.ts'

/** The lines and tables of pasted HTML, in order. */
export function piecesOfHtml(html: string, manner: PasteManner, tally: Tally): PastedPiece[] {
  const { root, styleSheet } = parseHtml(html)
  return new LineReader({ manner, tally, styleOf: stylesOf(styleSheet) }).read(root.children)
}

const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li table section article aside nav blockquote pre dl dt dd header footer main body html hr address details summary fieldset legend form figure figcaption center tr td th caption option select textarea'.split(
    ' ',
  ),
)

/** Collects lines while walking the tree; a table ends what was collected before it. */
class LineReader {
  /** Tables, and between them the lines that belong together. */
  private readonly pieces: (PhysicalLine[] | PastedPiece)[] = []
  private lines: PhysicalLine[] = []
  private inline: DocumentJson[] = []
  private after: PhysicalLine['after'] = 'paragraph'
  private marker: TypedMarker | undefined
  private word: WordPlace | null = null
  /** The item of which the first line is complete: what follows in it are further paragraphs. */
  private inItem: string | undefined
  private indent = 0
  /** Where raised letters end that a sign was set before (10^1.5). */
  private raisedEnd: number | null = null
  private readonly counts = new ListCounts()

  constructor(private readonly reading: Reading) {}

  read(nodes: readonly HtmlNode[], context: Context = OUTERMOST): PastedPiece[] {
    for (const node of nodes) this.visit(node, context)
    this.endLines()
    const { manner, tally } = this.reading
    const isAsWritten = manner === 'asWritten'
    const lines = this.pieces.flatMap((piece) => (Array.isArray(piece) ? piece : []))
    const settled = isAsWritten ? lines : settleWordItems(lines, tally)
    let from = 0
    return this.pieces.flatMap((piece): PastedPiece[] => {
      if (!Array.isArray(piece)) return [piece]
      const own = settled.slice(from, from + piece.length)
      from += piece.length
      return isAsWritten ? own.map((line) => ({ ...line, marker: null })) : logicalLines(own, tally)
    })
  }

  private visit(node: HtmlNode, context: Context): void {
    if (typeof node === 'string') {
      this.takeText(node, context)
      return
    }
    const style = this.reading.styleOf(node)
    if (this.leavesOut(node, style)) return
    if (node.tag === 'br') this.endLine('break')
    else if (isIgnored(node)) this.takeWordSign(node, style, context)
    else if (context.readings && /^(?:rt|rp|rtc)$/.test(node.tag)) {
      if (node.tag !== 'rp') context.readings.push(withoutBrackets(node))
    } else if (node.tag === 'ruby') this.takeRuby(node, style, context)
    else if (node.tag === 'table') this.takeTable(node, context)
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
    const word = isItem ? null : wordPlace(node)
    const item = isItem ? itemOf(node, lists.at(-1), this.counts) : undefined
    if (item) this.marker = item
    if (word) {
      this.word = word
      this.marker = { ...NO_NUMBER, family: WORD_ITEM }
    }
    if (item || word) this.inItem = undefined
    if (node.tag === 'p' || node.tag === 'div') this.indent = indentOfStyle(style)
    const inside = { ...context, lists }
    this.visitChildren(node, style, inside, () => {
      if (item && this.marker === undefined) this.inItem = item.family
    })
    this.endLine('paragraph')
    this.indent = outerIndent
    if (item || word) {
      this.inItem = outerItem
      this.marker = undefined
      this.word = null
    }
  }

  private visitChildren(node: HtmlElement, style: string, context: Context, afterEach = () => {}): void {
    const inside = contextIn(node, style, context, this.reading.tally)
    const how = heightOf(node, style, context.height)
    const before = this.inline.at(-1)?.text ?? ''
    const apart = how === 'line' || inside.height === how ? '' : heightSign(before, plainText(node), how)
    if (apart) this.take(apart, inside.marks, 'line')
    for (const child of node.children) {
      this.visit(child, inside)
      afterEach()
    }
    if (apart) this.raisedEnd = this.inline.length
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
    // 10^1.5 3: what was raised ends where the next digit would go on with it.
    if (this.raisedEnd === this.inline.length && /^[0-9A-Za-z]/.test(text.normalize('NFKC')))
      this.inline.push({ type: 'text', text: ' ' })
    const written = height === 'line' ? text : raised(text, height)
    this.inline.push({ type: 'text', text: written, ...(marks.length > 0 && { marks }) })
  }

  /** The kanji; their reading is a help for readers of the page it was on. */
  private takeRuby(node: HtmlElement, style: string, context: Context): void {
    const readings: string[] = []
    this.visitChildren(node, style, { ...context, readings })
    const reading = readings.join('').trim()
    if (reading === '') return
    if (this.reading.manner === 'tidy') note(this.reading.tally, 'readings')
    else this.take(`（${reading}）`, context.marks, 'line')
  }

  /**
   * What Word set before an item of its lists; it is text where no such item begins, and where everything stays as it was
   * written.
   */
  private takeWordSign(node: HtmlElement, style: string, context: Context): void {
    const sign = plainText(node)
    const { manner, tally } = this.reading
    const isAtStart = this.inline.every((before) => (before.text ?? '').trim() === '')
    if (manner !== 'asWritten' && this.word?.sign === null && isAtStart) {
      this.word = { ...this.word, sign }
      note(tally, 'signs', sign.trim() === '' ? 0 : 1)
    } else if (sign.trim().length === 1) this.takeText(shownSign(sign), context)
    else this.visitChildren(node, style, context)
  }

  private takeTable(node: HtmlElement, context: Context): void {
    this.endLines()
    const { tally, styleOf } = this.reading
    const outside: Context = { ...context, lists: [] }
    const read = (nodes: readonly HtmlNode[], inside: readonly HtmlElement[]) =>
      new LineReader(this.reading).read(
        nodes,
        inside.reduce((outer, element) => contextIn(element, styleOf(element), outer, tally), outside),
      )
    this.pieces.push(...tablePieces(node, this.reading, read))
    this.after = 'paragraph'
  }

  private endLine(next: PhysicalLine['after']): void {
    const line = this.lineSoFar()
    if (line) {
      this.lines.push(line)
      // Word's items are paragraphs; a line break in one does not end the item.
      if (line.marker && next === 'break') this.inItem = line.marker.family
      this.marker = undefined
      this.word = null
      this.after = next
    } else if (next === 'paragraph') this.after = next
    this.inline = []
    this.raisedEnd = null
  }

  private endLines(): void {
    this.endLine('paragraph')
    this.pieces.push(this.lines)
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
    const ofItem = this.marker ? { marker: { ...this.marker, length: 0 } } : this.inItem ? { inItem: this.inItem } : {}
    const ofWord = this.word ? { word: this.word } : {}
    return { content, text: read, indent, after: this.after, ...ofItem, ...ofWord }
  }
}

/** Word puts the number of a list paragraph into a span that it marks as not being text; paragraphs and lists are no number. */
const isIgnored = (node: HtmlElement): boolean =>
  !BLOCKS.has(node.tag) && /mso-list:\s*Ignore/i.test(node.attributes.style ?? '')

/** What reviewers noted beside the text in Word, and the 「[S1]」 that points to it: internal, and never part of the text. */
const isReviewComment = ({ attributes }: HtmlElement): boolean =>
  /mso-element:\s*comment-list/i.test(attributes.style ?? '') || /^msocomanchor$/i.test(attributes.class ?? '')

/** Source line breaks between Japanese characters are no spaces. */
const collapse = (text: string): string =>
  text.replace(/[ \t\r\n\f]+/g, (space, index: number) => {
    const beside = `${text[index - 1] ?? ''}${text[index + space.length] ?? ''}`
    return /[\r\n]/.test(space) && /[\u2000-\uffff]/.test(beside) ? '' : ' '
  })

const plainSpaces = (node: DocumentJson): DocumentJson =>
  node.text === undefined ? node : { ...node, text: withoutUnseen(node.text).replace(/\u00a0/g, ' ') }

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
