import { type EditorState, EditorState as State, TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import type { DocumentJson } from '#app/domain/document-json.ts'
import { documentFromContent } from './document-from-content.ts'
import { documentSchema } from './document-schema.ts'
import { sectionText } from './document-text.ts'
import { insertPasted, normalisePastedHtml, normalisePastedText, type Pasted } from './paste.ts'
import { HARD_WRAPPED_CHAPTER, WORD_HTML } from './policy-chapter.test-support.ts'

const blocksOf = (pasted: Pasted): readonly DocumentJson[] => {
  if (!pasted.ok) throw new Error(pasted.refusal.reason)
  return pasted.value
}

const asDocument = (blocks: readonly DocumentJson[]): DocumentJson => ({
  type: 'doc',
  content: [
    { type: 'requestBody', content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] },
    { type: 'background', content: [{ type: 'paragraph' }] },
  ],
})

/** What was pasted as one reads it, having been checked against the schema. */
const readPasted = (pasted: Pasted): string[] => {
  const document = asDocument(blocksOf(pasted))
  documentSchema.nodeFromJSON(document).check()
  return sectionText(document, 'body').split('\n')
}

describe('a chapter of a policy document out of a PDF', () => {
  it('becomes paragraphs and nested lists with the words unchanged', () => {
    expect(readPasted(normalisePastedText(HARD_WRAPPED_CHAPTER))).toEqual([
      '　（1）雇用・労働政策',
      '　　①雇用の安定と人材の確保',
      '　　県内の有効求人倍率は、製造業・建設業・運輸業を中心に高い水準で推移しており、2021年度には1.25倍となった。一方で、感染症の影響を受けた宿泊・飲食サービス業では、非正規雇用で働く者を中心に離職が相次ぎ、再就職までの期間が長期化している。',
      '　　こうした状況を踏まえ、県は次の施策を講じること。',
      '　　　❶公共職業訓練について、働きながら受講できる夜間・短期・オンライン併用の課程を拡充するとともに、訓練期間中の生活支援給付の周知を徹底すること。',
      '　　　❷中小企業における人材確保を支援するため、次の取り組みを進めること。',
      '　　　　・採用活動の共同実施に対する補助の対象を、従業員５０人以下の事業所から３００人以下の事業所に広げること。',
      '　　　　・奨学金の返還を支援する企業への助成について、「かながわ人材確保応援制度（仮称）」を設け、3年以内に県内全域で実施すること。',
      '　　　❸就職氷河期世代の就労支援について、相談から定着まで一貫して支える体制を整備すること。',
      '　　②働き方改革と労働条件の改善',
      '　　時間外労働の上限規制が適用されて以降も、自動車運転の業務、建設の事業等では、依然として長時間労働が常態化している。県の調査によれば、月80時間を超える時間外労働を行った者がいる事業所の割合は、前年度から2.3ポイント減少したものの、なお14.6%に上る。',
      '　　　❶勤務間インターバル制度を導入する企業への支援を強化すること。',
      '　　　❷県が発注する工事について、週休２日を前提とした工期を設定すること。',
      '　　　　・繁忙期を避けた発注時期の平準化',
      '　　　　・技能者の処遇を反映した労務単価の見直し',
      '　　③外国人労働者の権利の保護',
      '　　県内で働く外国人労働者は10万人を超え、今後も増加が見込まれる。賃金の不払い、住居の制限などの相談が寄せられており、多言語による相談体制の拡充が急務である。',
    ])
  })
})

