import { sectionFingerprint } from '#app/domain/field-sections.ts'
import type { PolicyRequestId } from '#app/domain/ids.ts'
import { parseInput, sentField } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { editFieldsInput } from '#app/domain/policy-request-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { isTextFrozen } from '#app/domain/workflow.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { once } from '#server/forms/form-receipt.ts'
import { wrongReferences } from './create-policy-request.ts'
import { findRequestDetail, lockRequest, updateFields } from './policy-requests.repository.ts'
import { subjectOf } from './request-subject.ts'
import { rightsFirst } from './rights-first.ts'

/** How what is stored now reads as one string, and the version of the request, which grows with every change of its fields. */
export type StoredFields = { readonly version: number; readonly fingerprint: string }

/**
 * Saves one part of a request's fields (title, basics, sdgs, recipients). The same `formKey` again gives the first answer; what is
 * stored already is not stored again and leaves no audit record.
 * @returns the fingerprint and the version of what is stored now; refused with `notFound` (also for what the person may not see), `textFrozen`, `notPermitted`,
 *   `versionChanged` (somebody saved this part since the form was made), `invalidInput` (fields)
 */
export async function editFields(
  deps: { readonly database: Database; readonly clock: Clock },
  actor: Actor,
  raw: unknown,
): Promise<Result<StoredFields>> {
  const allowed = await rightsFirst(deps.database, actor, 'policyRequest.edit', sentField(raw, 'requestId'))
  if (!allowed.ok) return allowed
  const parsed = parseInput(editFieldsInput, raw)
  if (!parsed.ok) return withoutPrefix(parsed)
  const input = parsed.value
  const receipt = { key: input.formKey, personId: actor.personId, purpose: 'policyRequest.editFields' }
  const done = await inTransaction(deps.database, (tx) =>
    once(tx, receipt, () => edit(tx, deps.clock.now(), actor, input)),
  )
  if (!done.ok) return done
  const [version, fingerprint] = splitOnce(done.value)
  return ok({ version: Number(version), fingerprint })
}

/** A receipt keeps one string: 「version fingerprint」. */
function splitOnce(receipt: string): [string, string] {
  const at = receipt.indexOf(' ')
  return [receipt.slice(0, at), receipt.slice(at + 1)]
}

type Input = ReturnType<typeof editFieldsInput.parse>

async function edit(tx: Transaction, at: Date, actor: Actor, input: Input): Promise<Result<string>> {
  const id = input.requestId as PolicyRequestId
  const request = (await lockRequest(tx, id)) ? await findRequestDetail(tx, id) : null
  if (!request || !can(actor, 'policyRequest.read', subjectOf(request))) return refuse('notFound')
  if (isTextFrozen(request.state)) return refuse('textFrozen')
  if (!can(actor, 'policyRequest.edit', subjectOf(request))) return refuse('notPermitted')
  if (input.basedOn !== sectionFingerprint(input.section, request)) return refuse('versionChanged')
  const wrong = await wrongReferences(tx, { ...request, ...input.values }, request)
  if (wrong) return refuse('invalidInput', { fields: wrong })
  const stored = sectionFingerprint(input.section, { ...request, ...input.values })
  if (stored === input.basedOn) return ok(`${request.version} ${stored}`)
  await updateFields(tx, id, input.values, at)
  await appendAuditEvent(tx, {
    actor,
    action: 'policyRequest.editFields',
    subjectType: 'policyRequest',
    subjectId: id,
    details: { section: input.section, values: input.values },
    at,
  })
  return ok(`${request.version + 1} ${stored}`)
}

/** The fields of the form stand under `values` in the input; the form knows them without that prefix. */
function withoutPrefix(result: Result<never> & { ok: false }): Result<never> {
  const fields = Object.fromEntries(
    Object.entries(result.refusal.fields ?? {}).map(([path, reason]) => [path.replace(/^values\./, ''), reason]),
  )
  return refuse(result.refusal.reason, { fields })
}
