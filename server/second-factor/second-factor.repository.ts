import type { PersonId } from '#app/domain/ids.ts'
import type { SecondFactors } from '#app/domain/second-factor.ts'
import type { Database, Transaction } from '#server/db/client.ts'

type Reader = Database | Transaction

/** The authenticator of a person, confirmed or still being set up; null when there is none. */
export async function findAuthenticator(reader: Reader, personId: PersonId) {
  const row = await reader.authenticator.findUnique({ where: { personId } })
  return row && { secret: row.secret, isConfirmed: row.confirmedAt !== null }
}

/** Is a second factor asked of this person? Of those who have an app that is set up, or a passkey. */
export const hasSecondFactor = async (reader: Reader, personId: PersonId): Promise<boolean> =>
  (await reader.person.count({
    where: { id: personId, OR: [{ authenticator: { confirmedAt: { not: null } } }, { passkeys: { some: {} } }] },
  })) > 0

/** What is looked up of a person to know the same. */
export const SECOND_FACTOR_OF = {
  authenticator: { select: { confirmedAt: true } },
  passkeys: { select: { id: true }, take: 1 },
} as const
export const isAmongFactors = (person: {
  readonly authenticator: { readonly confirmedAt: Date | null } | null
  readonly passkeys: readonly unknown[]
}): boolean => person.authenticator?.confirmedAt != null || person.passkeys.length > 0

/** Which of them this person has. */
export async function findSecondFactors(reader: Reader, personId: PersonId): Promise<SecondFactors> {
  const person = await reader.person.findUniqueOrThrow({ where: { id: personId }, select: SECOND_FACTOR_OF })
  return { hasApp: person.authenticator?.confirmedAt != null, hasPasskey: person.passkeys.length > 0 }
}

/** Begins to set one up; one that was begun before is replaced. False: there is a confirmed one. */
export async function beginAuthenticator(tx: Transaction, personId: PersonId, secret: string): Promise<boolean> {
  await tx.authenticator.deleteMany({ where: { personId, confirmedAt: null } })
  if ((await tx.authenticator.count({ where: { personId } })) > 0) return false
  await tx.authenticator.create({ data: { personId, secret } })
  return true
}

/** Takes the first code. False: it was confirmed meanwhile, or begun anew. */
export async function confirmAuthenticator(
  tx: Transaction,
  personId: PersonId,
  { secret, step, at }: { secret: string; step: number; at: Date },
): Promise<boolean> {
  const { count } = await tx.authenticator.updateMany({
    where: { personId, secret, confirmedAt: null },
    data: { confirmedAt: at, lastStep: step },
  })
  return count === 1
}

/** Takes the code of a time step, where none of it or of a later one was taken before. False: it was. */
export async function takeStep(tx: Transaction, personId: PersonId, step: number): Promise<boolean> {
  const { count } = await tx.authenticator.updateMany({
    where: { personId, confirmedAt: { not: null }, lastStep: { lt: step } },
    data: { lastStep: step },
  })
  return count === 1
}

/** Takes away everything that is asked beside the password. False: there was nothing. */
export async function deleteSecondFactor(tx: Transaction, personId: PersonId): Promise<boolean> {
  await tx.recoveryCode.deleteMany({ where: { personId } })
  await tx.pendingSignIn.deleteMany({ where: { personId } })
  const passkeys = await tx.passkey.deleteMany({ where: { personId } })
  return (await tx.authenticator.deleteMany({ where: { personId } })).count + passkeys.count > 0
}

/** Replaces the recovery codes; the old ones work no more. */
export async function replaceRecoveryCodes(
  tx: Transaction,
  personId: PersonId,
  hashes: readonly string[],
): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { personId } })
  await tx.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ codeHash, personId })) })
}

export const countRecoveryCodes = (reader: Reader, personId: PersonId): Promise<number> =>
  reader.recoveryCode.count({ where: { personId, usedAt: null } })

/** Uses a code up. False: it is none, or was used before. */
export async function spendRecoveryCode(
  tx: Transaction,
  personId: PersonId,
  codeHash: string,
  at: Date,
): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { personId, codeHash, usedAt: null },
    data: { usedAt: at },
  })
  return count === 1
}

export async function insertPendingSignIn(
  tx: Transaction,
  pending: { tokenHash: string; personId: PersonId; expiresAt: Date },
): Promise<void> {
  await tx.pendingSignIn.create({ data: pending })
}

/** Whose password was right; null when that is too long ago, or never was. */
export async function findPendingSignIn(reader: Reader, tokenHash: string, now: Date): Promise<PersonId | null> {
  const row = await reader.pendingSignIn.findFirst({
    where: { tokenHash, expiresAt: { gt: now }, person: { disabledAt: null } },
    select: { personId: true },
  })
  return row && (row.personId as PersonId)
}

/** Ends the waiting. False: it ended meanwhile. */
export const deletePendingSignIn = async (tx: Transaction, tokenHash: string): Promise<boolean> =>
  (await tx.pendingSignIn.deleteMany({ where: { tokenHash } })).count === 1

export async function deletePendingSignInsBefore(database: Database, now: Date): Promise<void> {
  await database.pendingSignIn.deleteMany({ where: { expiresAt: { lte: now } } })
}

export type AccountNotice = {
  readonly id: string
  readonly kind: 'secondFactorTakenAway'
  readonly by: string
  readonly at: Date
}

export async function insertNotice(
  tx: Transaction,
  notice: { personId: PersonId; kind: AccountNotice['kind']; by: string; at: Date },
): Promise<void> {
  await tx.accountNotice.create({ data: notice })
}

/** What the person has not been told yet, the oldest first. */
export async function findNotices(database: Database, personId: PersonId): Promise<AccountNotice[]> {
  const rows = await database.accountNotice.findMany({
    where: { personId },
    orderBy: { at: 'asc' },
    select: { id: true, kind: true, by: true, at: true },
  })
  return rows as AccountNotice[]
}

export async function deleteNotices(tx: Transaction, personId: PersonId): Promise<void> {
  await tx.accountNotice.deleteMany({ where: { personId } })
}
