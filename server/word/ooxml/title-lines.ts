import { advanceOf, mayBreak } from './break-lines.ts'

/**
 * Titles in the middle of a page are broken where a reader pauses: behind a particle, before a bracket, between words; within 「…」 only
 * when it is longer than a line. Word would fill the first line and break anywhere.
 */

/** What a break costs, in squares of half characters that lines may differ in length instead. */
const COST = { pause: 0, word: 60, withinWord: 4_000, withinQuotation: 1_500 } as const
const OPENING = '「『（〔【'
const CLOSING = '」』）〕】'

const words = new Intl.Segmenter('ja', { granularity: 'word' })

/**
 * The lines of a title, as few as there can be.
 * @param width of a line, in characters
 * @returns the title with a \n at each break
 */
export function titleInLines(title: string, width: number): string {
  const characters = [...title.replace(/\s*\n\s*/g, '')]
  const ends = [0]
  for (const character of characters) ends.push((ends.at(-1) as number) + advanceOf(character))
  const total = ends.at(-1) as number
  if (total <= width) return characters.join('')
  const fewest = Math.ceil(total / width)
  const prices = pricesOf(characters)
  // Lines are few: one more than there must be, where a word would be torn otherwise.
  const best = [fewest, fewest + 1].map((count) => cheapest(ends, prices, count, width))
  const [first, second] = best
  const chosen = !first || (second && second.cost < first.cost - COST.withinWord / 2) ? second : first
  if (!chosen) return characters.join('')
  return [0, ...chosen.breaks]
    .map((start, index) =>
      characters
        .slice(start, chosen.breaks[index] ?? characters.length)
        .join('')
        .trim(),
    )
    .join('\n')
}

type Layout = { readonly cost: number; readonly breaks: readonly number[] }

/** The cheapest way to break into so many lines, or none; each line as near to the same length as pauses allow. */
function cheapest(ends: readonly number[], prices: readonly number[], count: number, width: number): Layout | null {
  const last = ends.length - 1
  const usual = (ends[last] as number) / count
  let layouts = new Map<number, Layout>([[0, { cost: 0, breaks: [] }]])
  for (let line = 1; line <= count; line++) {
    const next = new Map<number, Layout>()
    for (const [start, layout] of layouts) {
      for (let end = start + 1; end <= last; end++) {
        const length = (ends[end] as number) - (ends[start] as number)
        if (length > width) break
        if ((line === count) !== (end === last)) continue
        const cost = layout.cost + (prices[end] ?? 0) + ((length - usual) * 2) ** 2
        if (cost < (next.get(end)?.cost ?? Number.POSITIVE_INFINITY))
          next.set(end, { cost, breaks: end === last ? layout.breaks : [...layout.breaks, end] })
      }
    }
    layouts = next
  }
  return layouts.get(last) ?? null
}

/** The price of a break before each character. */
function pricesOf(characters: readonly string[]): number[] {
  const text = characters.join('')
  const starts = new Set<number>()
  let depth = 0
  let place = 0
  for (const { segment } of words.segment(text)) {
    starts.add(place)
    place += [...segment].length
  }
  return characters.map((after, index) => {
    const before = characters[index - 1] ?? ''
    if (OPENING.includes(before)) depth++
    if (CLOSING.includes(before)) depth = Math.max(0, depth - 1)
    if (index === 0 || !mayBreak(characters, index)) return Number.POSITIVE_INFINITY
    const within = depth > 0 ? COST.withinQuotation : 0
    if (CLOSING.includes(before) && isHiragana(after)) return within + COST.word
    if (OPENING.includes(after) || CLOSING.includes(before) || /[、。・\s]/.test(before)) return within + COST.pause
    if (!starts.has(index)) return within + COST.withinWord
    // Behind a particle, before what is written in other letters: 「向けた｜政策」.
    return (
      within +
      (isHiragana(before) && !isHiragana(after) ? COST.pause : isHiragana(after) ? COST.withinWord : COST.word * 8)
    )
  })
}

const isHiragana = (character: string): boolean => /[ぁ-ん]/.test(character)
