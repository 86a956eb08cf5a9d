import { describe, expect, it } from 'vitest'
import type { LeftOut } from './left-out.ts'
import { html, read, table, text } from './paste-cases.test-support.ts'

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
  const sheet = '<style><!-- .xl65{text-decoration:line-through;} .xl66{font-weight:700} --></style>'
  const inTables: readonly (readonly [string, string, string[], LeftOut])[] = [
    [
      'a cell by its class',
      '<tr><td>点検</td><td class=xl65>毎月</td><td>毎年</td></tr>',
      ['点検\t\t毎年'],
      { deleted: 1 },
    ],
    [
      'a row',
      '<tr style="text-decoration:line-through"><td>毎月</td><td>1</td></tr><tr><td>毎年</td><td>2</td></tr>',
      ['毎年\t2'],
      { deleted: 1 },
    ],
    [
      'all cells of a row',
      '<tr><td class=xl65>毎月</td><td class=xl65>1</td></tr><tr><td>毎年</td><td>2</td></tr>',
      ['毎年\t2'],
      { deleted: 2 },
    ],
    [
      'a body',
      '<tbody style="text-decoration:line-through"><tr><td>毎月</td><td>1</td></tr></tbody><tbody><tr><td>毎年</td><td>2</td></tr></tbody>',
      ['毎年\t2'],
      { deleted: 1 },
    ],
    [
      'a hidden body',
      '<tbody hidden>メモ<tr><td>毎月</td><td>1</td></tr></tbody><tr><td>毎年</td><td>2</td></tr>',
      ['毎年\t2'],
      { hidden: 1 },
    ],
    ['the only cell', '<tr><td class=xl65>毎月</td></tr>', [''], { deleted: 1 }],
    [
      'a row that a cell spans out of',
      '<tr class=xl65><td rowspan=2>甲</td><td>毎月</td></tr><tr><td>毎年</td></tr>',
      ['\t毎年'],
      { deleted: 1 },
    ],
  ]
  it.each(inTables)('is left out of tables and said: %s', (_name, rows, lines, leftOut) => {
    const pasted = html(`${sheet}<table>${rows}</table>`)
    expect([read(pasted).lines, read(pasted).leftOut]).toEqual([lines, leftOut])
    expect(read(pasted, 'asWritten').lines.join('')).toMatch(/毎月/)
  })
  const spans = ({ json }: { json: string }) => json.match(/"(?:col|row)span":\d+/g) ?? []
  it('a hidden column is hidden below a cell that spans rows, and what spans over it becomes shorter', () => {
    const columns = '<col><col style="display:none"><col>'
    const pasted = html(
      `<table>${columns}<tr><td rowspan=2>甲</td><td>乙</td><td>丙</td></tr><tr><td>乙2</td><td>丙2</td></tr><tr><td colspan=2>丁</td><td>戊</td></tr><tr><td>己</td><td colspan=2>庚</td></tr><tr><td colspan=3>辛</td></tr></table>`,
    )
    expect(read(pasted).lines).toEqual(['甲\t丙', '丙2', '丁\t戊', '己\t庚', '辛'])
    expect([spans(read(pasted)), read(pasted).leftOut]).toEqual([['"rowspan":2', '"colspan":2'], { hidden: 2 }])
    expect(read(pasted, 'asWritten').lines[1]).toBe('乙2\t丙2')
  })
  it('a hidden row makes what spans over it shorter', () => {
    const pasted = html(
      '<table><tr><td rowspan=3>甲</td><td>1</td></tr><tr style="display:none"><td>2</td></tr><tr><td>3</td></tr><tr style="display:none"><td rowspan=2>乙</td><td>4</td></tr><tr><td>5</td></tr></table>',
    )
    expect([read(pasted).lines, spans(read(pasted))]).toEqual([['甲\t1', '3', '\t5'], ['"rowspan":2']])
  })
  it('the styles of rows and cells hold for their text', () => {
    const pasted = html(
      `${sheet}<table><tr style="font-weight:bold"><td>甲</td><td style="white-space:pre-wrap">一行目\n二行目</td></tr><tr><td class=xl66>乙</td><td>10<span style="vertical-align:super">3</span></td></tr></table>`,
    )
    expect(read(pasted).lines).toEqual(['甲\t一行目', '二行目', '乙\t10³'])
    expect(read(pasted).json.match(/bold/g)).toHaveLength(4)
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
  table([
    ['inside of other elements', html('<ruby><span>逼迫<rp>(</rp><rt>ひっぱく</rt><rp>)</rp></span></ruby>'), ['逼迫']],
    ['bold', html('<ruby>逼迫<b><rt>ひっぱく</rt></b></ruby>した'), ['逼迫した']],
    ['in a container of readings', html('<ruby><rb>逼迫</rb><rtc><rt>ひっ</rt><rt>ぱく</rt></rtc></ruby>'), ['逼迫']],
    ['deep inside', html('<p><ruby><b><i>逼<u>迫<rt>ひっぱく</rt></u></i></b></ruby></p>'), ['逼迫']],
  ])
  it('inside of other elements are said and can be had too', () => {
    const pasted = html('<ruby><span>逼迫<rp>(</rp><rt>ひっぱく</rt><rp>)</rp></span></ruby>')
    expect([read(pasted).leftOut, read(pasted, 'withReadings').lines]).toEqual([{ readings: 1 }, ['逼迫（ひっぱく）']])
  })
  table([['also without their end tags', html('<ruby>逼<rb>迫<rt>ひっ<rt>ぱく</ruby>'), ['逼迫']]])
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
    [
      'raised letters that have no sign of their own stay apart from digits',
      html(
        '<p>10<sup>1.5</sup>、10<sup>-1.5</sup>、10<sup>a</sup>、x<sup>2.5</sup>、10<sub>1.5</sub>、10<sup>1<b>.5</b></sup>、10<sup>1.5</sup>3、10<sup> 3 </sup></p>',
      ),
      ['10^1.5、10^-1.5、10^a、x^2.5、10_1.5、10^1.5、10^1.5 3、10 ³'],
    ],
    [
      'but nothing is set between words and their notes',
      html('<p>県<sup>注1.2</sup>、1<sup>st</sup>、PM<sub>2.5</sub>、計画<sup>*1</sup>、商標<sup>TM</sup></p>'),
      ['県注1.2、1st、PM2.5、計画*1、商標TM'],
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
