const RAISED = new Map([...'0123456789+-−=()ni'].map((sign, index) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ'][index] ?? sign]))
const LOWERED = new Map([...'0123456789+-−=()'].map((sign, index) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][index] ?? sign]))

/**
 * Raised or lowered letters as characters of their own (10³, CO₂): our texts know no such mark, and without it 10³ reads 103. What
 * has no such character is left as it is, as a whole.
 */
export function raised(text: string, how: 'raised' | 'lowered'): string {
  const signs = how === 'raised' ? RAISED : LOWERED
  const letters = [...text.normalize('NFKC')]
  return letters.every((letter) => signs.has(letter)) ? letters.map((letter) => signs.get(letter)).join('') : text
}
