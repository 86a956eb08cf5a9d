import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { personFingerprint } from '#app/domain/form-fingerprints.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { ROLES } from '#app/domain/roles.ts'
import type { AccessChange } from '#server/access-changes.ts'
import {
  aClient,
  aFederation,
  anActor,
  expectOk,
  type Federation,
  PROVED,
} from '#server/policy-requests/policy-requests.test-support.ts'
import { findActor } from '#server/sessions/sessions.repository.ts'
import { createSessions } from '#server/sessions/sessions.ts'
import { createPeople, PEOPLE_PAGE, type People } from './people.ts'

let federation: Federation
let people: People

beforeAll(async () => {
  federation = await aFederation()
  people = createPeople(federation.deps)
})
afterAll(() => federation.close())

let made = 0
const aPerson = (change: Partial<Record<'name' | 'kana' | 'email', string>> = {}) => ({
  name: '山田花子',
  kana: 'やまだ はなこ',
  email: `person-${made++}@example.jp`,
  ...change,
})
const admin = () => federation.actors.admin
const add = async (change = {}): Promise<PersonId> => expectOk(await people.create(admin(), aPerson(change)))
/** Changes a person from a page that was opened just now. */
const change = async (personId: PersonId, fields: object) => {
  const basedOn = personFingerprint(expectOk(await people.show(admin(), personId)))
  return people.change(admin(), { ...fields, personId, basedOn }, PROVED)
}
const auditOf = (subjectId: string) => federation.database.auditEvent.findMany({ where: { subjectId } })

describe('who may look after people', () => {
  it.each(ROLES.filter((role) => role !== 'admin'))('not a person in the role %s', async (role) => {
    const actor = federation.actors[role]
    const id = await add()
    const before = await federation.database.auditEvent.count()
    const membership = { personId: id, bodyId: federation.bodies.bureau, role: 'admin', startsOn: '2026-04-01' }
    for (const attempt of [
      people.list(actor, '', 1),
      people.show(actor, id),
      people.create(actor, aPerson()),
      people.change(actor, { ...aPerson(), personId: id }, PROVED),
      people.disable(actor, id),
      people.enable(actor, id),
      people.addMembership(actor, { ...membership, personId: actor.personId }),
      people.endMembership(actor, { membershipId: id, endsOn: '2026-04-01' }),
    ])
      expect(await attempt).toMatchObject({ ok: false, refusal: { reason: 'notPermitted' } })
    expect(await federation.database.auditEvent.count()).toBe(before)
  })

  it('everybody sees what is registered about themselves', async () => {
    const own = expectOk(await people.own(federation.actors.viewer))
    expect(own).toMatchObject({ id: federation.actors.viewer.personId, memberships: [{ role: 'viewer' }] })
  })
})

