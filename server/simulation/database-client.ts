import type { MemoryDatabase, MemoryTransaction } from './memory-database.ts'

/** The way between a process and the database. Throws when the connection is lost; never answers a process that is gone. */
export type Wire = { readonly travel: (what: 'statement' | 'commit' | 'answer') => Promise<void> }

/** A way that takes no time and never fails. */
export const directWire: Wire = { travel: async () => {} }

/** The database as one process sees it. */
export class DatabaseClient {
  private readonly open = new Set<MemoryTransaction>()

  constructor(
    readonly database: MemoryDatabase,
    private readonly wire: Wire,
  ) {}

  get tables() {
    return this.database.tables
  }

  /** Sends one statement. */
  statement(): Promise<void> {
    return this.wire.travel('statement')
  }

  /** Runs `run` in one transaction; what it throws takes everything back. A lost answer is thrown, though all is written. */
  async transaction<Value>(run: (transaction: MemoryTransaction) => Promise<Value>): Promise<Value> {
    const transaction = this.database.begin()
    this.open.add(transaction)
    let value: Value
    try {
      value = await run(transaction)
      await this.wire.travel('commit')
      transaction.commit()
    } catch (error) {
      transaction.rollback()
      throw error
    } finally {
      this.open.delete(transaction)
    }
    await this.wire.travel('answer')
    return value
  }

  /** Runs one statement that writes: it commits by itself. */
  async writingStatement<Value>(run: (transaction: MemoryTransaction) => Promise<Value>): Promise<Value> {
    await this.statement()
    const transaction = this.database.begin()
    this.open.add(transaction)
    try {
      const value = await run(transaction)
      transaction.commit()
      await this.wire.travel('answer')
      return value
    } finally {
      transaction.rollback()
      this.open.delete(transaction)
    }
  }

  /** The connections are gone, with the process or with the server they led to: what was not committed is not. */
  lose(): void {
    for (const transaction of this.open) transaction.rollback()
    this.open.clear()
  }
}
