import type { PersonId } from '#app/domain/ids.ts'
import type { Transaction } from '#server/db/client.ts'

export async function findReceipt(tx: Transaction, key: string) {
  return tx.formReceipt.findUnique({ where: { key }, select: { personId: true, purpose: true, resultId: true } })
}

export async function storeReceipt(
  tx: Transaction,
  receipt: { key: string; personId: PersonId; purpose: string; resultId: string },
): Promise<void> {
  await tx.formReceipt.create({ data: receipt })
}
