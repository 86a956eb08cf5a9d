import { afterAll, beforeAll, expect, it } from 'vitest'
import { profileFingerprint, settingsFingerprint } from '#app/domain/form-fingerprints.ts'
import { ROLES } from '#app/domain/roles.ts'
import { TAKE_AWAY } from '#app/domain/sample-plan.ts'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { createProfiles, type Profiles } from '#server/profiles/profiles.ts'
import { SHIPPED_PROFILES } from '#server/profiles/shipped-profiles.ts'
import { DEFAULT_BODIES } from '#server/reference-data/default-bodies.ts'
import { ensureReferenceData } from '#server/reference-data/ensure-reference-data.ts'
import { createSettings } from '#server/settings/settings.ts'
import { createSamples, type Samples } from './samples.ts'

let federation: Federation
let profiles: Profiles
let samples: Samples
beforeAll(async () => {
  federation = await aFederation()
  profiles = createProfiles(federation.deps)
  samples = createSamples({ ...federation.deps, profiles })
})
afterAll(() => federation.close())

const admin = () => federation.actors.admin
const show = async (key: string) => expectOk(await samples.show(admin(), key))
const events = (action: string) => federation.database.auditEvent.findMany({ where: { action } })

it('F6: looking at a sample changes nothing; an unknown one is refused in words', async () => {
  const before = await profiles.read()
  const { plan } = await show('cci-mishima')
  expect(plan.settings.map(({ to }) => to)).toContain('三島商工会議所')
  expect(await profiles.read()).toEqual(before)
  expect(await samples.show(admin(), 'nobody')).toMatchObject({ refusal: { fields: { key: 'unknownChoice' } } })
})

it('F6: only what was ticked is done, each on the record', async () => {
  const { database } = federation
  await database.body.create({
    data: { kind: 'committee', nameJa: DEFAULT_BODIES[0]?.nameJa ?? '', nameEn: 'Economy', number: 80 },
  })
  const { key, plan, basedOn } = await show('cci-mishima')
  const bodies = await database.body.count()
  const take = [
    ...plan.settings.map((one) => one.key),
    ...plan.newBodies.slice(0, 1).map((one) => one.key),
    ...plan.newRecipients.map((one) => one.key),
    TAKE_AWAY.bodies,
  ]
  const idle = plan.idleBodies.length
  expect(idle).toBeGreaterThan(0)
  expectOk(await samples.take(admin(), { key, basedOn, take }))
  expect(await profiles.read()).toMatchObject({ key: 'cci-mishima' })
  expect((await profiles.words('ja')).pairs).toContainEqual(['連合会', '商工会議所'])
  expect(await createSettings(federation.deps).read()).toMatchObject({
    federationName: '三島商工会議所',
    senderTitle: '会頭',
  })
  expect(await database.recipient.count({ where: { nameJa: '三島市', headTitle: '三島市長' } })).toBe(1)
  expect(await database.body.count()).toBe(bodies + 1 - idle)
  expect(await events('body.remove')).toHaveLength(idle)
  for (const action of ['body.create', 'recipient.add']) expect(await events(action)).toHaveLength(1)
  expect(await events('settings.change')).toHaveLength(2)
  expect((await show('cci-mishima')).plan.newRecipients).toEqual([])
})

it('F6: names that people typed, and what they changed of the profile, are told and stay or go as they say', async () => {
  const settings = createSettings(federation.deps)
  const before = await settings.read()
  const typed = { ...before, federationName: '三島まちづくり会議', basedOn: settingsFingerprint(before) }
  expectOk(await settings.change(admin(), typed))
  const profile = await profiles.read()
  expectOk(await profiles.change(admin(), { ...profile, letter: '謹啓', basedOn: profileFingerprint(profile) }))
  const { key, plan, basedOn } = await show('chosonkai-kanagawa')
  expect(plan.lost).toEqual(['letter'])
  expect(plan.settings).toMatchObject([{ from: '三島まちづくり会議', isChosen: false }, { field: 'senderTitle' }])
  expectOk(await samples.take(admin(), { key, basedOn, take: [] }))
  expect(await settings.read()).toMatchObject({ federationName: '三島まちづくり会議' })
})

it('C6: what changed since it was shown is shown again instead of done', async () => {
  const { key, basedOn } = await show('rengo-kanagawa')
  const profile = await profiles.read()
  expectOk(await profiles.change(admin(), { ...profile, letter: '拝啓', basedOn: profileFingerprint(profile) }))
  expect(await samples.take(admin(), { key, basedOn, take: [] })).toMatchObject({
    refusal: { reason: 'versionChanged' },
  })
})

it('F6: a body or recipient that is named anywhere is never taken away', async () => {
  const { database } = federation
  for (const { key } of SHIPPED_PROFILES) {
    const { plan } = await show(key)
    const used = new Set([
      ...(await database.membership.findMany({ select: { bodyId: true } })).map(({ bodyId }) => bodyId),
      ...(await database.policyRequestRecipient.findMany({ select: { recipientId: true } })).map(
        ({ recipientId }) => recipientId,
      ),
    ])
    for (const { id } of [...plan.idleBodies, ...plan.idleRecipients]) expect(used).not.toContain(id)
  }
})

it('F6: recipients that were taken away do not come back when the program starts again', async () => {
  const { database } = federation
  const { key, plan, basedOn } = await show('rengo-hokkaido')
  const take = [...plan.newRecipients.map((one) => one.key), TAKE_AWAY.recipients]
  expectOk(await samples.take(admin(), { key, basedOn, take }))
  const left = await database.recipient.findMany({ select: { lgCode: true } })
  await ensureReferenceData(database)
  expect(await database.recipient.findMany({ select: { lgCode: true } })).toEqual(left)
})

it.each(ROLES.filter((role) => role !== 'admin'))('F6: the role %s chooses no sample', async (role) => {
  const refused = { ok: false, refusal: { reason: 'notPermitted' } }
  expect(await samples.show(federation.actors[role], 'cci-mishima')).toMatchObject(refused)
  expect(await samples.take(federation.actors[role], { key: 'cci-mishima', basedOn: '', take: [] })).toMatchObject(
    refused,
  )
})
