import { afterAll, beforeAll, expect, it } from 'vitest'
import { settingsFingerprint } from '#app/domain/form-fingerprints.ts'
import { ROLES } from '#app/domain/roles.ts'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { coSenderOf, createSettings, type Settings } from './settings.ts'

let federation: Federation
let settings: Settings

beforeAll(async () => {
  federation = await aFederation()
  settings = createSettings(federation.deps)
})
afterAll(() => federation.close())

const INPUT = {
  federationName: '連合ためし',
  senderTitle: '会長',
  senderName: ' 山田花子 ',
  coSenderBody: '',
  coSenderTitle: '',
  coSenderName: '',
  dateStyle: 'both',
  sealText: '',
  contact: '政策局',
  introduction: '一段落目\n二段落目',
  secondFactor: 'optional',
  secondFactorFrom: '2027-01-05',
}

/** From a page that was opened just now. */
const change = async (input: object) =>
  settings.change(federation.actors.admin, { ...input, basedOn: settingsFingerprint(await settings.read()) })

it('there are settings before anybody made some', async () => {
  expect(await settings.read()).toMatchObject({ senderName: '', dateStyle: 'wareki', sealText: '公印省略' })
})

it('C5: an administrator changes them, which is recorded before and after; an emptied line stays empty', async () => {
  const before = await settings.read()
  expectOk(await change(INPUT))
  expect(await settings.read()).toEqual({ ...INPUT, senderName: '山田花子' })
  const events = await federation.database.auditEvent.findMany({ where: { subjectType: 'settings' } })
  expect(events).toMatchObject([{ action: 'settings.change', personId: federation.actors.admin.personId }])
  expect(events[0]?.details).toEqual({ before, after: { ...INPUT, senderName: '山田花子' } })
})

it('F9: a second sender has a body, and is none when it is empty', async () => {
  expect(coSenderOf(await settings.read())).toBeNull()
  expect(await change({ ...INPUT, coSenderTitle: '理事長' })).toMatchObject({
    refusal: { fields: { coSenderBody: 'required' } },
  })
  const coSender = { coSenderBody: '福祉協議会', coSenderTitle: '理事長', coSenderName: '' }
  expectOk(await change({ ...INPUT, ...coSender }))
  expect(coSenderOf(await settings.read())).toEqual({ body: '福祉協議会', post: '理事長', name: null })
  expectOk(await change({ ...INPUT, coSenderBody: '' }))
})

it('what is wrong is said field by field, and nothing changes', async () => {
  const before = await settings.read()
  expect(await change({ ...INPUT, federationName: ' ', dateStyle: 'lunar' })).toMatchObject({
    ok: false,
    refusal: { reason: 'invalidInput', fields: { federationName: 'required', dateStyle: 'unknownChoice' } },
  })
  const tooLong = { ...INPUT, introduction: 'あ'.repeat(3001) }
  expect(await change(tooLong)).toMatchObject({
    refusal: { fields: { introduction: 'tooLong' } },
  })
  expect(await settings.read()).toEqual(before)
})

it('C6: of two who save from the same page the second hears of it, and what the first saved stays', async () => {
  const basedOn = settingsFingerprint(await settings.read())
  const { admin } = federation.actors
  expectOk(await settings.change(admin, { ...INPUT, basedOn, contact: '一人目の連絡先' }))
  expect(await settings.change(admin, { ...INPUT, basedOn, senderName: '二人目' })).toMatchObject({
    ok: false,
    refusal: { reason: 'versionChanged' },
  })
  expect(await settings.read()).toMatchObject({ contact: '一人目の連絡先', senderName: '山田花子' })
  expectOk(await change({ ...INPUT, contact: '一人目の連絡先', senderName: '二人目' }))
})

it.each(ROLES.filter((role) => role !== 'admin'))('the role %s changes no settings', async (role) => {
  expect(await settings.change(federation.actors[role], INPUT)).toMatchObject({
    ok: false,
    refusal: { reason: 'notPermitted' },
  })
})

it('I7: the day from which a second factor is required is set at the first start, and never again', async () => {
  const { database } = federation
  await database.setting.deleteMany()
  expectOk(await settings.startSecondFactorGrace('2026-11-27'))
  expect(await settings.read()).toMatchObject({ secondFactor: 'required', secondFactorFrom: '2026-12-27' })
  expectOk(await settings.startSecondFactorGrace('2027-01-27'))
  expect(await settings.read()).toMatchObject({ secondFactorFrom: '2026-12-27' })
  expectOk(await change({ ...INPUT, secondFactorFrom: '' }))
  expectOk(await settings.startSecondFactorGrace('2027-01-27'))
  expect(await settings.read()).toMatchObject({ secondFactorFrom: '' })
  expect(await change({ ...INPUT, secondFactor: 'perhaps', secondFactorFrom: '2027-02-31' })).toMatchObject({
    refusal: { fields: { secondFactor: 'unknownChoice', secondFactorFrom: 'notADate' } },
  })
})
