import { GOALS } from './goals.ts'
import { goalOf, type Locale, TARGET_CODES } from './sdgs.ts'
import { TARGET_TEXTS } from './target-texts.ts'

export type TargetEntry = { readonly code: string; readonly textJa: string; readonly textEn: string }

/** Full-width and half-width, upper and lower case read the same. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

const textOf = (code: string, locale: Locale): string => TARGET_TEXTS[code]?.[locale === 'en' ? 1 : 0] ?? ''

/** The text of a target in a language; empty for a code that is none. */
export const targetText = textOf

/** All targets with both texts, in order. */
export const targetEntries = (): TargetEntry[] =>
  TARGET_CODES.map((code) => ({ code, textJa: textOf(code, 'ja'), textEn: textOf(code, 'en') }))

const HAYSTACK = TARGET_CODES.map((code) => {
  const goal = goalOf(code)
  return {
    code,
    caption: fold(`${goal.shortJa} ${goal.shortEn} ${goal.titleJa} ${goal.titleEn}`),
    text: fold(`${textOf(code, 'ja')} ${textOf(code, 'en')}`),
  }
})

/**
 * Finds targets by number (「8.5」, 「８．５」, 「9.C」), by goal (「8」, 「目標8」, 「ゴール８」, 「goal 8」) or by words of either language, all of which
 * must occur. An exact code comes first, then a goal's targets, then words in the goal's name before words in the text.
 * @returns codes; none for an empty query
 */
export function searchTargets(query: string): string[] {
  const folded = fold(query)
    .replace(/[．。]/g, '.')
    .trim()
  const number = /^(?:目標|ゴール|goal|sdg)?\s*(\d{1,2})(?:\.([0-9a-z]{0,2}))?$/.exec(folded)
  if (number) return byNumber(Number(number[1]), number[2])
  const words = folded.split(/[\s、,]+/).filter(Boolean)
  if (words.length === 0) return []
  const inCaption = HAYSTACK.filter(({ caption }) => words.every((word) => caption.includes(word)))
  const inText = HAYSTACK.filter(
    (entry) =>
      !inCaption.includes(entry) && words.every((word) => entry.text.includes(word) || entry.caption.includes(word)),
  )
  return [
    ...inText.filter(({ text }) => words.every((word) => text.includes(word))),
    ...inCaption,
    ...inText.filter(({ text }) => !words.every((word) => text.includes(word))),
  ].map(({ code }) => code)
}

function byNumber(goal: number, target: string | undefined): string[] {
  if (!GOALS.some(({ number }) => number === goal)) return []
  const codes = TARGET_CODES.filter((code) => code.startsWith(`${goal}.`))
  if (!target) return codes
  const exact = `${goal}.${target}`
  return codes.filter((code) => code.startsWith(exact)).sort((a, b) => Number(b === exact) - Number(a === exact))
}
