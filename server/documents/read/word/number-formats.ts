import { circledNumber, KATAKANA, roman } from '#app/domain/numbering.ts'

/** How Word prints a number (ECMA-376 part 1, 17.18.59 ST_NumberFormat). */

const HALF_KATAKANA = [...'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ']
const IROHA = [...'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン']
const HALF_IROHA = [...'ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ']
const STEMS = [...'甲乙丙丁戊己庚辛壬癸']
const BRANCHES = [...'子丑寅卯辰巳午未申酉戌亥']
const ENCLOSED_IDEOGRAPHS = [...'㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉']

/** Beyond the last sign Word begins anew. */
const around = (signs: readonly string[]) => (n: number) => signs[(n - 1) % signs.length] ?? String(n)
/** Beyond the last sign Word writes plain digits. */
const within = (signs: readonly string[]) => (n: number) => signs[n - 1] ?? String(n)
const from = (first: number, most: number) => (n: number) =>
  n >= 1 && n <= most ? String.fromCodePoint(first + n - 1) : String(n)

const fullWidth = (n: number): string =>
  String(n).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))

const inDigits = (digits: string) => (n: number) => String(n).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit)

/** 十一, 百二十: with places; of 1 only the place is written, but for 万. */
const counted = (digits: string, places: readonly string[], writesOne: boolean, wan: string) => {
  const below = (n: number): string =>
    [...String(n)].reduce((text, digit, at, all) => {
      const place = places[all.length - 1 - at] ?? ''
      if (digit === '0') return text
      return text + (digit === '1' && place !== '' && !writesOne ? '' : (digits[Number(digit)] ?? '')) + place
    }, '')
  return (n: number): string => {
    if (n === 0) return digits[0] ?? '0'
    const upper = Math.floor(n / 10_000)
    return (upper > 0 ? below(upper % 10_000) + wan : '') + below(n % 10_000)
  }
}

/** a … z, then aa, bb, as Word goes on. */
const letters = (first: number) => (n: number) =>
  n < 1 ? '' : String.fromCharCode(first + ((n - 1) % 26)).repeat(Math.min(Math.floor((n - 1) / 26) + 1, 30))

/** A file of a stranger can name any number; Word writes no larger one so. */
const wordRoman = (n: number): string => roman(Math.min(n, 32_767))

function ordinal(n: number): string {
  const ending = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${ending}`
}

const japanese = counted('〇一二三四五六七八九', ['', '十', '百', '千'], false, '万')

const FORMATS: Readonly<Record<string, (n: number) => string>> = {
  decimal: String,
  decimalZero: (n) => String(n).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalHalfWidth: String,
  upperRoman: wordRoman,
  lowerRoman: (n) => wordRoman(n).toLowerCase(),
  upperLetter: letters(65),
  lowerLetter: letters(97),
  ordinal,
  hex: (n) => n.toString(16).toUpperCase(),
  numberInDash: (n) => `- ${n} -`,
  none: () => '',
  aiueo: around(HALF_KATAKANA),
  aiueoFullWidth: around(KATAKANA),
  iroha: around(HALF_IROHA),
  irohaFullWidth: around(IROHA),
  decimalEnclosedCircle: (n) => circledNumber(n) ?? String(n),
  decimalEnclosedCircleChinese: (n) => circledNumber(n) ?? String(n),
  decimalEnclosedFullstop: from(0x2488, 20),
  decimalEnclosedParen: from(0x2474, 20),
  japaneseCounting: japanese,
  japaneseLegal: counted('零壱弐参四伍六七八九', ['', '拾', '百', '阡'], true, '萬'),
  japaneseDigitalTenThousand: inDigits('〇一二三四五六七八九'),
  ideographDigital: inDigits('〇一二三四五六七八九'),
  chineseCounting: counted('○一二三四五六七八九', ['', '十', '百', '千'], false, '万'),
  chineseCountingThousand: counted('○一二三四五六七八九', ['', '十', '百', '千'], false, '万'),
  taiwaneseCounting: counted('○一二三四五六七八九', ['', '十', '百', '千'], false, '万'),
  taiwaneseCountingThousand: counted('○一二三四五六七八九', ['', '十', '百', '千'], false, '万'),
  ideographTraditional: within(STEMS),
  ideographZodiac: within(BRANCHES),
  ideographEnclosedCircle: within(ENCLOSED_IDEOGRAPHS),
}

/**
 * @param format of Word; an unknown one is written in digits, as Word does
 * @param pattern of a format of one's own (「001, 002, 003, ...」)
 */
export function printed(format: string, n: number, pattern = ''): string {
  if (format === 'custom') return String(n).padStart(/^0*\d/.exec(pattern)?.[0].length ?? 1, '0')
  return (FORMATS[format] ?? String)(n)
}
