import { describe, expect, it } from 'vitest'
import { html, RUNS, read, table, text } from './paste-cases.test-support.ts'

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
      'under bullets, by one space',
      text('・甲\n　甲の説明。\n・乙\n　乙の説明。'),
      ['　・甲', '　甲の説明。', '　・乙', '　乙の説明。'],
    ],
    [
      'under bullets, several of them, and bullets inside',
      text('・甲\n　説明の一。\n　説明の二。\n・乙\n　－丙\n　　丙の説明。\n・丁\n　丁の説明。'),
      ['　・甲', '　説明の一。', '　説明の二。', '　・乙', '　　・丙', '　　丙の説明。', '　・丁', '　丁の説明。'],
    ],
    [
      'as far in as the explanations of another level',
      text('（１）甲\n　①乙\n　　説明\n（２）丁\n　丁の説明。'),
      ['　（1）甲', '　　①乙', '　　説明', '　（2）丁', '　丁の説明。'],
    ],
    [
      'but no paragraph at the margin between bullets',
      text('・甲\n次の段落である。\n・乙'),
      ['　・甲', '次の段落である。', '　・乙'],
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

describe('lists of other programs', () => {
  const web = (level: number, n: number, words: string, kind = 'ol') =>
    `<div class="ListContainerWrapper"><${kind} start="${n}"><li data-aria-level="${level}" data-aria-posinset="${n}" data-listid="4"><p>${words}</p></li></${kind}></div>`
  const word = (level: number, sign: string, words: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>${words}</p>`
  const three = ['　（1）甲', '　（2）乙', '　（3）丙']
  const asList = (signs: readonly string[], make: (sign: string, words: string) => string) =>
    html(signs.map((sign, index) => make(sign, [...'甲乙丙丁'][index] ?? '')).join(''))
  const unpacked = (sign: string, words: string) =>
    `<p style='mso-list:l0 level1 lfo1'>${sign}&nbsp;&nbsp; ${words}</p>`
  // The signs of the table of runs that are typed, once more as Word's own.
  const signs = RUNS.map(
    ([name, pasted]) => [name, pasted.split('\n').map((line) => line.replace(/[甲乙丙]$/, ''))] as const,
  )
  table(
    signs
      .filter(([, all]) => all.length === 3)
      .flatMap(([name, all]) => [
        [`numbers of Word: ${name}`, asList(all, (sign, words) => word(1, sign, words)), three],
        [`numbers of Word, unpacked: ${name}`, asList(all, unpacked), three],
      ]),
  )
  const four = [...three, '　（4）丁']
  table(
    [
      'ア イ ウ エ',
      'ア) イ) ウ) エ)',
      '(ｱ) (ｲ) (ｳ) (ｴ)',
      '㋐ ㋑ ㋒ ㋓',
      '(g) (h) (i) (j)',
      'U. V. W. X.',
      'イ ロ ハ ニ',
      '(v) (vi) (vii) (viii)',
      '第ア 第イ 第ウ 第エ',
    ].map((all) => [`numbers of Word: ${all}`, asList(all.split(' '), (sign, words) => word(1, sign, words)), four]),
  )
  table([
    [
      'numbers of Word of two levels, the inner one beginning anew',
      html(
        [
          word(1, '（1）', '甲'),
          word(2, 'ア', '乙'),
          word(2, 'イ', '丙'),
          word(1, '（2）', '丁'),
          word(2, 'ア', '戊'),
          word(2, 'イ', '己'),
        ].join(''),
      ),
      ['　（1）甲', '　　①乙', '　　②丙', '　（2）丁', '　　①戊', '　　②己'],
    ],
    [
      'numbers of Word on both sides of a table',
      html(
        `${word(1, '（ア）', '甲')}<table><tr><td>あ</td><td>い</td></tr></table>${word(1, '（イ）', '乙')}${word(1, '（ウ）', '丙')}`,
      ),
      ['　（1）甲', 'あ\tい', '　（1）乙', '　（2）丙'],
    ],
    [
      'an unpacked item that begins like a quantity',
      html("<p style='mso-list:l0 level1 lfo1'>2 人以上の世帯</p><p style='mso-list:l0 level1 lfo1'>3 か所の施設</p>"),
      ['　・2 人以上の世帯', '　・3 か所の施設'],
    ],
    [
      'what is marked as a number of Word behind words is text',
      html(`<p style='mso-list:l0 level1 lfo1'>甲<span style='mso-list:Ignore'>乙<s>丙</s>丁</span></p>`),
      ['　・甲乙丁'],
    ],
    [
      'levels without data-',
      html(
        '<ol><li aria-level="1" aria-posinset="1">甲</li></ol><ol><li aria-level="2" aria-posinset="1"><p>乙</p><p>乙の続き</p></li></ol><ol><li aria-level="1" aria-posinset="2">丙</li></ol>',
      ),
      ['　（1）甲', '　　①乙', '　　乙の続き', '　（2）丙'],
    ],
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

it('the numbers of Word that are made anew are said, and are there as they were written', () => {
  const pasted = html(
    "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>（ア）<span>&nbsp; </span></span>甲</p><p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>l<span>&nbsp; </span></span></p>",
  )
  expect([read(pasted).lines, read(pasted).leftOut]).toEqual([['　（1）甲'], { signs: 2 }])
  expect(read(pasted, 'asWritten').lines).toEqual(['（ア）  甲', '・'])
})
