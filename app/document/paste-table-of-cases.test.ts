import { describe, expect, it } from 'vitest'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { documentSchema } from './document-schema.ts'
import { sectionText } from './document-text.ts'
import type { LeftOut } from './left-out.ts'
import { readPaste } from './paste.ts'
import type { PasteManner } from './paste-reading.ts'

type Clipboard = { readonly html: string; readonly text: string }
const html = (source: string): Clipboard => ({ html: source, text: '' })
const text = (source: string): Clipboard => ({ html: '', text: source })

function read(clipboard: Clipboard, manner?: PasteManner): { lines: string[]; leftOut: LeftOut; json: string } {
  const pasted = readPaste(clipboard, manner)
  if (!pasted.ok) throw new Error(pasted.refusal.reason)
  const { blocks, leftOut } = pasted.value
  const document: DocumentJson = {
    type: 'doc',
    content: [
      { type: 'requestBody', content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] },
      { type: 'background', content: [{ type: 'paragraph' }] },
    ],
  }
  documentSchema.nodeFromJSON(document).check()
  return { lines: sectionText(document, 'body').split('\n'), leftOut, json: JSON.stringify(blocks) }
}

type Cases = readonly (readonly [name: string, pasted: Clipboard, lines: readonly string[]])[]
const table = (cases: Cases) =>
  it.each(cases)('%s', (_name, pasted, lines) => expect(read(pasted).lines).toEqual(lines))
/** Stays as it is, every letter of it, and nothing is said to be left out. */
const stays = (cases: readonly string[]) =>
  it.each(cases)('%s', (pasted) => {
    const { lines, leftOut } = read(text(pasted))
    expect([lines, leftOut]).toEqual([pasted.split('\n'), {}])
  })

const PAGE = ['一つ目', '二つ目', '三つ目', '四つ目', '五つ目', '六つ目'].map((word) => `${word}の文である。`)

describe('numbers on lines of their own', () => {
  stays([
    '参加者数\n120\n定員\n150',
    '男性\n12\n女性\n9\n男性\n15\n女性\n11',
    '問\n1\n問\n2\n問\n3',
    '令和5年度\n1\n令和6年度\n2',
    '合計\n- 3 -\n以上',
    '1/2\n甲である\n2/3',
    '24ページ\n目次\n30ページ',
  ])
  table([
    [
      'that count up from page to page are page numbers',
      text([...PAGE, '前の頁の終わり。', '11', ...PAGE, '次の頁の終わり。', '12', '終わりである。'].join('\n')),
      [...PAGE, '前の頁の終わり。', ...PAGE, '次の頁の終わり。', '終わりである。'],
    ],
    ['at a form feed are page numbers', text('甲である。\n11\n\f乙である。'), ['甲である。', '乙である。']],
    [
      'in dashes that count up are page numbers',
      text('甲である。\n－ 1 －\n乙である。\n－ 2 －\n丙である。'),
      ['甲である。', '乙である。', '丙である。'],
    ],
    [
      'with the same heading beside each go with it',
      text('要求と提言\n甲である。\n－ 1 －\n\n要求と提言\n乙である。\n－ 2 －\n\n要求と提言\n丙である。'),
      ['要求と提言', '甲である。', '乙である。', '丙である。'],
    ],
  ])
  it('are said to be left out, and are there as it was written', () => {
    const pasted = text('甲である。\n11\n\f乙である。')
    expect(read(pasted).leftOut).toEqual({ pageLines: 1 })
    expect(read(pasted, 'asWritten').lines).toEqual(['甲である。', '11', '乙である。'])
  })
})

