import type { OwnMarks } from './evaluation.ts'
import type { NumberingScheme } from './numbering.ts'

/**
 * The words of a federation where they are not the standard ones: all texts of the program are written in the words of the first
 * federation, and read in those of the federation that uses it (decision 024).
 */
export type OwnWords = {
  /** What stands in texts → what is read instead. */
  readonly pairs: readonly (readonly [standard: string, own: string])[]
  /** Key of a text (`domain:evaluation.realized`) → what it says here, whole. */
  readonly labels: Readonly<Record<string, string>>
  /** Signs of the marks of an evaluation, and how they count. */
  readonly marks: OwnMarks
  /** How lists of a text are numbered. */
  readonly numbering: NumberingScheme
}

/** The words in which the texts are written. */
export const STANDARD_WORDS: OwnWords = { pairs: [], labels: {}, marks: {}, numbering: 'federation' }

/**
 * @returns a function that puts the own words into a text of the program. Of words that begin alike the longest one counts, and what
 * was put in is not looked at again: 「委員会」 and 「委員」 do not come in each other's way. Names of values (`{{committee}}`) are no words.
 */
export function rewording({ pairs }: Pick<OwnWords, 'pairs'>): (text: string) => string {
  if (pairs.length === 0) return (text) => text
  const own = new Map(pairs)
  const longestFirst = pairs.map(([standard]) => standard).sort((a, b) => b.length - a.length)
  const words = longestFirst.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const any = new RegExp(['\\{\\{[^{}]*\\}\\}', ...words].join('|'), 'g')
  return (text) => text.replace(any, (word) => own.get(word) ?? word)
}