describe('a person', () => {
  it('is added with a record of it, shown, changed', async () => {
    const input = aPerson({ email: ' Hanako@Example.JP ' })
    const id = expectOk(await people.create(admin(), input))
    expect(expectOk(await people.show(admin(), id))).toMatchObject({
      name: '山田花子',
      email: 'hanako@example.jp',
      hasPassword: false,
      isDisabled: false,
      memberships: [],
    })
    expectOk(await change(id, { ...input, name: '山田はな子' }))
    expect(expectOk(await people.show(admin(), id)).name).toBe('山田はな子')
    expect((await auditOf(id)).map((event) => event.action)).toEqual(['person.create', 'person.change'])
  })

  it('leaves a trace of the address that somebody else signs in with from now on', async () => {
    const before = aPerson()
    const id = expectOk(await people.create(admin(), before))
    const after = { ...before, email: `new-${before.email}` }
    expectOk(await change(id, after))
    expect((await auditOf(id)).at(-1)).toMatchObject({ action: 'person.change', details: { before, after } })
  })

  it('has an e-mail address of its own, however it is written', async () => {
    await add({ email: 'taken@example.jp' })
    const other = await add()
    const refused = { ok: false, refusal: { reason: 'invalidInput', fields: { email: 'emailTaken' } } }
    expect(await people.create(admin(), aPerson({ email: 'TAKEN@example.jp' }))).toMatchObject(refused)
    expect(await change(other, aPerson({ email: 'taken@example.jp' }))).toMatchObject(refused)
  })

  it('C2: of several who ask for one e-mail at once, with forms of their own, one gets it and the others hear why not', async () => {
    const email = `${randomUUID()}@example.jp`
    const taken = { ok: false, refusal: { reason: 'invalidInput', fields: { email: 'emailTaken' } } }
    const id = expectOk(await people.create(admin(), aPerson({ email: `${randomUUID()}@example.jp` })))
    const results = await Promise.all([
      change(id, aPerson({ email })),
      ...Array.from({ length: 4 }, () => people.create(admin(), { ...aPerson({ email }), formKey: randomUUID() })),
    ])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    for (const result of results.filter((result) => !result.ok)) expect(result).toEqual(taken)
  })

  it('C6: is not changed from a page that is older than what somebody else saved', async () => {
    const before = aPerson()
    const personId = expectOk(await people.create(admin(), before))
    const form = { ...before, personId, basedOn: personFingerprint(before) }
    expectOk(await people.change(admin(), { ...form, kana: 'やまだ はな' }, PROVED))
    expect(await people.change(admin(), { ...form, name: '山田華子' }, PROVED)).toMatchObject({
      refusal: { reason: 'versionChanged' },
    })
    expect(expectOk(await people.show(admin(), personId))).toMatchObject({ name: before.name, kana: 'やまだ はな' })
  })

  it('needs a name and an address that is one', async () => {
    expect(await people.create(admin(), { name: ' ', kana: '', email: 'not an address' })).toMatchObject({
      ok: false,
      refusal: { reason: 'invalidInput', fields: { name: 'required', email: 'notAnEmail' } },
    })
  })

  it('is found by name, reading and address, page by page', async () => {
    const ids = []
    for (let index = 0; index <= PEOPLE_PAGE; index++)
      ids.push(await add({ name: '探される人', kana: 'さがされるひと' }))
    const first = expectOk(await people.list(admin(), 'さがされる', 1))
    const second = expectOk(await people.list(admin(), '探される人', 2))
    expect(first).toMatchObject({ total: PEOPLE_PAGE + 1, pageCount: 2 })
    expect([...first.people, ...second.people].map((person) => person.id).sort()).toEqual(ids.sort())
    expect(expectOk(await people.list(admin(), 'TAKEN@', 1)).total).toBe(1)
  })
})

