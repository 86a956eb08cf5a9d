import type { Suspicion } from './paste-prose.ts'
import { isPlaceHolder, suspicionOf } from './paste-prose.ts'

/** Numbers and bullets as people type them at the start of a line, in all the styles old documents come with. */

/** A number or bullet that leads a line. */
export type TypedMarker = {
  /** Markers that count together, whatever their width: (1), （１） and ⑴ are one family. */
  readonly family: string
  readonly kind: 'ordered' | 'bullet'
  /** The number; 0 for bullets. */
  readonly n: number
  /** Where the family usually stands: smaller is further out. */
  readonly rank: number
  /** Characters of the line it takes up, with the space behind it. */
  readonly length: number
}

/** One way to read the start of a line as a marker. 「（イ）」 has two: the second of アイウ and the first of イロハ. */
export type SignReading = TypedMarker & {
  /** Could as well be prose (「3 年間」): believed only where it counts. */
  readonly isWeak: boolean
  /** Nothing clearer than one narrow space or a comma stands behind it. */
  readonly isClose: boolean
  /** Space stands between it and the words. */
  readonly hasGap: boolean
  /** A sign that as often stands for a name to be filled in (「○課」), without space behind it. */
  readonly mayBeName: boolean
  /** Nothing else is on the line. */
  readonly isAlone: boolean
  /** Does the line go on as a sentence about the sign would? */
  readonly suspicion: Suspicion
}

type Family = {
  readonly family: string
  readonly rank: number
  readonly isWeak?: true
  /** Group 1 is the number's sign; without a group it is a bullet. */
  readonly pattern: RegExp
  readonly numberOf?: (sign: string) => number
}

const DIGITS = '([0-9０-９]{1,3})'
const KATAKANA = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲ'
const IROHA = 'イロハニホヘトチリヌルヲワカヨタレソツネナラム'
const HIRAGANA = 'あいうえおかきくけこさしすせそたちつてと'
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV']
const KANJI = '([一二三四五六七八九十]{1,3})'
const KANA = '([ア-ヲｦ-ﾝ])'

