import type { DocumentJson } from '#app/domain/document-json.ts'
import type { NumberingScheme } from '#app/domain/numbering.ts'
import { type DocumentLine, sectionLines } from './document-text.ts'
import { SECTIONS, type Section } from './sections.ts'
import {
  countWords,
  DiffBudget,
  type DiffSegment,
  diffText,
  mostSimilar,
  similarity,
  type WordCount,
} from './text-diff.ts'

/** One line on one side of a comparison; its segments joined are its text. */
export type ComparedLine = Omit<DocumentLine, 'text'> & { readonly segments: readonly DiffSegment[] }

/**
 * One row of a comparison, to be shown side by side or inline.
 * - `same`, `changed`: both sides are there; a `same` line may bear another number.
 * - `removed`, `added`: one side is null.
 * - `movedFrom`, `movedTo`: the place a line left and the place it came to; both rows carry the same `move` (1, 2, …), and the
 *   one it came to shows what changed in its words.
 */
export type DiffRow = {
  readonly kind: 'same' | 'changed' | 'removed' | 'added' | 'movedFrom' | 'movedTo'
  readonly section: Section
  readonly before: ComparedLine | null
  readonly after: ComparedLine | null
  /** The words of both sides in one line, for the inline view. */
  readonly segments: readonly DiffSegment[]
  readonly move?: number
}

/** From here on two lines count as one line that was reworded. */
const REWORDED = 0.5
/** From here on a line that went and one that came elsewhere count as moved; shorter lines resemble each other by chance. */
const MOVED = 0.75
const SHORTEST_MOVED = 6
/** Words that are looked at in all to find which lines were reworded or moved: each of a text of sixty pages ten times. */
const MOST_WORK = 500_000

/** Compares two texts line by line (paragraphs, list items, table rows), and word by word inside each. Empty lines are left out. */
export function diffDocuments(
  before: DocumentJson,
  after: DocumentJson,
  scheme: NumberingScheme = 'federation',
): DiffRow[] {
  const effort = { alike: likeness(), budget: new DiffBudget() }
  const rows = SECTIONS.flatMap((section) =>
    alignLines(written(before, section, scheme), written(after, section, scheme), effort).map((row) => ({
      ...row,
      section,
    })),
  )
  return findMoves(rows, effort)
}

/**
 * What one comparison of two texts may take in all, however they are made (docs/decisions): when it is used up, lines are shown as
 * gone and come instead of reworded, and never wrongly.
 */
type Effort = { readonly alike: Likeness; readonly budget: DiffBudget }

/** How alike two lines are if at least `least`, else 0. When the work is used up, none are alike any more. */
type Likeness = (before: string, after: string, least: number) => number

function likeness(): Likeness {
  const counted = new Map<string, WordCount>()
  const count = (text: string) => {
    const known = counted.get(text) ?? countWords(text)
    counted.set(text, known)
    return known
  }
  let work = 0
  return (before, after, least) => {
    if (work > MOST_WORK) return 0
    const [left, right] = [count(before), count(after)]
    work += 1
    if (mostSimilar(left, right) < least) return 0
    work += Math.min(left.counts.size, right.counts.size)
    const score = similarity(left, right)
    return score >= least ? score : 0
  }
}

/** Is there any difference to show? */
export const hasDifference = (rows: readonly DiffRow[]): boolean => rows.some((row) => row.kind !== 'same')

const written = (document: DocumentJson, section: Section, scheme: NumberingScheme) =>
  sectionLines(document, section, scheme).filter((line) => line.text.trim() !== '')

type Row = Omit<DiffRow, 'section'>

/** What must agree for lines to be the same one; the number may differ, it follows from the place. */
const keyOf = (line: DocumentLine): string =>
  `${line.kind}${line.depth}${line.marker === '・' ? '・' : ''}\u0000${line.text}`

