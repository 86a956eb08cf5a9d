import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays, todayInJapan } from '#app/domain/calendar-date.ts'
import type { MembershipAskId, PersonId } from '#app/domain/ids.ts'
import type { Actor } from '#app/domain/permissions.ts'
import {
  aFederation,
  anActor,
  expectOk,
  type Federation,
  PROVED,
} from '#server/policy-requests/policy-requests.test-support.ts'
import { createAccessNotices } from './access-notices.ts'
import { createMembershipAsks, type MembershipAsks } from './membership-asks.ts'
import { createOneTimeLinks } from './one-time-links.ts'
import { createPeople, type People } from './people.ts'

const today = todayInJapan(new Date())
const refusedWith = (reason: string) => ({ ok: false, refusal: { reason } })

let federation: Federation
let people: People
let asks: MembershipAsks
let first: Actor

beforeEach(async () => {
  federation = await aFederation()
  people = createPeople(federation.deps)
  asks = createMembershipAsks(federation.deps)
  first = federation.actors.admin
})
afterEach(() => federation.close())

const secondAdministrator = () => anActor(federation.database, 'admin', federation.bodies.bureau)
const wish = (change: object = {}) => ({
  formKey: randomUUID(),
  bodyId: federation.bodies.committee,
  role: 'committeeChair',
  startsOn: today,
  endsOn: '',
  ...change,
})
const give = (actor: Actor, personId: PersonId, change: object = {}) =>
  people.addMembership(actor, { ...wish(change), personId })
const askForOneself = async (actor: Actor, change: object = {}): Promise<MembershipAskId> => {
  expectOk(await give(actor, actor.personId, change))
  const [ask] = (await asks.open(actor)).filter(({ personId }) => personId === actor.personId)
  if (!ask) throw new Error('Nothing waits')
  return ask.id
}
const rolesOf = async (personId: PersonId) =>
  (await federation.database.membership.findMany({ where: { personId }, orderBy: { role: 'asc' } })).map(
    ({ role }) => role,
  )
const noticesFor = (actor: Actor) => createAccessNotices(federation.deps).for(actor)
const actionsAbout = async (personId: PersonId) =>
  (await federation.database.auditEvent.findMany({ where: { subjectId: personId }, orderBy: { id: 'asc' } })).map(
    ({ action }) => action,
  )

