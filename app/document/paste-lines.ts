import type { DocumentJson } from '#app/domain/document-json.ts'
import { withoutUnstorable } from '#app/domain/storable-text.ts'
import { type TypedMarker, typedMarker } from './paste-markers.ts'

/** From lines as they were printed to lines as they were meant: page furniture dropped, hard-wrapped sentences joined. */

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
  /** The family of the list item that the source says it belongs to, as a further paragraph. */
  readonly inItem?: string
}

/** A line as it was meant: one paragraph or the beginning of one list item. */
export type LogicalLine = {
  readonly content: readonly DocumentJson[]
  readonly indent: number
  readonly marker: TypedMarker | null
  readonly inItem?: string
}

/** Joins what a line break in mid-sentence has torn apart, and finds the markers. */
export function logicalLines(lines: readonly PhysicalLine[]): LogicalLine[] {
  const layout = layoutOf(lines)
  const counts = new Map<string, number>()
  const meant: Meant[] = []
  let previous: PhysicalLine | null = null
  for (const line of lines) {
    const current = meant.at(-1)
    const marker = believedMarker(line, counts, previous !== null && line.after === 'break' && isTorn(previous, layout))
    if (marker) {
      counts.set(marker.family, marker.n)
      const typed = line.marker ? 0 : marker.length
      meant.push({ content: dropStart(line.content, typed), indent: line.indent, marker, text: line.text.slice(typed) })
    } else if (previous && current && joins(previous, line, current, layout)) {
      const gap = /[!-~]$/.test(current.text) && /^[!-~]/.test(line.text) ? ' ' : ''
      current.content = [...current.content, ...(gap ? [{ type: 'text', text: gap }] : []), ...line.content]
      current.text += gap + line.text
    } else meant.push({ ...line, content: [...line.content], marker: null })
    previous = line
  }
  return meant
}

type Meant = LogicalLine & { content: DocumentJson[]; text: string }

/** A weak marker counts where it begins or continues a count, not in the middle of a sentence that was torn apart. */
function believedMarker(line: PhysicalLine, counts: Map<string, number>, torn: boolean): TypedMarker | null {
  if (line.marker) return line.marker
  const marker = typedMarker(line.text)
  if (!marker || line.text.length <= marker.length) return null
  if (!marker.isWeak) return marker
  if (marker.n === (counts.get(marker.family) ?? 0) + 1) return marker.n === 1 && torn ? null : marker
  return marker.n === 1 && !torn ? marker : null
}

type Layout = {
  /** The width lines were broken at, in half-width columns; null where lines are paragraphs. */
  readonly width: number | null
  /** Paragraphs begin with a full-width space. */
  readonly isIndented: boolean
}

/** Narrower than this, lines of equal length are a list of names rather than broken prose. */
const NARROWEST_MEASURE = 44

function layoutOf(lines: readonly PhysicalLine[]): Layout {
  const broken = lines.filter((line, index) => line.after === 'break' || lines[index + 1]?.after === 'break')
  const widths = broken.map((line) => line.indent + textWidth(line.text)).sort((a, b) => a - b)
  const width = widths[Math.floor(widths.length * 0.9)] ?? 0
  return {
    width: width >= NARROWEST_MEASURE ? width : null,
    isIndented: lines.some((line) => line.indent === 2 && !typedMarker(line.text)),
  }
}

const SENTENCE_END = /[。．！？!?：:][」』）)】〉》]*$/
const CANNOT_END = /[、，,・「『（([〔【〈《―]$/
const CANNOT_BEGIN = /^[、。，．・」』）)\]〕】〉》ぁぃぅぇぉっゃゅょゎァィゥェォッャュョー々]/
const PARTICLE = /(?:[はがをにへでもや]|[^こ]と|の)$/

