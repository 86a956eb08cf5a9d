import type { RecipientId } from '#app/domain/ids.ts'
import type { RecipientKind } from '#app/domain/recipients.ts'
import type { Database, Transaction } from '#server/db/client.ts'

export type RecipientChoice = {
  readonly id: RecipientId
  readonly kind: RecipientKind
  readonly nameJa: string
  readonly nameEn: string
  readonly kana: string
  readonly region: string
  readonly municipality: string
}

/** All recipients, the prefecture first. */
export async function recipientChoices(reader: Database | Transaction): Promise<RecipientChoice[]> {
  const rows = await reader.recipient.findMany({
    orderBy: { sortOrder: 'asc' },
    select: { id: true, kind: true, nameJa: true, nameEn: true, kana: true, region: true, municipality: true },
  })
  return rows.map((row) => ({ ...row, id: row.id as RecipientId }))
}
