import { bodyFingerprint } from '#app/domain/form-fingerprints.ts'
import type { BodyId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { bodyInput, changeBodyInput } from '#app/domain/people-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Database } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { once } from '#server/forms/form-receipt.ts'
import { findBodies, insertBody, lockBody, updateBody } from './bodies.repository.ts'

/** 会議体・組織: committees, the central committee, the bureau, affiliates, chapters. Never deleted: requests name them. */
export function createBodies({ database }: { readonly database: Database }) {
  return {
    all: () => findBodies(database),
    /**
     * The same `formKey` again gives the body that was made the first time: it could never be deleted.
     * @param key stable key of an import; the same key twice is refused by the database
     */
    create: (actor: Actor, raw: unknown, key: string | null = null): Promise<Result<BodyId>> =>
      inTransaction(database, async (tx) => {
        if (!can(actor, 'bodies.manage')) return refuse('notPermitted')
        const input = parseInput(bodyInput, raw)
        if (!input.ok) return input
        const { formKey, ...body } = input.value
        return once(tx, { key: formKey, personId: actor.personId, purpose: 'body.create' }, async () => {
          const id = await insertBody(tx, { ...body, key })
          await appendAuditEvent(tx, {
            actor,
            action: 'body.create',
            subjectType: 'body',
            subjectId: id,
            details: body,
          })
          return ok(id)
        })
      }),
    /** Refused with `notFound`, `versionChanged` (somebody saved since the form was made), `invalidInput` (fields). */
    change: (actor: Actor, raw: unknown): Promise<Result<null>> =>
      inTransaction(database, async (tx) => {
        if (!can(actor, 'bodies.manage')) return refuse('notPermitted')
        const input = parseInput(changeBodyInput, raw)
        if (!input.ok) return input
        const { bodyId, basedOn, ...after } = input.value
        const before = await lockBody(tx, bodyId as BodyId)
        if (!before) return refuse('notFound')
        if (basedOn !== bodyFingerprint(before)) return refuse('versionChanged')
        await updateBody(tx, bodyId as BodyId, after)
        await appendAuditEvent(tx, {
          actor,
          action: 'body.change',
          subjectType: 'body',
          subjectId: bodyId,
          details: { before, after },
        })
        return ok(null)
      }),
  }
}

export type Bodies = ReturnType<typeof createBodies>
