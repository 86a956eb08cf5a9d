import { type CellMark, cellMark, receiptState } from '#app/domain/answer-progress.ts'
import type { CycleId, PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import { keyPage, type ListPlace } from '#app/domain/key-page.ts'
import type { MatrixFilter } from '#app/domain/matrix-filter.ts'
import { type Actor, can, reachOf } from '#app/domain/permissions.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import type { NamedRecipient } from './answers.repository.ts'
import {
  type MatrixPair,
  type MatrixRequest,
  type MatrixScope,
  matrixChoices,
  matrixPairs,
  matrixRecipients,
  matrixRequestIds,
  matrixRequests,
} from './matrix.repository.ts'

/** Requests on a page: with every recipient of a prefecture in it, a page stays below 200 kB. */
export const MATRIX_PAGE_SIZE = 20

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
  /** Which of the requests these are. */
  readonly place: ListPlace<PolicyRequestId>
  readonly choices: Awaited<ReturnType<typeof matrixChoices>>
  /** Does the person see evaluations anywhere? Else the legend leaves them out. */
  readonly showsEvaluations: boolean
}

/**
 * The matrix of a cycle (the current one, when the filter names none), as far as the person may see it. Seven queries,
 * whatever the years hold; cells hold no text. It is shown in parts: that with the request `filter.at`, or the first.
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
  const empty = { recipients: [], rows: [], choices, showsEvaluations }
  if (!cycle) return ok({ ...empty, cycleId: null, place: { start: 0, total: 0, previous: null, next: null } })
  const scope: MatrixScope = { cycleId: cycle.id, reach, filter }
  const { keys, ...place } = keyPage(await matrixRequestIds(database, scope), filter.at, MATRIX_PAGE_SIZE)
  const requests = await matrixRequests(database, keys)
  const pairs = await matrixPairs(database, keys, filter.region)
  const recipients = await matrixRecipients(database, [...new Set(pairs.map((pair) => pair.recipientId))])
  const pairOf = new Map(pairs.map((pair) => [`${pair.requestId} ${pair.recipientId}`, pair]))
  const rows = requests.map((request) =>
    toRow(
      actor,
      request,
      recipients.map(({ id }: { id: RecipientId }) => pairOf.get(`${request.id} ${id}`)),
    ),
  )
  return ok({ ...empty, cycleId: cycle.id, recipients, rows, place })
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

/** Few cells differ: what is the same goes over the line once. */
const CELLS = new Map<string, MatrixCell>()

function toCell(pair: MatrixPair, evaluation: MatrixPair['evaluation']): MatrixCell {
  const mark = cellMark(receiptState(pair), evaluation)
  const isDraft = evaluation !== null && !pair.isConfirmed
  const key = `${mark} ${isDraft} ${pair.responseCount}`
  const cell = CELLS.get(key) ?? { mark, isDraft, rounds: pair.responseCount }
  CELLS.set(key, cell)
  return cell
}
