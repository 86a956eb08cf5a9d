import type { DocumentJson } from '#app/domain/document-json.ts'
import type { CycleId, PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { Database } from '#server/db/client.ts'
import { findRequestDetail } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { findRevision } from '#server/revisions/revisions.repository.ts'
import { type AnswerAbilities, answerAbilities } from './answers-of-request.ts'
import { type AwaitedAnswers, awaitedAnswers } from './open-items.repository.ts'
import { mayEvaluate, mayRecord, type OpenItems, openItems, SHOWN_ON_PAGE } from './open-items.ts'
import { type AnsweredRequest, answeredRequests } from './recipient-page.ts'
import { findRecipientProfile, type RecipientProfile, yearsOfRecipient } from './years-of-recipient.repository.ts'

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

/** One recipient's letter is worked through, request by request. */
export type RecordingDesk = {
  readonly recipient: RecipientProfile
  readonly cycleId: CycleId
  readonly cycleTitle: string
  /** Everything handed over to the recipient in the year, in the order of the book. */
  readonly requests: readonly AnsweredRequest[]
  /** The one that is open; null when nothing was handed over. */
  readonly open: RequestAtDesk | null
}

/**
 * Opens the desk for a recipient and year (the newest one with something handed over, when none is named) at a request (the
 * first that still waits, when none is named).
 * @returns the desk; refused with `notPermitted`, `notFound` (no such recipient, year or request, or nothing handed over)
 */
export async function recordingDesk(
  database: Database,
  actor: Actor,
  at: {
    readonly recipientId: RecipientId
    readonly cycleId: CycleId | null
    readonly requestId: PolicyRequestId | null
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
  const all = await answeredRequests(database, actor, at.recipientId, year.cycleId)
  const requests = all.filter((request) => request.submission !== null)
  const open = at.requestId
    ? requests.find((request) => request.id === at.requestId)
    : (requests.find((request) => request.receipt === 'awaiting') ?? requests[0])
  if (at.requestId && !open) return refuse('notFound')
  return ok({
    recipient,
    cycleId: year.cycleId,
    cycleTitle: year.title,
    requests,
    open: open ? await atDesk(database, actor, open) : null,
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
