import type { AuditAction } from '#app/domain/audit-actions.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { sectionFingerprint } from '#app/domain/field-sections.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { type Action, type Actor, can } from '#app/domain/permissions.ts'
import { type FieldSection, SECTIONS } from '#app/domain/request-fields.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { PROPOSING_BODIES } from '#app/domain/roles.ts'
import { isTextFrozen, TRANSITION_IDS, type TransitionId } from '#app/domain/workflow.ts'
import type { Database } from '#server/db/client.ts'
import { readText } from '#server/document-text/document-text.repository.ts'
import { bodyChoices, pillarChoices, previousChoices } from '#server/policy-requests/choices.repository.ts'
import { mergesOf, type NamedSubject } from '#server/policy-requests/merged-requests.repository.ts'
import { isOnlyOf } from '#server/policy-requests/own-drafts.repository.ts'
import type { NamedRequest, PolicyRequestDetail } from '#server/policy-requests/policy-request-detail.ts'
import { findRequestDetail } from '#server/policy-requests/policy-requests.repository.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { readDecisionChain } from '#server/profiles/profiles.ts'
import { recipientChoices } from '#server/recipients/recipients.repository.ts'
import { substanceSha256Of } from '#server/revisions/take-revision.ts'
import { type OfferedTransition, offeredTransitions } from '#server/workflow/offered-transitions.ts'
import { isChangedSinceApproval, transitionFacts } from '#server/workflow/transition-facts.ts'
import {
  decisionEntries,
  type HistoryDetails,
  type HistoryEvent,
  historyOf,
  revisionEntries,
} from './history.repository.ts'

const HISTORY_LENGTH = 200

/** Everything 要求ワークスペース shows, with what the person may do; the text itself is live in the room. */
export type Workspace = {
  readonly request: PolicyRequestDetail
  readonly document: DocumentJson
  readonly substanceSha256: string
  /** The bureau changed the text after the committee approved it, and the committee has not confirmed it yet. */
  readonly changedSinceApproval: boolean
  readonly textFrozen: boolean
  readonly abilities: {
    readonly edit: boolean
    readonly confirmChangedText: boolean
    readonly exportWord: boolean
    /** It is the person's own draft, and nobody else has done anything to it. */
    readonly removeDraft: boolean
    readonly readResponses: boolean
    readonly readDeliberation: boolean
    /** Steps that are taken on another screen, by recording something. */
    readonly recordSubmission: boolean
    readonly recordResponse: boolean
  }
  /** Why it came back, where the last step was to send it back; for those who may read how it was deliberated on. */
  readonly sentBack: SentBack | null
  readonly transitions: readonly OfferedTransition[]
  readonly fingerprints: Readonly<Record<FieldSection, string>>
  readonly choices: Choices | null
  /** The request it was merged into and those that were merged into it, as far as this person may read them. */
  readonly mergedInto: NamedRequest | null
  readonly mergedFrom: readonly NamedRequest[]
  readonly history: readonly (Omit<HistoryEvent, 'mergedWith'> & { readonly mergedWith: NamedRequest | null })[]
  readonly revisions: Awaited<ReturnType<typeof revisionEntries>>
  readonly decisions: readonly (Awaited<ReturnType<typeof decisionEntries>>[number] & {
    /** May this person correct the attendance of the meeting? */
    readonly correctable: boolean
  })[]
}

type SentBack = {
  readonly by: string
  readonly at: Date
  readonly transition: (typeof SENDS_BACK)[number]
  readonly reason: string
}

const SENDS_BACK = [
  'returnToDrafting',
  'returnToCommittee',
  'returnToDrafters',
  'referBack',
] as const satisfies readonly TransitionId[]

type Choices = {
  readonly pillars: Awaited<ReturnType<typeof pillarChoices>>
  readonly previousRequests: Awaited<ReturnType<typeof previousChoices>>
  readonly proposers: Awaited<ReturnType<typeof bodyChoices>>
  readonly recipients: Awaited<ReturnType<typeof recipientChoices>>
}

