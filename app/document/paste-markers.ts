/** Numbers and bullets as people type them at the start of a line, in all the styles old documents come with. */

export type TypedMarker = {
  /** Markers that count together, whatever their width: (1), （１） and ⑴ are one family. */
  readonly family: string
  readonly kind: 'ordered' | 'bullet'
  /** The number; 0 for bullets. */
  readonly n: number
  /** Where the family usually stands: smaller is further out. */
  readonly rank: number
  /** Could as well be prose (「3 年間」): believed only where it continues a count. */
  readonly isWeak: boolean
  /** Characters of the line it takes up, with the space behind it. */
  readonly length: number
}

type Family = {
  readonly family: string
  readonly rank: number
  readonly isWeak?: true
  /** Group 1 is the number's sign; without a group it is a bullet. */
  readonly pattern: RegExp
  readonly numberOf?: (sign: string) => number
}

const SPACE = '[\\s\\u3000]'
const DIGITS = '([0-9０-９]{1,2})'
const KATAKANA_ORDER = 'アイウエオカキクケコサシスセソタチツテトナニヌネノ'
const KANJI_ORDER = '一二三四五六七八九十'

const digits = (sign: string): number => Number(sign.normalize('NFKC').replace(/\D/g, ''))
const indexIn = (order: string) => (sign: string) => order.indexOf(sign.normalize('NFKC')) + 1
const from =
  (...starts: readonly (readonly [first: number, number: number])[]) =>
  (sign: string) => {
    const code = sign.charCodeAt(0)
    const start = [...starts].sort((a, b) => b[0] - a[0]).find(([first]) => code >= first)
    return start ? code - start[0] + start[1] : 0
  }
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
const romanValue = (sign: string): number => ROMAN.indexOf(sign.normalize('NFKC').toUpperCase()) + 1

/** Read from top to bottom; the first that fits is the one. */
const FAMILIES: readonly Family[] = [
  { family: '第1', rank: 0, pattern: new RegExp(`^第${DIGITS}[章節]?(?:${SPACE}+|[．.])`), numberOf: digits },
  {
    family: '第一',
    rank: 0,
    pattern: new RegExp(`^第([${KANJI_ORDER}])[章節]?${SPACE}+`),
    numberOf: indexIn(KANJI_ORDER),
  },
  { family: 'Ⅰ', rank: 1, pattern: new RegExp(`^([Ⅰ-Ⅻ])(?:[．.、]${SPACE}*|${SPACE}+)`), numberOf: romanValue },
  { family: 'Ⅰ', rank: 1, isWeak: true, pattern: /^([IVX]{1,4})[．.][\s\u3000]*/, numberOf: romanValue },
  { family: '（1）', rank: 3, pattern: new RegExp(`^[（(]${DIGITS}[）)]${SPACE}*`), numberOf: digits },
  { family: '（1）', rank: 3, pattern: /^([⑴-⒇])[\s\u3000]*/, numberOf: from([0x2474, 1]) },
  {
    family: '（一）',
    rank: 3,
    pattern: new RegExp(`^[（(]([${KANJI_ORDER}])[）)]${SPACE}*`),
    numberOf: indexIn(KANJI_ORDER),
  },
  {
    family: '（ア）',
    rank: 5,
    pattern: new RegExp(`^[（(]([${KATAKANA_ORDER}ｱ-ﾉ])[）)]${SPACE}*`),
    numberOf: indexIn(KATAKANA_ORDER),
  },
  {
    family: '（a）',
    rank: 5,
    pattern: /^[（(]([a-zａ-ｚ])[）)][\s\u3000]*/,
    numberOf: (sign) => sign.normalize('NFKC').charCodeAt(0) - 96,
  },
  { family: '①', rank: 4, pattern: /^([①-⑳])[\s\u3000]*/, numberOf: from([0x2460, 1]) },
  { family: '①', rank: 4, pattern: /^([㉑-㉟㊱-㊿])[\s\u3000]*/, numberOf: from([0x3251, 21], [0x32b1, 36]) },
  { family: '❶', rank: 5, pattern: /^([❶-❿⓫-⓴])[\s\u3000]*/, numberOf: from([0x2776, 1], [0x24eb, 11]) },
  {
    family: '1-1',
    rank: 2.5,
    isWeak: true,
    pattern: new RegExp(`^[0-9０-９]{1,2}[-－‐.．]${DIGITS}(?:[．.]${SPACE}*|${SPACE}+)`),
    numberOf: digits,
  },
  { family: '1)', rank: 3.5, pattern: new RegExp(`^${DIGITS}[）)]${SPACE}*`), numberOf: digits },
  { family: '1', rank: 2, pattern: new RegExp(`^${DIGITS}[．.](?![0-9０-９])${SPACE}*`), numberOf: digits },
  { family: '1', rank: 2, isWeak: true, pattern: new RegExp(`^${DIGITS}(?:、${SPACE}*|${SPACE}+)`), numberOf: digits },
  {
    family: 'ア',
    rank: 4,
    isWeak: true,
    pattern: new RegExp(`^([${KATAKANA_ORDER}])(?:[．.、]${SPACE}*|${SPACE}+)`),
    numberOf: indexIn(KATAKANA_ORDER),
  },
  {
    family: '一',
    rank: 2,
    isWeak: true,
    pattern: new RegExp(`^([${KANJI_ORDER}])(?:[．.、]${SPACE}*|${SPACE}+)`),
    numberOf: indexIn(KANJI_ORDER),
  },
  { family: '●', rank: 6, pattern: /^[●■◆▪•](?![●■◆])[\s\u3000]*/ },
  { family: '○', rank: 6, pattern: /^[○◯◎□◇](?![○◯◎□◇])[\s\u3000]*/ },
  // Word writes its own bullets in Symbol and Wingdings: private-use characters, or the letters of those fonts.
  { family: '●', rank: 6, pattern: /^[\uf000-\uf0ff][\s\u3000]*/ },
  { family: '・', rank: 7, pattern: /^[・･·∙‣][\s\u3000]*/ },
  { family: '－', rank: 8, pattern: /^(?:[－–―−](?![0-9０-９－–―−])[\s\u3000]*|[-*＊ー][\s\u3000]+)/ },
]

/** The marker at the start of `line` (which has no space before it), or null. */
export function typedMarker(line: string): TypedMarker | null {
  for (const { family, rank, pattern, isWeak = false, numberOf } of FAMILIES) {
    const match = pattern.exec(line)
    if (!match) continue
    const n = numberOf && match[1] ? numberOf(match[1]) : 0
    if (numberOf && n < 1) continue
    return { family, rank, kind: numberOf ? 'ordered' : 'bullet', n, isWeak, length: match[0].length }
  }
  return null
}
