import type { AuditKeys, Database } from '#server/db/client.ts'
import type { DatabaseClient } from './database-client.ts'
import type { MemoryTransaction } from './memory-database.ts'
import { loadFrom } from './memory-text-store.ts'
import type { AuditRow, DecisionRow, MeetingRow, ReceiptRow, RequestRow, RevisionRow } from './tables.ts'

/** The federation of every made-up world, as far as the workflow reads it. */
export type Reference = {
  readonly cycleId: string
  readonly cycleStart: Date
  readonly centralCommitteeId: string
  readonly auditKeys: AuditKeys
  readonly uuid: () => string
}

type Where = { readonly where: Record<string, never> & { id: string } }
type Given = { readonly data: Record<string, unknown> }

/**
 * The Prisma client as the workflow's services use it (move, decide, amend, merge, confirm), answered from memory: the services, their
 * transactions, their order of locks and their audit records are the real ones. A call that is not known here is an error, so
 * that a service which learns a new one is noticed.
 */
export function createMemoryPrisma(client: DatabaseClient, reference: Reference): Database {
  const prisma = (transaction: MemoryTransaction | null) => new Proxy(delegates(client, reference, transaction), KNOWN)
  return Object.assign(delegates(client, reference, null), {
    $transaction: <Value>(run: (tx: unknown) => Promise<Value>) =>
      client.transaction(async (transaction) => run(prisma(transaction))),
  }) as unknown as Database
}

/** The same for code that is given a transaction which is open already. */
export const prismaOf = (client: DatabaseClient, reference: Reference, transaction: MemoryTransaction) =>
  new Proxy(delegates(client, reference, transaction), KNOWN) as unknown as Database

const KNOWN: ProxyHandler<object> = {
  get: (target, name) => {
    if (name in target || name === 'then') return Reflect.get(target, name)
    throw new Error(`The made-up database does not know ${String(name)}`)
  },
}

