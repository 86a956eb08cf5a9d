import type { PersonId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'

export type OwnSession = {
  readonly id: string
  readonly key: string
  readonly userAgent: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
}

/** The sessions of a person that still work, the one used last first. Index (person_id). */
export async function findOwnSessions(
  database: Database,
  personId: PersonId,
  limits: { now: Date; idleSince: Date },
): Promise<OwnSession[]> {
  const rows = await database.session.findMany({
    where: { personId, expiresAt: { gt: limits.now }, lastSeenAt: { gt: limits.idleSince } },
    orderBy: [{ lastSeenAt: 'desc' }, { createdAt: 'desc' }],
    select: { id: true, tokenHash: true, userAgent: true, createdAt: true, lastSeenAt: true },
  })
  return rows.map(({ tokenHash, ...row }) => ({ ...row, key: tokenHash }))
}

/** Ends one session of that person. @returns its key, to be announced after the commit; null when the person has none such */
export async function deleteOwnSession(tx: Transaction, personId: PersonId, id: string): Promise<string | null> {
  const row = await tx.session.findFirst({ where: { personId, id }, select: { tokenHash: true } })
  if (!row || (await tx.session.deleteMany({ where: { personId, id } })).count === 0) return null
  return row.tokenHash
}

/** What a password is compared with and judged by; null when there is no such open account. */
export async function findOwner(database: Database, id: PersonId) {
  return database.person.findFirst({
    where: { id, disabledAt: null },
    select: { name: true, kana: true, email: true, passwordHash: true },
  })
}

/** Replaces the password where it is still `before`. False: it was changed meanwhile. */
export async function replacePassword(
  tx: Transaction,
  id: PersonId,
  { before, after }: { before: string; after: string },
): Promise<boolean> {
  return (
    (await tx.person.updateMany({ where: { id, passwordHash: before }, data: { passwordHash: after } })).count === 1
  )
}

/** The person has just proved who they are in this session. */
export async function markProved(tx: Transaction, tokenHash: string, at: Date): Promise<void> {
  await tx.session.updateMany({ where: { tokenHash }, data: { provedAt: at } })
}

/** When the person of that session last proved who they are. */
export const findProof = (database: Database, tokenHash: string): Promise<{ provedAt: Date; isDemo: boolean } | null> =>
  database.session.findUnique({ where: { tokenHash }, select: { provedAt: true, isDemo: true } })
