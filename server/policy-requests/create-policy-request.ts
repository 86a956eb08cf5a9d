import { emptyDocument } from '#app/document/empty-document.ts'
import { seedUpdate } from '#app/document/yjs-document.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import type { BodyId, CycleId, PersonId, PolicyRequestId } from '#app/domain/ids.ts'
import { parseInput, sentField } from '#app/domain/parse-input.ts'
import { type Actor, can, mayInBody } from '#app/domain/permissions.ts'
import { createRequestInput } from '#app/domain/policy-request-input.ts'
import type { FieldWith, PolicyRequestFields } from '#app/domain/request-fields.ts'
import { ok, type RefusalReason, type Result, refuse } from '#app/domain/result.ts'
import { isTargetCode } from '#app/domain/sdgs/sdgs.ts'
import { appendAuditEvent, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import { isCommittee } from '#server/bodies/bodies.repository.ts'
import type { Clock } from '#server/clock.ts'
import { currentCycleId } from '#server/cycles/cycles.repository.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { appendServerUpdate } from '#server/document-text/document-text.repository.ts'
import { once } from '#server/forms/form-receipt.ts'
import { areRecipients, canCarryOn, isPillarOf, mayPropose } from './choices.repository.ts'
import { insertRequest, nextNumber } from './policy-requests.repository.ts'

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
  const { formKey, bodyId: _committee, ...fields } = input.value
  return inTransaction(deps.database, (tx) =>
    once(tx, { key: formKey, personId: actor.personId, purpose: 'policyRequest.create' }, async () => {
      const cycleId = origin.cycleId ?? (await currentCycleId(tx))
      if (!cycleId) return refuse('notFound')
      if (!(await isCommittee(tx, bodyId))) return refuse('invalidInput', { fields: { bodyId: 'unknownChoice' } })
      const wrong = await wrongReferences(tx, fields, { cycleId, bodyId })
      if (wrong) return refuse('invalidInput', { fields: wrong })
      return ok(await addPolicyRequest(tx, deps.clock, actor, { fields, cycleId, bodyId, origin }))
    }),
  )
}

type Insert = { fields: PolicyRequestFields; cycleId: CycleId; bodyId: BodyId; origin: RequestOrigin }

/**
 * Makes the request inside a transaction, with its text and its audit record. Whether the person may and whether the fields fit, the
 * caller has asked.
 */
export async function addPolicyRequest(
  tx: Transaction,
  clock: Clock,
  actor: Actor,
  insert: Insert,
): Promise<PolicyRequestId> {
  const { id, event } = await insertWithText(tx, clock, actor, insert)
  await appendAuditEvent(tx, event)
  return id
}

/** The same for who makes several in one go, and appends the records together at the end. */
export async function insertWithText(
  tx: Transaction,
  clock: Clock,
  actor: Actor,
  { fields, cycleId, bodyId, origin }: Insert,
): Promise<{ readonly id: PolicyRequestId; readonly event: NewAuditEvent }> {
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
  const event: NewAuditEvent = {
    actor,
    action: 'policyRequest.create',
    subjectType: 'policyRequest',
    subjectId: id,
    details: { title: fields.title, number, bodyId, cycleId },
    at,
  }
  return { id, event }
}

type Place = { readonly cycleId: CycleId; readonly bodyId: BodyId }
/** Fields that name something by its id or code. */
type Naming = FieldWith<{ readonly input: { readonly as: 'one' | 'many' | 'codes' } }>
type WhyNot = (tx: Transaction, fields: PolicyRequestFields, place: Place) => Promise<RefusalReason | null>

/** Why what a field names is nothing, or something of another committee or year; null when all is well. */
const WHY_NOT: Readonly<Record<Naming, WhyNot>> = {
  recipientIds: async (tx, { recipientIds }) => ((await areRecipients(tx, recipientIds)) ? null : 'unknownRecipient'),
  proposerBodyIds: async (tx, { proposerBodyIds }) =>
    (await mayPropose(tx, proposerBodyIds)) ? null : 'unknownChoice',
  pillarId: async (tx, { pillarId }, place) =>
    !pillarId || (await isPillarOf(tx, pillarId, place)) ? null : 'pillarOfOtherCommittee',
  previousRequestId: whyNotPrevious,
  sdgTargetCodes: async (_tx, { sdgTargetCodes }) => (sdgTargetCodes.every(isTargetCode) ? null : 'unknownSdgTarget'),
}

/** Field → reason for what names nothing, or something of another committee or year; null when all is well. */
export async function wrongReferences(
  tx: Transaction,
  fields: PolicyRequestFields,
  place: Place,
): Promise<Record<string, RefusalReason> | null> {
  const wrong: Record<string, RefusalReason> = {}
  // One after the other: a transaction has one connection.
  for (const [name, whyNot] of Object.entries(WHY_NOT)) {
    const reason = await whyNot(tx, fields, place)
    if (reason) wrong[name] = reason
  }
  return Object.keys(wrong).length > 0 ? wrong : null
}

async function whyNotPrevious(
  tx: Transaction,
  { kind, previousRequestId }: PolicyRequestFields,
  place: Place,
): Promise<RefusalReason | null> {
  if (!previousRequestId) return null
  if (!(await canCarryOn(tx, previousRequestId, place))) return 'previousOfOtherCommittee'
  return kind === 'new' ? 'newHasNoPrevious' : null
}
