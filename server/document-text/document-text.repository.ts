import { setImmediate } from 'node:timers/promises'
import * as Y from 'yjs'
import { SCHEMA_VERSION } from '#app/document/schema-version.ts'
import type { DocumentJson } from '#app/domain/document-json.ts'
import type { BodyId, PersonId, PolicyRequestId } from '#app/domain/ids.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { REQUEST_STATES, type RequestState } from '#app/domain/workflow.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { runPrepared } from '#server/db/prepared-statement.ts'
import { readUpdates } from './text-thread.ts'

type Reader = Database | Transaction

/** A text as it is stored: its snapshot and the rows after it as Yjs updates in order, and the last row among them. */
export type StoredText = {
  readonly updates: readonly Uint8Array[]
  readonly lastId: bigint
  readonly tailRows: number
}

/** A text of which nothing is stored has this update; applying it does nothing. */
const EMPTY_UPDATE = new Uint8Array([0, 0])

const LOAD_TEXTS = `
  SELECT request_id::text, up_to_id AS id, bytes, true AS is_snapshot
    FROM document_snapshot WHERE request_id = ANY ($1::uuid[])
  UNION ALL
  SELECT stored.request_id::text, stored.id, stored.bytes, false
    FROM document_update AS stored LEFT JOIN document_snapshot AS snapshot USING (request_id)
    WHERE stored.request_id = ANY ($1::uuid[]) AND stored.id > coalesce(snapshot.up_to_id, 0)
  ORDER BY is_snapshot DESC, id`

/**
 * The texts of requests: of each its snapshot and every row after it. One statement, so that a compaction beside it can
 * neither hide rows nor show them twice. Rows of one request become visible in the order of their ids (`appendUpdates`),
 * so nothing below `lastId` can appear later.
 */
async function loadTexts(
  reader: Reader,
  requestIds: readonly PolicyRequestId[],
): Promise<(requestId: PolicyRequestId) => StoredText> {
  const rows = await runPrepared<{ request_id: string; id: string | bigint; bytes: Uint8Array; is_snapshot: boolean }>(
    reader,
    { name: 'load_texts', text: LOAD_TEXTS, values: [requestIds] },
  )
  return (requestId) => {
    const own = rows.filter((row) => row.request_id === requestId)
    return {
      updates: own.map((row) => row.bytes),
      lastId: BigInt(own.at(-1)?.id ?? 0),
      tailRows: own.filter((row) => !row.is_snapshot).length,
    }
  }
}

/** The text of a request as it is stored. */
export async function loadText(reader: Reader, requestId: PolicyRequestId): Promise<StoredText> {
  return (await loadTexts(reader, [requestId]))(requestId)
}

/** A stored text as one Yjs update. */
export const wholeUpdate = ({ updates }: StoredText): Uint8Array =>
  updates.length === 0 ? EMPTY_UPDATE : updates.length === 1 ? (updates[0] as Uint8Array) : merge(updates)

/** Through a document, which drops deleted text, where merging the bytes would keep it. */
function merge(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const merged = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return merged
}

/** The committed text as JSON, for revisions, search and Word. Inside a transaction that holds the row: what is frozen. */
export async function readText(reader: Reader, requestId: PolicyRequestId): Promise<DocumentJson> {
  return readUpdates((await loadText(reader, requestId)).updates)
}

/** The committed texts of several requests as JSON, in one query. Between two of them others have their turn. */
export async function readTexts(
  reader: Reader,
  requestIds: readonly PolicyRequestId[],
): Promise<ReadonlyMap<PolicyRequestId, DocumentJson>> {
  const textOf = await loadTexts(reader, requestIds)
  const texts = new Map<PolicyRequestId, DocumentJson>()
  for (const requestId of requestIds) {
    texts.set(requestId, await readUpdates(textOf(requestId).updates))
    await setImmediate()
  }
  return texts
}

/** What one person wrote, as one Yjs update. */
export type PersonUpdate = { readonly actor: Actor; readonly bytes: Uint8Array }

export type Appended = {
  /** The request as it is at the moment of the commit; null when there is none. */
  readonly state: RequestState | null
  /** Row ids by writer. Who is not in it was refused. */
  readonly accepted: ReadonlyMap<PersonId, bigint>
}

type AppendInput = {
  readonly requestId: PolicyRequestId
  /** The committee of the request; a request does not change it. */
  readonly bodyId: BodyId
  /** At most one for each person. */
  readonly updates: readonly PersonUpdate[]
}

/** How stale `policy_request.updated_at` may be while people type: one write for many keystrokes. */
const TOUCH_SECONDS = 10

/**
 * Stores what people wrote, each as one row, in one statement (so in one transaction): the row of the request is locked,
 * and only those who may edit in the state that it has then are stored. A change of state takes the same row FOR UPDATE;
 * whichever comes second sees what the first did, on every process.
 * The lock also makes writers of one request wait for each other, so that ids become visible in their order.
 * Not FOR SHARE: two writers that both hold it and both touch `updated_at` would wait for each other for ever.
 */
