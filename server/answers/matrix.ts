import { type CellMark, cellMark, receiptState } from '#app/domain/answer-progress.ts'
import type { CycleId, PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import type { MatrixFilter } from '#app/domain/matrix-filter.ts'
import { type Actor, can, reachOf } from '#app/domain/permissions.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import type { NamedRecipient } from './answers.repository.ts'
import {
  countMatrixRequests,
  type MatrixPair,
  type MatrixRequest,
  type MatrixScope,
  matrixChoices,
  matrixPairs,
  matrixRecipients,
  matrixRequests,
} from './matrix.repository.ts'

/** Requests on a page: a table that still scrolls on a phone. */
export const MATRIX_PAGE_SIZE = 60

export type MatrixCell = {
  readonly mark: CellMark
  /** Is the evaluation that is shown still a draft? */
  readonly isDraft: boolean
  readonly rounds: number
}

export type MatrixRow = {
  readonly id: PolicyRequestId
  readonly number: string
  readonly title: string
  readonly state: RequestState
  readonly isPriority: boolean
  readonly bodyNameJa: string
  readonly bodyNameEn: string
  /** One for each recipient of the matrix; null where the request does not go. */
  readonly cells: readonly (MatrixCell | null)[]
}

/** 回答マトリクス: requests × recipients. */
export type Matrix = {
  readonly cycleId: CycleId | null
  readonly recipients: readonly NamedRecipient[]
  readonly rows: readonly MatrixRow[]
  readonly total: number
  readonly page: number
  readonly pageCount: number
  readonly choices: Awaited<ReturnType<typeof matrixChoices>>
  /** Does the person see evaluations anywhere? Else the legend leaves them out. */
  readonly showsEvaluations: boolean
}

/**
 * The matrix of a cycle (the current one, when the filter names none), as far as the person may see it. Seven queries,
 * whatever the years hold; cells hold no text. A page beyond the last one gives the last one.
 * @returns the matrix; refused with `notPermitted` (no role that reads answers)
 */
export async function matrix(database: Database, actor: Actor, filter: MatrixFilter): Promise<Result<Matrix>> {
  const reach = reachOf(actor, 'response.read')
  if (reach.length === 0) return refuse('notPermitted')
  const choices = await matrixChoices(database)
  const cycle =
    choices.cycles.find((one) => one.id === filter.cycleId) ??
    choices.cycles.find((one) => one.isCurrent) ??
    choices.cycles[0]
  const showsEvaluations = reachOf(actor, 'evaluation.read').length > 0
  const empty = { recipients: [], rows: [], total: 0, page: 1, pageCount: 1, choices, showsEvaluations }
  if (!cycle) return ok({ ...empty, cycleId: null })
  const scope: MatrixScope = { cycleId: cycle.id, reach, filter }
  const total = await countMatrixRequests(database, scope)
  const pageCount = Math.max(1, Math.ceil(total / MATRIX_PAGE_SIZE))
  const page = Math.min(filter.page, pageCount)
  const requests = await matrixRequests(database, scope, {
    skip: (page - 1) * MATRIX_PAGE_SIZE,
    take: MATRIX_PAGE_SIZE,
  })
  const pairs = await matrixPairs(
    database,
    requests.map((request) => request.id),
    filter.region,
  )
  const recipients = await matrixRecipients(database, [...new Set(pairs.map((pair) => pair.recipientId))])
  const pairOf = new Map(pairs.map((pair) => [`${pair.requestId} ${pair.recipientId}`, pair]))
  const rows = requests.map((request) =>
    toRow(
      actor,
      request,
      recipients.map(({ id }: { id: RecipientId }) => pairOf.get(`${request.id} ${id}`)),
    ),
  )
  return ok({ ...empty, cycleId: cycle.id, recipients, rows, total, page, pageCount })
}

function toRow(actor: Actor, request: MatrixRequest, pairs: readonly (MatrixPair | undefined)[]): MatrixRow {
  const { body, number, id, title, state, isPriority } = request
  const seesEvaluation = can(actor, 'evaluation.read', { bodyId: body.id, state })
  return {
    ...{ id, title, state, isPriority },
    number: requestNumber(body.number, number),
    bodyNameJa: body.nameJa,
    bodyNameEn: body.nameEn,
    cells: pairs.map((pair) => (pair ? toCell(pair, seesEvaluation ? pair.evaluation : null) : null)),
  }
}

const toCell = (pair: MatrixPair, evaluation: MatrixPair['evaluation']): MatrixCell => ({
  mark: cellMark(receiptState(pair), evaluation),
  isDraft: evaluation !== null && !pair.isConfirmed,
  rounds: pair.responseCount,
})
