import type { ShownDifference } from '#app/document/shown-difference.ts'
import { differentFields, type FieldDifference } from '#app/domain/field-differences.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { keyPage, type ListPlace } from '#app/domain/key-page.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { type PolicyRequestKind, requestNumber } from '#app/domain/policy-request.ts'
import type { ProposalIntent } from '#app/domain/proposal.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import { readTexts } from '#server/document-text/document-text.repository.ts'
import { compareTexts } from '#server/document-text/text-thread.ts'
import type { PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { findRequestDetails } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { readNumbering } from '#server/profiles/profiles.ts'
import { findProposals, type Proposal } from '#server/proposals/proposals.repository.ts'
import { revisionContent } from '#server/revisions/take-revision.ts'
import {
  decisionsOn,
  endingsOf,
  type LineAnswer,
  type LineDecision,
  lastAnswersTo,
  lineOf,
} from './lineage.repository.ts'

/** Years of one part of the page. */
const PART = 5

/** One request of the line, as far as the person may see it. */
export type LineRequest = {
  readonly id: PolicyRequestId
  /** 「5-3」 */
  readonly number: string
  readonly title: string
  readonly state: RequestState
  readonly kind: PolicyRequestKind
  readonly isPriority: boolean
  readonly cycleTitle: string
  readonly bodyJa: string
  readonly bodyEn: string
  readonly recipients: readonly { readonly nameJa: string; readonly nameEn: string }[]
  readonly sdgTargetCodes: readonly string[]
  /** Null: they are not for this person. */
  readonly decisions: readonly LineDecision[] | null
  readonly answers: readonly LineAnswer[] | null
  readonly wishes: readonly LineWish[]
  /** The year for which it was ended. */
  readonly endedFor: string | null
  /** The request of the year before that its text can be compared with. */
  readonly before: PolicyRequestId | null
}
export type LineWish = {
  readonly id: string
  readonly number: number | null
  readonly title: string
  readonly intent: ProposalIntent
  readonly bodyJa: string
  readonly bodyEn: string
  /** May the person open it? Others see what it is about. */
  readonly isOpen: boolean
}
export type LineComparison = {
  readonly id: PolicyRequestId
  readonly fields: readonly FieldDifference[]
  readonly difference: ShownDifference
}
export type Lineage = {
  /** The request that was asked for. */
  readonly request: { readonly id: PolicyRequestId; readonly number: string; readonly title: string }
  /** The newest first. */
  readonly line: readonly LineRequest[]
  readonly place: ListPlace<PolicyRequestId>
  /** The text of one of them beside that of the year before. */
  readonly compared: LineComparison | null
}

/** What of a long line, and of a long comparison, is wanted. */
export type WantedOfLine = {
  /** The part in which this request is. */
  readonly at: PolicyRequestId | null
  /** The request that is compared with the one before it; the newest that can be when none is named. */
  readonly compare: PolicyRequestId | null
  readonly part: number
}

/** 系譜: one request over the years. */
export function createLineage({ database }: { readonly database: Database }) {
  return {
    /**
     * The requests that carry each other on, with what was wished, decided, asked and answered in each year. What the person may not see
     * is not in it, and nothing tells that it is there. Refused with `notFound`.
     */
    show: async (actor: Actor, id: PolicyRequestId, wanted: WantedOfLine): Promise<Result<Lineage>> => {
      const all = await lineOf(database, id)
      const details = await findRequestDetails(database, all)
      const readable = all.flatMap((one) =>
        details.filter((request) => request.id === one && can(actor, 'policyRequest.read', subjectOf(request))),
      )
      const request = readable.find((one) => one.id === id)
      if (!request) return refuse('notFound')
      const { keys, ...place } = keyPage(
        readable.map((one) => one.id),
        wanted.at ?? id,
        PART,
      )
      const shown = readable.filter((one) => keys.includes(one.id))
      const [decisions, answers, wishes, endings] = await Promise.all([
        decisionsOn(database, keys),
        lastAnswersTo(database, keys),
        findProposals(database, {
          state: 'handedIn',
          outcomes: { some: { requestId: { in: [...keys] }, standing: { not: 'sentBack' } } },
        }),
        endingsOf(database, keys),
      ])
      const line = shown.map((one) => ({
        ...asLineRequest(one, readable),
        ...seenBy(actor, one, { decisions, answers, wishes }),
        endedFor: can(actor, 'policyRequest.readDeliberation', subjectOf(one))
          ? (endings.find(({ requestId }) => requestId === one.id)?.cycleTitle ?? null)
          : null,
      }))
      return ok({
        request: { id, number: requestNumber(request.body.number, request.number), title: request.title },
        line,
        place,
        compared: await compared(database, line, readable, wanted),
      })
    },
  }
}

const asLineRequest = (one: PolicyRequestDetail, readable: readonly PolicyRequestDetail[]) => ({
  id: one.id,
  number: requestNumber(one.body.number, one.number),
  title: one.title,
  state: one.state,
  kind: one.kind,
  isPriority: one.isPriority,
  cycleTitle: one.cycle.title,
  bodyJa: one.body.nameJa,
  bodyEn: one.body.nameEn,
  recipients: one.recipients.map(({ nameJa, nameEn }) => ({ nameJa, nameEn })),
  sdgTargetCodes: one.sdgTargetCodes,
  before: readable.find(({ id }) => id === one.previousRequestId)?.id ?? null,
})

type Found = {
  readonly decisions: readonly LineDecision[]
  readonly answers: readonly LineAnswer[]
  readonly wishes: readonly Proposal[]
}

/** By the rights that hold on the pages where these stand otherwise. */
function seenBy(actor: Actor, one: PolicyRequestDetail, found: Found) {
  const subject = subjectOf(one)
  const isDeliberating = can(actor, 'policyRequest.readDeliberation', subject)
  const isEvaluated = can(actor, 'evaluation.read', subject)
  return {
    decisions: isDeliberating ? found.decisions.filter(({ requestId }) => requestId === one.id) : null,
    answers: can(actor, 'response.read', subject)
      ? found.answers
          .filter(({ requestId }) => requestId === one.id)
          .map((answer) => (isEvaluated ? answer : { ...answer, evaluation: null }))
      : null,
    wishes: found.wishes
      // What is only proposed to become of a wish is known to those who deliberate, not to its body.
      .filter(({ outcomes }) =>
        outcomes.some(
          ({ request, standing }) =>
            request?.id === one.id && (standing === 'decided' || (standing === 'proposed' && isDeliberating)),
        ),
      )
      .map((wish) => ({ wish, isOpen: can(actor, 'proposal.read', { bodyId: wish.bodyId }) }))
      .filter(({ isOpen }) => isOpen || isDeliberating)
      .map(
        ({ wish, isOpen }): LineWish => ({
          ...{ id: wish.id, number: wish.number, title: wish.title, intent: wish.intent },
          ...{ bodyJa: wish.bodyJa, bodyEn: wish.bodyEn, isOpen },
        }),
      ),
  }
}

/** One comparison at a time: each may be of two long texts. */
async function compared(
  database: Database,
  line: readonly LineRequest[],
  readable: readonly PolicyRequestDetail[],
  { compare, part }: WantedOfLine,
): Promise<LineComparison | null> {
  const chosen = line.find(({ id, before }) => before && id === compare) ?? line.find(({ before }) => before)
  const now = readable.find(({ id }) => id === chosen?.id)
  const before = readable.find(({ id }) => id === chosen?.before)
  if (!now || !before) return null
  const texts = await readTexts(database, [before.id, now.id])
  const [old, present] = [texts.get(before.id), texts.get(now.id)]
  if (!old || !present) return null
  return {
    id: now.id,
    fields: differentFields(revisionContent(before, old), revisionContent(now, present)),
    difference: await compareTexts(old, present, part, await readNumbering(database)),
  }
}

export type LineageService = ReturnType<typeof createLineage>
