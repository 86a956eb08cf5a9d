import { PRIORITY_AREAS } from '#app/domain/sdgs/priority-areas.ts'
import { GOALS_IN_ORDER, goalOf, isTargetCode } from '#app/domain/sdgs/sdgs.ts'
import { TARGET_TEXTS } from '#app/domain/sdgs/target-texts.ts'

/** What a line 「SDGs：目標8（働きがいも経済成長も）8.5」 says. */
export type SdgNote = {
  readonly codes: readonly string[]
  readonly noSdgReason: string
  /** There is nothing in it but codes and the names of what they stand for; else it is a text that names some. */
  readonly isWhole: boolean
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')
const CODE = /(?<![\d.])\d{1,2}\.(?:\d{1,2}|[a-d])(?![\da-z])/g
/** What stands between codes and names. */
const BETWEEN = /^(?:[、,/・;:()「」【】[\]~-]|及び|および|並びに)*$/

/** A text without those names; in brackets one can stand shortened. */
const without = (text: string, names: readonly string[]): string =>
  [...names.map(plain), ...inBrackets(text).filter((one) => names.some((name) => plain(name).includes(one)))]
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, ''), text)

const inBrackets = (text: string): string[] => [...text.matchAll(/\(([^()]{3,})\)/g)].map(([, inside = '']) => inside)

/** Reads what stands behind 「SDGs：」. */
export function sdgNote(value: string): SdgNote {
  const reason = /^該当なし(?:[（(](.*)[)）])?$/.exec(value.trim())
  if (reason) return { codes: [], noSdgReason: reason[1] ?? '', isWhole: true }
  const codes = [...new Set(plain(value).match(CODE) ?? [])].filter(isTargetCode)
  const goals = new Set(codes.map(goalOf))
  const names = [
    ...[...goals].flatMap(({ shortJa, titleJa, shortEn, titleEn }) => [shortJa, titleJa, shortEn, titleEn]),
    ...codes.flatMap((code) => TARGET_TEXTS[code] ?? []),
  ]
  const rest = without(plain(value), names)
    .replace(CODE, (code) => (isTargetCode(code) ? '' : code))
    .replace(/(?:目標|ゴール|Goal|ターゲット|Target)(\d{0,2})/gi, (word, number: string) => {
      const goal = GOALS_IN_ORDER[Number(number) - 1]
      // A goal of which no target is named is nowhere else.
      return number === '' || (goal && goals.has(goal)) ? '' : word
    })
  return { codes, noSdgReason: '', isWhole: codes.length > 0 && BETWEEN.test(rest) }
}

/** Reads what stands behind 「SDGs実施指針：」. */
export function priorityAreaNote(value: string): { readonly areas: readonly number[]; readonly isWhole: boolean } {
  const areas = [...new Set([...plain(value).matchAll(/優先課題([1-8])(?!\d)/g)].map(([, area]) => Number(area)))]
  const names = PRIORITY_AREAS.flatMap(({ number, nameJa, nameEn }) => (areas.includes(number) ? [nameJa, nameEn] : []))
  const rest = without(plain(value), names).replace(/優先課題[1-8](?!\d)/g, '')
  return { areas, isWhole: areas.length > 0 && BETWEEN.test(rest) }
}
