/**
 * Numbering schemes (番号の付け方) as data. Numbers are generated from a list's place and never stored in a text; editor (CSS
 * counters), plain text and Word all read this table.
 */

/** How one number is written. */
export const NUMBER_FORMATS = ['romanUpper', 'decimal', 'circled', 'negativeCircled', 'katakana', 'bullet'] as const
export type NumberFormat = (typeof NUMBER_FORMATS)[number]

/** One level: what stands before and after the number, and how it is written. */
export type NumberingLevel = { readonly format: NumberFormat; readonly prefix: string; readonly suffix: string }

const level = (format: NumberFormat, prefix = '', suffix = ''): NumberingLevel => ({ format, prefix, suffix })

export const NUMBERING_SCHEMES = {
  /** The federation's: Ⅰ → 1 → （1） → ① → ❶ → ・ */
  federation: [
    level('romanUpper'),
    level('decimal'),
    level('decimal', '（', '）'),
    level('circled'),
    level('negativeCircled'),
    level('bullet'),
  ],
  /** The official one (公用文作成の考え方, 文化審議会 2022): 第1 → 1 → (1) → ア → (ア) */
  official: [
    level('decimal', '第'),
    level('decimal'),
    level('decimal', '(', ')'),
    level('katakana'),
    level('katakana', '(', ')'),
    level('bullet'),
  ],
} as const satisfies Record<string, readonly NumberingLevel[]>

export type NumberingScheme = keyof typeof NUMBERING_SCHEMES

/** The level of the outermost list in a request's text; committee, pillar and request stand above it. */
export const TEXT_LIST_LEVEL = 2

/** What a list without numbers shows, at every depth. */
export const BULLET = '・'

/** The level of a scheme; below the last one everything is written like the last. */
export function numberingLevel(scheme: NumberingScheme, levelIndex: number): NumberingLevel {
  const levels = NUMBERING_SCHEMES[scheme]
  return levels[Math.min(levelIndex, levels.length - 1)] ?? levels[0]
}

/**
 * The number of the `n`th item as it is read: `formatNumber('federation', 2, 3)` is 「（3）」.
 * @param levelIndex 0 for the outermost level of the scheme
 * @param n 1 for the first item
 */
export function formatNumber(scheme: NumberingScheme, levelIndex: number, n: number): string {
  const { format, prefix, suffix } = numberingLevel(scheme, levelIndex)
  return `${prefix}${SIGNS[format](n)}${suffix}`
}

/** Katakana in the order of 五十音, as official texts count with them. */
export const KATAKANA = [
  ...'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン',
]

const SIGNS: Readonly<Record<NumberFormat, (n: number) => string>> = {
  romanUpper: (n) => (n >= 1 && n <= 12 ? String.fromCharCode(0x2160 + n - 1) : roman(n)),
  decimal: String,
  circled: (n) => circledNumber(n) ?? `(${n})`,
  negativeCircled: (n) => negativeCircledNumber(n) ?? `[${n}]`,
  katakana: (n) => KATAKANA[n - 1] ?? String(n),
  bullet: () => BULLET,
}

/** ① … ㊿; null where Unicode has no such sign. */
export function circledNumber(n: number): string | null {
  if (n >= 1 && n <= 20) return String.fromCharCode(0x2460 + n - 1)
  if (n >= 21 && n <= 35) return String.fromCharCode(0x3251 + n - 21)
  if (n >= 36 && n <= 50) return String.fromCharCode(0x32b1 + n - 36)
  return null
}

/** ❶ … ⓴; null where Unicode has no such sign. */
export function negativeCircledNumber(n: number): string | null {
  if (n >= 1 && n <= 10) return String.fromCharCode(0x2776 + n - 1)
  if (n >= 11 && n <= 20) return String.fromCharCode(0x24eb + n - 11)
  return null
}

const ROMAN = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const

/** Roman numerals in Latin capital letters; the work grows with `n`. */
export function roman(n: number): string {
  let rest = n
  let sign = ''
  for (const [value, letters] of ROMAN) {
    for (; rest >= value; rest -= value) sign += letters
  }
  return sign
}