describe('P10: a role with a say on content for an administrator’s own person', () => {
  it('waits for a second administrator, who gives it or declines', async () => {
    const second = await secondAdministrator()
    const declined = await askForOneself(first)
    expect(await rolesOf(first.personId)).toEqual(['admin'])
    expect(await asks.confirm(first, declined)).toMatchObject(refusedWith('ownAskNeedsAnother'))
    expect(await asks.decline(first, declined)).toMatchObject(refusedWith('ownAskNeedsAnother'))
    expect(await asks.takeBack(second, declined)).toMatchObject(refusedWith('notPermitted'))
    expectOk(await asks.decline(second, declined))
    expect(await asks.confirm(second, declined)).toMatchObject(refusedWith('stateChanged'))

    const confirmed = await askForOneself(first)
    expect(await rolesOf(first.personId)).toEqual(['admin'])
    expectOk(await asks.confirm(second, confirmed))
    expect(await rolesOf(first.personId)).toEqual(['committeeChair', 'admin'])
    expect(await actionsAbout(first.personId)).toEqual([
      'membership.ask',
      'membership.decline',
      'membership.ask',
      'membership.confirm',
    ])
    const { ofBureau } = await noticesFor(federation.actors.bureau)
    expect(ofBureau).toMatchObject([
      { kind: 'roleGiven', isByOwn: true, confirmedByName: second.name, role: 'committeeChair', isNotable: true },
    ])
  })

  it('is nobody’s to answer who does not administer', async () => {
    await secondAdministrator()
    const id = await askForOneself(first)
    for (const actor of [federation.actors.bureau, federation.actors.viewer]) {
      expect(await asks.open(actor)).toEqual([])
      for (const answer of ['confirm', 'decline', 'takeBack'] as const)
        expect(await asks[answer](actor, id)).toMatchObject(refusedWith('notPermitted'))
    }
    expect(await rolesOf(first.personId)).toEqual(['admin'])
  })

  it('is taken back by the one who asked, and by asking anew', async () => {
    const second = await secondAdministrator()
    const id = await askForOneself(first)
    expectOk(await asks.takeBack(first, id))
    expect(await asks.confirm(second, id)).toMatchObject(refusedWith('stateChanged'))
    const replaced = await askForOneself(first)
    const again = await askForOneself(first, { endsOn: addDays(today, 30) })
    expect((await asks.open(second)).map((ask) => ask.id)).toEqual([again])
    expect(await asks.confirm(second, replaced)).toMatchObject(refusedWith('stateChanged'))
  })

  it('is given once when two confirm at once, and not when one confirms what the other declines', async () => {
    const [second, third] = [await secondAdministrator(), await secondAdministrator()]
    const id = await askForOneself(first)
    const both = await Promise.all([asks.confirm(second, id), asks.confirm(third, id)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await rolesOf(first.personId)).toEqual(['committeeChair', 'admin'])
    const other = await askForOneself(first, { role: 'committeeMember' })
    const answers = await Promise.all([asks.confirm(second, other), asks.decline(third, other)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await rolesOf(first.personId)).includes('committeeMember')).toBe(answers[0].ok)
  })

  it('is in force at once, and told to the whole bureau, where there is no other administrator', async () => {
    expectOk(await give(first, first.personId))
    expect(await rolesOf(first.personId)).toEqual(['committeeChair', 'admin'])
    expect(await asks.open(first)).toEqual([])
    for (const reader of [federation.actors.bureau, federation.actors.responseStaff])
      expect((await noticesFor(reader)).ofBureau).toMatchObject([
        { kind: 'roleGiven', isByOwn: true, confirmedByName: null, isNotable: true },
      ])
    expect(await noticesFor(federation.actors.committeeChair)).toEqual({ ofBureau: [], aboutMe: [] })
  })

  it('is in force at once where the other administrator’s account is closed or the term over', async () => {
    const second = await secondAdministrator()
    const id = await askForOneself(first)
    expectOk(await people.disable(first, second.personId))
    expect(await rolesOf(first.personId)).toEqual(['admin'])
    expectOk(await give(first, first.personId))
    expect(await rolesOf(first.personId)).toEqual(['committeeChair', 'admin'])
    expect(await asks.open(first)).toEqual([])
    expectOk(await people.enable(first, second.personId))
    expect(await asks.confirm(second, id)).toMatchObject(refusedWith('stateChanged'))
  })

  it('waits likewise when it is a longer term of what the administrator holds, and not when it is a shorter one', async () => {
    const ending = addDays(today, 10)
    expectOk(await give(first, first.personId, { endsOn: ending }))
    const second = await secondAdministrator()
    const { id: membershipId } = await federation.database.membership.findFirstOrThrow({
      where: { personId: first.personId, role: 'committeeChair' },
    })
    const endsOn = async () =>
      (await federation.database.membership.findUniqueOrThrow({ where: { id: membershipId } })).endsOn
        ?.toISOString()
        .slice(0, 10)
    const later = addDays(today, 400)
    expect(await people.endMembership(first, { membershipId, endsOn: later })).toEqual({ ok: true, value: 'asked' })
    expect(await endsOn()).toBe(ending)
    const [ask] = await asks.open(second)
    expect(ask).toMatchObject({ isExtension: true, endsOn: later })
    expectOk(await asks.confirm(second, ask?.id as MembershipAskId))
    expect(await endsOn()).toBe(later)
    expect((await noticesFor(federation.actors.bureau)).ofBureau[0]).toMatchObject({
      kind: 'termExtended',
      confirmedByName: second.name,
    })
    expect(await people.endMembership(first, { membershipId, endsOn: today })).toEqual({ ok: true, value: 'set' })
    expect(await endsOn()).toBe(today)
  })

  it('is asked for once by a form that arrives twice', async () => {
    const second = await secondAdministrator()
    const input = { ...wish(), personId: first.personId }
    const both = [await people.addMembership(first, input), await people.addMembership(first, input)]
    expect(both[0]).toEqual(both[1])
    expect(await asks.open(second)).toHaveLength(1)
  })

  it('is refused at once where it could not be given', async () => {
    await secondAdministrator()
    expect(await give(first, first.personId, { bodyId: federation.bodies.bureau })).toMatchObject(
      refusedWith('invalidInput'),
    )
    expect(await asks.open(first)).toEqual([])
  })
})

describe('P11: the bureau is told of', () => {
  it('roles that two administrators give each other, and who becomes an administrator', async () => {
    const second = await secondAdministrator()
    expectOk(await give(first, second.personId))
    expectOk(await give(second, first.personId, { role: 'committeeMember' }))
    expectOk(
      await give(first, federation.actors.committeeMember.personId, {
        bodyId: federation.bodies.bureau,
        role: 'admin',
      }),
    )
    const { ofBureau } = await noticesFor(federation.actors.bureau)
    expect(ofBureau.map(({ role, isNotable, isByOwn }) => [role, isNotable, isByOwn])).toEqual([
      ['admin', true, false],
      ['committeeMember', true, false],
      ['committeeChair', true, false],
    ])
  })

  it('a new account with a role, and the link by which somebody comes in with it', async () => {
    const links = createOneTimeLinks(federation.deps)
    const person = { formKey: randomUUID(), name: '新しい人', kana: '', email: 'new@example.jp' }
    const personId = expectOk(await people.create(first, person))
    expectOk(await links.forPassword(first, personId, PROVED))
    expectOk(await give(first, personId, { bodyId: federation.bodies.bureau, role: 'bureau' }))
    expectOk(await give(first, personId, { role: 'committeeMember' }))
    const { ofBureau } = await noticesFor(federation.actors.bureau)
    expect(ofBureau.map(({ kind, role, isNotable }) => [kind, role, isNotable])).toEqual([
      ['roleGiven', 'committeeMember', false],
      ['roleGiven', 'bureau', true],
      ['invitation', null, false],
    ])
  })

  it('a new password for somebody else, and so is whose account it is, who cannot put it away', async () => {
    const links = createOneTimeLinks(federation.deps)
    const { bureau: owner, responseStaff: colleague } = federation.actors
    await federation.database.person.update({ where: { id: owner.personId }, data: { passwordHash: 'some' } })
    expectOk(await links.forPassword(first, owner.personId, PROVED))
    expectOk(await links.forPassword(first, first.personId, PROVED))
    const { aboutMe, ofBureau } = await noticesFor(owner)
    expect(aboutMe).toMatchObject([{ kind: 'newPassword', byName: first.name }])
    expect(ofBureau).toEqual([])
    const seen = (await noticesFor(colleague)).ofBureau
    expect(seen).toMatchObject([{ kind: 'newPassword', personName: owner.name, isNotable: true }])
    const notices = createAccessNotices(federation.deps)
    const ids = seen.map(({ id }) => id)
    await notices.putAway(owner, ids)
    await notices.putAway(colleague, ids)
    await notices.putAway(colleague, ids)
    expect((await noticesFor(owner)).aboutMe).toHaveLength(1)
    expect((await noticesFor(colleague)).ofBureau).toEqual([])
    expect((await noticesFor(first)).ofBureau).toHaveLength(1)
  })

  it('what stays told: the program has no right to change or remove a notice', async () => {
    expectOk(await give(first, first.personId))
    const { database } = federation
    await expect(database.accessNotice.deleteMany()).rejects.toThrow(/permission denied|denied access/)
    await expect(database.accessNotice.updateMany({ data: { isNotable: false } })).rejects.toThrow()
    expect((await noticesFor(federation.actors.bureau)).ofBureau).toHaveLength(1)
  })
})
