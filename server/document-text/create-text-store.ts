import type { BodyId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { ok } from '#app/domain/result.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import {
  type Appended,
  appendUpdates,
  compact,
  findForeignUpdates,
  findRequestAccess,
  loadText,
  type PersonUpdate,
  type Position,
} from './document-text.repository.ts'

type AppendInput = {
  readonly requestId: PolicyRequestId
  readonly bodyId: BodyId
  readonly updates: readonly PersonUpdate[]
  readonly firstEdits: readonly Actor[]
}

type StoreOptions = {
  /** Called in the transaction that stores a person's first edit since entering the room: the audit record of it. */
  readonly onFirstEdit?: (tx: Transaction, actor: Actor, requestId: PolicyRequestId) => Promise<void>
}

/** The texts of all requests in PostgreSQL, as the rooms see them (`TextStore`). */
export function createTextStore(database: Database, { onFirstEdit }: StoreOptions = {}) {
  const append = async ({ firstEdits, ...input }: AppendInput): Promise<Appended> => {
    if (firstEdits.length === 0 || !onFirstEdit) return appendUpdates(database, input)
    // The record waits for whoever else records something: as long as any other action does, for the room closes when it fails.
    const result = await inTransaction(database, async (tx) => {
      const appended = await appendUpdates(tx, input)
      for (const actor of firstEdits)
        if (appended.accepted.has(actor.personId)) await onFirstEdit(tx, actor, input.requestId)
      return ok(appended)
    })
    if (!result.ok) throw new Error(`An edit was refused: ${result.refusal.reason}`)
    return result.value
  }
  return {
    append,
    load: (requestId: PolicyRequestId) => loadText(database, requestId),
    findForeign: (positions: readonly Position[]) => findForeignUpdates(database, positions),
    compact: (requestId: PolicyRequestId) => compact(database, requestId),
    findAccess: (ids: readonly PolicyRequestId[]) => findRequestAccess(database, ids),
  }
}