describe('prose that begins like a number stays prose', () => {
  stays([
    '②については国に求めること。',
    '（１）及び（２）の趣旨を踏まえ、県は支援すること。',
    '1、2年生を対象に実施すること。',
    '－ 5%となった。',
    '①－１　甲',
    '1 都 3 県で実施すること。',
    '第１ 種住居地域に限ること。',
    '○は実施済み、×は未実施である。',
    '③の事業を続けること。',
    '(2)から(4)までを除くこと。',
    '①～③のとおりとすること。',
    '①、②の順に行うこと。',
    '①・②ともに実施すること。',
    '①又は②による。',
    '（ア）若しくは（イ）に当たるもの',
    'ア、イのいずれかに当たるもの',
    '一、二年のうちに行うこと。',
    '2 人以上の世帯に限ること。',
    '3 か所で実施している。',
    '5 億円を計上すること。',
    '1～3年生を対象とする。',
    '1. 5倍に増えた。',
    '第２ 次計画に記すこと。',
    '第３ 回の会議で決めた。',
    '- 3 度を下回った。',
    '●は重点の項目である。',
    '◎と○の違いを示すこと。',
    '①は国が、②は県が行うこと。',
    '①に係る経費を補助すること。',
    '(1)に掲げる施策を進めること。',
    '（３）以外は市町村が行うこと。',
    '②だけを対象とすること。',
    '①は国が行うこと。\n②は県が行うこと。',
    '※詳細は別紙のとおり',
    '〇〇市に求める。',
    '・・・',
  ])
  table([
    [
      'between items too, where it speaks of one that is there',
      text('①甲の支援\n②乙の支援\n②については国に求めること。'),
      ['　（1）甲の支援', '　（2）乙の支援', '②については国に求めること。'],
    ],
    [
      'but words that only begin like a particle are items',
      text(
        '①がん対策の推進\n②にぎわいの創出\n③はたらく人の支援\n④へき地医療の確保\n⑤ものづくりの振興\n⑥より良い住まい',
      ),
      [
        '　（1）がん対策の推進',
        '　（2）にぎわいの創出',
        '　（3）はたらく人の支援',
        '　（4）へき地医療の確保',
        '　（5）ものづくりの振興',
        '　（6）より良い住まい',
      ],
    ],
    [
      'and what begins like a unit is an item where the run counts',
      text('1　人材の確保\n2　地域医療の充実\n3　都市計画の見直し'),
      ['　（1）人材の確保', '　（2）地域医療の充実', '　（3）都市計画の見直し'],
    ],
    ['a list of dashes may have items with numbers', text('－ 甲\n－ 5%の削減'), ['　・甲', '　・5%の削減']],
  ])
})

describe('a run counts as a whole, or nothing of it is a number', () => {
  const three = ['　（1）甲', '　（2）乙', '　（3）丙']
  const runs = [
    ['イロハ in brackets', '（イ）甲\n（ロ）乙\n（ハ）丙'],
    ['アイウ in brackets', '（ア）甲\n（イ）乙\n（ウ）丙'],
    ['half-width kana in brackets', '(ｱ)甲\n(ｲ)乙\n(ｳ)丙'],
    ['イロハ with a space', 'イ　甲\nロ　乙\nハ　丙'],
    ['kana with a half bracket', 'ア）甲\nイ）乙\nウ）丙'],
    ['hiragana in brackets', '（あ）甲\n（い）乙\n（う）丙'],
    ['Roman in brackets', '(i)甲\n(ii)乙\n(iii)丙'],
    ['small Roman characters', 'ⅰ 甲\nⅱ 乙\nⅲ 丙'],
    ['Roman with a dot', 'i. 甲\nii. 乙\niii. 丙'],
    ['letters in brackets', '(a)甲\n(b)乙\n(c)丙'],
    ['capital letters', 'A. 甲\nB. 乙\nC. 丙'],
    ['past a hundred', '（99）甲\n（100）乙\n（101）丙'],
    ['past ten in kanji', '（十）甲\n（十一）乙\n（十二）丙'],
    ['past twenty in kanji', '（十九）甲\n（二十）乙\n（二十一）丙'],
    ['第十一', '第十　甲\n第十一　乙\n第十二　丙'],
    ['circled kana', '㋐甲\n㋑乙\n㋒丙'],
    ['circled letters', 'ⓐ甲\nⓑ乙\nⓒ丙'],
    ['circled kanji', '㊀甲\n㊁乙\n㊂丙'],
    ['kanji in brackets of one character', '㈠甲\n㈡乙\n㈢丙'],
    ['numbers with a dot of one character', '⒈甲\n⒉乙\n⒊丙'],
    ['other circled numbers', '➀甲\n➁乙\n➂丙'],
    ['other black circled numbers', '➊甲\n➋乙\n➌丙'],
    ['a space before the dot', '1 .甲\n2 .乙\n3 .丙'],
    ['a number on a line of its own', '（1）\n甲\n（2）\n乙\n（3）\n丙'],
    ['a number with a dot on a line of its own', '1.\n甲\n2.\n乙\n3.\n丙'],
    ['a single number on a line of its own', '①\n甲\n②乙\n③丙'],
  ] as const
  table(runs.map(([name, pasted]) => [name, text(pasted), three]))
  table([
    ['〇 and ○ are one bullet', text('〇甲\n○乙\n〇丙'), ['　・甲', '　・乙', '　・丙']],
    ['■ and the signs of other programs', text('▶甲\n▶乙'), ['　・甲', '　・乙']],
    [
      'a count inside a count of the same kind',
      text('1. 甲\n　1. 内の甲\n　2. 内の乙\n2. 乙'),
      ['　（1）甲', '　　①内の甲', '　　②内の乙', '　（2）乙'],
    ],
    [
      'a count between two numbers of another of its kind stands inside that',
      text('①甲\n②乙\n①丙\n③丁'),
      ['　（1）甲', '　（2）乙', '　　①丙', '　（3）丁'],
    ],
  ])
  stays([
    '①甲\n②乙\n④丁',
    '①甲\n②乙\n②丙\n③丁',
    '（1）甲\n（3）乙',
    '※甲\n※乙',
    '③甲',
    '1 甲\n2 乙\n4 丙',
    '①甲\n②については国に求めること。',
  ])

  it('the numbers are said to be made anew, and are there as it was written', () => {
    const pasted = text('（99）甲\n（100）乙')
    expect(read(pasted).leftOut).toEqual({ signs: 2 })
    expect(read(pasted, 'asWritten').lines).toEqual(['（99）甲', '（100）乙'])
  })
})