/** Was the sentence broken at the end of this line, as far as the line itself tells? */
function isTorn(line: PhysicalLine, { width }: Layout): boolean {
  if (SENTENCE_END.test(line.text)) return false
  if (CANNOT_END.test(line.text)) return true
  if (width === null) return false
  const reach = (line.indent + textWidth(line.text)) / width
  return reach >= 0.8 || (reach >= 0.5 && PARTICLE.test(line.text))
}

function joins(previous: PhysicalLine, line: PhysicalLine, current: Meant, layout: Layout): boolean {
  if (line.after !== 'break') return false
  const beginsParagraph = layout.isIndented && line.indent > 0 && current.marker === null
  if (SENTENCE_END.test(previous.text)) {
    // A sentence that happens to end at the margin: the next line goes on with the paragraph unless it is indented.
    const reach = layout.width === null ? 0 : (previous.indent + textWidth(previous.text)) / layout.width
    return layout.isIndented && current.marker === null && line.indent === 0 && reach >= 0.9
  }
  if (CANNOT_END.test(previous.text) || CANNOT_BEGIN.test(line.text) || hasOpenBracket(current.text)) return true
  return !beginsParagraph && isTorn(previous, layout)
}

const BRACKETS = [
  ['「', '」'],
  ['（', '）'],
  ['『', '』'],
] as const

const hasOpenBracket = (text: string): boolean =>
  BRACKETS.some(([open, close]) => text.split(open).length > text.split(close).length)

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

const PAGE_NUMBER =
  /^(?:[-－–―‐ー~〜・\s\u3000]*[0-9０-９]{1,4}[-－–―‐ー~〜・\s\u3000]*|[pPｐＰ][.．]?\s*[0-9０-９]{1,4}|[0-9０-９]{1,4}\s*[/／]\s*[0-9０-９]{1,4}|[0-9０-９]{1,4}\s*(?:ページ|頁))$/

/**
 * Splits plain text into lines without the pages it was printed on: page numbers, and headings that are repeated beside
 * them. A sentence that went on over the page goes on.
 */
export function physicalLines(text: string): PhysicalLine[] {
  const raw = text
    .replace(/\r\n?/g, '\n')
    .replace(/\v/g, '\n')
    .replace(/\u00a0/g, ' ')
    .split('\f')
    .map(withoutUnstorable)
    .join('\f')
    .replace(/\f/g, '\n\f\n')
    .split('\n')
  const furniture = pageFurniture(raw)
  const lines: PhysicalLine[] = []
  let after: PhysicalLine['after'] = 'paragraph'
  let overPage = false
  for (const [index, line] of raw.entries()) {
    const trimmed = line.trim()
    if (furniture.has(index)) {
      overPage = true
      continue
    }
    if (trimmed === '') {
      if (after === 'break') after = 'blank'
      continue
    }
    const indent = textWidth((/^[\s\u3000]*/.exec(line)?.[0] ?? '').replace(/\t/g, '  '))
    if (overPage && after === 'blank') after = 'break'
    overPage = false
    lines.push({ content: [{ type: 'text', text: trimmed }], text: trimmed, indent, after })
    after = 'break'
  }
  return lines
}

function pageFurniture(raw: readonly string[]): Set<number> {
  const isBreak = (index: number) => raw[index] === '\f' || PAGE_NUMBER.test(raw[index]?.trim() ?? '')
  const found = new Set([...raw.keys()].filter((index) => raw[index] !== '' && isBreak(index)))
  const beside = new Map<string, number[]>()
  for (const index of found) {
    for (const step of [-1, 1]) {
      let neighbour = index + step
      while (raw[neighbour] !== undefined && (raw[neighbour]?.trim() === '' || found.has(neighbour))) neighbour += step
      const line = raw[neighbour]?.trim()
      if (line && textWidth(line) <= 80) beside.set(line, [...(beside.get(line) ?? []), neighbour])
    }
  }
  for (const places of beside.values()) {
    const different = new Set(places)
    if (different.size > 1) for (const place of different) found.add(place)
  }
  return found
}
