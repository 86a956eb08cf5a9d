import type { Database } from '#server/db/client.ts'

const KEY = 'sampleYear'

export const isSampleYearLoaded = async (database: Database): Promise<boolean> =>
  (await database.setting.count({ where: { key: KEY } })) > 0

export async function markSampleYearLoaded(database: Database, at: Date): Promise<void> {
  await database.setting.create({ data: { key: KEY, value: { loadedAt: at.toISOString() } } })
}

/** Code → id of all recipients, for the sample's data that name them by code. */
export async function recipientIdsByCode(database: Database): Promise<Map<string, string>> {
  return new Map(
    (await database.recipient.findMany({ select: { id: true, lgCode: true } })).map((row) => [row.lgCode, row.id]),
  )
}
