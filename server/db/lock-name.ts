import type { Transaction } from './client.ts'

/**
 * Makes other transactions that lock the same name wait until this one has ended. For what is not a row yet: a check
 * "is it there already?" holds only while nobody else can insert it.
 */
export async function lockName(tx: Transaction, name: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`
}