describe('typed numbers', () => {
  const cases: [name: string, pasted: string, read: string[]][] = [
    ['half-width brackets', '(1)甲\n(2)乙', ['　（1）甲', '　（2）乙']],
    [
      'full-width, half-width and one-character brackets are one count',
      '（１）甲\n(2) 乙\n⑶丙',
      ['　（1）甲', '　（2）乙', '　（3）丙'],
    ],
    ['circled', '⑳甲\n㉑乙\n㉒丙', ['　（1）甲', '　（2）乙', '　（3）丙']],
    ['negative circled under circled', '①甲\n❶乙\n❷丙\n②丁', ['　（1）甲', '　　①乙', '　　②丙', '　（2）丁']],
    ['dots', '1. 甲\n２．乙\n3．丙', ['　（1）甲', '　（2）乙', '　（3）丙']],
    ['numbers with a space only', '1　甲\n2　乙', ['　（1）甲', '　（2）乙']],
    ['Roman', 'Ⅰ　甲\nⅡ．乙', ['　（1）甲', '　（2）乙']],
    [
      'official',
      '第1　甲\n1　乙\n(1)　丙\nア　丁\n(ア)　戊\n第2　己',
      ['　（1）甲', '　　①乙', '　　　❶丙', '　　　　・丁', '　　　　　・戊', '　（2）己'],
    ],
    ['bullets of several kinds', '●甲\n・乙\n・丙\n●丁', ['　・甲', '　　・乙', '　　・丙', '　・丁']],
    ['dashes and circles', '○甲\n－乙\n- 丙', ['　・甲', '　　・乙', '　　・丙']],
    ['a tab behind the number', '（1）\t甲\n（2）\t乙', ['　（1）甲', '　（2）乙']],
    ['a count that starts again is a new list', '（1）甲\n（2）乙\n（1）丙', ['　（1）甲', '　（2）乙', '　（1）丙']],
    ['an outer number after inner ones', '①甲\n②乙\n（2）丙\n①丁', ['　（1）甲', '　（2）乙', '　（1）丙', '　　①丁']],
  ]
  for (const [name, pasted, read] of cases) {
    it(name, () => expect(readPasted(normalisePastedText(pasted))).toEqual(read))
  }

  it('no number is left in the text', () => {
    const text = JSON.stringify(blocksOf(normalisePastedText('（１）甲\n　①乙\n　　❶丙')))
    expect(text).not.toMatch(/[（１）①❶]/)
  })

  it('prose that begins like a number stays prose', () => {
    for (const prose of [
      '1.5倍に増えた。',
      '2023年度の予算を確保すること。',
      '３年以内に実施すること。',
      '－5％となった。',
      '○○市に求める。',
      '10、20代の若者を支援すること。',
      'アジア地域との交流を進めること。',
      '第1に、雇用である。',
    ])
      expect(readPasted(normalisePastedText(prose))).toEqual([prose])
  })

  it('a paragraph between two items of a count belongs to the first of them', () => {
    const [list, ...rest] = blocksOf(normalisePastedText('（1）甲\n説明の段落。\n（2）乙\n終わりの段落。'))
    expect(list?.content?.map((item) => item.content?.length)).toEqual([2, 1])
    expect(rest.map((block) => block.type)).toEqual(['paragraph'])
  })
})

describe('lines', () => {
  it('short lines that are complete in themselves are not joined', () => {
    expect(readPasted(normalisePastedText('川崎地域連合\n横浜地域連合\n湘南地域連合'))).toEqual([
      '川崎地域連合',
      '横浜地域連合',
      '湘南地域連合',
    ])
  })

  it('a line that ends in a comma goes on', () => {
    expect(readPasted(normalisePastedText('県は、\n市町村と連携し、\n整備すること。'))).toEqual([
      '県は、市町村と連携し、整備すること。',
    ])
  })

  it('an empty line ends a paragraph, spaces at the start are dropped', () => {
    expect(readPasted(normalisePastedText('　一つ目\r\n\r\n　二つ目'))).toEqual(['一つ目', '二つ目'])
  })

  it('words of Latin letters that meet get a space', () => {
    expect(readPasted(normalisePastedText('「Sustainable\nDevelopment」を進める。'))).toEqual([
      '「Sustainable Development」を進める。',
    ])
  })

  it('page numbers alone are dropped, nothing is left of nothing', () => {
    expect(blocksOf(normalisePastedText('\n- 3 -\n\f'))).toEqual([])
    expect(readPasted(normalisePastedText('\n- 3 -\n\n'))).toEqual(['- 3 -'])
    expect(blocksOf(normalisePastedText(''))).toEqual([])
  })
})

