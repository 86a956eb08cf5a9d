import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES } from '#app/domain/roles.ts'
import { TEST_AUDIT_KEYS } from '#server/audit/audit-keys.test-support.ts'
import { createDatabase } from '#server/db/client.ts'
import { createTestDatabase } from '#server/db/test-database.ts'
import {
  aClient,
  aFederation,
  anActor,
  expectOk,
  type Federation,
  PROVED,
} from '#server/policy-requests/policy-requests.test-support.ts'
import { createSessions } from '#server/sessions/sessions.ts'
import { createOneTimeLinks } from './one-time-links.ts'

const CLIENT = aClient()
const PASSWORD = '水源の森を守る人の言葉2026'
const HOUR = 60 * 60_000
const USED = { ok: false, refusal: { reason: 'linkUsed' } }
const INVALID = { ok: false, refusal: { reason: 'linkInvalid' } }

let federation: Federation
let now: Date
let links: ReturnType<typeof createOneTimeLinks>
let sessions: ReturnType<typeof createSessions>

beforeAll(async () => {
  federation = await aFederation()
  const deps = { ...federation.deps, clock: { now: () => now } }
  links = createOneTimeLinks(deps)
  sessions = createSessions({ ...deps, isDemo: false })
  now = new Date()
})
afterAll(() => federation.close())

const aPerson = () => anActor(federation.database, 'viewer', federation.bodies.bureau)

async function aPersonWithPassword() {
  const person = await aPerson()
  await federation.database.person.update({ where: { id: person.personId }, data: { passwordHash: 'of an older one' } })
  return person
}

