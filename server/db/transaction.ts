import type { Result } from '#app/domain/result.ts'
import type { Database, Transaction } from './client.ts'

/** How long (ms) a transaction waits to begin, and may take. The second is long enough for a write that waits for a lock behind others; a person would have given up by then. */
const LIMITS = { maxWait: 10_000, timeout: 20_000 } as const
const TRIES = 3

/**
 * Runs `run` in one transaction. A refusal rolls back everything that was written before it, so that a refused action
 * leaves no trace; a deadlock or write conflict is tried again.
 * @param limits for what writes more than any form does
 */
export async function inTransaction<Value>(
  database: Database,
  run: (tx: Transaction) => Promise<Result<Value>>,
  limits: { readonly timeout?: number } = {},
): Promise<Result<Value>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.$transaction(
        async (tx) => {
          const result = await run(tx)
          if (!result.ok) throw new RolledBack(result)
          return result
        },
        { ...LIMITS, ...limits },
      )
    } catch (error) {
      if (error instanceof RolledBack) return error.result as Result<Value>
      if (attempt >= TRIES || !isWriteConflict(error)) throw error
    }
  }
}

type PrismaError = {
  readonly code?: unknown
  readonly meta?: { readonly driverAdapterError?: { readonly cause?: { readonly kind?: unknown } } }
}

/** Prisma's own queries report a deadlock as P2034, SQL of our own only in the adapter's error. */
function isWriteConflict(error: unknown): boolean {
  const { code, meta } = error as PrismaError
  return code === 'P2034' || meta?.driverAdapterError?.cause?.kind === 'TransactionWriteConflict'
}

class RolledBack extends Error {
  constructor(readonly result: Result<unknown>) {
    super('refused')
  }
}
