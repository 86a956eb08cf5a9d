import type { EvaluationCode, NextAction } from '#app/domain/evaluation.ts'
import type { ResponseId } from '#app/domain/ids.ts'

/** 評価 of an answer, drafted or confirmed. It is only ever sent to those with `evaluation.read`. */
export type EvaluationEntry = {
  readonly code: EvaluationCode
  readonly reason: string
  readonly nextAction: NextAction | null
  readonly evaluatedBy: string
  readonly evaluatedAt: Date
  readonly confirmedBy: string | null
  readonly confirmedAt: Date | null
}

/** One answer of one recipient to one request. */
export type ResponseEntry = {
  readonly id: ResponseId
  readonly round: number
  readonly text: string
  readonly department: string
  /** YYYY-MM-DD */
  readonly respondedOn: string
  readonly isFictional: boolean
  /** The file of last year that it was read from, with its row; empty for one that was recorded here. */
  readonly importedFrom: string
  readonly version: number
  /** Null where there is none, or where the person may not see it. */
  readonly evaluation: EvaluationEntry | null
}
