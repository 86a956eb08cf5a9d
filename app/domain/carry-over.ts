import {
  EVALUATION_CODES,
  type EvaluationCode,
  markLook,
  type NextAction,
  type OwnMarks,
  type Tone,
} from './evaluation.ts'

/** 引き継ぎ: what becomes of a request of last year in this one. All but `finished` make a draft. */
export const CARRY_OVERS = ['continued', 'strengthened', 'finished'] as const
export type CarryOver = (typeof CARRY_OVERS)[number]

/** What the list shows: those that nothing was decided on yet, those that were, all. */
export const CARRY_OVER_SHOWS = ['open', 'done', 'all'] as const
export type CarryOverShow = (typeof CARRY_OVER_SHOWS)[number]

/** Requests of one part of the list, and at most of one form. */
export const CARRY_OVERS_AT_ONCE_MAX = 50

/** What is known of a request of last year when the next one begins. */
export type CarryOverFacts = {
  /** The last answer of each recipient by what was judged of it; null: nothing yet. */
  readonly answers: readonly {
    readonly evaluation: EvaluationCode | null
    readonly nextAction: NextAction | null
    readonly isConfirmed: boolean
    readonly count: number
  }[]
  /** Recipients from whom an answer is still awaited. */
  readonly awaited: number
  /** Recipients of which it is on record that they did not answer (回答なし). */
  readonly noResponse: number
  /** Wishes of this year that carry it on, by what they ask for. */
  readonly wishes: Readonly<Record<CarryOver, number>>
}

type Counted = {
  readonly next: Readonly<Partial<Record<NextAction, number>>>
  readonly marks: Readonly<Partial<Record<EvaluationCode, number>>>
  readonly unjudged: number
  readonly drafted: number
}

/** The answers counted by 次年度の扱い and by evaluation. */
export function countedAnswers({ answers }: Pick<CarryOverFacts, 'answers'>): Counted {
  const next: Partial<Record<NextAction, number>> = {}
  const marks: Partial<Record<EvaluationCode, number>> = {}
  let [unjudged, drafted] = [0, 0]
  for (const { evaluation, nextAction, isConfirmed, count } of answers) {
    if (nextAction) next[nextAction] = (next[nextAction] ?? 0) + count
    if (evaluation) marks[evaluation] = (marks[evaluation] ?? 0) + count
    else unjudged += count
    if (evaluation && !isConfirmed) drafted += count
  }
  return { next, marks, unjudged, drafted }
}

/** `tone`: how an evaluation counts in this federation. */
type Judged = Counted & { readonly tone: (code: EvaluationCode) => Tone }
type Row = { readonly how: CarryOver; readonly holds: (facts: CarryOverFacts, judged: Judged) => boolean }

const ENDS: readonly (NextAction | null)[] = ['finish', 'withdraw']
const realizedBy =
  ({ tone }: Judged) =>
  ({ evaluation, nextAction }: CarryOverFacts['answers'][number]) =>
    evaluation !== null && tone(evaluation) === 'good' && nextAction === null
const hasMark = ({ marks, tone }: Judged, wanted: Tone) =>
  EVALUATION_CODES.some((code) => (marks[code] ?? 0) > 0 && tone(code) === wanted)

/**
 * Why which is proposed: the first row that holds. What somebody wrote down (a wish of this year, 次年度の扱い) counts before what
 * follows from marks; who asks for more before who asks for less; nothing ends while an answer is awaited, unless its body says so.
 */
const PROPOSALS = {
  wishStrengthened: { how: 'strengthened', holds: ({ wishes }) => wishes.strengthened > 0 },
  nextStrengthen: { how: 'strengthened', holds: (_facts, { next }) => (next.strengthen ?? 0) > 0 },
  wishContinued: { how: 'continued', holds: ({ wishes }) => wishes.continued > 0 },
  nextContinue: { how: 'continued', holds: (_facts, { next }) => (next.continue ?? 0) > 0 },
  wishFinished: { how: 'finished', holds: ({ wishes }) => wishes.finished > 0 },
  awaited: { how: 'continued', holds: ({ awaited }) => awaited > 0 },
  noResponse: { how: 'continued', holds: ({ noResponse }) => noResponse > 0 },
  nextFinish: {
    how: 'finished',
    holds: ({ answers }, judged) =>
      (judged.next.finish ?? 0) + (judged.next.withdraw ?? 0) > 0 &&
      answers.every((one) => ENDS.includes(one.nextAction) || realizedBy(judged)(one)),
  },
  allRealized: {
    how: 'finished',
    holds: ({ answers }, judged) => answers.length > 0 && answers.every(realizedBy(judged)),
  },
  unclear: { how: 'strengthened', holds: (_facts, judged) => hasMark(judged, 'unclear') },
  unrealized: { how: 'continued', holds: (_facts, { marks }) => EVALUATION_CODES.some((code) => marks[code]) },
  unjudged: { how: 'continued', holds: () => true },
} as const satisfies Record<string, Row>

export type CarryOverReason = keyof typeof PROPOSALS
export const CARRY_OVER_REASONS = Object.keys(PROPOSALS) as readonly CarryOverReason[]

/**
 * What is proposed for a request of last year, and why. A person decides.
 * @param own how marks count in this federation
 */
export function proposeCarryOver(
  facts: CarryOverFacts,
  own: OwnMarks,
): {
  readonly how: CarryOver
  readonly because: CarryOverReason
} {
  const judged = { ...countedAnswers(facts), tone: (code: EvaluationCode) => markLook(own, code).tone }
  const because = CARRY_OVER_REASONS.find((reason) => (PROPOSALS[reason] as Row).holds(facts, judged)) ?? 'unjudged'
  return { how: PROPOSALS[because].how, because }
}
