import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '#app/document/schema-version.ts'
import type { BodyId, PersonId, PolicyRequestId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { REQUEST_STATES, type RequestState } from '#app/domain/workflow.ts'
import type { Appended, ForeignUpdate, LoadedText, RequestAccess, TextStore } from '#server/collab/text-store.ts'
import { createTestDatabase, type TestDatabase } from '#server/db/test-database.ts'
import { createTextStore } from '#server/document-text/create-text-store.ts'
import { openTextFixture, type TextFixture } from '#server/document-text/text.test-support.ts'
import { DatabaseClient, directWire } from './database-client.ts'
import { MemoryDatabase } from './memory-database.ts'
import { createMemoryTextStore } from './memory-text-store.ts'
import { TextContents } from './text-contents.ts'

/** What the simulator says of the product is worth what its store is worth: both stores live through the same histories. */

let testDatabase: TestDatabase
let fixture: TextFixture
let actors: Actor[]
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  fixture = await openTextFixture(testDatabase.url)
  actors = [
    await fixture.aPerson('committeeMember'),
    await fixture.aPerson('committeeChair'),
    await fixture.aPerson('bureau'),
    await fixture.aPerson('viewer'),
  ]
})
afterAll(async () => {
  await fixture.close()
  await testDatabase.drop()
})

const WRITERS = [0, 1, 2, 3]
const REQUESTS = [0, 1]
const steps = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('append' as const),
        request: fc.constantFrom(...REQUESTS, 'unknown' as const),
        isOwnBody: fc.boolean().map((isOther) => !isOther || null),
        writers: fc.uniqueArray(fc.constantFrom(...WRITERS), { minLength: 1 }),
        firstEdits: fc.uniqueArray(fc.constantFrom(...WRITERS)),
        claims: fc.array(
          fc.record({
            writer: fc.constantFrom(...WRITERS),
            clientId: fc.integer({ min: 1, max: 5 }),
            hasWritten: fc.boolean(),
          }),
          { maxLength: 3 },
        ),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('move' as const),
        request: fc.constantFrom(...REQUESTS),
        state: fc.constantFrom<RequestState[]>(...REQUEST_STATES),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('load' as const), request: fc.constantFrom(...REQUESTS) }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('compact' as const), request: fc.constantFrom(...REQUESTS) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('foreign' as const),
        after: fc.nat(20),
        own: fc.array(fc.nat(20), { maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('access' as const) }) },
  ),
  { minLength: 5, maxLength: 25 },
)
type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never

/** A store, and how a history moves requests in it. Ids differ between stores: they are compared by when they were given. */
type Side = {
  readonly store: TextStore
  readonly requestIds: readonly PolicyRequestId[]
  readonly move: (request: number, state: RequestState) => Promise<void>
  readonly recorded: PersonId[]
  readonly ids: bigint[]
}

async function onPostgres(): Promise<Side> {
  const recorded: PersonId[] = []
  const requestIds = [await fixture.aRequest(), await fixture.aRequest()] as const
  const store = createTextStore(fixture.prisma, {
    onFirstEdit: async (_tx, actor) => void recorded.push(actor.personId),
  })
  const seeds = await Promise.all(requestIds.map(async (id) => (await store.load(id)).lastId))
  return {
    ...{ store, requestIds, recorded, ids: seeds },
    move: (request, state) => fixture.moveTo(requestIds[request] as PolicyRequestId, state),
  }
}

async function inMemory(like: Side): Promise<Side> {
  const database = new MemoryDatabase(() => Date.now())
  const client = new DatabaseClient(database, directWire)
  const recorded: PersonId[] = []
  const store = createMemoryTextStore(client, { onFirstEdit: async (_tx, actor) => void recorded.push(actor.personId) })
  const ids: bigint[] = []
  for (const id of like.requestIds) {
    const seed = await like.store.load(id)
    const access = (await like.store.findAccess([id])).get(id) as RequestAccess
    const row = { id: database.nextId(), bytes: seed.updates[0] as Uint8Array, personId: null, at: Date.now() }
    const contents = new TextContents()
    contents.add(row.bytes)
    database.tables.texts.set(id, { rows: [row], snapshot: null, authors: new Map(), contents })
    database.tables.requests.set(id, {
      ...{
        id,
        number: 1,
        bodyId: access.bodyId,
        state: access.state,
        title: '',
        proposerBodyIds: access.proposerBodyIds,
      },
      ...{ version: 1, updatedAt: new Date(), approvedRevisionId: null, confirmedSubstanceSha256: null },
      ...{ agendaRevisionId: null, adoptedRevisionId: null, mergedIntoId: null },
    })
    ids.push(row.id)
  }
  return {
    ...{ store, requestIds: like.requestIds, recorded, ids },
    move: async (request, state) => {
      const id = like.requestIds[request] as PolicyRequestId
      const row = database.tables.requests.get(id)
      if (row) database.tables.requests.set(id, { ...row, state })
    },
  }
}

