import type { Database, Transaction } from '#server/db/client.ts'
import { lockName } from '#server/db/lock-name.ts'

const KEY = 'federation'

/** The stored settings as they are; empty before anything was set. */
export async function readSettings(reader: Database | Transaction): Promise<Record<string, never>> {
  const row = await reader.setting.findUnique({ where: { key: KEY } })
  return (row?.value ?? {}) as Record<string, never>
}

/** Makes others who change the settings wait until the transaction ends. */
export const lockSettings = (tx: Transaction): Promise<void> => lockName(tx, `settings ${KEY}`)

export async function writeSettings(tx: Transaction, value: object): Promise<void> {
  await tx.setting.upsert({ where: { key: KEY }, update: { value }, create: { key: KEY, value } })
}