describe('paragraphs inside of items', () => {
  table([
    [
      'also inside the last',
      text('（１）甲\n　　　甲の説明。\n（２）乙\n　　　乙の説明。'),
      ['　（1）甲', '　甲の説明。', '　（2）乙', '　乙の説明。'],
    ],
    [
      'at the second level',
      text('（１）甲\n　①乙\n　　　乙の説明。\n　②丙\n　　　丙の説明。\n（２）丁\n　　　丁の説明。'),
      ['　（1）甲', '　　①乙', '　　乙の説明。', '　　②丙', '　　丙の説明。', '　（2）丁', '　丁の説明。'],
    ],
    [
      'at the third level',
      text('１．甲\n　（１）乙\n　　①丙\n　　　　丙の説明。\n　　②丁\n　　　　丁の説明。'),
      ['　（1）甲', '　　①乙', '　　　❶丙', '　　　丙の説明。', '　　　❷丁', '　　　丁の説明。'],
    ],
    [
      'under bullets',
      text('・甲\n　　甲の説明。\n・乙\n　　乙の説明。'),
      ['　・甲', '　甲の説明。', '　・乙', '　乙の説明。'],
    ],
    [
      'but not what stands at the margin',
      text('（１）甲\n　　甲の説明。\n（２）乙\n以上である。'),
      ['　（1）甲', '　甲の説明。', '　（2）乙', '以上である。'],
    ],
    [
      'in Word, by the margin',
      html(
        "<p style='margin-left:21pt;text-indent:-21pt'>（1）甲</p><p style='margin-left:21pt'>甲の説明。</p><p style='margin-left:21pt;text-indent:-21pt'>（2）乙</p><p style='margin-left:21pt'>乙の説明。</p>",
      ),
      ['　（1）甲', '　甲の説明。', '　（2）乙', '　乙の説明。'],
    ],
  ])
})

