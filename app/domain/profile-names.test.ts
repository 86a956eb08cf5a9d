import { expect, it } from 'vitest'
import { federationProfile } from './federation-profile.ts'
import { mistakableNames, type StandardNames } from './profile-names.ts'

const standard: Record<'ja' | 'en', StandardNames> = {
  ja: {
    marks: { realized: '実現', partial: '一部実現', ongoing: '継続・検討', difficult: '困難', unclear: '不十分' },
    intents: { new: '新規', strengthened: '補強', continued: '継続', finished: '終了' },
    fields: {
      ...{ number: '番号', intent: '区分', title: '件名', demand: '要求内容', situation: '現状と課題' },
      ...{ reason: '理由', addressedTo: '提出先の希望', isUrgent: '特に急ぐ' },
    },
  },
  en: {
    marks: { realized: 'Realised', partial: 'Partly', ongoing: 'Ongoing', difficult: 'Difficult', unclear: 'Unclear' },
    intents: { new: 'New', strengthened: 'Strengthened', continued: 'Continued', finished: 'Ended' },
    fields: {
      ...{ number: 'Number', intent: 'Kind', title: 'Subject', demand: 'What is wished for' },
      ...{ situation: 'Situation', reason: 'Reason', addressedTo: 'Whom to ask', isUrgent: 'Urgent' },
    },
  },
}
const named = (changed: object) =>
  mistakableNames(federationProfile.parse({ key: 'a', nameJa: '甲', nameEn: 'A', ...changed }), standard)
const ja = (name: string) => ({ ja: name, en: '' })
const asked = (name: string) => ({ ja: name, en: '', asked: 'optional' })

it.each([
  ['nothing is named', {}],
  ['names of one\u2019s own', { kinds: { new: ja('新しく出す'), strengthened: ja('補強（加筆、修正）') } }],
  ['two names change places', { kinds: { strengthened: ja('継続'), continued: ja('続行') } }],
  ['words of the trade', { terms: { demand: ja('要望'), strengthened: ja('拡充') } }],
  ['questions', { questions: { demand: asked('お願いしたいこと'), situation: asked('背景') } }],
])('F8: %s: nothing is taken for something else', (_about, changed) => expect(named(changed)).toEqual([]))

it.each([
  ['a kind with the name of another', { kinds: { strengthened: ja('継続') } }, ['kinds.strengthened.ja']],
  ['two kinds', { kinds: { new: ja('甲'), strengthened: ja('甲') } }, ['kinds.new.ja', 'kinds.strengthened.ja']],
  [
    'what differs in brackets alone',
    { kinds: { new: ja('要望（新）'), continued: ja('要望（続）') } },
    ['kinds.new.ja', 'kinds.continued.ja'],
  ],
  ['signs alone', { kinds: { new: ja('（新）') } }, ['kinds.new.ja']],
  ['the other language', { kinds: { strengthened: { ja: '', en: '新規' } } }, ['kinds.strengthened.en']],
  ['a word of the trade', { terms: { strengthened: ja('継続') } }, ['terms.strengthened.ja']],
  ['two marks', { marks: { realized: ja('困 難') } }, ['marks.realized.ja']],
  ['two questions', { questions: { reason: asked('要求内容') } }, ['questions.reason.ja']],
  ['the kind as a question', { questions: { reason: asked('区分') } }, ['questions.reason.ja']],
  ['the column of numbers', { questions: { reason: asked('番号') } }, ['questions.reason.ja']],
])('F8: %s is named as what is to be called otherwise', (_about, changed, fields) =>
  expect(named(changed)).toEqual(fields),
)
