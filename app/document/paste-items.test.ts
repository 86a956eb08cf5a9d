import { describe } from 'vitest'
import { html, table, text } from './paste-cases.test-support.ts'

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
