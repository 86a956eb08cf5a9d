import type { BodyId, PersonId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { ok } from '#app/domain/result.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import {
  type Appended,
  appendUpdates,
  type Claim,
  compact,
  findAuthors,
  findForeignUpdates,
  findRequestAccess,
  judgeClaims,
  loadText,
  type PersonUpdate,
  type Position,
  recordAuthors,
  type StoredText,
} from './document-text.repository.ts'

type AppendInput = {
  readonly requestId: PolicyRequestId
  readonly bodyId: BodyId
  readonly updates: readonly PersonUpdate[]
  readonly firstEdits: readonly Actor[]
  readonly claims: readonly Claim[]
}

type StoreOptions = {
  /** Called in the transaction that stores a person's first edit since entering the room: the audit record of it. */
  readonly onFirstEdit?: (tx: Transaction, actor: Actor, requestId: PolicyRequestId) => Promise<void>
}

/** A text and whose the Yjs clients are that wrote it. */
export type LoadedText = StoredText & { readonly authors: ReadonlyMap<number, PersonId> }

/** The texts of all requests in PostgreSQL, as the rooms see them (`TextStore`). */
export function createTextStore(database: Database, { onFirstEdit = async () => {} }: StoreOptions = {}) {
  const append = async ({ firstEdits, claims, ...input }: AppendInput): Promise<Appended> => {
    if (firstEdits.length === 0 && claims.length === 0) return appendUpdates(database, input)
    // The record waits for whoever else records something: as long as any other action does, for the room closes when it fails.
    const result = await inTransaction(database, async (tx) => {
      const appended = await appendClaiming(tx, input, claims)
      for (const actor of firstEdits)
        if (appended.accepted.has(actor.personId)) await onFirstEdit(tx, actor, input.requestId)
      return ok(appended)
    })
    if (!result.ok) throw new Error(`An edit was refused: ${result.refusal.reason}`)
    return result.value
  }
  const load = async (requestId: PolicyRequestId): Promise<LoadedText> => {
    // One after the other: after a start a second connection would have to be made first.
    const stored = await loadText(database, requestId)
    return { ...stored, authors: await findAuthors(database, requestId) }
  }
  return {
    append,
    load,
    findForeign: (positions: readonly Position[]) => findForeignUpdates(database, positions),
    compact: (requestId: PolicyRequestId) => compact(database, requestId),
    findAccess: (ids: readonly PolicyRequestId[]) => findRequestAccess(database, ids),
  }
}

/** Stores what those wrote whose Yjs clients are theirs, and puts on record that they are. */
async function appendClaiming(
  tx: Transaction,
  { updates, ...input }: Omit<AppendInput, 'firstEdits' | 'claims'>,
  claims: readonly Claim[],
): Promise<Appended> {
  if (claims.length === 0) return appendUpdates(tx, { updates, ...input })
  const { state, refused } = await judgeClaims(tx, input.requestId, claims)
  const own = updates.filter(({ actor }) => !refused.has(actor.personId))
  if (own.length === 0) return { state, accepted: new Map() }
  const appended = await appendUpdates(tx, { updates: own, ...input })
  const made = claims.filter(({ personId }) => appended.accepted.has(personId))
  await recordAuthors(tx, input.requestId, made)
  return appended
}
