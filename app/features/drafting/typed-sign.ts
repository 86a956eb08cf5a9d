/** A number or bullet that somebody has typed at the start of a line. */
export type TypedSign = {
  /** null: a bullet. */
  readonly number: number | null
  /** ① as a rule stands under （1）. */
  readonly isInner: boolean
  /** Could it be the beginning of 「1.5倍」? */
  readonly mayBeFraction: boolean
  /** How many letters it has. */
  readonly length: number
}

/**
 * The signs that are clear as they stand. What counts only among others of its kind (「3 年間」, 「ア 」) is left as it is typed; pasting,
 * which sees the whole run, reads more (app/document/paste-signs.ts).
 */
const SIGNS = [
  { pattern: /^[（(]([0-9０-９]{1,2})[）)]/, isInner: false },
  { pattern: /^([0-9０-９]{1,2})[．.]/, isInner: false },
  { pattern: /^([①-⑳])/, isInner: true },
  { pattern: /^[・･]/, isInner: false },
] as const

/** The sign at the start of `line`, or null. */
export function typedSign(line: string): TypedSign | null {
  for (const { pattern, isInner } of SIGNS) {
    const match = pattern.exec(line)
    if (!match) continue
    const number = match[1] === undefined ? null : Number(match[1].normalize('NFKC'))
    const mayBeFraction = /[．.]$/.test(match[0])
    return number === 0 ? null : { number, isInner, mayBeFraction, length: match[0].length }
  }
  return null
}

/** A sentence about the sign: 「（1）から（3）まで」, 「（1）、（2）」, 「・・・」. */
const ABOUT = /^(?:[、。，．,.・･…）)」』〉》～〜－―ー-]|(?:[のとはがをにへでもや]|から|まで|及び|又は|並びに)$)/

/** Is `next`, typed behind a sign, the beginning of an item? A space is. */
export const wouldGoOn = ({ mayBeFraction }: TypedSign, next: string): boolean =>
  next !== '' && !/[\n\r]/.test(next) && !ABOUT.test(next) && !(mayBeFraction && /^[0-9０-９]/.test(next))