describe('what the source struck out or did not show', () => {
  const shown = ['点検を毎年行うこと。']
  const pasted: readonly (readonly [string, string, keyof LeftOut])[] = [
    ['s', '点検を<s>毎月</s><u>毎年</u>行うこと。', 'deleted'],
    ['strike', '点検を<strike>毎月</strike>毎年行うこと。', 'deleted'],
    ['del', '点検を<del>毎月</del><ins>毎年</ins>行うこと。', 'deleted'],
    ['line-through', "点検を<span style='text-decoration:line-through'>毎月</span>毎年行うこと。", 'deleted'],
    [
      'line-through among others',
      "点検を<span style='text-decoration: underline line-through red'>毎月</span>毎年行うこと。",
      'deleted',
    ],
    [
      'text-decoration-line',
      "点検を<span style='text-decoration-line:line-through'>毎月</span>毎年行うこと。",
      'deleted',
    ],
    [
      'a class of Excel',
      '<style>.font5{color:red;text-decoration:line-through;}</style>点検を<font class="font5">毎月</font>毎年行うこと。',
      'deleted',
    ],
    ['display:none', "点検を<span style='display:none;mso-hide:all'>内部メモ</span>毎年行うこと。", 'hidden'],
    ['mso-hide', "点検を<span style='mso-hide:all'>内部メモ</span>毎年行うこと。", 'hidden'],
    ['visibility', "点検を<b style='visibility:hidden'>内部メモ</b>毎年行うこと。", 'hidden'],
    ['the hidden attribute', '点検を<span hidden>内部メモ</span>毎年行うこと。', 'hidden'],
    ['a hidden paragraph', "<p style='display: none'>内部メモ</p><p>点検を毎年行うこと。</p>", 'hidden'],
  ]
  it.each(pasted)('is left out and said: %s', (_name, source, kind) => {
    const { lines, leftOut } = read(html(`<p>${source}</p>`))
    expect([lines, leftOut]).toEqual([shown, { [kind]: 1 }])
    const whole = read(html(`<p>${source}</p>`), 'asWritten').lines.join('')
    expect(whole).toMatch(/毎月|内部メモ/)
  })
  table([
    [
      'rows that Excel hides',
      html(
        "<table><tr><td>甲</td><td>1</td></tr><tr height=0 style='display:none'><td>乙</td><td>2</td></tr><tr><td>丙</td><td>3</td></tr></table>",
      ),
      ['甲\t1', '丙\t3'],
    ],
    [
      'columns that Excel hides',
      html(
        "<table><col width=72><col width=0 style='display:none'><col width=72><tr><td>甲</td><td>乙</td><td>丙</td></tr></table>",
      ),
      ['甲\t丙'],
    ],
  ])
})

describe('lines', () => {
  const ten = Array.from({ length: 10 }, (_, n) => `${'一二三四五六七八九十'[n]}行目の文`)
  table([
    ['of a pre', html(`<pre>${ten.join('\n')}</pre>`), ten],
    ['of a pre-wrap span', html(`<span style="white-space: pre-wrap;">${ten.join('\n')}</span>`), ten],
    [
      'of a pre-wrap span as newer browsers write it',
      html(`<span style="white-space-collapse: preserve;">${ten.join('\r\n')}</span>`),
      ten,
    ],
    ['of a pre-line paragraph', html(`<p style="white-space:pre-line">${ten.join('\n')}</p>`), ten],
    [
      'long ones of a pre-wrap span',
      html(`<div style="white-space:pre-wrap">${'県は、中小企業の賃上げを支えるため、次の施策を\n'.repeat(3)}</div>`),
      Array(3).fill('県は、中小企業の賃上げを支えるため、次の施策を'),
    ],
    ['no lines where white space collapses', html('<p>県は\n支援\nすること。</p>'), ['県は支援すること。']],
    [
      'decomposed kana are composed, and nothing else',
      text('か\u3099ん検診と葛\u{e0100}と\ufa10とe\u0301'),
      ['がん検診と葛\u{e0100}と\ufa10とe\u0301'],
    ],
  ])
})

describe('readings of kanji', () => {
  const ruby =
    '<p><ruby>逼迫<rp>（</rp><rt>ひっぱく</rt><rp>）</rp></ruby>した<ruby>財<rt>ざい</rt>政<rt>せい</rt></ruby></p>'
  it('are left out and said; in brackets only where the person asks', () => {
    expect([read(html(ruby)).lines, read(html(ruby)).leftOut]).toEqual([['逼迫した財政'], { readings: 2 }])
    expect(read(html(ruby), 'withReadings').lines).toEqual(['逼迫（ひっぱく）した財政（ざいせい）'])
  })
  table([['also without their end tags', html('<ruby>逼<rb>迫<rt>ひっ<rt>ぱく</ruby>'), ['逼迫']]])
})

