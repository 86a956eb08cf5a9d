import { type AnswerProgress, answerProgress, type ReceiptState, receiptState } from '#app/domain/answer-progress.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import type { CycleId, PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import { keyPage, type ListPlace } from '#app/domain/key-page.ts'
import { type Actor, reachOf } from '#app/domain/permissions.ts'
import { requestNumber } from '#app/domain/policy-request.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { Database } from '#server/db/client.ts'
import { findRequestDetail } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { findRevision } from '#server/revisions/revisions.repository.ts'
import { type AnswerAbilities, answerAbilities } from './answers-of-request.ts'
import { type AwaitedAnswers, awaitedAnswers } from './open-items.repository.ts'
import { mayEvaluate, mayRecord, type OpenItems, openItems, SHOWN_ON_PAGE } from './open-items.ts'
import { type AnsweredRequest, answeredRequests } from './recipient-page.ts'
import {
  findRecipientProfile,
  namedRequests,
  type RecipientProfile,
  receiptsOfRecipient,
  yearsOfRecipient,
} from './years-of-recipient.repository.ts'

/** What a person who records or evaluates answers has to do with them. */
export type AnswersOverview = {
  /** The recipients that were asked, with how much is still open; null for those who evaluate only. */
  readonly recipients: readonly AwaitedAnswers[] | null
  readonly open: OpenItems
}

/** 回答: what there is to record and to evaluate. @returns `notPermitted` for those who do neither */
export async function answersOverview(database: Database, actor: Actor): Promise<Result<AnswersOverview>> {
  if (!mayRecord(actor) && !mayEvaluate(actor)) return refuse('notPermitted')
  const [recipients, open] = await Promise.all([
    mayRecord(actor) ? awaitedAnswers(database) : null,
    openItems(database, actor, SHOWN_ON_PAGE),
  ])
  return ok({ recipients, open })
}

/** The request that is worked on: its text as it was handed over, and its answers. */
export type RequestAtDesk = AnsweredRequest & { readonly document: DocumentJson; readonly abilities: AnswerAbilities }

/** A request in the list of the desk. */
export type ListedAtDesk = Pick<AnsweredRequest, 'id' | 'number' | 'title' | 'receipt'>

/** One recipient's letter is worked through, request by request. */
export type RecordingDesk = {
  readonly recipient: RecipientProfile
  readonly cycleId: CycleId
  readonly cycleTitle: string
  /** How far everything is that was handed over to the recipient in the year. */
  readonly progress: AnswerProgress
  /** The part of it around the open one, in the order of the book. */
  readonly requests: readonly ListedAtDesk[]
  readonly place: ListPlace<PolicyRequestId>
  /** The one that is open; null when nothing was handed over. */
  readonly open: RequestAtDesk | null
  /** Its place in the whole list, from 1, and its neighbours there. */
  readonly position: number
  readonly previous: PolicyRequestId | null
  readonly next: PolicyRequestId | null
  /** The next one, going round, that waits for an answer. */
  readonly nextAwaiting: PolicyRequestId | null
}

/** Requests that the list of the desk names at once. */
const LISTED = 50

/**
 * Opens the desk for a recipient and year (the newest one with something handed over, when none is named) at a request (the
 * first that still waits, when none is named). The list shows the part with the request `at`, or with the open one.
 * @returns the desk; refused with `notPermitted`, `notFound` (no such recipient, year or request, or nothing handed over)
 */
export async function recordingDesk(
  database: Database,
  actor: Actor,
  at: {
    readonly recipientId: RecipientId
    readonly cycleId: CycleId | null
    readonly requestId: PolicyRequestId | null
    readonly at?: PolicyRequestId | null
  },
): Promise<Result<RecordingDesk>> {
  if (!mayRecord(actor)) return refuse('notPermitted')
  const recipient = await findRecipientProfile(database, at.recipientId)
  if (!recipient) return refuse('notFound')
  const years = (await yearsOfRecipient(database, at.recipientId, null)).filter((year) => year.submitted > 0)
  const year = at.cycleId
    ? years.find((one) => one.cycleId === at.cycleId)
    : (years.find((one) => one.awaiting > 0) ?? years[0])
  if (!year) return refuse('notFound')
  const scope = { recipientId: at.recipientId, cycleId: year.cycleId, reach: reachOf(actor, 'response.read') }
  const all = (await receiptsOfRecipient(database, scope))
    .filter(({ isSubmitted }) => isSubmitted)
    .map((facts) => ({ id: facts.id, receipt: receiptState(facts) }))
  const waits = ({ receipt }: { readonly receipt: ReceiptState }) => receipt === 'awaiting'
  const openId = at.requestId ?? (all.find(waits) ?? all[0])?.id ?? null
  const here = all.findIndex(({ id }) => id === openId)
  if (openId !== null && here < 0) return refuse('notFound')
  const { keys, ...place } = keyPage(
    all.map(({ id }) => id),
    at.at ?? openId,
    LISTED,
  )
  const [named, [open]] = await Promise.all([
    namedRequests(database, keys),
    openId ? answeredRequests(database, actor, at.recipientId, [openId]) : [],
  ])
  const receiptOf = new Map(all.map(({ id, receipt }) => [id, receipt]))
  return ok({
    recipient,
    cycleId: year.cycleId,
    cycleTitle: year.title,
    progress: answerProgress(all.map(({ receipt }) => receipt)),
    requests: named.map(({ id, title, number, bodyNumber }) => ({
      ...{ id, title, number: requestNumber(bodyNumber, number) },
      receipt: receiptOf.get(id) ?? 'awaiting',
    })),
    place,
    open: open ? await atDesk(database, actor, open) : null,
    position: here + 1,
    previous: all[here - 1]?.id ?? null,
    next: all[here + 1]?.id ?? null,
    nextAwaiting: [...all.slice(here + 1), ...all.slice(0, Math.max(0, here))].find(waits)?.id ?? null,
  })
}

async function atDesk(database: Database, actor: Actor, request: AnsweredRequest): Promise<RequestAtDesk> {
  const detail = await findRequestDetail(database, request.id)
  const revision = detail?.adoptedRevisionId ? await findRevision(database, detail.adoptedRevisionId) : null
  if (!detail || !revision) throw new Error(`request ${request.id} was handed over without an adopted revision`)
  return {
    ...request,
    document: revision.content.document,
    abilities: answerAbilities(actor, subjectOf(detail)),
  }
}