let writes = 0
/** An edit that stands by itself. */
function anEdit(): Uint8Array {
  writes += 1
  const doc = new Y.Doc()
  doc.clientID = 1_000 + writes
  doc.getXmlFragment(FRAGMENT).insert(0, [new Y.XmlText(`字${writes}`)])
  return Y.encodeStateAsUpdate(doc)
}

const UNKNOWN = '00000000-0000-4000-8000-000000000000' as PolicyRequestId

async function answer(side: Side, step: Step, edits: readonly Uint8Array[]): Promise<unknown> {
  const { store, requestIds } = side
  switch (step.kind) {
    case 'append': {
      const appended = await store.append({
        requestId: step.request === 'unknown' ? UNKNOWN : (requestIds[step.request] as PolicyRequestId),
        bodyId: step.isOwnBody === null ? (UNKNOWN as unknown as BodyId) : fixture.committeeId,
        updates: step.writers.map((writer, n) => ({ actor: actors[writer] as Actor, bytes: edits[n] as Uint8Array })),
        firstEdits: step.firstEdits.filter((writer) => step.writers.includes(writer)).map((n) => actors[n] as Actor),
        claims: step.claims
          .filter(({ writer }) => step.writers.includes(writer))
          .map(({ writer, ...claim }) => ({ ...claim, personId: (actors[writer] as Actor).personId })),
      })
      return told(side, appended)
    }
    case 'move':
      return side.move(step.request, step.state)
    case 'load':
      return loaded(side, await store.load(requestIds[step.request] as PolicyRequestId))
    case 'compact':
      return side.ids.indexOf(await store.compact(requestIds[step.request] as PolicyRequestId))
    case 'foreign':
      return found(
        side,
        await store.findForeign(requestIds.map((requestId) => ({ requestId, ...positionOf(side, step) }))),
      )
    case 'access':
      return [...(await store.findAccess([...requestIds, UNKNOWN]))].sort(([one], [other]) => (one < other ? -1 : 1))
  }
}

function told(side: Side, { state, accepted }: Appended) {
  // One statement gives ids in an order of its own; both sides are numbered by person.
  const byPerson = actors.flatMap(({ personId }) => accepted.get(personId) ?? [])
  side.ids.push(...byPerson)
  return { state, accepted: actors.map(({ personId }) => accepted.has(personId)), recorded: [...side.recorded].sort() }
}

const positionOf = ({ ids }: Side, { after, own }: Step & { kind: 'foreign' }) => ({
  // The highest of those given up to then: the order within one statement is nobody's promise.
  afterId: ids.slice(0, (after % ids.length) + 1).reduce((last, id) => (id > last ? id : last)),
  ownIds: own.flatMap((n) => ids[n % ids.length] ?? []),
})

function found({ ids }: Side, rows: readonly ForeignUpdate[]) {
  expect(rows.map((row) => row.id)).toEqual(rows.map((row) => row.id).sort((one, other) => Number(one - other)))
  return rows.map((row) => `${ids.indexOf(row.id)} ${row.requestId} ${Buffer.from(row.bytes).toString('hex')}`).sort()
}

function loaded(_side: Side, { updates, tailRows, authors }: LoadedText) {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return {
    text: Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex'),
    rows: updates.length,
    tailRows,
    authors: [...authors].sort(([one], [other]) => one - other),
  }
}

it('the store of the simulator answers as PostgreSQL does, whatever the history', { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const postgres = await onPostgres()
      const memory = await inMemory(postgres)
      for (const step of history) {
        const edits = step.kind === 'append' ? step.writers.map(anEdit) : []
        expect(await answer(memory, step, edits), JSON.stringify(step)).toEqual(await answer(postgres, step, edits))
      }
    }),
    { numRuns: 40, seed: 20261127, endOnFailure: true },
  )
})
