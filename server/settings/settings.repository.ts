import type { Database, Transaction } from '#server/db/client.ts'

const KEY = 'federation'

/** The stored settings as they are; empty before anything was set. */
export async function readSettings(database: Database): Promise<Record<string, never>> {
  const row = await database.setting.findUnique({ where: { key: KEY } })
  return (row?.value ?? {}) as Record<string, never>
}

export async function writeSettings(tx: Transaction, value: object): Promise<void> {
  await tx.setting.upsert({ where: { key: KEY }, update: { value }, create: { key: KEY, value } })
}