describe('HTML', () => {
  it('from Word: lists, tables, bold, underline and safe links; nothing else', () => {
    const blocks = blocksOf(normalisePastedHtml(WORD_HTML))
    documentSchema.nodeFromJSON(asDocument(blocks)).check()
    expect(sectionText(asDocument(blocks), 'body').split('\n')).toEqual([
      '　（1）地域医療の確保',
      '県内の医療提供体制について、2025年を見据え、次の施策を講じること。',
      '　（1）看護職員の確保に向け、離職防止の取り組みを支援すること。',
      '　　①夜勤の負担を減らすこと。',
      '　　②院内保育を広げること。',
      '　（2）救急搬送の体制を見直すこと。別紙',
      '　・対象は県内全域とする。',
      '区分\t内容',
      '病院\t34\t内側の',
      '表',
      '\t（1）救急',
      '（2）小児',
      '以上',
    ])
    const json = JSON.stringify(blocks)
    expect(json).toContain('{"type":"link","attrs":{"href":"https://example.jp/kyukyu"}}')
    expect(json).not.toMatch(/javascript|alert|color|font|img|<|\u00a0/)
    expect(json).toContain('{"type":"text","marks":[{"type":"bold"},{"type":"underline"}],"text":"2025年"}')
    const table = blocks.find((block) => block.type === 'table')
    expect(table?.content?.[0]?.content?.[1]?.attrs).toEqual({ colspan: 2 })
    expect(table?.content?.[1]?.content?.[0]?.attrs).toEqual({ rowspan: 2, colwidth: [151] })
  })

  it('what reviewers noted in Word stays behind: comments, what points to them, deleted text', () => {
    const html = `<p>点検を<del>毎月</del><ins>毎年</ins>行うこと。<span class=MsoCommentReference><![if !supportAnnotations]><a
class=msocomanchor href="#_msocom_1">[S1]</a><![endif]><span style='mso-special-character:comment'>&nbsp;</span></span></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText><a
class=msocomoff href="#_msoanchor_1">[S1]</a>金額を確認してください。</p></div></div>`
    expect(normalisePastedHtml(html)).toEqual({
      ok: true,
      value: [{ type: 'paragraph', content: [{ type: 'text', text: '点検を毎年行うこと。' }] }],
    })
  })

  it('lists of a browser, with further paragraphs and lists inside', () => {
    const html =
      '<ol><li><p>甲</p><p>甲の続き</p><ul><li>乙</li><li>丙</ul><p>甲の終わり</p></li><li>丁</ol><ol><li>戊</ol><p>己'
    expect(readPasted(normalisePastedHtml(html))).toEqual([
      '　（1）甲',
      '　甲の続き',
      '　　・乙',
      '　　・丙',
      '　甲の終わり',
      '　（2）丁',
      '　（1）戊',
      '己',
    ])
  })

  it('broken markup is read as far as it goes', () => {
    for (const html of [
      '<p>甲<b>乙',
      '甲 < 乙 & 丙 &amp; 丁',
      '<table><tr><td>甲</table>',
      '<p title="x>甲',
      '</p></ol>甲',
    ])
      expect(() => documentSchema.nodeFromJSON(asDocument(blocksOf(normalisePastedHtml(html)))).check()).not.toThrow()
    expect(readPasted(normalisePastedHtml('甲 < 乙 & 丙 &amp; 丁'))).toEqual(['甲 < 乙 & 丙 & 丁'])
  })

  it('hostile nesting neither ends the program nor takes long', () => {
    const started = performance.now()
    const deep = `${'<div><ol><li>'.repeat(20_000)}甲`
    expect(normalisePastedHtml(deep).ok).toBe(true)
    expect(normalisePastedHtml('<a href="'.repeat(50_000)).ok).toBe(true)
    expect(normalisePastedHtml('<'.repeat(90_000)).ok).toBe(true)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('length', () => {
  it('200 000 characters are refused, with the limit', () => {
    const refusal = { reason: 'textTooLong', values: { length: 200_000, limit: 100_000 } }
    expect(normalisePastedText('あ'.repeat(200_000))).toEqual({ ok: false, refusal })
    expect(normalisePastedHtml(`<p>${'あ'.repeat(200_000)}</p>`)).toEqual({ ok: false, refusal })
  })

  it('what alone would fit is refused when the text already there leaves no room', () => {
    const document = documentFromContent({ body: [{ kind: 'paragraph', text: 'あ'.repeat(60_000) }], background: '' })
    const state = State.create({ doc: documentSchema.nodeFromJSON(document) })
    const pasted = blocksOf(normalisePastedText('い'.repeat(60_000)))
    expect(insertPasted(state, pasted)).toMatchObject({
      ok: false,
      refusal: { reason: 'textTooLong', values: { length: 120_000, limit: 100_000 } },
    })
  })

  it('a long chapter of many lines is read in reasonable time', () => {
    const chapter = '（1）施策を講じること。\n　説明の段落である。\n'.repeat(4000)
    const started = performance.now()
    expect(normalisePastedText(chapter).ok).toBe(true)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

describe('pasting into a text', () => {
  const text = documentFromContent({
    body: [
      { kind: 'paragraph', text: '前後' },
      { kind: 'list', style: '（1）', items: [{ text: '項目' }] },
    ],
    background: '理由',
  })
  const at = (word: string, offset: number): EditorState => {
    const doc = documentSchema.nodeFromJSON(text)
    let position = 0
    doc.descendants((node, pos) => {
      if (node.isText && node.text === word) position = pos + offset
    })
    return State.create({ doc, selection: TextSelection.create(doc, position) })
  }
  const pasteAt = (state: EditorState, pasted: Pasted) => {
    const result = insertPasted(state, blocksOf(pasted))
    if (!result.ok) throw new Error(result.refusal.reason)
    const { doc } = state.apply(result.value)
    doc.check()
    return doc.toJSON() as DocumentJson
  }

  it('one line goes into the line', () => {
    const document = pasteAt(at('前後', 1), normalisePastedText('中'))
    expect(sectionText(document, 'body')).toBe('前中後\n　（1）項目')
  })

  it('a list into a paragraph splits it', () => {
    const document = pasteAt(at('前後', 1), normalisePastedText('（1）甲\n（2）乙'))
    expect(sectionText(document, 'body')).toBe('前\n　（1）甲\n　（2）乙\n後\n　（1）項目')
  })

  it('a table into a list item becomes text of the item', () => {
    const table = normalisePastedHtml('<table><tr><td>甲</td><td>乙</td></tr></table>')
    const document = pasteAt(at('項目', 2), table)
    expect(JSON.stringify(document)).not.toContain('table')
    expect(sectionText(document, 'body')).toContain('甲')
  })

  it('a table into a table cell becomes text of the cell', () => {
    const doc = documentSchema.nodeFromJSON(
      asDocument(blocksOf(normalisePastedHtml('<table><tr><td>左</td><td>右</td></tr></table>'))),
    )
    let position = 0
    doc.descendants((node, pos) => {
      if (node.text === '左') position = pos + 1
    })
    const state = State.create({ doc, selection: TextSelection.create(doc, position) })
    const document = pasteAt(state, normalisePastedHtml('<table><tr><td>甲</td><td>乙</td></tr></table>'))
    expect(sectionText(document, 'body')).toBe('左甲\n乙\t右')
  })

  it.each([
    ['a line', '続き', '前続き'],
    // The rest of the line has become a paragraph behind the list.
    ['a list', '（1）甲\n（2）乙', ''],
    ['paragraphs', '甲である。\n\n乙である。', '乙である。'],
  ])('the cursor stands at the end of what was pasted: %s', (_what, pasted, before) => {
    const result = insertPasted(at('前後', 1), blocksOf(normalisePastedText(pasted)))
    if (!result.ok) throw new Error(result.refusal.reason)
    const { $from } = result.value.selection
    expect($from.parent.textBetween(0, $from.parentOffset)).toBe(before)
  })

  it('the cursor stays in 要求本文 when a list is pasted at its end', () => {
    const result = insertPasted(at('項目', 2), blocksOf(normalisePastedText('（1）甲\n（2）乙')))
    if (!result.ok) throw new Error(result.refusal.reason)
    const { $from } = result.value.selection
    expect([$from.node(1).type.name, $from.parent.textContent]).toEqual(['requestBody', '乙'])
  })

  it('behind a table that would end a section there is a paragraph to go on in', () => {
    const document = pasteAt(at('理由', 2), normalisePastedHtml('<table><tr><td>甲</td><td>乙</td></tr></table>'))
    expect(document.content?.[1]?.content?.map((block) => block.type)).toEqual(['paragraph', 'table', 'paragraph'])
    expect(document.content?.[0]?.content?.map((block) => block.type)).toEqual(['paragraph', 'orderedList'])
  })

  it('into 背景・理由 it stays there', () => {
    const document = pasteAt(at('理由', 2), normalisePastedText('甲である。\n\n乙である。'))
    expect(sectionText(document, 'body')).toBe('前後\n　（1）項目')
    expect(sectionText(document, 'background')).toBe('理由甲である。\n乙である。')
  })
})
