import { expect, it } from 'vitest'
import { federationProfile, shippedProfile } from './federation-profile.ts'
import type { ReferenceRecipient } from './recipients.ts'
import { planSample, type SampleGround, type StandingBody } from './sample-plan.ts'

const sample = shippedProfile.parse({
  ...{
    key: 'chosonkai',
    nameJa: '町村会',
    nameEn: 'Towns',
    federationName: '県町村会',
    senderTitle: '会長',
    coSenderBody: '',
  },
  ...{ chosen: '', recipients: ['14'] },
  bodies: [
    { kind: 'committee', nameJa: '重点要望', nameEn: 'Priorities', number: 1 },
    { kind: 'committee', nameJa: '共通要望', nameEn: 'Common', number: 2 },
    { kind: 'bureau', nameJa: '事務局', nameEn: 'Secretariat', number: null },
    { kind: 'affiliate', nameJa: '葉山町', nameEn: 'Hayama', number: null },
  ],
})
const first = federationProfile.parse({ key: 'first', nameJa: '連合', nameEn: 'First' })
const recipient = (lgCode: string): ReferenceRecipient => ({
  ...{ kind: 'prefecture', lgCode, nameJa: lgCode, nameEn: lgCode, kana: '', region: '', municipality: '' },
  ...{ headTitle: '', assembly: '' },
})
const body = (nameJa: string, more: Partial<StandingBody> = {}): StandingBody => ({
  ...{ id: nameJa, kind: 'committee', nameJa, nameEn: nameJa, number: null, isUsed: false },
  ...more,
})
const plan = (ground: Partial<SampleGround>) =>
  planSample(
    sample,
    {
      ...{ profile: first, madeFrom: first, bodies: [], recipients: [], isFresh: true, judged: 0 },
      settings: {
        federationName: '連合',
        senderTitle: '会長',
        coSenderBody: '',
        senderName: '',
        contact: '',
        introduction: '',
      },
      shippedNames: new Set(['連合', '会長', '経済', '雇用', '政策局']),
      ...ground,
    },
    [recipient('140007'), recipient('010006')],
  )

it('F6: name and sender are set; a name that people typed is replaced only when they say so, and what no sample knows stays', () => {
  expect(plan({}).settings).toMatchObject([{ field: 'federationName', from: '連合', to: '県町村会', isChosen: true }])
  const settings = {
    federationName: '私たちの会',
    senderTitle: '',
    coSenderBody: '',
    senderName: '山田',
    contact: '電話',
    introduction: '',
  }
  const typed = plan({ settings })
  expect(typed.settings).toMatchObject([
    { field: 'federationName', isChosen: false },
    { field: 'senderTitle', isChosen: true },
  ])
  expect(typed.kept).toEqual(['senderName', 'contact'])
})

it('F6: what was changed of the profile since its sample is told before it is lost; empty names are no change', () => {
  const saved = {
    ...first,
    terms: { bureau: { ja: '', en: '' } },
    questions: { reason: { ...NONE, asked: 'optional' } },
  }
  expect(plan({ profile: federationProfile.parse(saved) }).lost).toEqual([])
  const changed = { ...saved, terms: { bureau: { ja: '企画課', en: '' } }, letter: '拝啓', numberingScheme: 'official' }
  expect(plan({ profile: federationProfile.parse(changed) }).lost).toEqual(['terms', 'forms', 'letter'])
})
const NONE = { ja: '', en: '' }

it('F6: a body that came with the program gets the name of the sample’s, the others are new, and nothing twice', () => {
  const bodies = [
    body('経済', { number: 1 }),
    body('雇用', { number: 2, isUsed: true }),
    body('政策局', { kind: 'bureau', isUsed: true }),
    body('葉山町', { kind: 'affiliate', isUsed: true }),
  ]
  const made = plan({ bodies })
  expect(made.renamed.map(({ id, body: { nameJa } }) => [id, nameJa])).toEqual([
    ['経済', '重点要望'],
    ['政策局', '事務局'],
  ])
  // A committee that has work keeps its number, and the new one gets a free one.
  expect(made.newBodies.map(({ body: { nameJa, number } }) => [nameJa, number])).toEqual([['共通要望', 3]])
  expect(made.idleBodies).toEqual([])
  expect(plan({ bodies: sample.bodies.map((one) => ({ ...one, id: one.nameJa, isUsed: true })) })).toMatchObject({
    ...{ newBodies: [], renamed: [], idleBodies: [] },
  })
})

it('F6: only what came with the program and is used nowhere is offered to be taken away', () => {
  const bodies = [body('経済', { number: 7 }), body('私たちの部会', { number: 8 }), body('雇用', { isUsed: true })]
  expect(plan({ bodies }).idleBodies.map(({ id }) => id)).toEqual(['経済'])
  const standing = (lgCode: string, isUsed: boolean) => ({ id: lgCode, lgCode, nameJa: lgCode, nameEn: lgCode, isUsed })
  const made = plan({ recipients: [standing('010006', false), standing('020001', true)] })
  expect(made.newRecipients.map(({ recipient: { lgCode } }) => lgCode)).toEqual(['140007'])
  expect(made.idleRecipients.map(({ id }) => id)).toEqual(['010006'])
})

it('F6: once something was asked for, nothing of bodies and recipients is proposed unasked', () => {
  const bodies = [body('政策局', { kind: 'bureau', isUsed: true })]
  const { newBodies, renamed, newRecipients } = plan({ bodies, isFresh: false })
  for (const { isChosen } of [...newBodies, ...renamed, ...newRecipients]) expect(isChosen).toBe(false)
})