export async function appendUpdates(reader: Reader, { requestId, bodyId, updates }: AppendInput): Promise<Appended> {
  if (updates.length === 0) return { state: null, accepted: new Map() }
  const rows = await runPrepared<{ state: RequestState; id: string | bigint | null; person_id: PersonId | null }>(
    reader,
    {
      // More at once are rare; each name takes memory on each connection.
      name: updates.length <= 10 ? `append_updates_${updates.length}` : null,
      text: appendStatement(updates.length),
      values: [
        requestId,
        bodyId,
        ...updates.flatMap(({ actor, bytes }) => [actor.personId, bytes, statesToEditIn(actor, bodyId)]),
      ],
    },
  )
  const accepted = new Map<PersonId, bigint>()
  for (const { id, person_id } of rows) if (id !== null && person_id !== null) accepted.set(person_id, BigInt(id))
  return { state: rows[0]?.state ?? null, accepted }
}

/** Built once for each number of people who write at the same time. */
const appendStatements = new Map<number, string>()

function appendStatement(writers: number): string {
  const known = appendStatements.get(writers)
  if (known) return known
  const rows = Array.from({ length: writers }, (_, index) => {
    const [person, bytes, states] = [3, 4, 5].map((first) => `$${first + 3 * index}`)
    return `(${person}::uuid, ${bytes}::bytea, ${states}::text[])`
  })
  const statement = `
    WITH request AS MATERIALIZED (
      SELECT id, body_id, state FROM policy_request WHERE id = $1::uuid FOR NO KEY UPDATE
    ), writer (person_id, bytes, states) AS (VALUES ${rows.join(', ')}),
    stored AS (
      INSERT INTO document_update (request_id, bytes, person_id)
      SELECT request.id, writer.bytes, writer.person_id FROM request, writer
        WHERE request.body_id = $2::uuid AND request.state::text = ANY (writer.states)
      RETURNING id, person_id
    ), touched AS (
      UPDATE policy_request SET updated_at = now()
        WHERE id IN (SELECT id FROM request) AND EXISTS (SELECT FROM stored)
          AND updated_at < now() - interval '${TOUCH_SECONDS} seconds'
    )
    SELECT request.state::text, stored.id, stored.person_id::text FROM request LEFT JOIN stored ON true`
  appendStatements.set(writers, statement)
  return statement
}

/** An actor is made anew when its memberships change, so what follows from them can be kept with it. */
const statesByActor = new WeakMap<Actor, Map<BodyId, readonly RequestState[]>>()

function statesToEditIn(actor: Actor, bodyId: BodyId): readonly RequestState[] {
  const byBody = statesByActor.get(actor) ?? new Map<BodyId, readonly RequestState[]>()
  statesByActor.set(actor, byBody)
  const states =
    byBody.get(bodyId) ?? REQUEST_STATES.filter((state) => can(actor, 'policyRequest.edit', { bodyId, state }))
  byBody.set(bodyId, states)
  return states
}

/** A person is about to write as a Yjs client that the room does not know yet. */
export type Claim = {
  readonly personId: PersonId
  readonly clientId: number
  /** The text holds something by it already: unless it is on record, it is somebody else's or the server's. */
  readonly hasWritten: boolean
}

/** Whose the Yjs clients are that wrote in a text. */
export async function findAuthors(reader: Reader, requestId: PolicyRequestId): Promise<ReadonlyMap<number, PersonId>> {
  const rows = await runPrepared<{ client_id: string | bigint; person_id: PersonId }>(reader, {
    name: 'find_authors',
    text: 'SELECT client_id, person_id::text FROM document_author WHERE request_id = $1::uuid',
    values: [requestId],
  })
  return new Map(rows.map((row) => [Number(row.client_id), row.person_id]))
}

/**
 * Locks the row of the request, so that no two processes give one Yjs client to two people.
 * @returns the request's state (null: there is none) and the people among `claims` who may not write as they want to
 */
export async function judgeClaims(
  tx: Transaction,
  requestId: PolicyRequestId,
  claims: readonly Claim[],
): Promise<{ readonly state: RequestState | null; readonly refused: ReadonlySet<PersonId> }> {
  const rows = await tx.$queryRaw<{ state: RequestState }[]>`
    SELECT state FROM policy_request WHERE id = ${requestId}::uuid FOR NO KEY UPDATE`
  const known = await tx.documentAuthor.findMany({
    where: { requestId, clientId: { in: claims.map(({ clientId }) => BigInt(clientId)) } },
  })
  const owners = new Map(known.map(({ clientId, personId }) => [Number(clientId), personId]))
  const isRefused = ({ clientId, personId, hasWritten }: Claim) => {
    const owner = owners.get(clientId)
    return owner === undefined ? hasWritten : owner !== personId
  }
  return {
    state: rows[0]?.state ?? null,
    refused: new Set(claims.filter(isRefused).map(({ personId }) => personId)),
  }
}

/** Puts on record whose these Yjs clients are. */
export async function recordAuthors(
  tx: Transaction,
  requestId: PolicyRequestId,
  claims: readonly Claim[],
): Promise<void> {
  await tx.documentAuthor.createMany({
    data: claims.map(({ clientId, personId }) => ({ requestId, clientId: BigInt(clientId), personId })),
    skipDuplicates: true,
  })
}

