import type { PersonId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'

export type LinkPurpose = 'firstAdministrator' | 'invitation' | 'newPassword'
export type FoundLink = { readonly purpose: LinkPurpose; readonly personId: PersonId | null }

/** Stores a link; earlier unused ones for the same person, invitation or new password, stop working. */
export async function insertLink(
  tx: Transaction,
  link: { tokenHash: string; purpose: LinkPurpose; personId: PersonId | null; expiresAt: Date },
): Promise<void> {
  await forgetLinksFor(tx, link.personId)
  await tx.oneTimeLink.create({ data: link })
}

/** Links for the person that nobody has used stop working; null: those for the first administrator. */
export async function forgetLinksFor(tx: Transaction, personId: PersonId | null): Promise<void> {
  await tx.oneTimeLink.deleteMany({ where: { personId, usedAt: null } })
}

/** A link that still works, or null. */
export async function findLink(
  reader: Database | Transaction,
  tokenHash: string,
  now: Date,
): Promise<FoundLink | null> {
  const row = await reader.oneTimeLink.findFirst({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
    select: { purpose: true, personId: true },
  })
  return row && { purpose: row.purpose, personId: row.personId as PersonId | null }
}

/** Marks the link as used where it was not yet. False: somebody used it first. */
export async function spendLink(tx: Transaction, tokenHash: string, now: Date): Promise<boolean> {
  return (
    (
      await tx.oneTimeLink.updateMany({
        where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
        data: { usedAt: now },
      })
    ).count === 1
  )
}

/** Was it a link that somebody has used? */
export async function isSpent(reader: Database | Transaction, tokenHash: string): Promise<boolean> {
  return (await reader.oneTimeLink.count({ where: { tokenHash, usedAt: { not: null } } })) > 0
}
