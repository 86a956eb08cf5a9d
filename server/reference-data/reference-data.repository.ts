import type { RecipientKind } from '#app/domain/recipients.ts'
import type { Database } from '#server/db/client.ts'
import type { DEFAULT_BODIES } from './default-bodies.ts'

export type ReferenceRecipient = {
  readonly kind: RecipientKind
  readonly lgCode: string
  readonly nameJa: string
  readonly kana: string
  readonly nameEn: string
  readonly region: string
  readonly municipality: string
  readonly headTitle: string
  readonly assembly: string
}

/** Adds the recipients that are not there yet, by code. Existing ones stay as they are: a name may have been corrected here. */
export async function addMissingRecipients(
  database: Database,
  recipients: readonly ReferenceRecipient[],
): Promise<number> {
  const present = await database.recipient.count()
  const { count } = await database.recipient.createMany({
    data: recipients.map((recipient, index) => ({ ...recipient, sortOrder: present + index })),
    skipDuplicates: true,
  })
  return count
}

/** Adds the default bodies to an installation that has none. */
export async function addDefaultBodies(database: Database, bodies: typeof DEFAULT_BODIES): Promise<void> {
  if ((await database.body.count()) > 0) return
  await database.body.createMany({
    data: bodies.map((body, index) => ({ ...body, sortOrder: index })),
    skipDuplicates: true,
  })
}
