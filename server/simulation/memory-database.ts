import type { PersonId } from '#app/domain/ids.ts'
import {
  type AuditRow,
  type DecisionRow,
  type MeetingRow,
  type ReceiptRow,
  type RequestRow,
  type RevisionRow,
  Tables,
  type TextRow,
} from './tables.ts'

/** One thing that a transaction writes; it becomes visible with the commit. */
export type Change =
  | { readonly kind: 'request'; readonly row: RequestRow; readonly before: RequestRow | null }
  | { readonly kind: 'row'; readonly requestId: string; readonly row: TextRow }
  | { readonly kind: 'authors'; readonly requestId: string; readonly authors: ReadonlyMap<number, PersonId> }
  | { readonly kind: 'snapshot'; readonly requestId: string; readonly upToId: bigint; readonly bytes: Uint8Array }
  /** `readUpTo`: the last row of the text as this transaction read it. */
  | { readonly kind: 'revision'; readonly row: RevisionRow; readonly readUpTo: bigint | undefined }
  | { readonly kind: 'meeting'; readonly row: MeetingRow }
  | { readonly kind: 'decision'; readonly row: DecisionRow }
  | { readonly kind: 'receipt'; readonly row: ReceiptRow }
  | { readonly kind: 'audit'; readonly row: AuditRow }

/** PostgreSQL drops rows that a snapshot contains after a day. */
const KEEP_MERGED = 24 * 3_600_000

type Lock = {
  holder: MemoryTransaction
  readonly waiting: { transaction: MemoryTransaction; grant: () => void; refuse: (error: Error) => void }[]
}

/**
 * A database in memory that keeps PostgreSQL's promises as far as the product leans on them: a transaction is written whole or
 * not at all, reads see what is committed, a locked row makes others wait, and who waits in a circle is refused.
 */
export class MemoryDatabase {
  tables = new Tables()
  private readonly locks = new Map<string, Lock>()
  private lastId = 0n

  constructor(
    /** Time by the database's own clock (ms). */
    readonly now: () => number,
    /** Told of each commit, before it can be seen. */
    private readonly onCommit: (changes: readonly Change[], tables: Tables) => void = () => {},
  ) {}

  begin(): MemoryTransaction {
    return new MemoryTransaction(this)
  }

  /** Numbers come in order, but not without gaps: a transaction that is rolled back keeps its own. */
  nextId(): bigint {
    this.lastId += 1n
    return this.lastId
  }

  /** Puts back what a backup holds. */
  restore(backup: Tables): void {
    this.tables = backup.copy()
  }

  /** @internal */
  lock(transaction: MemoryTransaction, key: string): Promise<void> | null {
    const lock = this.locks.get(key)
    if (!lock) {
      this.locks.set(key, { holder: transaction, waiting: [] })
      transaction.held.add(key)
      return null
    }
    if (lock.holder === transaction) return null
    if (this.waitsFor(lock.holder, transaction)) throw new WriteConflict()
    return new Promise((grant, refuse) => {
      transaction.waitsFor = key
      lock.waiting.push({ transaction, grant, refuse })
    })
  }

  /** @internal */
  release(transaction: MemoryTransaction): void {
    const queue = transaction.waitsFor === null ? undefined : this.locks.get(transaction.waitsFor)?.waiting
    const place = queue?.findIndex((waiting) => waiting.transaction === transaction) ?? -1
    if (place >= 0) queue?.splice(place, 1)[0]?.refuse(new ConnectionLost())
    for (const key of transaction.held) {
      const lock = this.locks.get(key) as Lock
      const next = lock.waiting.shift()
      if (!next) {
        this.locks.delete(key)
        continue
      }
      lock.holder = next.transaction
      next.transaction.held.add(key)
      next.transaction.waitsFor = null
      next.grant()
    }
    transaction.held.clear()
  }

  /** @internal */
  apply(changes: readonly Change[]): void {
    this.onCommit(changes, this.tables)
    for (const change of changes) this.write(change)
  }

  private waitsFor(waiting: MemoryTransaction, wanted: MemoryTransaction): boolean {
    let key = waiting.waitsFor
    while (key !== null) {
      const holder = this.locks.get(key)?.holder
      if (holder === wanted) return true
      key = holder?.waitsFor ?? null
    }
    return false
  }

  private write(change: Change): void {
    const { tables } = this
    switch (change.kind) {
      case 'request':
        tables.requests.set(change.row.id, change.row)
        return
      case 'row':
      case 'authors':
      case 'snapshot':
        this.writeText(change)
        return
      case 'revision':
        tables.revisions.set(change.row.id, change.row)
        return
      case 'meeting':
        tables.meetings.push(change.row)
        return
      case 'decision':
        tables.decisions.push(change.row)
        return
      case 'receipt':
        if (tables.receipts.has(change.row.key)) throw new Error('duplicate key value: form_receipt')
        tables.receipts.set(change.row.key, change.row)
        return
      case 'audit':
        tables.audit.push(change.row)
    }
  }

  private writeText(change: Change & { kind: 'row' | 'authors' | 'snapshot' }): void {
    const { texts } = this.tables
    const text = texts.get(change.requestId)
    if (!text) throw new Error(`no text of ${change.requestId}`)
    if (change.kind === 'row') {
      text.contents.add(change.row.bytes)
      texts.set(change.requestId, { ...text, rows: [...text.rows, change.row] })
    } else if (change.kind === 'authors') {
      texts.set(change.requestId, { ...text, authors: new Map([...change.authors, ...text.authors]) })
    } else if (change.upToId > (text.snapshot?.upToId ?? -1n)) {
      const { upToId, bytes } = change
      const rows = text.rows.filter((row) => row.id > upToId || row.at > this.now() - KEEP_MERGED)
      texts.set(change.requestId, { ...text, rows, snapshot: { upToId, bytes } })
    }
  }
}

export class MemoryTransaction {
  isOpen = true
  readonly held = new Set<string>()
  waitsFor: string | null = null
  readonly changes: Change[] = []
  /** Of each text that this transaction read: the last row. */
  readonly readUpTo = new Map<string, bigint>()

  constructor(readonly database: MemoryDatabase) {}

  /** Waits until nobody else holds `key`, and holds it until the end. */
  async lock(key: string): Promise<void> {
    this.mustBeOpen()
    const waiting = this.database.lock(this, key)
    if (waiting) await waiting
  }

  write(change: Change): void {
    this.mustBeOpen()
    this.changes.push(change)
  }

  commit(): void {
    this.mustBeOpen()
    this.isOpen = false
    try {
      if (this.changes.length > 0) this.database.apply(this.changes)
    } finally {
      this.database.release(this)
    }
  }

  rollback(): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.database.release(this)
  }

  private mustBeOpen(): void {
    if (!this.isOpen) throw new ConnectionLost()
  }
}

class ConnectionLost extends Error {
  override readonly message = 'the connection to the database was lost'
}

/** As Prisma reports a deadlock. */
class WriteConflict extends Error {
  readonly code = 'P2034'
}
