import { tokens } from './text-diff.ts'

/** What stands from `start` to `end` of a line is to read `to`. */
export type Change = { readonly start: number; readonly end: number; readonly to: string }

/** So many letters a passage is widened at most on either side: who joins more kanji than that has no shorter word to quote. */
const WIDEST = 24

type Kind = 'kanji' | 'katakana' | 'latin' | 'hiragana' | 'opening' | 'other'

const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ['hiragana', /\p{Script=Hiragana}/u],
  ['kanji', /[\p{Script=Han}々〆ヶ]/u],
  ['katakana', /[\p{Script=Katakana}ー]/u],
  ['latin', /[\p{L}\p{N}]/u],
  ['opening', /[\p{Ps}「『]/u],
]

const kindOf = (letter: string): Kind => KINDS.find(([, pattern]) => pattern.test(letter))?.[0] ?? 'other'

const isOfWords = (kind: Kind): boolean => kind === 'kanji' || kind === 'katakana' || kind === 'latin'

/** Endings of 「…する」: 「確保し」 is one word for who quotes it. */
const INFLECTION = /^(し|する|すれ|せよ|さ|せ)$/

/** Where the phrases of a line may be cut. */
class Line {
  private readonly ends: readonly number[]
  constructor(private readonly text: string) {
    const ends = [0]
    for (const word of tokens(text)) ends.push((ends.at(-1) ?? 0) + word.length)
    this.ends = ends
  }

  private kindAt = (at: number): Kind => kindOf(this.text.charAt(at))

  /** No particle and no ending of a verb stands here, and no second half of a word. */
  private isStart = (at: number): boolean =>
    at === 0 ||
    this.kindAt(at) === 'opening' ||
    this.kindAt(at - 1) === 'opening' ||
    (this.kindAt(at) !== 'other' && this.kindAt(at - 1) === 'other' && this.text.charAt(at - 1) !== '・') ||
    (isOfWords(this.kindAt(at)) && this.kindAt(at) !== this.kindAt(at - 1))

  private isEnd = (at: number): boolean =>
    at === this.text.length || !isOfWords(this.kindAt(at)) || this.kindAt(at) !== this.kindAt(at - 1)

  /** The last place at or before `at` where a phrase can begin; `at` itself where none is near. */
  startOf = (at: number): number =>
    this.ends.findLast((end) => end <= at && at - end <= WIDEST && end < this.text.length && this.isStart(end)) ?? at

  /** The first place at or behind `at` where a word ends; `at` itself where none is near. */
  endOf = (at: number): number =>
    this.ends.find((end) => end >= at && end - at <= WIDEST && end > 0 && this.isEnd(end)) ?? at

  /** Behind the word that begins at `at`; null: a particle, a sign or nothing begins there, or `at` is within a word. */
  wordFrom = (at: number): number | null =>
    isOfWords(this.kindAt(at)) && this.isStart(at) && this.ends.includes(at) ? this.endOf(at + 1) : null

  /** Behind the ending of the verb that stands at `at`, or `at`. */
  inflectionFrom = (at: number): number => {
    const end = this.ends.find((one) => one > at) ?? at
    return isOfWords(this.kindAt(at - 1)) && INFLECTION.test(this.text.slice(at, end)) ? end : at
  }
}

/**
 * Changes as a 改め文 quotes them: from the beginning of a phrase to the end of a word, never from a particle on and never half a word.
 * What is only put in is quoted with the word behind it (「改善」を「抜本的に改善」に改める), or the phrase before it where none begins there.
 * Changes with fewer letters between them than `together` are one.
 */
export function widenToPhrases(before: string, changes: readonly Change[], together: number): Change[] {
  const line = new Line(before)
  const widened: Change[] = []
  for (const change of changes) {
    const [start, end] = bordersOf(line, change)
    const to = before.slice(start, change.start) + change.to + before.slice(change.end, end)
    const last = widened.at(-1)
    if (!last || start - last.end >= together) {
      widened.push({ start, end, to })
      continue
    }
    // They meet: what stands between the two changes themselves is told once.
    const text = last.to.slice(0, last.to.length - Math.max(0, last.end - change.start))
    const between = before.slice(Math.min(last.end, change.start), change.start)
    const until = Math.max(end, last.end)
    widened[widened.length - 1] = {
      start: last.start,
      end: until,
      to: text + between + change.to + before.slice(change.end, until),
    }
  }
  return widened
}

function bordersOf(line: Line, { start, end }: Change): readonly [number, number] {
  if (start < end) return [line.startOf(start), line.endOf(end)]
  const behind = line.wordFrom(start)
  if (behind !== null) return [start, behind]
  return [line.startOf(start === 0 ? 0 : start - 1), line.inflectionFrom(line.endOf(start))]
}

/** Ends of the words of `text` where a phrase can begin behind them, in ascending order; 0 included. */
export function phraseStarts(text: string, next: string): number[] {
  const line = new Line(text + next)
  const starts = new Set([text.length])
  for (let at = text.length; at > 0; ) {
    const start = line.startOf(at - 1)
    if (start >= at) break
    starts.add(start)
    at = start
  }
  return [...starts].sort((one, other) => one - other)
}
