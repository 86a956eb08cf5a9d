import type { EvaluationCode, NextAction } from '#app/domain/evaluation.ts'
import type { PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import type { ReadRecord } from '#server/documents/read/read-record.ts'
import type { LastRequest } from './match-requests.ts'
import type { RecordNote } from './records-ground.ts'

/**
 * What a row becomes: `new`; `same`, it stands there word for word; `otherThere`, another answer does; `left`, nobody said of which
 * request or recipient it is; `empty`, there is no answer in it; `tooLong`.
 */
export type AnswerBecomes = 'new' | 'same' | 'otherThere' | 'left' | 'empty' | 'tooLong'
export type PlannedAnswer = {
  readonly at: number
  readonly record: ReadRecord
  readonly title: string
  readonly text: string
  readonly becomes: AnswerBecomes
  readonly isSure: boolean
  readonly candidates: readonly LastRequest[]
  readonly requestId: PolicyRequestId | null
  readonly recipientId: RecipientId | null
  readonly notes: readonly RecordNote[]
}
/** One answer to be taken: rows of several departments on one request are one. */
export type NewAnswer = {
  readonly requestId: PolicyRequestId
  readonly recipientId: RecipientId
  readonly round: number
  readonly text: string
  readonly department: string
  readonly respondedOn: string
  readonly evaluation: EvaluationCode | null
  readonly evaluationReason: string
  readonly nextAction: NextAction | null
  readonly at: string
}
/** A row as it is understood, before it is known what else is said of the same answer. */
export type AnswerRow = Omit<PlannedAnswer, 'becomes'> & {
  readonly rounds: readonly string[]
  readonly department: string
  readonly respondedOn: string
  readonly evaluation: EvaluationCode | null
  readonly evaluationReason: string
  readonly nextAction: NextAction | null
}