/**
 * Stores what the server itself writes: the first text, an amendment. Whether it may, the calling service has decided; it
 * holds the row of the request or has just made it.
 */
export async function appendServerUpdate(
  tx: Transaction,
  requestId: PolicyRequestId,
  update: Uint8Array,
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM policy_request WHERE id = ${requestId}::uuid FOR NO KEY UPDATE`
  await tx.documentUpdate.create({ data: { requestId, bytes: new Uint8Array(update), personId: null } })
}

/** Where a reader stands: what it has of a request. */
export type Position = {
  readonly requestId: PolicyRequestId
  readonly afterId: bigint
  readonly ownIds: readonly bigint[]
}

/** A row that somebody else stored: the server itself, or another process. */
export type ForeignUpdate = { readonly requestId: PolicyRequestId; readonly id: bigint; readonly bytes: Uint8Array }

const FIND_FOREIGN = `
  SELECT stored.request_id::text, stored.id, stored.bytes
    FROM unnest($1::uuid[], $2::bigint[]) AS position (request_id, after_id)
    JOIN document_update AS stored ON stored.request_id = position.request_id AND stored.id > position.after_id
    WHERE stored.id <> ALL ($3::bigint[])
    ORDER BY stored.id`

/** The rows after each position, without the reader's own, in the order of their ids. Uses document_update (request_id, id). */
export async function findForeignUpdates(reader: Reader, positions: readonly Position[]): Promise<ForeignUpdate[]> {
  if (positions.length === 0) return []
  const rows = await runPrepared<{ request_id: PolicyRequestId; id: string | bigint; bytes: Uint8Array }>(reader, {
    name: 'find_foreign',
    text: FIND_FOREIGN,
    values: [
      positions.map(({ requestId }) => requestId),
      positions.map(({ afterId }) => String(afterId)),
      positions.flatMap(({ ownIds }) => ownIds.map(String)),
    ],
  })
  return rows.map(({ request_id, id, bytes }) => ({ requestId: request_id, id: BigInt(id), bytes }))
}

/** Rows that a snapshot contains are kept this long: for processes that have not seen them, and to look into an accident. */
const KEEP_MERGED_HOURS = 24

/**
 * Merges the snapshot and the rows after it into a new snapshot. Beside it people go on writing: what is committed later
 * has a higher id and stays in the tail. Two at once do no harm, the further one wins.
 * @returns the last row the snapshot contains
 */
export async function compact(database: Database, requestId: PolicyRequestId): Promise<bigint> {
  const { updates, lastId } = await loadText(database, requestId)
  await database.$transaction(async (tx) => {
    const written = await tx.$executeRaw`
      INSERT INTO document_snapshot (request_id, up_to_id, bytes, schema_version)
      VALUES (${requestId}::uuid, ${lastId}::bigint, ${merge(updates)}::bytea, ${SCHEMA_VERSION})
      ON CONFLICT (request_id) DO UPDATE
        SET up_to_id = excluded.up_to_id, bytes = excluded.bytes, schema_version = excluded.schema_version, created_at = now()
        WHERE document_snapshot.up_to_id < excluded.up_to_id`
    if (written === 0) return
    await tx.$executeRaw`
      DELETE FROM document_update WHERE request_id = ${requestId}::uuid AND id <= ${lastId}::bigint
        AND created_at < now() - make_interval(hours => ${KEEP_MERGED_HOURS}::int)`
  })
  return lastId
}

/** A request as far as rights to its text depend on it. */
export type RequestAccess = {
  readonly bodyId: BodyId
  readonly state: RequestState
  readonly proposerBodyIds: readonly BodyId[]
  readonly wishBodyIds: readonly BodyId[]
}

const FIND_ACCESS = `
  SELECT id::text, body_id::text, state::text,
      ARRAY(SELECT proposer.body_id::text FROM policy_request_proposer AS proposer WHERE proposer.request_id = request.id) AS proposers,
      ARRAY(SELECT DISTINCT wish.body_id::text FROM proposal_outcome AS outcome JOIN proposal AS wish ON wish.id = outcome.proposal_id
        WHERE outcome.request_id = request.id AND outcome.standing <> 'sentBack') AS wishes
    FROM policy_request AS request WHERE id = ANY ($1::uuid[])`

/** What rights to these requests depend on, in one query. Who is not in the answer does not exist. */
export async function findRequestAccess(
  reader: Reader,
  requestIds: readonly PolicyRequestId[],
): Promise<ReadonlyMap<PolicyRequestId, RequestAccess>> {
  if (requestIds.length === 0) return new Map()
  const rows = await runPrepared<{
    id: PolicyRequestId
    body_id: BodyId
    state: RequestState
    proposers: BodyId[]
    wishes: BodyId[]
  }>(reader, { name: 'find_access', text: FIND_ACCESS, values: [requestIds] })
  return new Map(
    rows.map(({ id, body_id, state, proposers, wishes }) => [
      id,
      { bodyId: body_id, state, proposerBodyIds: proposers, wishBodyIds: wishes },
    ]),
  )
}
