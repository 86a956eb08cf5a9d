const RAISED = new Map([...'0123456789+-−=()ni'].map((sign, index) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ'][index] ?? sign]))
const LOWERED = new Map([...'0123456789+-−=()'].map((sign, index) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][index] ?? sign]))

export type Height = 'raised' | 'lowered'

const signsOf = (how: Height) => (how === 'raised' ? RAISED : LOWERED)

/** Has every letter of it a raised or lowered character of its own? */
export const canBe = (how: Height, text: string): boolean =>
  [...text.normalize('NFKC')].every((letter) => signsOf(how).has(letter) || letter.trim() === '')

/** Raised or lowered letters as characters of their own (10³, CO₂): our texts know no such mark, and without it 10³ reads 103. */
export const raised = (text: string, how: Height): string =>
  [...text.normalize('NFKC')].map((letter) => signsOf(how).get(letter) ?? letter).join('')

/**
 * The sign that keeps apart what has no such characters: `10<sup>1.5</sup>` is 10^1.5. Empty where nothing can be misread: behind words
 * (a note), and for 1st, 2nd.
 */
export function heightSign(before: string, text: string, how: Height): '' | '^' | '_' {
  const said = text.normalize('NFKC').trim()
  const last = before.normalize('NFKC').at(-1) ?? ''
  if (!/^[!-~−±]/.test(said) || /^(?:st|nd|rd|th)$/i.test(said)) return ''
  if (how === 'lowered') return /[0-9]/.test(last) && /^[0-9A-Za-z.+\-−]/.test(said) ? '_' : ''
  if (/[0-9]/.test(last)) return /[0-9A-Za-z]/.test(said) ? '^' : ''
  return /[A-Za-z)\]]/.test(last) && /[0-9]/.test(said) ? '^' : ''
}
