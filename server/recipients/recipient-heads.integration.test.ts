import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { headFingerprint } from '#app/domain/form-fingerprints.ts'
import type { RecipientId } from '#app/domain/ids.ts'
import { ROLES } from '#app/domain/roles.ts'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { headsOn } from './recipient-heads.repository.ts'
import { createRecipientHeads, type RecipientHeads } from './recipient-heads.ts'

let federation: Federation
let heads: RecipientHeads

beforeAll(async () => {
  federation = await aFederation()
  heads = createRecipientHeads(federation.deps)
})
afterAll(() => federation.close())

/** Each test has a recipient of its own. */
let taken = 0
const aRecipient = () => federation.recipientIds[taken++] as RecipientId
const NO_MORE = { kana: '', headTitle: '', assembly: '' }
const term = (recipientId: string, name: string, startsOn: string, endsOn = '') => ({
  ...{ formKey: randomUUID(), recipientId, name, startsOn, endsOn },
})
const nameOn = async (id: RecipientId, day: string) => (await headsOn(federation.database, [id], day)).get(id)
const refused = (field: string, reason: string) => ({
  refusal: { reason: 'invalidInput', fields: { [field]: reason } },
})

it('B9: who heads a recipient is kept by term; a new term ends the one before, on the record', async () => {
  const id = aRecipient()
  const { bureau } = federation.actors
  const form = term(id, ' 見本　花子 ', '2023-04-30')
  const first = expectOk(await heads.save(bureau, form))
  expect(await heads.save(bureau, form)).toEqual({ ok: true, value: first })
  expectOk(await heads.save(bureau, term(id, '見本　次郎', '2027-04-30')))
  expect(
    await Promise.all(['2023-04-29', '2023-04-30', '2027-04-29', '2027-04-30'].map((day) => nameOn(id, day))),
  ).toEqual([undefined, '見本　花子', '見本　花子', '見本　次郎'])
  const events = await federation.database.auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
  expect(events.map(({ action, subjectType }) => [action, subjectType])).toEqual(
    new Array(3).fill(['recipientHead.save', 'recipient']),
  )
  expect(events[1]?.details).toMatchObject({ before: { endsOn: null }, after: { id: first, endsOn: '2027-04-29' } })
})

it('B9: two are never in office at once, and no term ends before it begins', async () => {
  const id = aRecipient()
  const { admin } = federation.actors
  expectOk(await heads.save(admin, term(id, '甲', '2024-01-01', '2026-12-31')))
  expect(await heads.save(admin, term(id, '乙', '2026-12-31'))).toMatchObject(refused('startsOn', 'termOverlaps'))
  expect(await heads.save(admin, term(id, '乙', '2020-01-01'))).toMatchObject(refused('startsOn', 'termOverlaps'))
  expect(await heads.save(admin, term(id, '乙', '2027-02-01', '2027-01-31'))).toMatchObject(
    refused('endsOn', 'endBeforeStart'),
  )
  expect(await heads.save(admin, term(id, ' ', '2027-02-01'))).toMatchObject(refused('name', 'required'))
  const both = await Promise.all(
    ['乙', '丙'].map((name) => heads.save(admin, term(id, name, '2027-01-01', '2027-06-30'))),
  )
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
})

it('B9: a term with an end, entered later, leaves the term of who is in office as it is', async () => {
  const data = { kind: 'municipality', lgCode: '142018', nameJa: '横須賀市', nameEn: 'Yokosuka', sortOrder: 9 } as const
  const id = (await federation.database.recipient.create({ data: { ...data, ...NO_MORE } })).id as RecipientId
  const { bureau } = federation.actors
  expectOk(await heads.save(bureau, term(id, '甲', '2024-04-01')))
  expect(await heads.save(bureau, term(id, '乙', '2024-06-01', '2025-03-31'))).toMatchObject(
    refused('startsOn', 'termOverlaps'),
  )
  expect(await nameOn(id, '2026-01-01')).toBe('甲')
  expect(await nameOn(id, '2024-07-01')).toBe('甲')
  expectOk(await heads.save(bureau, term(id, '乙', '2020-04-01', '2024-03-31')))
  expect(await nameOn(id, '2024-03-31')).toBe('乙')
})

it('B9: a term is changed and removed as it was seen', async () => {
  const id = aRecipient()
  const { responseStaff } = federation.actors
  const headId = expectOk(await heads.save(responseStaff, term(id, '甲', '2024-01-01')))
  const basedOn = headFingerprint({ name: '甲', startsOn: '2024-01-01', endsOn: null })
  expectOk(await heads.save(responseStaff, { ...term(id, '甲　一郎', '2024-02-01', '2028-01-31'), headId, basedOn }))
  expect(await nameOn(id, '2024-02-01')).toBe('甲　一郎')
  expect(await heads.save(responseStaff, { ...term(id, '乙', '2024-01-01'), headId, basedOn })).toMatchObject({
    refusal: { reason: 'versionChanged' },
  })
  expect(await heads.remove(responseStaff, { headId, basedOn })).toMatchObject({
    refusal: { reason: 'versionChanged' },
  })
  const seen = headFingerprint({ name: '甲　一郎', startsOn: '2024-02-01', endsOn: '2028-01-31' })
  expectOk(await heads.remove(responseStaff, { headId, basedOn: seen }))
  expect(await nameOn(id, '2024-02-01')).toBeUndefined()
  expect(await heads.remove(responseStaff, { headId, basedOn: seen })).toMatchObject({
    refusal: { reason: 'notFound' },
  })
})

const MANAGERS = ['admin', 'bureau', 'responseStaff']
it.each(ROLES.filter((role) => !MANAGERS.includes(role)))('B9: the role %s names no head', async (role) => {
  const id = federation.recipientIds[0] as RecipientId
  expect(await heads.save(federation.actors[role], term(id, '丁', '2030-01-01'))).toMatchObject({
    refusal: { reason: 'notPermitted' },
  })
  expect(await heads.remove(federation.actors[role], { headId: randomUUID(), basedOn: '' })).toMatchObject({
    refusal: { reason: 'notPermitted' },
  })
})
