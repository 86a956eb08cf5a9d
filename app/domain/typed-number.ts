/**
 * The whole number that somebody typed, in the digits of any keyboard: 「１５０」 is 150.
 * @returns null for anything else, and for an empty field: that is not zero
 */
export function typedNumber(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  return /^[-−]?\d{1,15}$/.test(plain) ? Number(plain.replace('−', '-')) : null
}
