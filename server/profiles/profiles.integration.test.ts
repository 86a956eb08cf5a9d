import { afterAll, beforeAll, expect, it } from 'vitest'
import { profileFingerprint } from '#app/domain/form-fingerprints.ts'
import { STANDARD_WORDS } from '#app/domain/own-words.ts'
import { ROLES } from '#app/domain/roles.ts'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { createProfiles, type Profiles, readNumbering } from './profiles.ts'

let federation: Federation
let profiles: Profiles

beforeAll(async () => {
  federation = await aFederation()
  profiles = createProfiles(federation.deps)
})
afterAll(() => federation.close())

const change = async (changed: object) => {
  const profile = await profiles.read()
  return profiles.change(federation.actors.admin, { ...profile, ...changed, basedOn: profileFingerprint(profile) })
}

it('F2: before anybody chose one, the profile is that of the first federation, in the standard words', async () => {
  expect(await profiles.read()).toMatchObject({ key: 'rengo-kanagawa', nameJa: '連合神奈川' })
  expect(await profiles.words('ja')).toEqual(STANDARD_WORDS)
})

it('F3: an administrator changes the profile, on the record, and pages have its words at once', async () => {
  const before = await profiles.read()
  expectOk(await change({ terms: { affiliate: { ja: '会員町村', en: 'member town' } } }))
  expect((await profiles.words('ja')).pairs).toEqual([['構成組織', '会員町村']])
  expect(await profiles.words('ja')).toBe(await profiles.words('ja'))
  const events = await federation.database.auditEvent.findMany({
    where: { subjectType: 'settings', subjectId: 'profile' },
    orderBy: { id: 'asc' },
  })
  expect(events).toHaveLength(1)
  expect(events[0]).toMatchObject({ action: 'settings.change', personId: federation.actors.admin.personId })
  expect(events[0]?.details).toEqual({ before, after: await profiles.read() })
})

it('F3: the numbering is one of the profile: lists are numbered by it wherever they are read', async () => {
  expectOk(await change({ numberingScheme: 'official' }))
  expect((await profiles.words('en')).numbering).toBe('official')
  expect(await readNumbering(federation.database)).toBe('official')
  expect(await change({ numberingScheme: 'roman' })).toMatchObject({
    refusal: { fields: { numberingScheme: 'unknownChoice' } },
  })
  expectOk(await change({ numberingScheme: 'federation' }))
})

it('F3: another process has the words when it looks again', async () => {
  const other = createProfiles(federation.deps)
  await other.words('ja')
  expectOk(await change({ terms: { affiliate: { ja: '加盟町村', en: '' } } }))
  await other.refresh()
  expect((await other.words('ja')).pairs).toEqual([['構成組織', '加盟町村']])
})

it('F7: signs of marks and how they count are the profile’s; two that cannot be told apart are refused at their field', async () => {
  const marks = { partial: { ja: '一部措置', en: 'Partly', symbol: '□', tone: 'good' } }
  expectOk(await change({ marks }))
  expect((await profiles.words('ja')).marks).toEqual({ partial: { symbol: '□', tone: 'good' } })
  expect((await profiles.words('ja')).labels).toMatchObject({ 'domain:evaluation.partial': '一部措置' })
  expect(
    await change({
      marks: { partial: { ...marks.partial, symbol: '〇' }, realized: { ...marks.partial, symbol: '○' } },
    }),
  ).toMatchObject({
    refusal: { fields: { 'marks.realized.symbol': 'signTaken' } },
  })
  expect(await change({ marks: { partial: { ...marks.partial, symbol: '無' } } })).toMatchObject({
    refusal: { fields: { 'marks.partial.symbol': 'signTaken' } },
  })
  expect(await change({ marks: { partial: { ...marks.partial, symbol: 'あああ' } } })).toMatchObject({
    refusal: { fields: { 'marks.partial.symbol': 'tooLong' } },
  })
  expectOk(await change({ marks: {} }))
})

it('C6: of two who save from the same page the second hears of it', async () => {
  const profile = await profiles.read()
  const basedOn = profileFingerprint(profile)
  const { admin } = federation.actors
  expectOk(await profiles.change(admin, { ...profile, basedOn, letter: '一人目' }))
  expect(await profiles.change(admin, { ...profile, basedOn, letter: '二人目' })).toMatchObject({
    refusal: { reason: 'versionChanged' },
  })
  expect((await profiles.read()).letter).toBe('一人目')
})

it('F3: what is wrong is said field by field, and nothing changes', async () => {
  const before = await profiles.read()
  expect(await change({ terms: { bureau: { ja: 'あ'.repeat(61), en: '{{x}}' } }, bodyKinds: [] })).toMatchObject({
    refusal: { reason: 'invalidInput', fields: { 'terms.bureau.ja': 'tooLong', bodyKinds: 'choiceMissing' } },
  })
  expect(await profiles.read()).toEqual(before)
})

it('F8: two things of one name are refused at the field, and nothing changes', async () => {
  const before = await profiles.read()
  const names = { strengthened: { ja: '継続', en: '' } }
  expect(
    await change({ kinds: names, questions: { reason: { ja: '件名', en: '', asked: 'optional' } } }),
  ).toMatchObject({
    refusal: {
      reason: 'invalidInput',
      fields: { 'kinds.strengthened.ja': 'alreadyExists', 'questions.reason.ja': 'alreadyExists' },
    },
  })
  expect(await profiles.read()).toEqual(before)
})

it.each(ROLES.filter((role) => role !== 'admin'))('F3: the role %s changes no profile', async (role) => {
  const basedOn = profileFingerprint(await profiles.read())
  const changed = await profiles.change(federation.actors[role], { basedOn })
  expect(changed).toMatchObject({ ok: false, refusal: { reason: 'notPermitted' } })
})
