import { hash, verify } from '@node-rs/argon2'

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** argon2id hash of a password, with its own salt and parameters in it. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST)

/** Nobody has a longer password (characters); whatever is longer is not worth hashing. */
const LONGEST = 1024

let nobody: Promise<string> | undefined

/**
 * Does the password fit the hash? Without a hash (no such person, no password set) it takes as long and says no, so that
 * the time of the answer does not tell who exists.
 */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const isTooLong = password.length > LONGEST
  const fits = await verify(stored ?? (await nobody), isTooLong ? '' : password.normalize('NFKC'))
  return fits && stored !== null && !isTooLong
}