function alignLines(before: readonly DocumentLine[], after: readonly DocumentLine[], effort: Effort): Row[] {
  const rows: Row[] = []
  let removed: DocumentLine[] = []
  let [left, right] = [0, 0]
  const parts = effort.budget.compare(before.map(keyOf), after.map(keyOf))
  if (!parts) return pairReworded(before, after, effort)
  for (const part of parts) {
    const count = part.value.length
    if (part.removed) {
      removed = before.slice(left, left + count)
      left += count
      continue
    }
    const added = part.added ? after.slice(right, right + count) : []
    rows.push(...pairReworded(removed, added, effort))
    removed = []
    if (!part.added) {
      for (let index = 0; index < count; index++)
        rows.push(pairRow('same', before[left + index], after[right + index], effort))
      left += count
    }
    right += count
  }
  return [...rows, ...pairReworded(removed, [], effort)]
}

/** Pairs the lines of a changed stretch in order, so that as much as possible is shown as reworded. */
function pairReworded(removed: readonly DocumentLine[], added: readonly DocumentLine[], effort: Effort): Row[] {
  const rows: Row[] = []
  let next = 0
  for (const line of removed) {
    const found = added.findIndex(
      (candidate, index) => index >= next && effort.alike(line.text, candidate.text, REWORDED) > 0,
    )
    if (found < 0) rows.push(removedRow(line))
    else {
      rows.push(...added.slice(next, found).map(addedRow), pairRow('changed', line, added[found], effort))
      next = found + 1
    }
  }
  return [...rows, ...added.slice(next).map(addedRow)]
}

function pairRow(
  kind: 'same' | 'changed',
  before: DocumentLine | undefined,
  after: DocumentLine | undefined,
  { budget }: Effort,
): Row {
  if (!before || !after) throw new Error('a row of two sides needs both')
  const segments = diffText(before.text, after.text, budget)
  return {
    kind,
    before: side(before, segments, 'removed'),
    after: side(after, segments, 'added'),
    segments,
  }
}

const removedRow = (line: DocumentLine): Row => {
  const segments = [{ kind: 'removed', text: line.text }] as const
  return { kind: 'removed', before: side(line, segments, 'removed'), after: null, segments }
}

const addedRow = (line: DocumentLine): Row => {
  const segments = [{ kind: 'added', text: line.text }] as const
  return { kind: 'added', before: null, after: side(line, segments, 'added'), segments }
}

function side(line: DocumentLine, segments: readonly DiffSegment[], own: 'removed' | 'added'): ComparedLine {
  const { text: _, ...place } = line
  return { ...place, segments: segments.filter((segment) => segment.kind === 'same' || segment.kind === own) }
}

function findMoves(rows: readonly DiffRow[], effort: Effort): DiffRow[] {
  const result = [...rows]
  const came = new Map(
    rows.flatMap((row, index) => (row.kind === 'added' && row.after ? [[index, textOf(row.after)]] : [])),
  )
  let move = 0
  for (const [index, row] of rows.entries()) {
    if (row.kind !== 'removed' || !row.before) continue
    const text = textOf(row.before)
    if (text.length < SHORTEST_MOVED) continue
    let best = { index: -1, score: MOVED }
    for (const [candidate, other] of came) {
      const score = effort.alike(text, other, MOVED)
      if (score >= best.score && (best.index < 0 || score > best.score)) best = { index: candidate, score }
    }
    const target = rows[best.index]
    if (!target?.after) continue
    came.delete(best.index)
    move++
    const segments = diffText(text, textOf(target.after), effort.budget)
    result[index] = { ...row, kind: 'movedFrom', move }
    result[best.index] = {
      ...target,
      kind: 'movedTo',
      move,
      segments,
      after: { ...target.after, segments: withoutRemoved(segments) },
    }
  }
  return result
}

const textOf = (line: ComparedLine): string => line.segments.map((segment) => segment.text).join('')

const withoutRemoved = (segments: readonly DiffSegment[]): DiffSegment[] =>
  segments.filter((segment) => segment.kind !== 'removed')