describe('a membership', () => {
  it('is held in a body that the role fits', async () => {
    const id = await add()
    const { committee, affiliate } = federation.bodies
    const input = { personId: id, role: 'committeeChair', startsOn: '2026-04-01', endsOn: '2027-03-31' }
    expect(await people.addMembership(admin(), { ...input, bodyId: affiliate })).toMatchObject({
      ok: false,
      refusal: { reason: 'invalidInput', fields: { role: 'unknownChoice' } },
    })
    expectOk(await people.addMembership(admin(), { ...input, bodyId: committee }))
    expect(expectOk(await people.show(admin(), id)).memberships).toMatchObject([
      { role: 'committeeChair', body: { id: committee }, startsOn: '2026-04-01', endsOn: '2027-03-31' },
    ])
    expect(await people.addMembership(admin(), { ...input, bodyId: committee })).toMatchObject({
      ok: false,
      refusal: { reason: 'alreadyExists' },
    })
  })

  it('C2: is given once, whoever gives it at the same time with a form of his own', async () => {
    const personId = expectOk(await people.create(admin(), aPerson({ email: `${randomUUID()}@example.jp` })))
    const term = { personId, bodyId: federation.bodies.committee, role: 'committeeMember', startsOn: '2026-04-01' }
    const results = await Promise.all(
      Array.from({ length: 4 }, () => people.addMembership(admin(), { ...term, formKey: randomUUID() })),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    for (const result of results.filter((result) => !result.ok))
      expect(result).toMatchObject({ refusal: { reason: 'alreadyExists' } })
  })

  it('does not end before it starts', async () => {
    const id = await add()
    const input = { personId: id, bodyId: federation.bodies.bureau, role: 'bureau', startsOn: '2026-04-01' }
    const refused = { ok: false, refusal: { fields: { endsOn: 'endBeforeStart' } } }
    expect(await people.addMembership(admin(), { ...input, endsOn: '2026-03-31' })).toMatchObject(refused)
    const membershipId = expectOk(await people.addMembership(admin(), { ...input, endsOn: '' }))
    expect(await people.endMembership(admin(), { membershipId, endsOn: '2026-03-30' })).toMatchObject(refused)
    expectOk(await people.endMembership(admin(), { membershipId, endsOn: '2026-04-01' }))
    expect(expectOk(await people.show(admin(), id)).memberships[0]?.endsOn).toBe('2026-04-01')
  })

  it.each(['0000-01-01', '9999-12-31'])('C4: neither begins nor ends on %s', async (day) => {
    const personId = await add()
    const term = { personId, bodyId: federation.bodies.bureau, role: 'admin', startsOn: '2026-04-01' }
    const refusedFor = (field: string) => ({ refusal: { reason: 'invalidInput', fields: { [field]: 'notADate' } } })
    expect(await people.addMembership(admin(), { ...term, startsOn: day })).toMatchObject(refusedFor('startsOn'))
    expect(await people.addMembership(admin(), { ...term, endsOn: day })).toMatchObject(refusedFor('endsOn'))
    const membershipId = expectOk(await people.addMembership(admin(), { ...term, endsOn: '2999-12-31' }))
    expect(await people.endMembership(admin(), { membershipId, endsOn: day })).toMatchObject(refusedFor('endsOn'))
  })

  it('is held once at a time, also when it is given twice at the same moment', async () => {
    const personId = await add()
    const input = { personId, bodyId: federation.bodies.bureau, role: 'bureau', startsOn: '2026-04-01', endsOn: '' }
    const overlaps = (field: string) => ({
      ok: false,
      refusal: { reason: 'invalidInput', fields: { [field]: 'membershipOverlaps' } },
    })
    const given = await Promise.all(
      ['2026-04-01', '2026-05-01'].map((startsOn) => people.addMembership(admin(), { ...input, startsOn })),
    )
    expect(given.filter(({ ok }) => !ok)).toEqual([overlaps('startsOn')])
    const membershipId = given.flatMap((one) => (one.ok ? [one.value] : []))[0]
    expect(await people.addMembership(admin(), { ...input, startsOn: '2027-04-01' })).toEqual(overlaps('startsOn'))
    // Another role, and the same one afterwards.
    expectOk(await people.addMembership(admin(), { ...input, role: 'responseStaff', startsOn: '2026-04-01' }))
    expectOk(await people.endMembership(admin(), { membershipId, endsOn: '2027-03-31' }))
    expectOk(await people.addMembership(admin(), { ...input, startsOn: '2027-04-01' }))
    expect(await people.endMembership(admin(), { membershipId, endsOn: '2027-04-01' })).toEqual(overlaps('endsOn'))
    expectOk(await people.endMembership(admin(), { membershipId, endsOn: '2027-03-30' }))
  })

  it('that was taken back stands in nobody’s way', async () => {
    const personId = await add()
    const input = { personId, bodyId: federation.bodies.bureau, role: 'bureau', startsOn: '2026-04-10', endsOn: '' }
    const membershipId = expectOk(await people.addMembership(admin(), input))
    expectOk(await people.endMembership(admin(), { membershipId, endsOn: '2026-04-09' }))
    expectOk(await people.addMembership(admin(), { ...input, startsOn: '2026-04-01' }))
  })

  it('given by mistake today is taken back today', async () => {
    const personId = await add()
    const startsOn = todayInJapan(new Date())
    const yesterday = todayInJapan(new Date(Date.now() - 24 * 60 * 60_000))
    const input = { personId, bodyId: federation.bodies.bureau, role: 'bureau', startsOn, endsOn: '' }
    const membershipId = expectOk(await people.addMembership(admin(), input))
    const rolesNow = async () =>
      (await findActor(federation.database, personId, startsOn))?.memberships.map(({ role }) => role)
    expect(await rolesNow()).toEqual(['bureau'])
    expectOk(await people.endMembership(admin(), { membershipId, endsOn: yesterday }))
    expect(await rolesNow()).toEqual([])
  })

  it('that changes is told to open sessions and rooms', async () => {
    const heard: AccessChange[] = []
    const stop = federation.deps.accessChanges.listen((change) => heard.push(change))
    const personId = await add()
    await people.addMembership(admin(), { personId, bodyId: federation.bodies.bureau, role: 'bureau', startsOn: 'x' })
    stop()
    expect(heard).toEqual([{ kind: 'personChanged', personId }])
  })
})

describe('the last administrator', () => {
  const refused = { ok: false, refusal: { reason: 'lastAdministrator' } }
  const membershipOf = async (personId: PersonId) =>
    (await federation.database.membership.findFirstOrThrow({ where: { personId, role: 'admin' } })).id
  const dayFromToday = (days: number) => todayInJapan(new Date(Date.now() + days * 24 * 60 * 60_000))

  it('can neither be disabled nor lose the role, and stays as before', async () => {
    const { personId } = admin()
    expect(await people.disable(admin(), personId)).toMatchObject(refused)
    expect(
      await people.endMembership(admin(), {
        membershipId: await membershipOf(personId),
        endsOn: todayInJapan(new Date()),
      }),
    ).toMatchObject(refused)
    const person = expectOk(await people.show(admin(), personId))
    expect(person.isDisabled).toBe(false)
    expect(person.memberships[0]?.endsOn).toBeNull()
  })

  it('is not one while there is another', async () => {
    const other = await anActor(federation.database, 'admin', federation.bodies.bureau)
    expectOk(await people.disable(admin(), other.personId))
    expect(expectOk(await people.show(admin(), other.personId)).isDisabled).toBe(true)
  })

  it('is one too when the term of the other runs out by itself', async () => {
    const term = { bodyId: federation.bodies.bureau, role: 'admin', startsOn: dayFromToday(0) }
    const personId = await add()
    expectOk(await people.addMembership(admin(), { ...term, personId, endsOn: dayFromToday(90) }))
    expect(await people.disable(admin(), admin().personId)).toMatchObject(refused)
    for (const days of [-1, 30, 120]) {
      const end = { membershipId: await membershipOf(admin().personId), endsOn: dayFromToday(days) }
      expect(await people.endMembership(admin(), end)).toMatchObject(refused)
    }
    expect(expectOk(await people.show(admin(), admin().personId)).memberships[0]?.endsOn).toBeNull()
    // Who has an end may go: the one without stays.
    expectOk(await people.disable(admin(), personId))
    expectOk(await people.enable(admin(), personId))
    expectOk(
      await people.endMembership(admin(), { membershipId: await membershipOf(personId), endsOn: dayFromToday(-1) }),
    )
  })

  it('may hand over to a successor who begins when the own term ends, and not later', async () => {
    const leaving = await anActor(federation.database, 'admin', federation.bodies.bureau)
    const personId = await add()
    const successor = { personId, bodyId: federation.bodies.bureau, role: 'admin', startsOn: dayFromToday(11) }
    expectOk(await people.addMembership(leaving, successor))
    const membershipId = await membershipOf(leaving.personId)
    const only = { where: { id: admin().personId } }
    // Only the two are left: the federation's own administrator steps back for this test.
    await federation.database.person.update({ ...only, data: { disabledAt: new Date() } })
    const early = await people.endMembership(leaving, { membershipId, endsOn: dayFromToday(9) })
    const inTime = await people.endMembership(leaving, { membershipId, endsOn: dayFromToday(10) })
    const another = { ...successor, personId: await add(), startsOn: dayFromToday(1), endsOn: dayFromToday(3) }
    const gap = await people.addMembership(leaving, another)
    await federation.database.person.update({ ...only, data: { disabledAt: null } })
    expect([early, gap]).toMatchObject([refused, refused])
    expectOk(inTime)
  })

  it('remains when two remove each other at once', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(() => anActor(federation.database, 'admin', federation.bodies.bureau)),
    )
    if (!one || !other) throw new Error('two administrators')
    const { personId } = admin()
    // Only the two are left: the federation's own administrator steps back for this test.
    await federation.database.person.update({ where: { id: personId }, data: { disabledAt: new Date() } })
    const results = await Promise.all([people.disable(one, other.personId), people.disable(other, one.personId)])
    await federation.database.person.update({ where: { id: personId }, data: { disabledAt: null } })
    expect(results.filter((result) => result.ok)).toHaveLength(1)
  })
})

it('disabling ends every session; enabling gives the account back', async () => {
  const person = await anActor(federation.database, 'viewer', federation.bodies.bureau)
  const sessions = createSessions({ ...federation.deps, isDemo: false })
  const { token } = expectOk(await sessions.openSession(person.personId, aClient()))
  expect((await sessions.visit(token))?.actor.personId).toBe(person.personId)
  expectOk(await people.disable(admin(), person.personId))
  expect(await sessions.visit(token)).toBeNull()
  expectOk(await people.enable(admin(), person.personId))
  expect(await sessions.visit(token)).toBeNull()
  expectOk(await sessions.openSession(person.personId, aClient()))
})
