import { JUDGED_COUNTED_TO } from '#app/domain/evaluation.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { lockName } from '#server/db/lock-name.ts'

const KEY = 'profile'

/** The stored profile as it is; null before one was chosen. */
export const readStoredProfile = async (reader: Database | Transaction): Promise<unknown> =>
  (await reader.setting.findUnique({ where: { key: KEY } }))?.value ?? null

/** Makes others who change the profile wait until the transaction ends. */
export const lockProfile = (tx: Transaction): Promise<void> => lockName(tx, `settings ${KEY}`)

export async function writeProfile(tx: Transaction, value: object): Promise<void> {
  await tx.setting.upsert({ where: { key: KEY }, update: { value }, create: { key: KEY, value } })
}

/** How many answers were judged, in all years; counted no further than `JUDGED_COUNTED_TO`. */
export const countJudged = (reader: Database | Transaction): Promise<number> =>
  reader.evaluation.count({ take: JUDGED_COUNTED_TO })
