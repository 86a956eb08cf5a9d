import * as Y from 'yjs'
import { type BodyId, type PersonId, type PolicyRequestId, parseId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import type { RequestState } from '#app/domain/workflow.ts'
import type { Appended, Claim, ForeignUpdate, Position, RequestAccess, TextStore } from '#server/collab/text-store.ts'
import type { StoredText } from '#server/document-text/document-text.repository.ts'
import type { DatabaseClient } from './database-client.ts'
import type { MemoryTransaction } from './memory-database.ts'

type AppendInput = Parameters<TextStore['append']>[0]
type Options = {
  /** Called in the transaction that stores a person's first edit of a visit. */
  readonly onFirstEdit?: (transaction: MemoryTransaction, actor: Actor, requestId: PolicyRequestId) => Promise<void>
}

/**
 * The texts as rooms see them (`TextStore`), in memory. It promises what server/document-text promises with PostgreSQL, and is
 * compared with it by the same histories (memory-text-store.integration.test.ts).
 */
export function createMemoryTextStore(client: DatabaseClient, { onFirstEdit = async () => {} }: Options = {}) {
  return {
    append: async (input: AppendInput): Promise<Appended> => {
      if (input.firstEdits.length === 0 && input.claims.length === 0)
        return client.writingStatement(async (transaction) => {
          await transaction.lock(`request ${input.requestId}`)
          return storeRows(transaction, input)
        })
      return client.transaction(async (transaction) => {
        await client.statement()
        await transaction.lock(`request ${input.requestId}`)
        const appended = storeClaimed(transaction, input)
        for (const actor of input.firstEdits)
          if (appended.accepted.has(actor.personId)) await onFirstEdit(transaction, actor, input.requestId)
        return appended
      })
    },
    load: async (requestId: PolicyRequestId) => {
      await client.statement()
      return { ...loadFrom(client, requestId), authors: client.tables.texts.get(requestId)?.authors ?? new Map() }
    },
    findForeign: async (positions: readonly Position[]): Promise<ForeignUpdate[]> => {
      await client.statement()
      return positions
        .flatMap(({ requestId, afterId, ownIds }) =>
          (client.tables.texts.get(requestId)?.rows ?? [])
            .filter((row) => row.id > afterId && !ownIds.includes(row.id))
            .map(({ id, bytes }) => ({ requestId, id, bytes })),
        )
        .sort((one, other) => Number(one.id - other.id))
    },
    compact: async (requestId: PolicyRequestId): Promise<bigint> => {
      await client.statement()
      const { updates, lastId } = loadFrom(client, requestId)
      await client.transaction(async (transaction) => {
        await client.statement()
        await transaction.lock(`snapshot ${requestId}`)
        transaction.write({ kind: 'snapshot', requestId, upToId: lastId, bytes: merge(updates) })
      })
      return lastId
    },
    findAccess: async (ids: readonly PolicyRequestId[]): Promise<ReadonlyMap<PolicyRequestId, RequestAccess>> => {
      await client.statement()
      return new Map(
        ids.flatMap((id) => {
          const row = client.tables.requests.get(id)
          return row
            ? [[id, { bodyId: row.bodyId, state: row.state, proposerBodyIds: row.proposerBodyIds, wishBodyIds: [] }]]
            : []
        }),
      )
    },
  } satisfies TextStore
}

/** Stores what those wrote whose Yjs clients are theirs, and puts on record that they are. */
function storeClaimed(transaction: MemoryTransaction, input: AppendInput): Appended {
  const { requestId, claims } = input
  if (claims.length === 0) return storeRows(transaction, input)
  const { requests, texts } = transaction.database.tables
  const authors = texts.get(requestId)?.authors ?? new Map<number, PersonId>()
  const isRefused = ({ clientId, personId, hasWritten }: Claim) => {
    const owner = authors.get(clientId)
    return owner === undefined ? hasWritten : owner !== personId
  }
  const refused = new Set(claims.filter(isRefused).map(({ personId }) => personId))
  const updates = input.updates.filter(({ actor }) => !refused.has(actor.personId))
  if (updates.length === 0) return { state: requests.get(requestId)?.state ?? null, accepted: new Map() }
  const appended = storeRows(transaction, { ...input, updates })
  const made = claims.filter(({ personId }) => appended.accepted.has(personId))
  if (made.length > 0)
    transaction.write({
      kind: 'authors',
      requestId,
      // Who is named first keeps it, as PostgreSQL does on a conflict.
      authors: new Map(made.toReversed().map(({ clientId, personId }) => [clientId, personId])),
    })
  return appended
}

/** Stores what those wrote who may edit in the state that the locked request has. */
function storeRows(transaction: MemoryTransaction, { requestId, bodyId, updates }: AppendInput): Appended {
  const { database } = transaction
  const request = database.tables.requests.get(requestId)
  if (updates.length === 0 || !request) return { state: null, accepted: new Map() }
  const accepted = new Map<PersonId, bigint>()
  for (const { actor, bytes } of updates) {
    if (!mayStore(actor, bodyId, request)) continue
    const row = { id: database.nextId(), bytes, personId: actor.personId, at: database.now() }
    transaction.write({ kind: 'row', requestId, row })
    accepted.set(actor.personId, row.id)
  }
  return { state: request.state, accepted }
}

const mayStore = (actor: Actor, bodyId: BodyId, request: { bodyId: BodyId; state: RequestState }): boolean =>
  request.bodyId === bodyId && can(actor, 'policyRequest.edit', { bodyId, state: request.state })

/** The text as the statement of document-text.repository.ts reads it: the snapshot, and the rows after it. */
export function loadFrom(client: DatabaseClient, requestId: string): StoredText {
  const text = client.tables.texts.get(requestId)
  if (!text || parseId(requestId) === null) return { updates: [], lastId: 0n, tailRows: 0 }
  const { snapshot } = text
  const tail = text.rows.filter((row) => row.id > (snapshot?.upToId ?? 0n))
  return {
    updates: [...(snapshot ? [snapshot.bytes] : []), ...tail.map((row) => row.bytes)],
    lastId: tail.at(-1)?.id ?? snapshot?.upToId ?? 0n,
    tailRows: tail.length,
  }
}

function merge(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const merged = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return merged
}
