import type { BodyId, CycleId, PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import { keyPage, type ListPlace } from '#app/domain/key-page.ts'
import { type Actor, can, type Reach, reachOf } from '#app/domain/permissions.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import { type SubmissionEntry, submissionEntries } from '#server/submissions/submissions.repository.ts'
import { answersTo } from './answers.repository.ts'
import { answerAbilities, type RecipientAnswers, toRecipientAnswers } from './answers-of-request.ts'
import {
  findRecipientProfile,
  namedRequests,
  type RecipientProfile,
  requestIdsOfRecipient,
  type YearOfRecipient,
  yearsOfRecipient,
} from './years-of-recipient.repository.ts'

/** A request as one recipient received and answered it. */
export type AnsweredRequest = RecipientAnswers & {
  readonly id: PolicyRequestId
  readonly number: string
  readonly title: string
  readonly state: RequestState
  readonly isPriority: boolean
  readonly bodyNameJa: string
  readonly bodyNameEn: string
}

/** 提出先のページ: one recipient, its years, and one year's requests with their answers. */
export type RecipientPage = {
  readonly recipient: RecipientProfile
  readonly years: readonly YearOfRecipient[]
  /** The year that is shown; null when nothing was ever asked of the recipient. */
  readonly year: YearOfRecipient | null
  /** One part of the year's, in the order of the book. */
  readonly requests: readonly AnsweredRequest[]
  readonly place: ListPlace<PolicyRequestId>
  readonly submissions: readonly SubmissionEntry[]
  readonly abilities: { readonly record: boolean; readonly readSubmissions: boolean }
}

/** What of a recipient is looked at. */
export type RecipientAddress = {
  readonly recipientId: RecipientId
  readonly cycleId: CycleId | null
  readonly at: PolicyRequestId | null
}

/** Requests on a page of a recipient: with two long answers to each, a page stays below 200 kB. */
export const RECIPIENT_PAGE_SIZE = 12

/**
 * Opens a recipient's page at `cycleId`, or at the newest year, in the part with the request `at`, or the first. What it costs does
 * not grow with the years: of the others only counts are read.
 * @returns the page; refused with `notPermitted` (no role that reads answers), `notFound`
 */
export async function recipientPage(
  database: Database,
  actor: Actor,
  { recipientId, cycleId, at }: RecipientAddress,
): Promise<Result<RecipientPage>> {
  const reach = reachOf(actor, 'response.read')
  if (reach.length === 0) return refuse('notPermitted')
  const [recipient, years] = await Promise.all([
    findRecipientProfile(database, recipientId),
    yearsOfRecipient(database, recipientId, bodiesWithin(reach)),
  ])
  if (!recipient) return refuse('notFound')
  const year = (cycleId && years.find((one) => one.cycleId === cycleId)) || years[0] || null
  const readSubmissions = can(actor, 'submission.read')
  const [ids, submissions] = year
    ? await Promise.all([
        requestIdsOfRecipient(database, { recipientId, cycleId: year.cycleId, reach }),
        readSubmissions ? submissionEntries(database, { cycleId: year.cycleId, recipientId }) : [],
      ])
    : [[], []]
  const { keys, ...place } = keyPage(ids, at, RECIPIENT_PAGE_SIZE)
  return ok({
    recipient,
    years,
    year,
    requests: await answeredRequests(database, actor, recipientId, keys),
    place,
    submissions,
    abilities: {
      record: can(actor, 'response.record', { state: 'submitted' }) && (year?.openSubmitted ?? 0) > 0,
      readSubmissions,
    },
  })
}

/** The committees over whose requests is counted: an adviser's own, for all others every one (null). */
const bodiesWithin = (reach: readonly Reach[]): readonly BodyId[] | null =>
  reach.some(({ bodyIds }) => bodyIds === null) ? null : reach.flatMap(({ bodyIds }) => bodyIds ?? [])

/** These requests with the answers of a recipient, as far as the person may see them. */
export async function answeredRequests(
  database: Database,
  actor: Actor,
  recipientId: RecipientId,
  ids: readonly PolicyRequestId[],
): Promise<AnsweredRequest[]> {
  if (ids.length === 0) return []
  const [requests, pairs] = await Promise.all([namedRequests(database, ids), answersTo(database, ids, [recipientId])])
  const pairOf = new Map(pairs.map((pair) => [pair.requestId, pair]))
  return requests.flatMap((request) => {
    const pair = pairOf.get(request.id)
    if (!pair) return []
    const abilities = answerAbilities(actor, { bodyId: request.bodyId as BodyId, state: request.state })
    const { id, title, state, isPriority, bodyNameJa, bodyNameEn } = request
    const number = requestNumber(request.bodyNumber, request.number)
    return [{ ...toRecipientAnswers(pair, abilities), id, number, title, state, isPriority, bodyNameJa, bodyNameEn }]
  })
}
