import type { DocumentJson } from '#app/domain/document-json.ts'
import { note, type Tally } from './left-out.ts'
import { markersOf } from './paste-runs.ts'
import { signReadings, type TypedMarker } from './paste-signs.ts'

/** From lines as they were printed to lines as they were meant: numbers found, hard-wrapped sentences joined. */

/** A line as it stands in what was pasted. */
export type PhysicalLine = {
  /** The line without space around it. */
  readonly content: readonly DocumentJson[]
  /** Its plain text, likewise. */
  readonly text: string
  /** Width of the space before it, in half-width columns. */
  readonly indent: number
  /** What separates it from the line before: nothing but a line break, an empty line, or the end of a paragraph that is sure. */
  readonly after: 'break' | 'blank' | 'paragraph'
  /** A marker that the source names itself (Word's lists), instead of one that is typed in the text. */
  readonly marker?: TypedMarker
  /** Its place in a list of Word's, until `settleWordItems` has made a marker of it. */
  readonly word?: WordPlace
  /** The family of the list item that the source says it belongs to, as a further paragraph. */
  readonly inItem?: string
}

/** Where a paragraph stands in a list of Word's, and the sign that Word set before it, if it came in a span of its own. */
export type WordPlace = { readonly list: string; readonly level: number; readonly sign: string | null }

/** A line as it was meant: one paragraph or the beginning of one list item. */
export type LogicalLine = {
  readonly content: readonly DocumentJson[]
  readonly indent: number
  readonly marker: TypedMarker | null
  readonly inItem?: string
}

/** Finds the numbers and bullets of the lines, and joins what a line break in mid-sentence has torn apart. */
export function logicalLines(lines: readonly PhysicalLine[], tally: Tally): LogicalLine[] {
  const layout = layoutOf(lines)
  const isTornBefore = (index: number) => {
    const previous = lines[index - 1]
    return previous !== undefined && lines[index]?.after === 'break' && isTorn(previous, layout)
  }
  const markers = markersOf(lines, isTornBefore)
  const meant: Meant[] = []
  let previous: PhysicalLine | null = null
  for (const [index, line] of lines.entries()) {
    const current = meant.at(-1)
    const marker = markers[index]
    if (marker) {
      const typed = line.marker ? 0 : marker.length
      if (typed > 0) note(tally, 'signs')
      meant.push({
        ...meantOf(line),
        content: dropStart(line.content, typed),
        marker,
        isEmpty: line.text.length <= typed,
      })
    } else if (current?.isEmpty) {
      // A number on a line of its own; its words stand on this one.
      meant[meant.length - 1] = { ...meantOf(line), indent: current.indent, marker: current.marker }
    } else if (previous && current && joins(previous, line, current, layout)) {
      const gap = /[!-~]$/.test(current.end) && /^[!-~]/.test(line.text) ? ' ' : ''
      if (gap) current.content.push({ type: 'text', text: gap })
      current.content.push(...line.content)
      current.end = line.text
      current.openBrackets += openBrackets(line.text)
    } else meant.push(meantOf(line))
    previous = line
  }
  return meant
}

type Meant = LogicalLine & {
  readonly content: DocumentJson[]
  /** Only the number is there yet. */
  readonly isEmpty: boolean
  /** The text of the line that it ends with so far. */
  end: string
  /** Opening brackets that no closing one answers yet. */
  openBrackets: number
}

const meantOf = (line: PhysicalLine): Meant => ({
  content: [...line.content],
  indent: line.indent,
  marker: null,
  ...(line.inItem !== undefined && { inItem: line.inItem }),
  isEmpty: false,
  end: line.text,
  openBrackets: openBrackets(line.text),
})

export type Layout = {
  /** The width lines were broken at, in half-width columns; null where lines are paragraphs. */
  readonly width: number | null
  /** Paragraphs begin with a full-width space. */
  readonly isIndented: boolean
}

/** Narrower than this, lines of equal length are a list of names rather than broken prose. */
const NARROWEST_MEASURE = 44

export function layoutOf(lines: readonly PhysicalLine[]): Layout {
  const broken = lines.filter((line, index) => line.after === 'break' || lines[index + 1]?.after === 'break')
  const widths = broken.map((line) => line.indent + textWidth(line.text)).sort((a, b) => a - b)
  const width = widths[Math.floor(widths.length * 0.9)] ?? 0
  return {
    width: width >= NARROWEST_MEASURE ? width : null,
    isIndented: lines.some((line) => line.indent === 2 && signReadings(line.text).length === 0),
  }
}

export const SENTENCE_END = /[。．！？!?：:][」』）)】〉》]*$/
const CANNOT_END = /[、，,・「『（([〔【〈《―]$/
const CANNOT_BEGIN = /^[、。，．・」』）)\]〕】〉》ぁぃぅぇぉっゃゅょゎァィゥェォッャュョー々]/
const PARTICLE = /(?:[はがをにへでもや]|[^こ]と|の)$/

/** Was the sentence broken at the end of this line, as far as the line itself tells? */
export function isTorn(line: PhysicalLine, { width }: Layout): boolean {
  if (SENTENCE_END.test(line.text)) return false
  if (CANNOT_END.test(line.text)) return true
  if (width === null) return false
  const reach = (line.indent + textWidth(line.text)) / width
  return reach >= 0.8 || (reach >= 0.5 && PARTICLE.test(line.text))
}

function joins(previous: PhysicalLine, line: PhysicalLine, current: Meant, layout: Layout): boolean {
  if (line.after !== 'break' || isSignAlone(previous) || isSignAlone(line)) return false
  const beginsParagraph = layout.isIndented && line.indent > 0 && current.marker === null
  if (SENTENCE_END.test(previous.text)) {
    // A sentence that happens to end at the margin: the next line goes on with the paragraph unless it is indented.
    const reach = layout.width === null ? 0 : (previous.indent + textWidth(previous.text)) / layout.width
    return layout.isIndented && current.marker === null && line.indent === 0 && reach >= 0.9
  }
  if (CANNOT_END.test(previous.text) || CANNOT_BEGIN.test(line.text) || current.openBrackets > 0) return true
  return !beginsParagraph && isTorn(previous, layout)
}

/** A number or bullet without words: a value of a form, or what could not be made an item. */
const isSignAlone = ({ text }: PhysicalLine): boolean =>
  text.length < 12 && signReadings(text).some((reading) => reading.isAlone)

/** Opening brackets less closing ones. */
const openBrackets = (text: string): number =>
  (text.match(/[「（『]/g)?.length ?? 0) - (text.match(/[」）』]/g)?.length ?? 0)

/** Width in half-width columns. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += /[ -~｡-ﾟ]/.test(character) ? 1 : 2
  return width
}

/** Inline content without its first `count` characters of text. */
export function dropStart(content: readonly DocumentJson[], count: number): DocumentJson[] {
  let rest = count
  return content.flatMap((node) => {
    if (rest === 0 || node.text === undefined) return [node]
    const text = node.text.slice(rest)
    rest = Math.max(0, rest - node.text.length)
    return text === '' ? [] : [{ ...node, text }]
  })
}
