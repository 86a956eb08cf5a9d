/** How a mark is to be taken at a glance; the colours are the screens'. */
export type Tone = 'good' | 'fair' | 'open' | 'bad' | 'unclear'

/** 評価 of an answer. Codes are stable and never deleted; symbols and labels are what is shown (docs: DOMAIN, Evaluation). */
export const EVALUATION_SCALE = {
  realized: { symbol: '◎', tone: 'good' },
  partial: { symbol: '○', tone: 'fair' },
  ongoing: { symbol: '△', tone: 'open' },
  difficult: { symbol: '×', tone: 'bad' },
  unclear: { symbol: '－', tone: 'unclear' },
} as const satisfies Record<string, { readonly symbol: string; readonly tone: Tone }>

export type EvaluationCode = keyof typeof EVALUATION_SCALE
export const EVALUATION_CODES = Object.keys(EVALUATION_SCALE) as EvaluationCode[]

/** 次年度の扱い */
export const NEXT_ACTIONS = ['continue', 'strengthen', 'finish', 'withdraw'] as const
export type NextAction = (typeof NEXT_ACTIONS)[number]

/** Longest answer text, name of a department and reason of an evaluation, in characters. */
export const RESPONSE_TEXT_MAX = 20_000
export const DEPARTMENT_MAX = 120
export const EVALUATION_REASON_MAX = 1000

/** What a form keeps of the evaluation it was made from: when that was drafted. */
export const evaluationMark = (evaluatedAt: Date | string): string => new Date(evaluatedAt).toISOString()
