/**
 * Random trees of the elements that Word, Excel, Google Docs and browsers put on the clipboard. The same seed gives the same
 * HTML.
 */

/** A row of pseudo-random numbers: whole ones below `limit`. */
export type Random = (limit: number) => number

export function randomFrom(seed: number): Random {
  let state = (seed * 2654435761 + 1) >>> 0
  return (limit) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0
    return Math.floor(((state ^ (state >>> 13)) >>> 0) / (2 ** 32 / limit))
  }
}

const WORDS =
  '県は 市町村と 連携し、 支援すること。 （1） ①甲 ②については 1 2. イ （イ） ・ － ○ ※ 120 10% か\u3099ん \u3000 \u00a0 葛\u{e0100} 𠮷 ｶﾞ A&amp;B &alpha; &#150; \u0001 \ud800'.split(
    ' ',
  )
/** Signs, values and words of which the lines of plain text are made. */
const STARTS =
  '（1） （2） （3） ① ② ③ ④ 1. 2. 3. (ｱ) （イ） （ア） ア イ ・ － ○ ● 〇 □ ※ 第1 Ⅰ i. ii. (a) (b) （120） （121） 10 11 12 1 2 -\u20091\u2009- －１－ 1/2 2/2 5/1'.split(
    ' ',
  )
const GAPS = ['', '', '　', ' ', '\t']
const ENDS =
  '甲 乙の説明である。 かつ②を満たす。 月○日に行う。 人以上の世帯 県は、 案と②案 のとおり （仮称）の件 県は、市町村や関係団体と十分に連携しながら、次の各項目に掲げる施策を確実に'.split(
    ' ',
  )
const INLINE = 'b strong i u s strike del ins span font a sup sub ruby code o:p em'.split(' ')
const BLOCK = 'word word p div h2 ul ol table pre blockquote dl section'.split(' ')
const STYLES = [
  'font-weight:bold',
  'text-decoration:underline',
  'text-decoration:line-through',
  'display:none',
  'mso-hide:all',
  'white-space:pre-wrap',
  'white-space:normal',
  'margin-left:21.0pt;text-indent:-21.0pt',
  'mso-list:l0 level1 lfo1',
  'mso-list:l1 level2 lfo2',
  'mso-list:Ignore',
  'vertical-align:super',
]
const ADDRESSES = [
  'https://www.example.jp/',
  'https://日本語.jp/計画',
  'https://www.example.jp　参照',
  'https://xn--a.jp',
  'javascript:alert(1)',
  '#_ftn1',
  'mailto:kikaku@example.jp',
  'https://a@b.jp',
  '',
]

/** @returns HTML with at most some hundred elements, not always well formed */
export function randomHtml(random: Random): string {
  let left = 20 + random(120)
  const pick = <T>(of: readonly T[]): T => of[random(of.length)] as T
  const attributes = (): string => {
    const style = random(4) === 0 ? ` style="${pick(STYLES)}"` : ''
    return style + (random(12) === 0 ? ' class="font5"' : '')
  }
  const words = (): string =>
    Array.from({ length: 1 + random(3) }, () => pick(WORDS)).join(pick(['', '', ' ', '\n', '<br>']))
  const some = (make: () => string): string => Array.from({ length: 1 + random(3) }, make).join(pick(['', '\n']))
  const element = (tag: string, inside: string, more = ''): string =>
    `<${tag}${attributes()}${more}>${inside}${random(15) === 0 ? '' : `</${tag}>`}`
  const inline = (depth: number): string => {
    left -= 1
    if (left < 0 || depth > 4 || random(2) === 0) return words()
    const tag = pick(INLINE)
    if (tag === 'ruby') {
      const [open, close] = pick([
        ['', ''],
        ['<span>', '</span>'],
        ['<b>', '</b>'],
      ] as const)
      return `<ruby>${words()}${open}<rp>（</rp><rt>${words()}</rt><rp>）</rp>${close}</ruby>`
    }
    const inside = some(() => inline(depth + 1))
    return element(tag, inside, tag === 'a' ? ` href="${pick(ADDRESSES)}"` : '')
  }
  const cell = (depth: number): string => {
    const span = random(5) === 0 ? ` ${pick(['colspan', 'rowspan'])}="${random(4)}"` : ''
    return element(pick(['td', 'td', 'th']), random(3) === 0 ? block(depth + 1) : inline(depth), span)
  }
  const row = (depth: number): string =>
    element(
      'tr',
      some(() => cell(depth)),
    )
  const block = (depth: number): string => {
    left -= 1
    const tag = pick(BLOCK)
    if (left < 0 || depth > 5) return element('p', inline(depth))
    if (tag === 'word') {
      const [list, level] = [random(2), 1 + random(2)]
      const item = () => {
        const sign =
          random(4) === 0 ? pick(STARTS) : `<span style="mso-list:Ignore">${pick(STARTS)}<span>&nbsp;</span></span>`
        return `<p style="mso-list:l${list} level${level} lfo1">${sign}${random(6) === 0 ? '' : inline(depth)}</p>`
      }
      return some(item)
    }
    if (tag === 'ul' || tag === 'ol') {
      const start = random(4) === 0 ? ` start="${random(5)}"` : ''
      const level = random(5) === 0 ? ` data-aria-level="${1 + random(3)}" data-aria-posinset="${1 + random(4)}"` : ''
      const item = () => element('li', random(3) === 0 ? block(depth + 1) : inline(depth), level)
      return element(tag, random(6) === 0 ? block(depth + 1) : some(item), start)
    }
    if (tag === 'table') {
      const caption = random(3) === 0 ? element('caption', words()) : ''
      const column = random(3) === 0 ? '<col><col style="display:none"><col>' : ''
      const foot = random(4) === 0 ? element('tfoot', row(depth)) : ''
      return element('table', caption + column + foot + some(() => row(depth)))
    }
    return element(tag, random(4) === 0 && tag !== 'p' ? some(() => block(depth + 1)) : some(() => inline(depth)))
  }
  const sheet = random(4) === 0 ? '<style><!-- .font5{text-decoration:line-through} --></style>' : ''
  return sheet + some(() => block(0))
}

/** @returns lines of plain text: signs with and without words, values, page numbers, indentation, empty lines and form feeds */
export function randomLines(random: Random): string {
  const pick = <T>(of: readonly T[]): T => of[random(of.length)] as T
  const line = (): string => {
    const indent = pick(['', '', '', '　', '　　', '  '])
    const kind = random(8)
    if (kind === 0) return pick(['', '\f', '項目'])
    if (kind < 3) return indent + pick(STARTS)
    if (kind < 4) return indent + pick(ENDS)
    return indent + pick(STARTS) + pick(GAPS) + pick(ENDS)
  }
  return Array.from({ length: 2 + random(24) }, line).join('\n')
}
