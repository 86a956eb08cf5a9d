import { KANAGAWA } from '#app/domain/recipient-data/kanagawa.ts'
import type { Database } from '#server/db/client.ts'
import { DEFAULT_BODIES } from './default-bodies.ts'
import { addDefaultBodies, addMissingRecipients, hasRecipients } from './reference-data.repository.ts'

/** Gives an installation what it starts with, where it has none: the recipients of the first federation, and its bodies. */
export async function ensureReferenceData(database: Database): Promise<void> {
  // Those that were taken away with another sample do not come back.
  if (!(await hasRecipients(database))) await addMissingRecipients(database, KANAGAWA)
  await addDefaultBodies(database, DEFAULT_BODIES)
}