function delegates(client: DatabaseClient, reference: Reference, transaction: MemoryTransaction | null) {
  const { uuid } = reference
  const writing = (): MemoryTransaction => {
    if (!transaction) throw new Error('a write outside a transaction')
    return transaction
  }
  const on = <Argument, Value>(run: (argument: Argument) => Value | Promise<Value>) => {
    return async (argument: Argument): Promise<Value> => {
      await client.statement()
      return run(argument)
    }
  }
  /** What this transaction has written itself is seen by it. */
  const ownMeetings = () =>
    (transaction?.changes ?? []).flatMap((change) => (change.kind === 'meeting' ? [change.row] : []))
  const request = (id: string): RequestRow => {
    const own = transaction?.changes.findLast((change) => change.kind === 'request' && change.row.id === id)
    const row = own?.kind === 'request' ? own.row : client.tables.requests.get(id)
    if (!row) throw new Error(`no request ${id}`)
    return row
  }
  const change = (row: RequestRow, data: Record<string, unknown>) => {
    const { version: _increment, ...columns } = data
    writing().write({ kind: 'request', before: row, row: { ...row, ...columns, version: row.version + 1 } })
  }

  const policyRequest = {
    findUnique: on(({ where }: Where) => {
      const row = client.tables.requests.get(where.id)
      return row ? { bodyId: row.bodyId, state: row.state, proposers: [], outcomes: [] } : null
    }),
    findMany: on(({ where }: { where: { id: { in: string[] } } }) =>
      where.id.in.flatMap((id) => {
        const row = client.tables.requests.get(id)
        return row ? [detailRow(row, reference)] : []
      }),
    ),
    updateMany: on(async ({ where, data }: { where: { id: string; state: string } } & Given) => {
      await writing().lock(`request ${where.id}`)
      const row = request(where.id)
      if (row.state !== where.state) return { count: 0 }
      change(row, data)
      return { count: 1 }
    }),
    update: on(async ({ where, data }: Where & Given) => {
      await writing().lock(`request ${where.id}`)
      change(request(where.id), data)
      return { id: where.id }
    }),
  }
  const revisionsOf = (requestId: string) =>
    [...client.tables.revisions.values()].filter((row) => row.requestId === requestId)
  const revision = {
    findMany: on(({ where }: { where: { id: { in: string[] } } }) =>
      where.id.in.flatMap((id) => client.tables.revisions.get(id) ?? []),
    ),
    aggregate: on(({ where }: { where: { requestId: string } }) => ({
      _max: { number: revisionsOf(where.requestId).at(-1)?.number ?? null },
    })),
    create: on(({ data }: Given) => {
      const { requestId, number, reason, sha256, substanceSha256 } = data as RevisionRow
      const row = { id: uuid(), requestId, number, reason, sha256, substanceSha256 }
      writing().write({ kind: 'revision', row, readUpTo: writing().readUpTo.get(requestId) })
      return row
    }),
  }
  const meeting = {
    createMany: on(({ data }: { data: (Omit<MeetingRow, 'heldOn'> & { heldOn: Date })[] }) => {
      for (const { bodyId, heldOn, form, eligible, present } of data) {
        const row = { id: uuid(), bodyId, heldOn: heldOn.getTime(), form, eligible, present }
        const isKnown = client.tables.meetings.some(
          (other) => other.bodyId === row.bodyId && other.heldOn === row.heldOn && other.form === row.form,
        )
        if (!isKnown) writing().write({ kind: 'meeting', row })
      }
    }),
  }
  const decision = {
    findFirst: on(({ where }: { where: { requestId: { in: string[] } } }) => {
      const days = client.tables.decisions
        .filter((row) => where.requestId.in.includes(row.requestId))
        .map((row) => client.tables.meetings.find(({ id }) => id === row.meetingId)?.heldOn ?? 0)
      return days.length === 0 ? null : { meeting: { heldOn: new Date(Math.max(...days)) } }
    }),
    create: on(({ data }: Given) => {
      const row = { ...(data as unknown as DecisionRow), id: uuid() }
      writing().write({ kind: 'decision', row })
      return row
    }),
  }
  const auditEvent = {
    findFirst: on(({ where }: { where?: { subjectId: string; action: { in: string[] } } } = {}) => {
      if (where?.action)
        return (
          client.tables.audit.findLast(
            ({ subjectId, action }) => subjectId === where.subjectId && where.action.in.includes(action),
          ) ?? null
        )
      const own = transaction?.changes.findLast((written) => written.kind === 'audit')
      return own?.kind === 'audit' ? own.row : (client.tables.audit.at(-1) ?? null)
    }),
    findMany: on(({ where, take }: { where: { id?: { gt: bigint } }; take: number }) => {
      const after = where.id?.gt ?? 0n
      const first = client.tables.audit.findIndex((row) => row.id > after)
      return first < 0 ? [] : client.tables.audit.slice(first, first + take)
    }),
    createMany: on(({ data }: { data: Omit<AuditRow, 'id'>[] }) => {
      for (const row of data)
        writing().write({ kind: 'audit', row: { ...row, id: transaction?.database.nextId() as bigint } })
    }),
  }
  const raw = async (sql: readonly string[], values: readonly unknown[]): Promise<unknown> => {
    const text = sql.join('?')
    const value = String(values[0])
    await client.statement()
    if (text.includes('pg_advisory_xact_lock')) return void (await writing().lock(`name ${value}`))
    if (text.includes('FROM document_snapshot'))
      return storedRows(client, transaction, (values[0] as string[])[0] ?? '')
    if (text.includes('submission_item')) return [{ submissionCount: 0, unansweredRecipientCount: 1 }]
    if (text.includes('FROM body')) return void (await writing().lock(`body ${value}`))
    if (text.includes('FROM policy_request')) {
      await writing().lock(`request ${value}`)
      const row = client.tables.requests.get(value)
      return row ? [{ id: row.id, state: row.state }] : []
    }
    if (text.includes('FROM meeting')) {
      const heldOn = Number(values[1])
      return [...ownMeetings(), ...client.tables.meetings].filter(
        (row) => row.bodyId === value && row.heldOn === heldOn && row.form === values[2],
      )
    }
    throw new Error(`The made-up database does not know this statement: ${text}`)
  }
  return {
    $auditKeys: reference.auditKeys,
    policyRequest,
    revision,
    meeting,
    decision,
    auditEvent,
    policyRequestProposer: { createMany: on(() => {}) },
    cyclePhase: { aggregate: on(() => ({ _min: { startsOn: reference.cycleStart } })) },
    body: { findFirstOrThrow: on(() => ({ id: reference.centralCommitteeId })) },
    // No profile was chosen: the order of decision is the standard one.
    setting: { findUnique: on(() => null) },
    formReceipt: {
      findUnique: on(({ where }: { where: { key: string } }) => client.tables.receipts.get(where.key) ?? null),
      create: on(({ data }: Given) => {
        writing().write({ kind: 'receipt', row: data as unknown as ReceiptRow })
        return data
      }),
    },
    documentUpdate: {
      create: on(({ data }: Given) => {
        const { requestId, bytes } = data as { requestId: string; bytes: Uint8Array }
        const { database } = writing()
        const row = { id: database.nextId(), bytes, personId: null, at: database.now() }
        writing().write({ kind: 'row', requestId, row })
        return row
      }),
    },
    $queryRaw: (sql: TemplateStringsArray, ...values: unknown[]) => raw(sql, values),
    $queryRawUnsafe: (text: string, ...values: unknown[]) => raw([text], values),
    $executeRaw: (sql: TemplateStringsArray, ...values: unknown[]) => raw(sql, values),
  }
}

function storedRows(client: DatabaseClient, transaction: MemoryTransaction | null, requestId: string) {
  const { updates, lastId } = loadFrom(client, requestId)
  transaction?.readUpTo.set(requestId, lastId)
  return updates.map((bytes) => ({ request_id: requestId, id: lastId, bytes, is_snapshot: false }))
}

/** Everything that a request names; what the simulator does not vary is the same everywhere. */
const detailRow = (row: RequestRow, reference: Reference) => ({
  ...row,
  cycleId: reference.cycleId,
  kind: 'new',
  isPriority: false,
  pillarId: null,
  pillar: null,
  sdgTargets: [{ targetCode: '13.1' }],
  noSdgReason: '',
  priorityAreas: [],
  recipients: [
    { recipient: { id: reference.cycleId, kind: 'prefecture', lgCode: '14', nameJa: '県' }, noResponseAt: null },
  ],
  proposers: [],
  outcomes: [],
  previousRequestId: null,
  isFictional: true,
  createdById: reference.cycleId,
  createdAt: row.updatedAt,
  body: { id: row.bodyId, nameJa: '委員会', nameEn: 'Committee', number: 1 },
  cycle: { id: reference.cycleId, title: '2027年度', targetFiscalYear: 2027 },
})
