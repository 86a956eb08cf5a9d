import { createHash, randomInt } from 'node:crypto'

/** Codes for the day when the other factor is lost. Each works once. */

const COUNT = 10
/** Without what looks alike on paper (I, L, O, U, 0, 1). */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUPS = 6
const GROUP = 4

/** New codes of 117 bits (OWASP ASVS 5.0, 6.5.2: at least 112), as people write them down: 「ABCD-2345-…」. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: COUNT }, () =>
    Array.from({ length: GROUPS }, () =>
      Array.from({ length: GROUP }, () => SIGNS[randomInt(SIGNS.length)]).join(''),
    ).join('-'),
  )

/**
 * What is stored of a code. Plain SHA-256: nobody guesses 117 bits, and the codes outlive a change of the program's secret, for
 * which they are the way back in.
 * @param owner whose it is
 * @param code as it was typed: in any width and case, with or without what stands between
 */
export function recoveryCodeHash(owner: string, code: string): string {
  const signs = code
    .normalize('NFKC')
    .toUpperCase()
    .slice(0, 200)
    .replace(/[^0-9A-Z]/g, '')
  return createHash('sha256').update(`${owner} ${signs}`).digest('hex')
}
