import { GOALS } from './goals.ts'

export type Goal = (typeof GOALS)[number]
export type Locale = 'ja' | 'en'

/** All target codes in the order of the resolution: 1.1 … 1.5, 1.a, 1.b, 2.1 … */
export const TARGET_CODES: readonly string[] = GOALS.flatMap((goal) => goal.targets.split(' '))
/** The codes of one goal; none for a number that is no goal. */
export const byGoalNumber = (number: number): readonly string[] => GOALS[number - 1]?.targets.split(' ') ?? []

export const GOALS_IN_ORDER: readonly Goal[] = GOALS

const POSITION = new Map(TARGET_CODES.map((code, index) => [code, index]))

/** Is `code` one of the 169 targets, written 「8.5」 or 「9.c」? */
export const isTargetCode = (code: string): boolean => POSITION.has(code)

/** The goal a target belongs to. @throws RangeError for a code that is no target */
export function goalOf(code: string): Goal {
  const goal = GOALS[Number(code.split('.')[0]) - 1]
  if (!goal || !isTargetCode(code)) throw new RangeError(`${code} is not an SDG target`)
  return goal
}

/** Order of the resolution: 8.2 before 8.10 before 8.a. Unknown codes come last. */
export const compareTargetCodes = (a: string, b: string): number =>
  (POSITION.get(a) ?? Infinity) - (POSITION.get(b) ?? Infinity) || (a < b ? -1 : 1)

/** Codes in the order of the resolution, by goal. */
export function byGoal(codes: readonly string[]): { readonly goal: Goal; readonly codes: readonly string[] }[] {
  const sorted = [...codes].filter(isTargetCode).sort(compareTargetCodes)
  return GOALS.flatMap((goal) => {
    const own = sorted.filter((code) => goalOf(code) === goal)
    return own.length > 0 ? [{ goal, codes: own }] : []
  })
}

/** The caption of a goal in a language. */
export const captionOf = (goal: Goal, locale: Locale): string => (locale === 'en' ? goal.shortEn : goal.shortJa)

/** 「目標8（働きがいも経済成長も）8.5、8.8　目標12（つくる責任 つかう責任）12.7」 */
export function sdgLine(codes: readonly string[], locale: Locale): string {
  const groups = byGoal(codes)
  return locale === 'en'
    ? groups.map(({ goal, codes: own }) => `Goal ${goal.number} (${goal.shortEn}) ${own.join(', ')}`).join('; ')
    : groups.map(({ goal, codes: own }) => `目標${goal.number}（${goal.shortJa}）${own.join('、')}`).join('　')
}
