/** How a mark is to be taken; the colours are the screens'. What is `good` came true, `unclear` is asked again. */
export const TONES = ['good', 'fair', 'open', 'bad', 'unclear'] as const
export type Tone = (typeof TONES)[number]
type MarkLook = { readonly symbol: string; readonly tone: Tone }

/** 評価 of an answer. Codes are stable and never deleted; symbols and labels are what is shown (docs: DOMAIN, Evaluation). */
export const EVALUATION_SCALE = {
  realized: { symbol: '◎', tone: 'good' },
  partial: { symbol: '○', tone: 'fair' },
  ongoing: { symbol: '△', tone: 'open' },
  difficult: { symbol: '×', tone: 'bad' },
  unclear: { symbol: '－', tone: 'unclear' },
} as const satisfies Record<string, MarkLook>

export type EvaluationCode = keyof typeof EVALUATION_SCALE
export const EVALUATION_CODES = Object.keys(EVALUATION_SCALE) as EvaluationCode[]

/** Signs and tones of a federation's own, where they are not the standard ones. */
export type OwnMarks = Readonly<Partial<Record<EvaluationCode, Partial<MarkLook>>>>
/** The sign of a mark in this federation, and how it is to be taken. */
export const markLook = (own: OwnMarks, code: EvaluationCode): MarkLook => ({ ...EVALUATION_SCALE[code], ...own[code] })

/** What a federation says of a mark; empty: as the standard has it. */
export type SaidOfMark = { readonly ja: string; readonly en: string; readonly symbol?: string; readonly tone?: Tone }
export type SaidOfMarks = Readonly<Partial<Record<EvaluationCode, SaidOfMark>>>

/** Signs and tones of these marks where they are not the standard ones. */
export const ownMarks = (said: SaidOfMarks): OwnMarks =>
  Object.fromEntries(
    EVALUATION_CODES.flatMap((code) => {
      const { symbol, tone } = EVALUATION_SCALE[code]
      const own = {
        ...(said[code]?.symbol && said[code].symbol !== symbol && { symbol: said[code].symbol }),
        ...(said[code]?.tone && said[code].tone !== tone && { tone: said[code].tone }),
      }
      return Object.keys(own).length > 0 ? [[code, own] as const] : []
    }),
  )

/** Do the marks read or count otherwise than those? */
export const marksDiffer = (one: SaidOfMarks, other: SaidOfMarks): boolean =>
  JSON.stringify(marksRead(one)) !== JSON.stringify(marksRead(other))
const marksRead = (said: SaidOfMarks) =>
  EVALUATION_CODES.map((code) => {
    const { symbol, tone } = markLook(ownMarks(said), code)
    return [symbol, tone, said[code]?.ja ?? '', said[code]?.en ?? '']
  })

/** Signs that look alike are one: nobody tells a letter from a figure by its code. */
export const sameSign = (one: string, other: string): boolean => plainSign(one) === plainSign(other)
const plainSign = (sign: string): string =>
  sign
    .normalize('NFKC')
    .replace(/[〇◯◦]/g, '○')
    .replace(/[✕✖xX]/g, '×')
    .replace(/[▲]/g, '△')
    .replace(/[-―ー—–]/g, '－')

/** The first mark whose sign is another's too, or one of those that say how far an answer is; null: all can be told apart. */
export function signTaken(said: SaidOfMarks, elsewhere: readonly string[]): EvaluationCode | null {
  const signs = EVALUATION_CODES.map((code) => markLook(ownMarks(said), code).symbol)
  const taken = EVALUATION_CODES.filter((_, place) => {
    const sign = signs[place] ?? ''
    const others = signs.filter((_sign, other) => other !== place)
    return [...others, ...elsewhere].some((one) => sameSign(one, sign))
  })
  return taken.find((code) => said[code]?.symbol) ?? taken[0] ?? null
}

/** 次年度の扱い */
export const NEXT_ACTIONS = ['continue', 'strengthen', 'finish', 'withdraw'] as const
export type NextAction = (typeof NEXT_ACTIONS)[number]

/** Longest answer text, name of a department and reason of an evaluation, in characters. */
export const RESPONSE_TEXT_MAX = 20_000
export const DEPARTMENT_MAX = 120
export const EVALUATION_REASON_MAX = 1000

/** What a form keeps of the evaluation it was made from: when that was drafted. */
export const evaluationMark = (evaluatedAt: Date | string): string => new Date(evaluatedAt).toISOString()

/** Evaluations are counted so far where it only matters that there are many; a count that reaches it means: or more. */
export const JUDGED_COUNTED_TO = 1000
