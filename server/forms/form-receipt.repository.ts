import type { PersonId } from '#app/domain/ids.ts'
import type { Transaction } from '#server/db/client.ts'

/** Makes a second transaction with the same key wait until the first has ended. */
export async function lockReceiptKey(tx: Transaction, key: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
}

export async function findReceipt(tx: Transaction, key: string) {
  return tx.formReceipt.findUnique({ where: { key }, select: { personId: true, purpose: true, resultId: true } })
}

export async function storeReceipt(
  tx: Transaction,
  receipt: { key: string; personId: PersonId; purpose: string; resultId: string },
): Promise<void> {
  await tx.formReceipt.create({ data: receipt })
}
