import { KANAGAWA } from '#app/domain/recipient-data/kanagawa.ts'
import type { Database } from '#server/db/client.ts'
import { DEFAULT_BODIES } from './default-bodies.ts'
import { addDefaultBodies, addMissingRecipients } from './reference-data.repository.ts'

/** Gives an installation what it starts with: the recipients of the prefecture and, where there are none, the usual bodies. */
export async function ensureReferenceData(database: Database): Promise<void> {
  await addMissingRecipients(database, KANAGAWA)
  await addDefaultBodies(database, DEFAULT_BODIES)
}
