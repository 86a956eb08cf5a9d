import { byGoalNumber, goalOf, TARGET_CODES } from './sdgs.ts'

/** Code → [Japanese, English]. Handed in, so that a page that only shows numbers need not load the texts. */
type Texts = Readonly<Record<string, readonly [ja: string, en: string]>>

/** Full-width and half-width, upper and lower case read the same. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

/**
 * Finds targets by number (「8.5」, 「８．５」, 「9.C」), by goal (「8」, 「目標8」, 「ゴール８」, 「goal 8」) or by words of either language, all of
 * which must occur. An exact number comes first; texts that have all the words come before goals whose name has them.
 * @returns codes; none for an empty query
 */
export function searchTargets(query: string, texts: Texts): string[] {
  const folded = fold(query).trim()
  const number = /^(?:目標|ゴール|goal|sdg)?\s*(\d{1,2})(?:\.([0-9a-z]{0,2}))?$/.exec(folded)
  if (number) return byNumber(Number(number[1]), number[2])
  const words = folded.split(/[\s、,]+/).filter(Boolean)
  if (words.length === 0) return []
  const entries = TARGET_CODES.map((code) => ({ code, text: fold((texts[code] ?? []).join(' ')), name: nameOf(code) }))
  const inText = entries.filter(({ text }) => words.every((word) => text.includes(word)))
  const withName = entries.filter(
    (entry) => !inText.includes(entry) && words.every((word) => entry.text.includes(word) || entry.name.includes(word)),
  )
  return [...inText, ...withName].map(({ code }) => code)
}

function nameOf(code: string): string {
  const goal = goalOf(code)
  return fold(`${goal.shortJa} ${goal.shortEn} ${goal.titleJa} ${goal.titleEn}`)
}

function byNumber(goal: number, target: string | undefined): string[] {
  const codes = byGoalNumber(goal)
  if (!target) return [...codes]
  const exact = `${goal}.${target}`
  return codes.filter((code) => code.startsWith(exact)).sort((a, b) => Number(b === exact) - Number(a === exact))
}