describe('a link for a password', () => {
  it('sets the password, once', async () => {
    const { personId, name } = await aPerson()
    const token = expectOk(await links.forPassword(federation.actors.admin, personId, PROVED))
    expect(await links.look(token)).toEqual({ ok: true, value: { purpose: 'invitation', name } })
    expect(expectOk(await links.use(token, { password: PASSWORD }))).toBe(personId)
    // A form that arrives a second time, its answer having been lost, must not say that the link is none.
    expect(await links.look(token)).toMatchObject(USED)
    expect(await links.use(token, { password: PASSWORD })).toMatchObject(USED)
    expect(await links.use(token, { password: 'もう一度使おうとする人の言葉' })).toMatchObject(USED)
    const records = await federation.database.auditEvent.findMany({
      where: { subjectId: personId },
      orderBy: { id: 'asc' },
    })
    expect(records).toMatchObject([
      { action: 'oneTimeLink.create' },
      { action: 'oneTimeLink.use', personId: null },
      { action: 'person.setPassword', personId, personName: name },
    ])
    expect(JSON.stringify(records.map((record) => record.details))).not.toContain(PASSWORD)
    const { email } = await federation.database.person.findUniqueOrThrow({ where: { id: personId } })
    expectOk(await sessions.signIn({ email, password: PASSWORD }, CLIENT))
  })

  it('works once when it is used twice at the same moment', async () => {
    const { personId } = await aPerson()
    const token = expectOk(await links.forPassword(federation.actors.admin, personId, PROVED))
    const uses = await Promise.all([1, 2].map((use) => links.use(token, { password: `${PASSWORD}${use}` })))
    expect(uses.filter((use) => use.ok)).toHaveLength(1)
  })

  it('invites whoever has none yet, for a week, until one is set', async () => {
    const { personId, name } = await aPerson()
    const token = expectOk(await links.forPassword(federation.actors.admin, personId, PROVED))
    const made = now
    now = new Date(made.getTime() + 7 * 24 * HOUR - 1)
    expectOk(await links.look(token))
    now = new Date(made.getTime() + 7 * 24 * HOUR)
    expect(await links.look(token)).toMatchObject(INVALID)
    now = made
    expectOk(await links.use(token, { password: PASSWORD }))
    const next = expectOk(await links.forPassword(federation.actors.admin, personId, PROVED))
    expect(await links.look(next)).toEqual({ ok: true, value: { purpose: 'newPassword', name } })
  })

  it('a new one expires after a day', async () => {
    const { personId } = await aPersonWithPassword()
    const token = expectOk(await links.forPassword(federation.actors.admin, personId, PROVED))
    const made = now
    now = new Date(made.getTime() + 24 * HOUR - 1)
    expectOk(await links.look(token))
    now = new Date(made.getTime() + 24 * HOUR)
    expect(await links.look(token)).toMatchObject(INVALID)
    expect(await links.use(token, { password: PASSWORD })).toMatchObject(INVALID)
    now = made
  })

  it('an invitation is replaced by a link for a new password', async () => {
    const { personId } = await aPerson()
    const invitation = expectOk(await links.forPassword(federation.actors.admin, personId, PROVED))
    await federation.database.person.update({ where: { id: personId }, data: { passwordHash: 'set meanwhile' } })
    expectOk(await links.forPassword(federation.actors.admin, personId, PROVED))
    expect(await links.look(invitation)).toMatchObject(INVALID)
  })

  it('is replaced by a newer one, and means nothing for a closed account', async () => {
    const { personId } = await aPerson()
    const older = expectOk(await links.forPassword(federation.actors.admin, personId, PROVED))
    const newer = expectOk(await links.forPassword(federation.actors.admin, personId, PROVED))
    expect(await links.look(older)).toMatchObject(INVALID)
    await federation.database.person.update({ where: { id: personId }, data: { disabledAt: now } })
    expect(await links.look(newer)).toMatchObject(INVALID)
    expect(await links.use(newer, { password: PASSWORD })).toMatchObject(INVALID)
  })

  it('stays usable after a password that is too short, and ends the sessions of the old one', async () => {
    const { personId } = await aPerson()
    const { token: session } = expectOk(await sessions.openSession(personId, CLIENT))
    const token = expectOk(await links.forPassword(federation.actors.admin, personId, PROVED))
    expect(await links.use(token, { password: 'みじかい' })).toMatchObject({
      ok: false,
      refusal: { reason: 'invalidInput', fields: { password: 'passwordTooShort' } },
    })
    expect(await sessions.visit(session)).not.toBeNull()
    expectOk(await links.use(token, { password: PASSWORD }))
    expect(await sessions.visit(session)).toBeNull()
  })

  it('is not stored as such', async () => {
    const { personId } = await aPerson()
    const token = expectOk(await links.forPassword(federation.actors.admin, personId, PROVED))
    const rows = await federation.database.oneTimeLink.findMany({ where: { personId } })
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it.each(ROLES.filter((role) => role !== 'admin'))('is not made by the role %s', async (role) => {
    expect(await links.forPassword(federation.actors[role], federation.actors.admin.personId, PROVED)).toMatchObject({
      ok: false,
      refusal: { reason: 'notPermitted' },
    })
  })

  it.each(['', 'x', 'A'.repeat(43), '../../etc/passwd'])('cannot be guessed: %s', async (token) => {
    expect(await links.look(token)).toMatchObject(INVALID)
    expect(await links.use(token, { password: PASSWORD })).toMatchObject(INVALID)
  })
})

describe('the link for the first administrator', () => {
  it('makes one, and there is none once there is an administrator', async () => {
    expect(await links.forFirstAdministrator()).toBeNull()
    const { url, drop } = await createTestDatabase()
    const open = createDatabase(url, { auditKeys: TEST_AUDIT_KEYS })
    try {
      const empty = createOneTimeLinks({ ...federation.deps, database: open.prisma })
      await open.prisma.body.create({ data: { kind: 'bureau', nameJa: '政策局', nameEn: 'Policy bureau' } })
      const replaced = (await empty.forFirstAdministrator()) ?? ''
      const token = (await empty.forFirstAdministrator()) ?? ''
      expect(await empty.look(replaced)).toMatchObject(INVALID)
      expect(await empty.look(token)).toEqual({ ok: true, value: { purpose: 'firstAdministrator', name: null } })
      expect(await empty.use(token, { name: '', kana: '', email: 'x', password: 'password1234' })).toMatchObject({
        ok: false,
        refusal: { fields: { name: 'required', email: 'notAnEmail', password: 'passwordTooCommon' } },
      })
      const input = { name: '最初の人', kana: '', email: 'first@example.jp', password: PASSWORD }
      const personId = expectOk(await empty.use(token, input))
      expect(await open.prisma.membership.findMany({ where: { personId } })).toMatchObject([{ role: 'admin' }])
      expect(await empty.use(token, { ...input, email: 'second@example.jp' })).toMatchObject(USED)
      expect(await empty.forFirstAdministrator()).toBeNull()

      // Whose term is over or whose account is closed administers nothing: the installation must not be locked for ever.
      const { prisma } = open
      await prisma.person.update({ where: { id: personId }, data: { disabledAt: new Date() } })
      const again = (await empty.forFirstAdministrator()) ?? ''
      expectOk(await empty.look(again))
      await prisma.person.update({ where: { id: personId }, data: { disabledAt: null } })
      expect(await empty.use(again, { ...input, email: 'third@example.jp' })).toMatchObject(INVALID)
      await prisma.membership.updateMany({ where: { personId }, data: { endsOn: new Date('2026-01-01') } })
      const recovery = (await empty.forFirstAdministrator()) ?? ''
      expectOk(await empty.use(recovery, { ...input, email: 'third@example.jp' }))
      expect(await empty.forFirstAdministrator()).toBeNull()
    } finally {
      await open.close()
      await drop()
    }
  })
})
