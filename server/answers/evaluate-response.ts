import { evaluationMark } from '#app/domain/evaluation.ts'
import type { ResponseId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { confirmEvaluationInput, draftEvaluationInput } from '#app/domain/response-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { once, onceDone } from '#server/forms/form-receipt.ts'
import { subjectOf } from '#server/policy-requests/request-subject.ts'
import { lockAnswerable } from './lock-answerable.ts'
import { type AnswersDeps, evaluationDrafted } from './record-response.ts'
import { findResponse, type StoredResponse, storeConfirmation, storeEvaluation } from './responses.repository.ts'
import { rightsToResponse } from './rights-to-response.ts'

/**
 * Drafts the evaluation (評価) of an answer, or changes the draft. The same `formKey` again gives the first answer.
 * @returns the mark of the draft (`evaluationMark`); refused with `notFound`, `notPermitted`, `notFromHere`,
 *   `responseConfirmed` (it is confirmed already), `versionChanged` (the answer or the draft is no longer what the person saw),
 *   `invalidInput` (`reason`: `evaluationReasonMissing`)
 */
export async function draftEvaluation(deps: AnswersDeps, actor: Actor, raw: unknown): Promise<Result<string>> {
  const allowed = await rightsToResponse(deps.database, actor, 'evaluation.draft', raw)
  if (!allowed.ok) return allowed
  const parsed = parseInput(draftEvaluationInput, raw)
  if (!parsed.ok) return parsed
  const { formKey, code, reason, nextAction, ...seen } = parsed.value
  const receipt = { key: formKey, personId: actor.personId, purpose: 'evaluation.draft' }
  return inTransaction(deps.database, (tx) =>
    once(tx, receipt, async () => {
      const response = await lockAsSeen(tx, actor, 'evaluation.draft', seen)
      if (!response.ok) return response
      const at = laterThan(deps.clock.now(), response.value.evaluation?.evaluatedAt)
      const { id, requestId, recipientId, round } = response.value
      await storeEvaluation(tx, id, { code, reason, nextAction, evaluatedById: actor.personId, evaluatedAt: at })
      const answer = { id, requestId, recipientId, round }
      await appendAuditEvent(tx, evaluationDrafted(actor, answer, { code, reason, nextAction }, at))
      return ok(evaluationMark(at))
    }),
  )
}

/**
 * Confirms the evaluation that the person saw. From then on neither it nor the answer changes. The same `formKey` again gives the first answer.
 * @returns nothing; refused with `notFound`, `notPermitted`, `notFromHere`, `responseConfirmed`, `versionChanged`
 */
export async function confirmEvaluation(deps: AnswersDeps, actor: Actor, raw: unknown): Promise<Result<null>> {
  const allowed = await rightsToResponse(deps.database, actor, 'evaluation.confirm', raw)
  if (!allowed.ok) return allowed
  const parsed = parseInput(confirmEvaluationInput, raw)
  if (!parsed.ok) return parsed
  const receipt = { key: parsed.value.formKey, personId: actor.personId, purpose: 'evaluation.confirm' }
  return inTransaction(deps.database, (tx) =>
    onceDone(tx, receipt, async () => {
      const response = await lockAsSeen(tx, actor, 'evaluation.confirm', parsed.value)
      if (!response.ok) return response
      const at = deps.clock.now()
      const { id, requestId, recipientId, round, evaluation } = response.value
      if (!evaluation) return refuse('notFound')
      const judged = { code: evaluation.code, reason: evaluation.reason, nextAction: evaluation.nextAction }
      if (!(await storeConfirmation(tx, id, { confirmedById: actor.personId, confirmedAt: at })))
        return refuse('responseConfirmed')
      await appendAuditEvent(tx, {
        actor,
        action: 'evaluation.confirm',
        // Not the request's own history: that is read by roles that must not see evaluations.
        subjectType: 'response',
        subjectId: id,
        details: { requestId, recipientId, round, ...judged },
        at,
      })
      return ok(null)
    }),
  )
}

type Seen = { readonly responseId: string; readonly version: number; readonly basedOn: string }

/** Locks the answer's request, and makes sure that answer and evaluation are those the form was made from. */
async function lockAsSeen(
  tx: Transaction,
  actor: Actor,
  action: 'evaluation.draft' | 'evaluation.confirm',
  seen: Seen,
): Promise<Result<StoredResponse>> {
  const id = seen.responseId as ResponseId
  const found = await findResponse(tx, id)
  if (!found) return refuse('notFound')
  const request = await lockAnswerable(tx, actor, action, found.requestId)
  if (!request.ok) return request
  // Whoever may not see evaluations must not learn from a refusal that there is one.
  if (!can(actor, 'evaluation.read', subjectOf(request.value))) return refuse('notPermitted')
  const response = await findResponse(tx, id)
  if (!response) return refuse('notFound')
  if (response.evaluation?.confirmedAt) return refuse('responseConfirmed')
  const mark = response.evaluation ? evaluationMark(response.evaluation.evaluatedAt) : ''
  return response.version === seen.version && mark === seen.basedOn ? ok(response) : refuse('versionChanged')
}

/** The mark of a draft is its time: two drafts in one millisecond must not look the same. */
const laterThan = (now: Date, before: Date | undefined): Date =>
  before && now <= before ? new Date(before.getTime() + 1) : now
