import { readFrame, updateFrame } from '#server/collab/protocol.ts'
import type { TextStore } from '#server/collab/text-store.ts'
import type { Database } from '#server/db/client.ts'
import type { MemoryDatabase } from './memory-database.ts'
import type { Seams } from './simulated-process.ts'
import type { SimulatedSocket } from './simulated-socket.ts'
import type { Invariant } from './witness.ts'

type Fault = { readonly seams: () => Seams; readonly breaks: readonly Invariant[] }

/** Faults of the kinds that a program like this has, put between the product and the world; the product knows nothing of them. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'an edit is shown before it is stored': { seams: showingTooEarly, breaks: ['seen'] },
  'an edit is called saved before it is stored': {
    seams: () => ({
      textStore: (store) => ({
        ...store,
        append: async (input) => {
          store.append(input).catch(() => {})
          return { state: 'drafting', accepted: new Map(input.updates.map(({ actor }) => [actor.personId, 0n])) }
        },
      }),
    }),
    breaks: ['acknowledged', 'seen'],
  },
  'a lost answer is taken for a stored edit': {
    seams: () => ({
      textStore: (store) => ({
        ...store,
        append: (input) =>
          store.append(input).catch(() => ({
            state: 'drafting' as const,
            accepted: new Map(input.updates.map(({ actor }) => [actor.personId, 0n])),
          })),
      }),
    }),
    // The next edit builds on the one that is missing, and is stored: that may be seen first.
    breaks: ['acknowledged', 'seen', 'stored'],
  },
  'rights are not looked at again when they change': {
    seams: () => ({
      accessChanges: (changes) => ({ ...changes, announce: () => {} }),
      limits: { recheckInterval: 9_000 },
    }),
    breaks: ['rights'],
  },
  'a process never reads what another one stored': {
    seams: () => ({ textStore: (store) => ({ ...store, findForeign: async () => [] }) }),
    breaks: ['honest', 'settled'],
  },
  'the store takes an edit of a frozen text': {
    seams: () => ({ textStore: (store, database) => ({ ...store, append: (input) => storeAnyway(database, input) }) }),
    breaks: ['frozen'],
  },
  'a decision does not lock the request': {
    seams: () => ({ prisma: (prisma) => inTransactions(prisma, withoutRowLock) }),
    breaks: ['frozen'],
  },
  'a decision is applied wherever the request is by now': {
    seams: () => ({ prisma: (prisma) => inTransactions(prisma, (tx) => movingAnyway(withoutRowLock(tx))) }),
    breaks: ['decided', 'frozen'],
  },
  'audit records do not wait for each other': {
    seams: () => ({ prisma: (prisma) => inTransactions(prisma, withoutChainLock) }),
    breaks: ['audit'],
  },
  'a compaction takes along what came meanwhile': {
    seams: () => ({
      textStore: (store, database) => ({ ...store, compact: (id) => compactTooMuch(store, database, id) }),
    }),
    breaks: ['stored', 'settled', 'honest', 'frozen'],
  },
}

function showingTooEarly(): Seams {
  const rooms = new Map<string, Set<SimulatedSocket>>()
  return {
    socket: (socket, requestId) => {
      const room = rooms.get(requestId) ?? new Set()
      rooms.set(requestId, room.add(socket))
      const on = socket.on.bind(socket)
      on('message', (data: Uint8Array) => {
        const frame = readFrame(data)
        if (frame?.kind !== 'update') return
        for (const other of room) if (other !== socket) other.send(updateFrame(frame.bytes, 1))
      })
      on('close', () => room.delete(socket))
      return socket
    },
  }
}

async function storeAnyway(database: MemoryDatabase, { requestId, updates }: Parameters<TextStore['append']>[0]) {
  const transaction = database.begin()
  const rows = updates.map(({ actor, bytes }) => ({
    ...{ id: database.nextId(), bytes, personId: actor.personId, at: database.now() },
  }))
  for (const row of rows) transaction.write({ kind: 'row', requestId, row })
  transaction.commit()
  return { state: 'drafting' as const, accepted: new Map(rows.map(({ personId, id }) => [personId, id])) }
}

async function compactTooMuch(store: TextStore, database: MemoryDatabase, id: Parameters<TextStore['compact']>[0]) {
  const upToId = await store.compact(id)
  const text = database.tables.texts.get(id)
  if (text) database.tables.texts.set(id, { ...text, rows: [] })
  return upToId
}

type Raw = (sql: TemplateStringsArray, ...values: unknown[]) => Promise<unknown>
type Tampered = Database & { readonly $queryRaw: Raw; readonly $executeRaw: Raw }

const inTransactions = (prisma: Database, tamper: (tx: Tampered) => Tampered): Database =>
  ({
    ...prisma,
    $transaction: (run: (tx: Database) => Promise<unknown>) =>
      prisma.$transaction((tx) => run(tamper(tx as unknown as Tampered))),
  }) as unknown as Database

const withoutRowLock = (tx: Tampered): Tampered => ({
  ...tx,
  $queryRaw: ((sql, ...values) =>
    sql.join('?').includes('FROM policy_request')
      ? Promise.resolve([{ id: values[0] }])
      : tx.$queryRaw(sql, ...values)) as Raw as Tampered['$queryRaw'],
})

const movingAnyway = (tx: Tampered): Tampered => ({
  ...tx,
  policyRequest: {
    ...tx.policyRequest,
    updateMany: async ({ where, data }: { where: { id: string }; data: object }) => {
      await tx.policyRequest.update({ where: { id: where.id }, data })
      return { count: 1 }
    },
  } as unknown as Tampered['policyRequest'],
})

const withoutChainLock = (tx: Tampered): Tampered => ({
  ...tx,
  $executeRaw: ((sql, ...values) =>
    sql.join('?').includes('pg_advisory_xact_lock(?')
      ? Promise.resolve(0)
      : tx.$executeRaw(sql, ...values)) as Raw as Tampered['$executeRaw'],
})
