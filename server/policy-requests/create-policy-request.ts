import { emptyDocument } from '#app/document/empty-document.ts'
import { seedUpdate } from '#app/document/yjs-document.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import type { BodyId, CycleId, PersonId, PillarId, PolicyRequestId, RecipientId } from '#app/domain/ids.ts'
import { parseInput, sentField } from '#app/domain/parse-input.ts'
import { type Actor, can, mayInBody } from '#app/domain/permissions.ts'
import type { PolicyRequestFields } from '#app/domain/policy-request.ts'
import { createRequestInput } from '#app/domain/policy-request-input.ts'
import { ok, type RefusalReason, type Result, refuse } from '#app/domain/result.ts'
import { isTargetCode } from '#app/domain/sdgs/sdgs.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import { isCommittee } from '#server/bodies/bodies.repository.ts'
import type { Clock } from '#server/clock.ts'
import { currentCycleId } from '#server/cycles/cycles.repository.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { appendServerUpdate } from '#server/document-text/document-text.repository.ts'
import { once } from '#server/forms/form-receipt.ts'
import { canCarryOn } from './choices.repository.ts'
import { insertRequest, nextNumber, unknownReferences } from './policy-requests.repository.ts'

/** What an import or the sample year knows beyond the form. */
export type RequestOrigin = {
  readonly cycleId?: CycleId
  readonly document?: DocumentJson
  readonly isFictional?: boolean
  /** Stable key of the import: the same key twice is the same request. */
  readonly key?: string
}

/**
 * Creates a request (起草中) in a committee, with an empty text or the one given.
 * The same `formKey` again gives the request that was made the first time.
 * @returns its id; refused with `notPermitted`, `invalidInput` (fields), `notFound` (no current cycle)
 */
export async function createPolicyRequest(
  deps: { readonly database: Database; readonly clock: Clock },
  actor: Actor,
  raw: unknown,
  origin: RequestOrigin = {},
): Promise<Result<PolicyRequestId>> {
  if (!mayInBody(actor, 'policyRequest.create', sentField(raw, 'bodyId'))) return refuse('notPermitted')
  const input = parseInput(createRequestInput, raw)
  if (!input.ok) return input
  const bodyId = input.value.bodyId as BodyId
  if (!can(actor, 'policyRequest.create', { bodyId })) return refuse('notPermitted')
  const fields = fieldsOf(input.value)
  return inTransaction(deps.database, (tx) =>
    once(tx, { key: input.value.formKey, personId: actor.personId, purpose: 'policyRequest.create' }, async () => {
      const cycleId = origin.cycleId ?? (await currentCycleId(tx))
      if (!cycleId) return refuse('notFound')
      if (!(await isCommittee(tx, bodyId))) return refuse('invalidInput', { fields: { bodyId: 'unknownChoice' } })
      const wrong = await wrongReferences(tx, fields, { cycleId, bodyId })
      if (wrong) return refuse('invalidInput', { fields: wrong })
      return ok(await insert(tx, deps.clock, actor, { fields, cycleId, bodyId, origin }))
    }),
  )
}

type Insert = { fields: PolicyRequestFields; cycleId: CycleId; bodyId: BodyId; origin: RequestOrigin }

async function insert(
  tx: Transaction,
  clock: Clock,
  actor: Actor,
  { fields, cycleId, bodyId, origin }: Insert,
): Promise<PolicyRequestId> {
  const at = clock.now()
  const number = await nextNumber(tx, cycleId, bodyId)
  const id = await insertRequest(tx, {
    ...fields,
    cycleId,
    bodyId,
    number,
    isFictional: origin.isFictional ?? false,
    key: origin.key ?? null,
    createdById: actor.personId as PersonId,
    at,
  })
  await appendServerUpdate(tx, id, seedUpdate(origin.document ?? emptyDocument()))
  await appendAuditEvent(tx, {
    actor,
    action: 'policyRequest.create',
    subjectType: 'policyRequest',
    subjectId: id,
    details: { title: fields.title, number, bodyId, cycleId },
    at,
  })
  return id
}

/** Field → reason for what names nothing, or something of another committee or year; null when all is well. */
export async function wrongReferences(
  tx: Transaction,
  fields: PolicyRequestFields,
  place: { cycleId: CycleId; bodyId: BodyId },
): Promise<Record<string, RefusalReason> | null> {
  const unknown = await unknownReferences(tx, fields, place)
  const wrongPrevious = await whyNotPrevious(tx, fields, place)
  const wrong: Record<string, RefusalReason> = {
    ...(unknown.recipients && { recipientIds: 'unknownRecipient' }),
    ...(unknown.proposers && { proposerBodyIds: 'unknownChoice' }),
    ...(unknown.pillar && { pillarId: 'pillarOfOtherCommittee' }),
    ...(wrongPrevious && { previousRequestId: wrongPrevious }),
    ...(!fields.sdgTargetCodes.every(isTargetCode) && { sdgTargetCodes: 'unknownSdgTarget' }),
  }
  return Object.keys(wrong).length > 0 ? wrong : null
}

async function whyNotPrevious(
  tx: Transaction,
  { kind, previousRequestId }: PolicyRequestFields,
  place: { cycleId: CycleId; bodyId: BodyId },
): Promise<RefusalReason | null> {
  if (!previousRequestId) return null
  if (!(await canCarryOn(tx, previousRequestId, place))) return 'previousOfOtherCommittee'
  return kind === 'new' ? 'newHasNoPrevious' : null
}

type Parsed = ReturnType<typeof createRequestInput.parse>

const fieldsOf = (input: Parsed): PolicyRequestFields => ({
  title: input.title,
  kind: input.kind,
  isPriority: input.isPriority,
  pillarId: input.pillarId as PillarId | null,
  previousRequestId: input.previousRequestId as PolicyRequestId | null,
  sdgTargetCodes: input.sdgTargetCodes,
  noSdgReason: input.noSdgReason,
  priorityAreas: input.priorityAreas,
  recipientIds: input.recipientIds as RecipientId[],
  proposerBodyIds: input.proposerBodyIds as BodyId[],
})
