import type { ReferenceRecipient } from '#app/domain/recipients.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { DEFAULT_BODIES } from './default-bodies.ts'

/** Adds the recipients that are not there yet, by code. Existing ones stay as they are: a name may have been corrected here. */
export async function addMissingRecipients(
  database: Database | Transaction,
  recipients: readonly ReferenceRecipient[],
): Promise<number> {
  const present = await database.recipient.count()
  const { count } = await database.recipient.createMany({
    data: recipients.map((recipient, index) => ({ ...recipient, sortOrder: present + index })),
    skipDuplicates: true,
  })
  return count
}

/** Is there any recipient? */
export const hasRecipients = async (database: Database): Promise<boolean> => (await database.recipient.count()) > 0

/** Adds the default bodies to an installation that has none. */
export async function addDefaultBodies(database: Database, bodies: typeof DEFAULT_BODIES): Promise<void> {
  if ((await database.body.count()) > 0) return
  await database.body.createMany({
    data: bodies.map((body, index) => ({ ...body, sortOrder: index })),
    skipDuplicates: true,
  })
}
