import { randomUUID } from 'node:crypto'
import { type AnswerProgress, answerProgress, type ReceiptState, receiptState } from '#app/domain/answer-progress.ts'
import type { CycleId, PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import { keyPage, type ListPlace } from '#app/domain/key-page.ts'
import { type Actor, can, type Subject } from '#app/domain/permissions.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { findRequestDetail } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import type { ResponseEntry } from './answer-entry.ts'
import {
  answersTo,
  type DeliveryEntry,
  type NamedRecipient,
  type PairAnswers,
  receiptsOfRequest,
} from './answers.repository.ts'
import type { WithdrawnEntry } from './withdrawn-responses.repository.ts'

/** What one recipient made of a request: delivery, 受領状況, answers. */
export type RecipientAnswers = {
  readonly recipient: NamedRecipient
  readonly submission: DeliveryEntry | null
  readonly receipt: ReceiptState
  readonly responses: readonly ResponseEntry[]
  /** Recorded here by mistake and taken back; empty where the person may not see it. */
  readonly withdrawn: readonly WithdrawnEntry[]
  /** The round that the next answer would be. */
  readonly nextRound: number
  /** For the form that records it, so that sending the form twice records one answer. */
  readonly formKey: string
}

export type AnswerAbilities = {
  readonly record: boolean
  readonly markNone: boolean
  readonly readWithdrawn: boolean
  readonly readEvaluation: boolean
  readonly draftEvaluation: boolean
  readonly confirmEvaluation: boolean
}

/** 回答 of a request, recipient by recipient. */
export type RequestAnswers = {
  readonly request: {
    readonly id: PolicyRequestId
    /** 「5-3」 */
    readonly number: string
    readonly title: string
    readonly state: RequestState
    readonly cycleId: CycleId
    readonly cycleTitle: string
  }
  /** One part of the request's, in their order. */
  readonly recipients: readonly RecipientAnswers[]
  readonly place: ListPlace<RecipientId>
  /** Of all recipients. */
  readonly progress: AnswerProgress
  readonly abilities: AnswerAbilities
}

/** Recipients on a page of a request's answers: with two long answers and the forms of each, a page stays below 200 kB. */
export const ANSWERS_PAGE_SIZE = 8

/**
 * What the recipients of a request answered, in the part with the recipient `at`, or the first. Evaluations are only in it for those
 * with `evaluation.read`.
 * @returns the answers; refused with `notFound` (also for what the person may not see) or `notPermitted`
 */
export async function answersOfRequest(
  database: Database,
  actor: Actor,
  id: PolicyRequestId,
  at: RecipientId | null,
): Promise<Result<RequestAnswers>> {
  const request = await findRequestDetail(database, id)
  if (!request || !can(actor, 'policyRequest.read', subjectOf(request))) return refuse('notFound')
  return can(actor, 'response.read', subjectOf(request))
    ? ok(await readAnswers(database, actor, request, at))
    : refuse('notPermitted')
}

/**
 * 昨年の回答: the first part of the answers to the request that this one carries on; null when it carries none on, or none that the person
 * may see.
 */
export async function previousAnswers(
  database: Database,
  actor: Actor,
  id: PolicyRequestId,
): Promise<Result<RequestAnswers | null>> {
  const request = await findRequestDetail(database, id)
  if (!request || !can(actor, 'policyRequest.read', subjectOf(request))) return refuse('notFound')
  const previous = request.previousRequestId ? await findRequestDetail(database, request.previousRequestId) : null
  if (!previous || !can(actor, 'response.read', subjectOf(previous))) return ok(null)
  return ok(withoutWithdrawn(await readAnswers(database, actor, previous, null)))
}

/** Last year's answers are there to be built on: what was taken back is not among them. */
const withoutWithdrawn = (answers: RequestAnswers): RequestAnswers => ({
  ...answers,
  recipients: answers.recipients.map((one) => ({ ...one, withdrawn: [] })),
})

async function readAnswers(
  database: Database,
  actor: Actor,
  request: PolicyRequestDetail,
  at: RecipientId | null,
): Promise<RequestAnswers> {
  const abilities = answerAbilities(actor, subjectOf(request))
  const receipts = await receiptsOfRequest(database, request.id)
  const { keys, ...place } = keyPage(
    receipts.map(({ recipientId }) => recipientId),
    at,
    ANSWERS_PAGE_SIZE,
  )
  const recipients = (await answersTo(database, [request.id], keys)).map((pair) => toRecipientAnswers(pair, abilities))
  return {
    request: {
      id: request.id,
      number: requestNumber(request.body.number, request.number),
      title: request.title,
      state: request.state,
      cycleId: request.cycle.id,
      cycleTitle: request.cycle.title,
    },
    recipients,
    place,
    progress: answerProgress(receipts.map(receiptState)),
    abilities,
  }
}

/** What the person may do with the answers to a request. */
export const answerAbilities = (actor: Actor, subject: Subject): AnswerAbilities => ({
  record: can(actor, 'response.record', subject),
  markNone: can(actor, 'response.markNone', subject),
  readWithdrawn: can(actor, 'response.readWithdrawn', subject),
  readEvaluation: can(actor, 'evaluation.read', subject),
  draftEvaluation: can(actor, 'evaluation.draft', subject),
  confirmEvaluation: can(actor, 'evaluation.confirm', subject),
})

/** A pair as the person may see it: without evaluations and what was taken back where that is not granted. */
export function toRecipientAnswers(
  { recipient, submission, noResponseAt, responses, withdrawn }: PairAnswers,
  { readEvaluation, readWithdrawn }: Pick<AnswerAbilities, 'readEvaluation' | 'readWithdrawn'>,
): RecipientAnswers {
  return {
    recipient,
    submission,
    receipt: receiptState({ isSubmitted: submission !== null, responseCount: responses.length, noResponseAt }),
    responses: readEvaluation ? responses : responses.map((response) => ({ ...response, evaluation: null })),
    withdrawn: readWithdrawn ? withdrawn : [],
    nextRound: (responses.at(-1)?.round ?? 0) + 1,
    formKey: randomUUID(),
  }
}
