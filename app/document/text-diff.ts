import { diffArrays } from 'diff'

/** A stretch of text that stayed, came or went. */
export type DiffSegment = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

const words = new Intl.Segmenter('ja', { granularity: 'word' })
/** Longest piece that is given to the segmenter: its time grows with the square of the length (15 000 characters: 11 s at once). */
const LONGEST_PIECE = 120
const SENTENCE_ENDS = '。、\n'

/** The words of a Japanese text, punctuation and spaces included; joined they give the text back. In time as long as the text. */
export function tokens(text: string): string[] {
  const found: string[] = []
  for (let start = 0; start < text.length; ) {
    const piece = text.slice(start, endOfPiece(text, start))
    for (const { segment } of words.segment(piece)) found.push(segment)
    start += piece.length
  }
  return found
}

/** Behind a sentence end, which is the end of a word anyway; never between the halves of a character (surrogates). */
function endOfPiece(text: string, start: number): number {
  const end = Math.min(start + LONGEST_PIECE, text.length)
  if (end === text.length) return end
  for (let at = end; at > start; at--) if (SENTENCE_ENDS.includes(text.charAt(at - 1))) return at
  return /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end
}

/**
 * What looking for differences may cost: the square of what came and went, over all comparisons that share it. Enough for
 * a hundred lines in each of which sixty words were replaced. Two of the largest texts take one to two seconds with it, so they are
 * compared in a thread of their own (`compareTexts`).
 */
export class DiffBudget {
  private squares = 400_000

  /** Word by word (or line by line): null where too much differs, which says nothing any more. */
  compare(before: readonly string[], after: readonly string[]) {
    const most = Math.floor(Math.sqrt(Math.max(this.squares, 0)))
    const parts = diffArrays([...before], [...after], { maxEditLength: most }) ?? null
    const edits = parts?.reduce((sum, { value, added, removed }) => sum + (added || removed ? value.length : 0), 0)
    this.squares -= (edits ?? most) ** 2
    return parts
  }
}

/**
 * The difference of two texts word by word. The same and removed segments joined give `before`, the same and added ones `after`.
 * Where words were replaced, what went stands before what came.
 */
export function diffText(before: string, after: string, budget = new DiffBudget()): DiffSegment[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const parts = budget.compare(tokens(before), tokens(after))
  if (!parts) return withoutCommonEnds(before, after)
  return parts.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

/** Two texts that have little in common: what they begin and end with is the same, what is between was replaced. */
function withoutCommonEnds(before: string, after: string): DiffSegment[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const segments: DiffSegment[] = [
    { kind: 'same', text: before.slice(0, start) },
    { kind: 'removed', text: before.slice(start, before.length - end) },
    { kind: 'added', text: after.slice(start, after.length - end) },
    { kind: 'same', text: before.slice(before.length - end) },
  ]
  return segments.filter(({ text }) => text !== '')
}

/** How often each word stands in a text. Made once for a text that is compared with many. */
export type WordCount = { readonly total: number; readonly counts: ReadonlyMap<string, number> }

export function countWords(text: string): WordCount {
  const counts = new Map<string, number>()
  const found = tokens(text)
  for (const token of found) counts.set(token, (counts.get(token) ?? 0) + 1)
  return { total: found.length, counts }
}

/** How much two texts have in common: 1 for equal ones, 0 when no word is the same (Dice's coefficient over words). */
export function similarity(before: WordCount, after: WordCount): number {
  const total = before.total + after.total
  if (total === 0) return 1
  const [few, many] = before.counts.size < after.counts.size ? [before, after] : [after, before]
  let common = 0
  for (const [word, count] of few.counts) common += Math.min(count, many.counts.get(word) ?? 0)
  return (2 * common) / total
}

/** The most that `similarity` can say of texts of these lengths in words. */
export const mostSimilar = (before: WordCount, after: WordCount): number =>
  before.total + after.total === 0 ? 1 : (2 * Math.min(before.total, after.total)) / (before.total + after.total)
