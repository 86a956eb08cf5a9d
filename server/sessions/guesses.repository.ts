import type { PersonId } from '#app/domain/ids.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { lockName } from '#server/db/lock-name.ts'

/** What the attempts at an account from one origin are counted under, and where they came from. */
export type Guess = { readonly account: string; readonly origin: string; readonly address: string }

/** Nobody's id: what is unknown is looked for all the same, so that it takes as long. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Which of these places the person has signed in from before. One query, also for nobody. */
export async function provenKinds(
  database: Database,
  personId: PersonId | null,
  from: { readonly device: string | null; readonly address: string },
): Promise<Set<'device' | 'address'>> {
  const rows = await database.provenOrigin.findMany({
    where: {
      personId: personId ?? NOBODY,
      OR: [
        { kind: 'device', value: from.device ?? '' },
        { kind: 'address', value: from.address },
      ],
    },
    select: { kind: true },
  })
  return new Set(rows.map((row) => row.kind))
}

/** Remembers that the person has signed in from there. */
export async function rememberOrigin(
  tx: Transaction,
  personId: PersonId,
  kind: 'device' | 'address',
  value: string,
  at: Date,
): Promise<void> {
  await tx.provenOrigin.upsert({
    where: { personId_kind_value: { personId, kind, value } },
    create: { personId, kind, value, lastAt: at },
    update: { lastAt: at },
  })
}

export async function forgetOriginsBefore(database: Database, before: Date): Promise<void> {
  await database.provenOrigin.deleteMany({ where: { lastAt: { lt: before } } })
}

/** Makes other attempts of the same budgets wait until the transaction ends. Always in this order. */
export async function lockGuess(tx: Transaction, { account, origin, address }: Guess): Promise<void> {
  await lockName(tx, `guess account ${account} ${origin}`)
  await lockName(tx, `guess address ${address}`)
}

/**
 * Failed attempts since `since`: at this account from this origin, and by strangers from this address at any account.
 * Index (account, origin, at), (address, at).
 */
export async function failedGuesses(
  tx: Transaction,
  { account, origin, address }: Guess,
  since: Date,
): Promise<{ account: number; address: number }> {
  return {
    account: await tx.failedSignIn.count({ where: { account, origin, at: { gt: since } } }),
    address: await tx.failedSignIn.count({ where: { address, at: { gt: since } } }),
  }
}

export async function recordGuess(tx: Transaction, guess: Guess, at: Date): Promise<void> {
  await tx.failedSignIn.create({ data: { ...guess, at } })
}

/** After a success the budget starts anew; attempts older than `before` are of no use to anybody. */
export async function forgetGuesses(tx: Transaction, { account, origin }: Guess, before: Date): Promise<void> {
  await tx.failedSignIn.deleteMany({ where: { OR: [{ account, origin }, { at: { lt: before } }] } })
}
