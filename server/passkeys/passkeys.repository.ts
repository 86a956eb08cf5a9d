import type { PasskeyId, PersonId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { Challenge } from './passkey-challenge.ts'

type Reader = Database | Transaction

export type StoredPasskey = {
  readonly id: PasskeyId
  readonly personId: PersonId
  readonly credentialId: string
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly counter: number
  readonly transports: readonly string[]
}

/** What a person sees of an own passkey. */
export type PasskeyEntry = {
  readonly id: PasskeyId
  readonly name: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

/** The passkeys of a person, the oldest first. */
export async function findPasskeys(reader: Reader, personId: PersonId): Promise<(PasskeyEntry & StoredPasskey)[]> {
  const rows = await reader.passkey.findMany({ where: { personId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return rows.map((row) => ({ ...row, id: row.id as PasskeyId, personId, counter: Number(row.counter) }))
}

/** The passkey of that id, of a person whose account is open; null when there is none (any more). */
export async function findByCredentialId(reader: Reader, credentialId: string): Promise<StoredPasskey | null> {
  const row = await reader.passkey.findFirst({ where: { credentialId, person: { disabledAt: null } } })
  return row && { ...row, id: row.id as PasskeyId, personId: row.personId as PersonId, counter: Number(row.counter) }
}

/** How many the person has; until the transaction ends no other one adds any for the same person. */
export async function countForAdding(tx: Transaction, personId: PersonId): Promise<number> {
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR NO KEY UPDATE`
  return tx.passkey.count({ where: { personId } })
}

/** Null: it is registered already. */
export async function insertPasskey(
  tx: Transaction,
  passkey: Omit<StoredPasskey, 'id'> & { readonly name: string; readonly createdAt: Date },
): Promise<PasskeyId | null> {
  const { transports, ...columns } = passkey
  const [row] = await tx.passkey.createManyAndReturn({
    data: [{ ...columns, transports: [...transports] }],
    skipDuplicates: true,
    select: { id: true },
  })
  return row ? (row.id as PasskeyId) : null
}

/** Removes an own one. Null: there is none of that id. @returns its name */
export async function deletePasskey(tx: Transaction, personId: PersonId, id: PasskeyId): Promise<string | null> {
  const row = await tx.passkey.findFirst({ where: { id, personId }, select: { name: true } })
  return row && (await tx.passkey.deleteMany({ where: { id, personId } })).count === 1 ? row.name : null
}

/** Notes that it was used. False: it was removed meanwhile, or has been used with a later count. */
export async function noteUse(tx: Transaction, passkey: StoredPasskey, counter: number, at: Date): Promise<boolean> {
  const { count } = await tx.passkey.updateMany({
    where: { id: passkey.id, counter: BigInt(passkey.counter) },
    data: { counter: BigInt(counter), lastUsedAt: at },
  })
  return count === 1
}

/** Uses a challenge up. False: it was answered before. */
export async function spendChallenge(tx: Transaction, { challenge, expiresAt }: Challenge): Promise<boolean> {
  const { count } = await tx.spentChallenge.createMany({ data: [{ challenge, expiresAt }], skipDuplicates: true })
  return count === 1
}

export async function deleteChallengesBefore(database: Database, now: Date): Promise<void> {
  await database.spentChallenge.deleteMany({ where: { expiresAt: { lte: now } } })
}
