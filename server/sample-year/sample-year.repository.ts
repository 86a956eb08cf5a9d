import type { Database, Transaction } from '#server/db/client.ts'
import { Prisma } from '#server/db/generated/client.ts'

const KEY = 'sampleYear'

/** How far the sample year is in a database: `begun` stays when its loading was broken off. */
export type SampleYearState = 'none' | 'begun' | 'loaded'

export const readSampleYearState = async (reader: Database | Transaction): Promise<SampleYearState> => {
  const mark = await reader.setting.findUnique({ where: { key: KEY } })
  if (!mark) return 'none'
  return Object.hasOwn(mark.value as object, 'loadedAt') ? 'loaded' : 'begun'
}

/** Written before anything of the sample year is, so that a database in which it broke off is known. */
export async function markSampleYearBegun(writer: Database | Transaction, at: Date): Promise<void> {
  await writer.setting.create({ data: { key: KEY, value: { begunAt: at.toISOString() } } })
}

export async function markSampleYearLoaded(database: Database, at: Date): Promise<void> {
  await database.setting.update({ where: { key: KEY }, data: { value: { loadedAt: at.toISOString() } } })
}

/** Is there anybody, of the sample year or for real? */
export const hasPeople = async (database: Database): Promise<boolean> =>
  (await database.person.findFirst({ select: { id: true } })) !== null

/** Long enough (ms) for emptying the tables of a slow disk. */
const EMPTYING = { maxWait: 10_000, timeout: 60_000 } as const

/**
 * Empties a database in which the loading of the sample year was broken off, and marks it begun again, in one transaction.
 * @throws when the mark does not say so: nothing else may ever be emptied
 */
export async function emptyBrokenOffSampleYear(database: Database, at: Date): Promise<void> {
  await database.$transaction(async (tx) => {
    if ((await readSampleYearState(tx)) !== 'begun') throw new Error('Only a sample year that broke off may be emptied')
    // Audit records and revisions refuse to be taken away; these are of nobody.
    for (const table of TABLES) await tx.$executeRawUnsafe(`ALTER TABLE "${table}" DISABLE TRIGGER USER`)
    await tx.$executeRawUnsafe(`TRUNCATE ${TABLES.map((table) => `"${table}"`).join(', ')} RESTART IDENTITY`)
    for (const table of TABLES) await tx.$executeRawUnsafe(`ALTER TABLE "${table}" ENABLE TRIGGER USER`)
    await markSampleYearBegun(tx, at)
  }, EMPTYING)
}

/** The tables of the program, by the names of its models; not Prisma's book of migrations, nor anybody else's. */
const TABLES = Object.values(Prisma.ModelName).map((model) =>
  model.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase(),
)

/** Code → id of all recipients, for the sample's data that name them by code. */
export async function recipientIdsByCode(database: Database): Promise<Map<string, string>> {
  return new Map(
    (await database.recipient.findMany({ select: { id: true, lgCode: true } })).map((row) => [row.lgCode, row.id]),
  )
}
