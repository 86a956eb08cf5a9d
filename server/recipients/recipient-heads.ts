import { addDays } from '#app/domain/calendar-date.ts'
import { headFingerprint } from '#app/domain/form-fingerprints.ts'
import type { RecipientHeadId, RecipientId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { removeHeadInput, saveHeadInput } from '#app/domain/recipient-head-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { once } from '#server/forms/form-receipt.ts'
import {
  deleteHead,
  findHead,
  headsOfRecipient,
  insertHead,
  lockRecipient,
  type RecipientHead,
  recipientsWithHeads,
  updateHead,
} from './recipient-heads.repository.ts'

export type RecipientHeads = ReturnType<typeof createRecipientHeads>

type Term = Omit<RecipientHead, 'id'>

/** 提出先の首長・議長, by term: letters address the person of their day by name. */
export function createRecipientHeads({ database }: { readonly database: Database }) {
  return {
    all: () => recipientsWithHeads(database),
    /**
     * Adds a term, or changes one. When the new one has no end either, a term before it that has none then ends on the day before; a term
     * of the past that is entered later cuts nobody's short.
     * Refused with `notPermitted`, `notFound`, `versionChanged`, `invalidInput` (fields; `termOverlaps`).
     */
    save: (actor: Actor, raw: unknown): Promise<Result<RecipientHeadId>> =>
      inTransaction(database, async (tx) => {
        if (!can(actor, 'recipientHead.manage')) return refuse('notPermitted')
        const input = parseInput(saveHeadInput, raw)
        if (!input.ok) return input
        const { formKey, headId, basedOn, recipientId: recipient, ...rest } = input.value
        const term: Term = { ...rest, recipientId: recipient as RecipientId }
        return once(tx, { key: formKey, personId: actor.personId, purpose: 'recipientHead.save' }, async () => {
          if (!(await lockRecipient(tx, term.recipientId))) return refuse('notFound')
          const all = await headsOfRecipient(tx, term.recipientId)
          return headId
            ? change(tx, actor, { term, all, basedOn, id: headId as RecipientHeadId })
            : add(tx, actor, term, all)
        })
      }),
    /** Takes away what was entered by mistake. Refused with `notPermitted`, `notFound`, `versionChanged`. */
    remove: (actor: Actor, raw: unknown): Promise<Result<RecipientId>> =>
      inTransaction(database, async (tx) => {
        if (!can(actor, 'recipientHead.manage')) return refuse('notPermitted')
        const input = parseInput(removeHeadInput, raw)
        if (!input.ok) return input
        const id = input.value.headId as RecipientHeadId
        const found = await findHead(tx, id)
        if (!found || !(await lockRecipient(tx, found.recipientId))) return refuse('notFound')
        const before = await findHead(tx, id)
        if (!before) return refuse('notFound')
        if (input.value.basedOn !== headFingerprint(before)) return refuse('versionChanged')
        await deleteHead(tx, id)
        await record(tx, actor, 'recipientHead.remove', { before })
        return ok(before.recipientId)
      }),
  }
}

const overlaps = (one: Term, other: Term): boolean =>
  (one.endsOn === null || other.startsOn <= one.endsOn) && (other.endsOn === null || one.startsOn <= other.endsOn)

const OVERLAPS = refuse('invalidInput', { fields: { startsOn: 'termOverlaps' } })

async function add(
  tx: Transaction,
  actor: Actor,
  term: Term,
  all: readonly RecipientHead[],
): Promise<Result<RecipientHeadId>> {
  const isOpen = term.endsOn === null
  const before = isOpen ? all.find((other) => other.endsOn === null && other.startsOn < term.startsOn) : undefined
  if (all.some((other) => other !== before && overlaps(other, term))) return OVERLAPS
  if (before) {
    const after = { ...before, endsOn: addDays(term.startsOn, -1) }
    const { id, ...ended } = after
    await updateHead(tx, id, ended)
    await record(tx, actor, 'recipientHead.save', { before, after })
  }
  const id = await insertHead(tx, term)
  await record(tx, actor, 'recipientHead.save', { after: { ...term, id } })
  return ok(id)
}

type Change = {
  readonly id: RecipientHeadId
  readonly term: Term
  readonly all: readonly RecipientHead[]
  readonly basedOn: string
}

async function change(
  tx: Transaction,
  actor: Actor,
  { id, term, all, basedOn }: Change,
): Promise<Result<RecipientHeadId>> {
  const before = all.find((head) => head.id === id)
  if (!before) return refuse('notFound')
  if (basedOn !== headFingerprint(before)) return refuse('versionChanged')
  if (all.some((other) => other.id !== id && overlaps(other, term))) return OVERLAPS
  await updateHead(tx, id, term)
  await record(tx, actor, 'recipientHead.save', { before, after: { ...term, id } })
  return ok(id)
}

type Details = { readonly before?: RecipientHead; readonly after?: RecipientHead }

const record = (
  tx: Transaction,
  actor: Actor,
  action: 'recipientHead.save' | 'recipientHead.remove',
  details: Details,
) =>
  appendAuditEvent(tx, {
    actor,
    action,
    subjectType: 'recipient',
    subjectId: (details.after ?? details.before)?.recipientId ?? '',
    details,
  })
