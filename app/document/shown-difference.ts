import type { DocumentJson } from '#app/domain/document-json.ts'
import type { NumberingScheme } from '#app/domain/numbering.ts'
import { type ComparedLine, type DiffRow, diffDocuments, hasDifference } from './document-diff.ts'
import type { Section } from './sections.ts'

/** A row of a comparison as it is shown; `folded` stands for so many lines that did not change. */
export type ShownRow =
  | {
      readonly kind: DiffRow['kind']
      readonly section: Section
      readonly before: ComparedLine | null
      readonly after: ComparedLine | null
      readonly move?: number
    }
  | { readonly kind: 'folded'; readonly section: Section; readonly count: number }

/** What of a comparison is shown at once. */
export type ShownDifference = {
  readonly isSame: boolean
  readonly rows: readonly ShownRow[]
  /** Which part of how many, counted from 1; a comparison that fits on one page has one. */
  readonly part: number
  readonly parts: number
}

/** Which part is wanted, counted from 1 (beyond the last one, the last); or all of it, where something else bounds it. */
export type WantedPart = number | 'all'

/** Lines that did not change and are shown before and after one that did. */
const AROUND = 2
/** What fits on one page: a row counts one, each of its segments one, and each so many of its letters one. */
const PART_WEIGHT = 1_200
const LETTERS_OF_WEIGHT = 20

/**
 * Compares two texts and leaves out what nobody reads: of long unchanged stretches their number is told, and what would be too
 * long for a page is cut into parts, between rows. What is shown of all parts together is all that changed.
 */
export function showDifference(
  before: DocumentJson,
  after: DocumentJson,
  wanted: WantedPart,
  scheme?: NumberingScheme,
): ShownDifference {
  const rows = diffDocuments(before, after, scheme)
  if (!hasDifference(rows)) return { isSame: true, rows: [], part: 1, parts: 1 }
  const shown = fold(rows)
  if (wanted === 'all') return { isSame: false, rows: shown, part: 1, parts: 1 }
  const parts = cut(shown)
  const part = Math.min(Math.max(wanted, 1), parts.length)
  return { isSame: false, rows: parts[part - 1] ?? [], part, parts: parts.length }
}

/** Puts a number in the place of unchanged lines that stand near no change. One line is shown rather than counted. */
function fold(rows: readonly DiffRow[]): ShownRow[] {
  const shown: ShownRow[] = []
  for (let start = 0; start < rows.length; ) {
    const end = endOfUnchanged(rows, start)
    if (end === start) {
      shown.push(asShown(rows[start] as DiffRow))
      start++
      continue
    }
    const stretch = rows.slice(start, end)
    const section = (stretch[0] as DiffRow).section
    // A section begins and ends beside nothing that changed.
    const head = start > 0 && rows[start - 1]?.section === section ? AROUND : 0
    const tail = rows[end]?.section === section ? AROUND : 0
    const count = stretch.length - head - tail
    if (count <= 1) shown.push(...stretch.map(asShown))
    else {
      shown.push(...stretch.slice(0, head).map(asShown), { kind: 'folded', section, count })
      shown.push(...stretch.slice(stretch.length - tail).map(asShown))
    }
    start = end
  }
  return shown
}

/** Where the unchanged lines of one section that begin at `start` end. */
function endOfUnchanged(rows: readonly DiffRow[], start: number): number {
  let end = start
  while (rows[end]?.kind === 'same' && rows[end]?.section === rows[start]?.section) end++
  return end
}

const asShown = ({ kind, section, before, after, move }: DiffRow): ShownRow => ({
  ...{ kind, section, before, after },
  ...(move !== undefined && { move }),
})

function cut(rows: readonly ShownRow[]): ShownRow[][] {
  const parts: ShownRow[][] = []
  let weight = Number.POSITIVE_INFINITY
  for (const row of rows) {
    weight += weightOf(row)
    if (weight > PART_WEIGHT) {
      parts.push([])
      weight = weightOf(row)
    }
    parts.at(-1)?.push(row)
  }
  return parts
}

function weightOf(row: ShownRow): number {
  if (row.kind === 'folded') return 1
  const segments = [...(row.before?.segments ?? []), ...(row.after?.segments ?? [])]
  return 1 + segments.reduce((sum, { text }) => sum + 1 + text.length / LETTERS_OF_WEIGHT, 0)
}
