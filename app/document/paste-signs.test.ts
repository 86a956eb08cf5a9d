import { describe, expect, it } from 'vitest'
import { RUNS, read, stays, table, text } from './paste-cases.test-support.ts'

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
    '①かつ②を満たすこと。',
    '①あるいは②による。',
    '(1)(2)を除く',
    '①,②のとおり',
    '①＋②の合計',
    '①→②の順',
    '①≧②となる場合に限る。',
    '①こそ重要である。',
    '①しか認めない。',
    '①やその他の事項を定める。',
    '①ほか3件を採択した。',
    '①案と②案を比べる。',
    '①案は国が、②案は県が示した。',
    '（1）式により算定する。',
    '(1)項に定める額とする。',
    '①同様、県が行うこと。',
    '①ときたら③である。',
    '①甲、②乙、③丙を行うこと。',
    '（ア）型の施設に限る。',
    '①甲である。',
    '①かつ②を満たすこと。\n②こそ大切である。',
    '①案は国が行う。\n②案は県が行う。',
    '○月○日に実施する。',
    '○年○月までに行うこと。',
    '〇月〇日',
    '●月●日から始める。',
    '○課において定める。',
    '◯県知事に求める。',
    '◯県知事に求める。\n◯市長に求める。',
    '○印は重点',
    '○印は重点\n○印のない項目は参考',
    '□課と□課で分担する。',
    '○月○日に始める。\n○月○日に終える。',
    '○年度の予算\n○月末の残高',
    '◎印\n甲である。',
    '○甲である。',
    '○×で答えること。',
    '○　月　○　日',
  ])
  const list = ['　（1）甲の支援', '　（2）乙の支援']
  table(
    [
      '①かつ②を満たすこと。',
      '①案と②案を比べる。',
      '①やその他の事項を定める。',
      '○月○日に実施する。',
      '○印は重点である。',
    ].map((prose) => [`beside a list too: ${prose}`, text(`①甲の支援\n②乙の支援\n${prose}`), [...list, prose]]),
  )
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
  table(RUNS.map(([name, pasted]) => [name, text(pasted), three]))
  table([
    ['a count of which only the first is there, with a gap', text('①　甲'), ['　（1）甲']],
    [
      'a sign whose words are an item of their own stays',
      text('（ア）\ni.甲\n（イ）\n乙'),
      ['（ア）', '　（1）甲', '（イ）', '乙'],
    ],
    ['a sign alone beside a list', text('（1）甲\n①乙\n（2）丙'), ['　（1）甲', '　　①乙', '　（2）丙']],
    ['the first of several counts', text('（1）甲\n　①乙'), ['　（1）甲', '　　①乙']],
    [
      'a bullet that is a place-holder elsewhere',
      text('○県の支援\n○若者の支援\n○○市の支援'),
      ['　・県の支援', '　・若者の支援', '○○市の支援'],
    ],
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
    '定員\n（120）\n（121）',
    '定員\n（120）\n申込み\n（121）\n当選\n（122）\n以上',
    '①\n②\n③\n④',
    '1.\n2.\n3.',
    '（1）\n（2）\n本文',
    '①\n甲\n②\n③\n丙',
    '①甲\n②乙\n③',
    '（ア）\n（イ）',
    '・\n・',
    '申込み\n○\n抽選\n○\n当選',
    '実績\n－\n目標\n－\n差引き',
    '（1）\n①甲',
  ])

  it('the numbers are said to be made anew, and are there as it was written', () => {
    const pasted = text('（99）甲\n（100）乙')
    expect(read(pasted).leftOut).toEqual({ signs: 2 })
    expect(read(pasted, 'asWritten').lines).toEqual(['（99）甲', '（100）乙'])
  })
})