describe('lists of other programs', () => {
  const web = (level: number, n: number, words: string, kind = 'ol') =>
    `<div class="ListContainerWrapper"><${kind} start="${n}"><li data-aria-level="${level}" data-aria-posinset="${n}" data-listid="4"><p>${words}</p></li></${kind}></div>`
  const word = (level: number, sign: string, words: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>${words}</p>`
  table([
    [
      'Word for the web',
      html(web(1, 1, '甲') + web(2, 1, '乙') + web(2, 2, '丙') + web(1, 2, '丁') + web(2, 1, '戊')),
      ['　（1）甲', '　　①乙', '　　②丙', '　（2）丁', '　　①戊'],
    ],
    [
      'Word for the web, bullets',
      html(web(1, 1, '甲', 'ul') + web(2, 1, '乙', 'ul') + web(1, 2, '丙', 'ul')),
      ['　・甲', '　　・乙', '　・丙'],
    ],
    [
      'Word, with a line break in an item and an empty paragraph between',
      html(
        `${word(1, '1.', '甲<br>甲の続き')}<p class=MsoNormal>&nbsp;</p>${word(1, '2.', '乙')}${word(2, '①', '丙')}`,
      ),
      ['　（1）甲', '　甲の続き', '　（2）乙', '　　①丙'],
    ],
    [
      'Word, its numbers unpacked into the text',
      html(
        "<p style='mso-list:l0 level1 lfo1'>1.&nbsp;&nbsp; 甲</p><p style='mso-list:l0 level1 lfo1'>2.&nbsp;&nbsp; 乙</p>",
      ),
      ['　（1）甲', '　（2）乙'],
    ],
    [
      'a list that goes on behind a paragraph',
      html('<ol><li>甲</li></ol><p>間の段落</p><ol start="2"><li>乙</li></ol>'),
      ['　（1）甲', '　間の段落', '　（2）乙'],
    ],
    [
      'Google Docs, lists directly in lists',
      html('<ul><li aria-level="1">甲</li><ul><li aria-level="2">乙</li></ul><li aria-level="1">丙</li></ul>'),
      ['　・甲', '　　・乙', '　・丙'],
    ],
  ])
})

describe('tables and signs', () => {
  table([
    [
      'caption first, foot last, nothing lost beside the cells',
      html(
        '<table>前<caption>表1</caption><tfoot><tr><td>計</td><td>3</td></tr></tfoot><thead><tr><th>区分</th><th>数</th></tr></thead><tbody><tr><td>甲</td><td>3</td></tr></tbody></table>',
      ),
      ['前', '表1', '区分\t数', '甲\t3', '計\t3'],
    ],
    [
      'named entities',
      html('<p>&alpha;&sup2;&mdash;&rarr;&Eacute;&eacute;&euro;&le;&nbsp;&amp;&#x4e00;&#150;&hearts;&unknown;</p>'),
      ['α²—→Éé€≤ &一–♥&unknown;'],
    ],
    [
      'raised digits',
      html('<p>10<sup>3</sup>人、10<sup>-3</sup>、CO<sub>2</sub>、注<sup>注1</sup></p>'),
      ['10³人、10⁻³、CO₂、注注1'],
    ],
    ['raised by style', html("<p>10<span style='vertical-align:super'>3</span></p>"), ['10³']],
    [
      'a bad link keeps its words',
      html('<p>計画は<a href="https://www.example.jp　参照">こちら</a>を見ること。</p>'),
      ['計画はこちらを見ること。'],
    ],
  ])
  it('a link that is none is said, a full stop behind one is not part of it', () => {
    expect(read(html('<a href="https://www.example.jp　参照">こちら</a>')).leftOut).toEqual({ links: 1 })
    expect(read(html('<a href="https://www.example.jp/。　">こちら</a>')).json).toContain('"https://www.example.jp/"')
  })
})