/** `(1)` `⑴` `①` `１` all say 1; so do 「（一）」 and 「㊀」, 「ⓐ」 and 「(a)」. */
const plain = (sign: string): string => sign.normalize('NFKC').replace(/[()]/g, '')
const digits = (sign: string): number => Number(plain(sign).replace(/\D/g, ''))
const indexIn = (order: string) => (sign: string) => order.indexOf(plain(sign)) + 1
const letter = (sign: string): number => plain(sign).toLowerCase().charCodeAt(0) - 96
const roman = (sign: string): number => ROMAN.indexOf(plain(sign).toUpperCase()) + 1
const blackCircled = (sign: string): number => {
  const code = sign.charCodeAt(0)
  if (code >= 0x2780) return ((code - 0x2780) % 10) + 1
  return code >= 0x2776 ? code - 0x2775 : code - 0x24e0
}
const kanji = (sign: string): number => {
  const [, tens, ten, ones] = /^([二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(plain(sign)) ?? []
  const value = (one = '') => '一二三四五六七八九'.indexOf(one || ' ') + 1
  if (ten) return (value(tens) || 1) * 10 + value(ones)
  return tens && ones ? 0 : value(tens || ones)
}

const SEPARATED = '(?:\\s?[．.、，]\\s*|\\s+|$)'
const bracketed = (sign: string) => new RegExp(`^[（(]\\s?${sign}\\s?[）)]\\s*`)
const half = (sign: string) => new RegExp(`^${sign}[）)]\\s*`)
const spaced = (sign: string) => new RegExp(`^${sign}${SEPARATED}`)
const single = (signs: string) => new RegExp(`^([${signs}])\\s*`)

const FAMILIES: readonly Family[] = [
  { family: '第1', rank: 0, pattern: new RegExp(`^第${DIGITS}[章節編]?(?:\\s+|[．.])`), numberOf: digits },
  { family: '第一', rank: 0, pattern: new RegExp(`^第${KANJI}[章節編]?\\s+`), numberOf: kanji },
  { family: 'Ⅰ', rank: 1, pattern: spaced('([Ⅰ-Ⅻ])'), numberOf: roman },
  { family: 'Ⅰ', rank: 1, isWeak: true, pattern: /^([IVX]{1,5})[．.]\s*/, numberOf: roman },
  { family: 'ⅰ', rank: 5, pattern: spaced('([ⅰ-ⅻ])'), numberOf: roman },
  { family: '（1）', rank: 3, pattern: bracketed(DIGITS), numberOf: digits },
  { family: '（1）', rank: 3, pattern: single('⑴-⒇'), numberOf: digits },
  { family: '（一）', rank: 3, pattern: bracketed(KANJI), numberOf: kanji },
  { family: '（一）', rank: 3, pattern: single('㈠-㈩'), numberOf: kanji },
  { family: '（ア）', rank: 5, pattern: bracketed(KANA), numberOf: indexIn(KATAKANA) },
  { family: '（イロハ）', rank: 5, pattern: bracketed(KANA), numberOf: indexIn(IROHA) },
  { family: '（あ）', rank: 5, pattern: bracketed('([あ-と])'), numberOf: indexIn(HIRAGANA) },
  { family: '（a）', rank: 5, pattern: bracketed('([a-zａ-ｚ])'), numberOf: letter },
  { family: '（a）', rank: 5, pattern: single('⒜-⒵'), numberOf: letter },
  { family: '（A）', rank: 5, pattern: bracketed('([A-ZＡ-Ｚ])'), numberOf: letter },
  { family: '（i）', rank: 5, pattern: bracketed('([ivxｉｖｘⅰ-ⅻ]{1,5})'), numberOf: roman },
  { family: '（I）', rank: 3, pattern: bracketed('([IVXＩＶＸⅠ-Ⅻ]{1,5})'), numberOf: roman },
  { family: '①', rank: 4, pattern: single('①-⑳㉑-㉟㊱-㊿'), numberOf: digits },
  { family: '①', rank: 4, pattern: /^([➀-➉])\s*/, numberOf: blackCircled },
  { family: '❶', rank: 5, pattern: single('❶-❿⓫-⓴➊-➓'), numberOf: blackCircled },
  { family: '㊀', rank: 4, pattern: single('㊀-㊉'), numberOf: kanji },
  { family: 'ⓐ', rank: 5, pattern: single('ⓐ-ⓩ'), numberOf: letter },
  { family: 'Ⓐ', rank: 4, pattern: single('Ⓐ-Ⓩ'), numberOf: letter },
  { family: '㋐', rank: 5, pattern: single('㋐-㋾'), numberOf: indexIn(KATAKANA) },
  { family: '㋑', rank: 5, pattern: single('㋐-㋾'), numberOf: indexIn(IROHA) },
  {
    family: '1-1',
    rank: 2.5,
    isWeak: true,
    pattern: new RegExp(`^[0-9０-９]{1,2}[-－‐.．]${DIGITS}(?:[．.]\\s*|\\s+)`),
    numberOf: digits,
  },
  { family: '1)', rank: 3.5, pattern: half(DIGITS), numberOf: digits },
  { family: 'ア)', rank: 4.5, pattern: half(KANA), numberOf: indexIn(KATAKANA) },
  { family: 'イロハ)', rank: 4.5, pattern: half(KANA), numberOf: indexIn(IROHA) },
  { family: 'a)', rank: 5, pattern: half('([a-zａ-ｚ])'), numberOf: letter },
  { family: 'A)', rank: 4, pattern: half('([A-ZＡ-Ｚ])'), numberOf: letter },
  { family: 'i)', rank: 5, pattern: half('([ivx]{1,5})'), numberOf: roman },
  { family: '1', rank: 2, pattern: new RegExp(`^${DIGITS}\\s?[．.](?![0-9０-９])\\s*`), numberOf: digits },
  { family: '1', rank: 2, pattern: single('⒈-⒛'), numberOf: digits },
  { family: '1', rank: 2, isWeak: true, pattern: new RegExp(`^${DIGITS}(?:[、，]\\s*|\\s+)`), numberOf: digits },
  { family: 'ア', rank: 4, isWeak: true, pattern: spaced(KANA), numberOf: indexIn(KATAKANA) },
  { family: 'イロハ', rank: 4, isWeak: true, pattern: spaced(KANA), numberOf: indexIn(IROHA) },
  { family: '一', rank: 2, isWeak: true, pattern: new RegExp(`^${KANJI}(?:[．.、，]\\s*|\\s+)`), numberOf: kanji },
  { family: 'A', rank: 3, isWeak: true, pattern: /^([A-ZＡ-Ｚ])[．.]\s*/, numberOf: letter },
  { family: 'a', rank: 5, isWeak: true, pattern: /^([a-zａ-ｚ])[．.]\s*/, numberOf: letter },
  { family: 'i', rank: 5, isWeak: true, pattern: /^([ivx]{1,5})[．.]\s*/, numberOf: roman },
  { family: '●', rank: 6, pattern: /^[●■◆▪•◼▶►▸➢➤✓✔☑](?![●■◆])\s*/ },
  { family: '○', rank: 6, pattern: /^[○◯〇◎□◇▷☐](?![○◯〇◎□◇])\s*/ },
  // Word writes its own bullets in Symbol and Wingdings: private-use characters, or the letters of those fonts.
  { family: '●', rank: 6, pattern: /^[\uf000-\uf0ff]\s*/ },
  { family: '・', rank: 7, pattern: /^[・･·∙‣](?![・･·…])\s*/ },
  { family: '－', rank: 8, pattern: /^(?:[－–―−—](?![0-9０-９－–―−—])\s*|[-*＊ー]\s+)/ },
]

/** Every way to read the start of `line` (which has no space before it) as a number or bullet. */
export function signReadings(line: string): SignReading[] {
  // Most lines are words: no sign begins with these.
  if (/^[ぁ-んー一-鿿]/.test(line) && !/^[第ー一二三四五六七八九十]/.test(line)) return []
  // No marker is longer, and most lines are: what stands behind says how they go on.
  const start = line.slice(0, 80)
  return FAMILIES.flatMap(({ family, rank, pattern, isWeak = false, numberOf }): SignReading[] => {
    const match = pattern.exec(start)
    if (!match) return []
    const sign = match[0]
    const n = numberOf && match[1] ? numberOf(match[1]) : 0
    if (numberOf && !(n >= 1)) return []
    const kind = numberOf ? 'ordered' : 'bullet'
    const isClose = !/[\u3000\t．.]|\s\s/.test(sign)
    const suspicion = suspicionOf(sign, start.slice(sign.length), kind)
    const hasGap = /\s$/.test(sign)
    const [mayBeName, isAlone] = [kind === 'bullet' && isPlaceHolder(sign), sign.length >= line.length]
    return [{ family, rank, kind, n, isWeak, isClose, hasGap, mayBeName, isAlone, suspicion, length: sign.length }]
  })
}