/** Opens a request for this person. `notFound` also stands for what the person may not see, so that ids tell nothing. */
export async function openWorkspace(
  deps: { readonly database: Database },
  actor: Actor,
  id: PolicyRequestId,
): Promise<Result<Workspace>> {
  const { database } = deps
  const request = await findRequestDetail(database, id)
  if (!request || !can(actor, 'policyRequest.read', subjectOf(request))) return refuse('notFound')
  const document = await readText(database, id)
  const chain = await readDecisionChain(database)
  const facts = await transitionFacts(database, request, document, chain)
  const transitions = offeredTransitions(actor, request, facts, chain)
  const may = (action: Action) => can(actor, action, subjectOf(request))
  const edit = may('policyRequest.edit')
  const readDeliberation = may('policyRequest.readDeliberation')
  const substanceSha256 = substanceSha256Of(request, document)
  const [choices, merged, history, revisions, decisions, removeDraft] = await Promise.all([
    edit ? fieldChoices(database, request) : null,
    mergesOf(database, id),
    readDeliberation ? historyOf(database, id, HISTORY_LENGTH) : [],
    readDeliberation ? revisionEntries(database, id) : [],
    readDeliberation ? decisionEntries(database, id) : [],
    may('policyRequest.remove') && isOnlyOf(database, id, actor.personId),
  ])
  /** Only what the person may read is named. */
  const readable = (other: NamedSubject | null | undefined): NamedRequest | null =>
    other && can(actor, 'policyRequest.read', other) ? { id: other.id, number: other.number, title: other.title } : null
  const mergedInto = readable(merged.into)
  return ok({
    request: { ...request, mergedIntoId: mergedInto?.id ?? null },
    document,
    substanceSha256,
    changedSinceApproval: request.state === 'consolidating' && isChangedSinceApproval(request, substanceSha256),
    textFrozen: isTextFrozen(request.state),
    abilities: {
      edit,
      confirmChangedText: may('policyRequest.confirmChangedText'),
      exportWord: may('policyRequest.exportWord'),
      removeDraft,
      readResponses: may('response.read'),
      readDeliberation,
      recordSubmission: may('policyRequest.recordSubmission'),
      recordResponse: may('response.record'),
    },
    sentBack: lastSentBack(history),
    transitions,
    fingerprints: Object.fromEntries(
      SECTIONS.map((section) => [section, sectionFingerprint(section, request)]),
    ) as Workspace['fingerprints'],
    choices,
    mergedInto,
    mergedFrom: merged.from.map(readable).filter((other) => other !== null),
    history: history.map((event) => ({
      ...event,
      details: may(REASON_READ_WITH[event.action] ?? 'policyRequest.readDeliberation')
        ? event.details
        : withoutReason(event.details),
      mergedWith: readable([merged.into, ...merged.from].find((other) => other?.id === event.mergedWith)),
    })),
    revisions,
    decisions: decisions.map((decision) => ({
      ...decision,
      correctable: can(actor, 'meeting.correct', { bodyId: decision.bodyId }),
    })),
  })
}

/** Whose reason is for fewer people than the history is. */
const REASON_READ_WITH: Readonly<Record<string, Action>> = {
  'response.withdraw': 'response.readWithdrawn',
} satisfies Partial<Record<AuditAction, Action>>

const withoutReason = ({ reason: _forOthers, ...details }: HistoryDetails): HistoryDetails => details

/** The last step of the workflow, when it sent the request back. `history` is newest first. */
function lastSentBack(history: readonly HistoryEvent[]): SentBack | null {
  const steps: readonly string[] = TRANSITION_IDS.map((id) => `policyRequest.${id}`)
  const last = history.find((event) => steps.includes(event.action))
  const transition = SENDS_BACK.find((id) => last?.action === `policyRequest.${id}`)
  const reason = last?.details.reason
  return last && transition && typeof reason === 'string'
    ? { by: last.personName, at: last.at, transition, reason }
    : null
}

async function fieldChoices(database: Database, request: PolicyRequestDetail): Promise<Choices> {
  const [pillars, previousRequests, proposers, recipients] = await Promise.all([
    pillarChoices(database, request.cycleId, request.bodyId),
    previousChoices(database, request.cycleId, request.bodyId),
    bodyChoices(database, PROPOSING_BODIES),
    recipientChoices(database),
  ])
  return { pillars, previousRequests, proposers, recipients }
}
