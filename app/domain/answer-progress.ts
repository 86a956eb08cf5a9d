import {
  EVALUATION_CODES,
  EVALUATION_SCALE,
  type EvaluationCode,
  markLook,
  type OwnMarks,
  type Tone,
} from './evaluation.ts'

/**
 * 受領状況 of one request at one recipient, apart from what the answer says: not yet handed over, waiting, answered, or
 * marked 回答なし. An answer counts even where the mark was set before it came.
 */
export const RECEIPT_STATES = ['notSubmitted', 'awaiting', 'answered', 'none'] as const
export type ReceiptState = (typeof RECEIPT_STATES)[number]

/** What is stored about one request at one recipient. */
export type ReceiptFacts = {
  readonly isSubmitted: boolean
  readonly responseCount: number
  readonly noResponseAt: Date | null
}

export function receiptState(facts: ReceiptFacts): ReceiptState {
  if (facts.responseCount > 0) return 'answered'
  if (facts.noResponseAt !== null) return 'none'
  return facts.isSubmitted ? 'awaiting' : 'notSubmitted'
}

export type AnswerProgress = Readonly<Record<ReceiptState, number>> & {
  readonly total: number
  /** Does every recipient have a response or the mark 回答なし? What 総括 asks for (workflow: everyRecipientAnswered). */
  readonly closeable: boolean
}

/** Counts the recipients of a request (or the requests of a recipient) by their 受領状況. */
export function answerProgress(states: readonly ReceiptState[]): AnswerProgress {
  const count = (wanted: ReceiptState) => states.filter((state) => state === wanted).length
  const open = count('notSubmitted') + count('awaiting')
  return {
    notSubmitted: count('notSubmitted'),
    awaiting: count('awaiting'),
    answered: count('answered'),
    none: count('none'),
    total: states.length,
    closeable: open === 0,
  }
}

/** What one cell of 回答マトリクス says: the evaluation where there is one to be seen, else the 受領状況. */
export type CellMark = ReceiptState | EvaluationCode

const RECEIPT_SYMBOLS: Readonly<Record<ReceiptState, string>> = {
  notSubmitted: '・',
  awaiting: '待',
  answered: '答',
  none: '無',
}
const isEvaluation = (mark: CellMark): mark is EvaluationCode => mark in EVALUATION_SCALE

/** One sign for each mark; a cell is never told by colour alone. */
const symbolOf = (mark: CellMark, own: OwnMarks): string =>
  isEvaluation(mark) ? markLook(own, mark).symbol : RECEIPT_SYMBOLS[mark]

/** On an English page: letters for the signs that are words in Japanese. */
const SYMBOLS_EN: Partial<Record<CellMark, string>> = { notSubmitted: '·', awaiting: 'W', answered: 'A', none: 'N' }

/** The sign of a mark on a page in `locale`. */
export const cellSymbol = (mark: CellMark, locale: string, own: OwnMarks): string =>
  (locale === 'en' ? SYMBOLS_EN[mark] : undefined) ?? symbolOf(mark, own)

/** The signs that no evaluation may have: a cell of the matrix would say two things. */
export const RECEIPT_SIGNS: readonly string[] = [...Object.values(RECEIPT_SYMBOLS), ...Object.values(SYMBOLS_EN)]

export const CELL_MARKS: readonly CellMark[] = [...RECEIPT_STATES, ...EVALUATION_CODES]

/** How a mark is to be taken: an evaluation by its tone, else by how far it is. */
export const lookOf = (mark: CellMark, own: OwnMarks): ReceiptState | Tone =>
  isEvaluation(mark) ? markLook(own, mark).tone : mark

/** The mark of a cell; `evaluation` is null where there is none or the person may not see it. */
export const cellMark = (receipt: ReceiptState, evaluation: EvaluationCode | null): CellMark =>
  receipt === 'answered' && evaluation ? evaluation : receipt
