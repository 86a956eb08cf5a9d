import { diffArrays } from 'diff'

/** A stretch of text that stayed, came or went. */
export type DiffSegment = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

const words = new Intl.Segmenter('ja', { granularity: 'word' })

/** The words of a Japanese text, punctuation and spaces included; joined they give the text back. */
export const tokens = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment)

/**
 * The difference of two texts word by word. The same and removed segments joined give `before`, the same and added ones `after`.
 * Where words were replaced, what went stands before what came.
 */
export function diffText(before: string, after: string): DiffSegment[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  return diffArrays(tokens(before), tokens(after)).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

/** How much two texts have in common: 1 for equal ones, 0 when no word is the same (Dice's coefficient over words). */
export function similarity(before: string, after: string): number {
  const [left, right] = [tokens(before), tokens(after)]
  if (left.length + right.length === 0) return 1
  const counts = new Map<string, number>()
  for (const token of left) counts.set(token, (counts.get(token) ?? 0) + 1)
  let common = 0
  for (const token of right) {
    const count = counts.get(token) ?? 0
    if (count === 0) continue
    counts.set(token, count - 1)
    common++
  }
  return (2 * common) / (left.length + right.length)
}
