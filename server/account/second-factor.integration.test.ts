import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { personFingerprint } from '#app/domain/form-fingerprints.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { ROLES, type Role } from '#app/domain/roles.ts'
import { createOneTimeLinks } from '#server/people/one-time-links.ts'
import { createPeople } from '#server/people/people.ts'
import {
  aClient,
  aFederation,
  anActor,
  expectOk,
  type Federation,
  PROVED,
} from '#server/policy-requests/policy-requests.test-support.ts'
import { ATTEMPTS } from '#server/sessions/guesses.ts'
import { hashPassword } from '#server/sessions/password.ts'
import { createSessions, type Sessions } from '#server/sessions/sessions.ts'
import { type Account, createAccount } from './account.ts'
import type { Own } from './account-deps.ts'

const PASSWORD = '雨の日の港はいつも静かだった'
const START = new Date('2026-11-27T05:00:00Z')
const MINUTE = 60_000
const WRONG_CODE = { ok: false, refusal: { reason: 'wrongCode' } }

let federation: Federation
let now: Date
let account: Account
let sessions: Sessions
let passwordHash: string
let rule: { secondFactor: 'required' | 'optional'; secondFactorFrom: string }

beforeAll(async () => {
  federation = await aFederation()
  const settings = { read: async () => ({ ...(await federation.deps.settings.read()), ...rule }) }
  const deps = { ...federation.deps, settings, clock: { now: () => now } }
  account = createAccount(deps)
  sessions = createSessions({ ...deps, isDemo: false })
  passwordHash = await hashPassword(PASSWORD)
})
beforeEach(() => {
  now = START
  rule = { secondFactor: 'required', secondFactorFrom: '' }
})
afterAll(() => federation.close())

const later = (milliseconds: number) => {
  now = new Date(now.getTime() + milliseconds)
}
const codeOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() })

async function aPerson(role: Role = 'viewer') {
  const { personId } = await anActor(federation.database, role, federation.bodies.bureau)
  const email = `${personId}@example.jp`
  await federation.database.person.update({ where: { id: personId }, data: { passwordHash, email } })
  return { personId, email }
}

async function ownOf(token: string): Promise<Own> {
  const visit = await sessions.visit(token)
  if (!visit) throw new Error('not signed in')
  return { actor: visit.actor, sessionKey: visit.sessionKey, address: '192.0.2.1' }
}

/** A person whose second factor is on, half a minute after the first code was used. */
async function aCarefulPerson(role: Role = 'viewer') {
  const person = await aPerson(role)
  const { token } = expectOk(await sessions.signIn({ email: person.email, password: PASSWORD }, aClient()))
  const own = await ownOf(token)
  expectOk(await account.beginSecondFactor(own, ''))
  const secret = (await account.secondFactor(own)).setup?.secret ?? ''
  const recoveryCodes = expectOk(await account.confirmSecondFactor(own, codeOf(secret)))
  later(MINUTE)
  return { ...person, own, token, secret, recoveryCodes }
}

const signIn = async (email: string, client = aClient()) =>
  expectOk(await sessions.signIn({ email, password: PASSWORD }, client))
const recordsOf = (personId: PersonId, action: string) =>
  federation.database.auditEvent.findMany({ where: { subjectId: personId, action } })

describe('I6: a second factor', () => {
  it('is on after its first code, and asked for from then on: the password alone opens nothing', async () => {
    const { email, personId, secret } = await aCarefulPerson()
    const pending = await signIn(email)
    expect(pending.needsSecondFactor).toBe(true)
    expect(await sessions.visit(pending.token)).toBeNull()
    const client = aClient({ pendingToken: pending.token })
    expect(await sessions.awaitedFactors(client)).toEqual({ hasApp: true, hasPasskey: false })
    const session = expectOk(await sessions.proveSecondFactor(codeOf(secret), client))
    expect((await sessions.visit(session.token))?.actor.personId).toBe(personId)
    expect(await sessions.awaitedFactors(client)).toBeNull()
    expect(await recordsOf(personId, 'secondFactor.setUp')).toHaveLength(1)
    expect((await recordsOf(personId, 'session.signIn')).at(-1)?.details).toMatchObject({
      secondFactor: 'authenticator',
    })
  })

  it('is kept so that the database alone gives no codes', async () => {
    const { personId, secret, recoveryCodes } = await aCarefulPerson()
    const stored = JSON.stringify(
      [
        await federation.database.authenticator.findMany({ where: { personId } }),
        await federation.database.recoveryCode.findMany({ where: { personId } }),
        await federation.database.auditEvent.findMany({ where: { subjectId: personId } }),
      ],
      (_, value) => (typeof value === 'bigint' ? String(value) : value),
    )
    for (const word of [secret, ...recoveryCodes]) expect(stored).not.toContain(word)
  })

  it('takes a code once, also of two who send it at the same moment', async () => {
    const { email, secret } = await aCarefulPerson()
    const code = codeOf(secret)
    const [one, two] = [await signIn(email), await signIn(email)]
    const results = await Promise.all(
      [one, two].map(({ token }) => sessions.proveSecondFactor(code, aClient({ pendingToken: token }))),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results).toContainEqual(WRONG_CODE)
    const third = await signIn(email)
    expect(await sessions.proveSecondFactor(code, aClient({ pendingToken: third.token }))).toEqual(WRONG_CODE)
    later(30_000)
    expectOk(await sessions.proveSecondFactor(codeOf(secret), aClient({ pendingToken: third.token })))
  })

  it('is awaited ten minutes, by whose password was right', async () => {
    const { email, secret } = await aCarefulPerson()
    const { token } = await signIn(email)
    for (const pendingToken of [null, '', 'A'.repeat(43)])
      expect(await sessions.proveSecondFactor(codeOf(secret), aClient({ pendingToken }))).toMatchObject({
        refusal: { reason: 'signInExpired' },
      })
    later(10 * MINUTE)
    expect(await sessions.proveSecondFactor(codeOf(secret), aClient({ pendingToken: token }))).toMatchObject({
      refusal: { reason: 'signInExpired' },
    })
  })

  it('cannot be guessed: five wrong codes, and whoever knows the password waits', async () => {
    const { email, personId, secret } = await aCarefulPerson()
    const thief = (token: string) => aClient({ address: '198.51.100.9', pendingToken: token })
    const { token } = await signIn(email, thief(''))
    const wrong = codeOf(secret) === '000000' ? '111111' : '000000'
    for (let index = 0; index < ATTEMPTS.account; index++)
      expect(await sessions.proveSecondFactor(wrong, thief(token))).toEqual(WRONG_CODE)
    // Signing in with the password once more gives no new guesses.
    const again = await signIn(email, thief(''))
    expect(await sessions.proveSecondFactor(codeOf(secret), thief(again.token))).toMatchObject({
      refusal: { reason: 'tooManyAttempts' },
    })
    expect(await recordsOf(personId, 'session.refused')).toHaveLength(1)
    // The owner, where he signed in before, is not kept waiting by that.
    const own = await signIn(email)
    expectOk(await sessions.proveSecondFactor(codeOf(secret), aClient({ pendingToken: own.token })))
  })

  it('is asked for after a link for a new password too', async () => {
    const { personId } = await aCarefulPerson()
    const links = createOneTimeLinks(federation.deps)
    const link = expectOk(await links.forPassword(federation.actors.admin, personId, PROVED))
    expectOk(await links.use(link, { password: '霧の朝に船を数える灯台の人' }))
    const opened = expectOk(await sessions.openSession(personId, aClient()))
    expect(opened.needsSecondFactor).toBe(true)
    expect(await sessions.visit(opened.token)).toBeNull()
  })

  it('can be stood in for by a recovery code, once each, and they can be made anew', async () => {
    const { email, personId, recoveryCodes, own } = await aCarefulPerson()
    const [first = '', second = ''] = recoveryCodes
    const by = async (code: string) =>
      sessions.proveSecondFactor(code, aClient({ pendingToken: (await signIn(email)).token }))
    expectOk(await by(first.toLowerCase()))
    expect(await by(first)).toEqual(WRONG_CODE)
    expect((await account.secondFactor(own)).recoveryCodesLeft).toBe(9)
    const renewed = expectOk(await account.renewRecoveryCodes(own, ''))
    expect(await by(second)).toEqual(WRONG_CODE)
    expectOk(await by(renewed[0] ?? ''))
    expect(await recordsOf(personId, 'secondFactor.renewRecoveryCodes')).toHaveLength(1)
    // A code of somebody else is none.
    const other = await aCarefulPerson()
    const { token } = await signIn(email)
    expect(await sessions.proveSecondFactor(other.recoveryCodes[0] ?? '', aClient({ pendingToken: token }))).toEqual(
      WRONG_CODE,
    )
  })

  it('is not on before it is confirmed, and a wrong first code says so', async () => {
    const { email } = await aPerson()
    const own = await ownOf((await signIn(email)).token)
    expect(await account.confirmSecondFactor(own, '123456')).toMatchObject({ refusal: { reason: 'notFound' } })
    expectOk(await account.beginSecondFactor(own, ''))
    expect(await account.confirmSecondFactor(own, '')).toMatchObject({ refusal: { fields: { code: 'required' } } })
    expect(await account.confirmSecondFactor(own, 'abc')).toMatchObject({ refusal: { fields: { code: 'wrongCode' } } })
    expect((await signIn(email)).needsSecondFactor).toBe(false)
  })
})

describe('I8: what is delicate', () => {
  it('asks for the password again when the last proof is ten minutes old', async () => {
    const { own } = await aCarefulPerson()
    later(10 * MINUTE)
    const asked = { ok: false, refusal: { reason: 'invalidInput', fields: { currentPassword: 'required' } } }
    expect(await account.isProved(own)).toBe(false)
    expect(await account.renewRecoveryCodes(own, '')).toEqual(asked)
    expect(await account.switchOffSecondFactor(own, '')).toEqual(asked)
    expect(await account.switchOffSecondFactor(own, 'ちがう言葉です')).toMatchObject({
      refusal: { fields: { currentPassword: 'wrongPassword' } },
    })
    expectOk(await account.renewRecoveryCodes(own, PASSWORD))
    expect(await account.isProved(own)).toBe(true)
    expectOk(await account.switchOffSecondFactor(own, ''))
    expect((await account.secondFactor(own)).isOn).toBe(false)
  })

  it('a new e-mail and a link for a password are the services’ to ask a proof for: whoever calls them must hand one over', async () => {
    const { email } = await aPerson('admin')
    const own = await ownOf((await signIn(email)).token)
    const other = await aPerson()
    const { people, links } = { people: createPeople(federation.deps), links: createOneTimeLinks(federation.deps) }
    const { name } = await federation.database.person.findUniqueOrThrow({ where: { id: other.personId } })
    const stored = { name, kana: '', email: other.email }
    const form = { ...stored, personId: other.personId, basedOn: personFingerprint(stored) }
    const proofBy = (password: string) => () => account.requireProof(own, password)
    later(10 * MINUTE)
    const asked = { refusal: { fields: { currentPassword: 'required' } } }
    expect(await links.forPassword(own.actor, other.personId, proofBy(''))).toMatchObject(asked)
    expect(await people.change(own.actor, { ...form, email: 'other@example.jp' }, proofBy(''))).toMatchObject(asked)
    expect(
      await people.change(own.actor, { ...form, email: 'other@example.jp' }, proofBy('ちがう言葉です')),
    ).toMatchObject({
      refusal: { fields: { currentPassword: 'wrongPassword' } },
    })
    expect(await federation.database.person.findUnique({ where: { id: other.personId } })).toMatchObject({
      email: other.email,
    })
    // The name alone is nothing to sign in with.
    expectOk(await people.change(own.actor, { ...form, name: '改名' }, proofBy('')))
    expectOk(await links.forPassword(own.actor, other.personId, proofBy(PASSWORD)))
    // Whoever may not is told so, and no guess is spent on it.
    const viewer = await ownOf((await signIn(other.email)).token)
    let isAsked = false
    const asks = async () => {
      isAsked = true
      return account.requireProof(viewer, '')
    }
    expect(await links.forPassword(viewer.actor, own.actor.personId, asks)).toMatchObject({
      refusal: { reason: 'notPermitted' },
    })
    expect(await people.change(viewer.actor, form, asks)).toMatchObject({ refusal: { reason: 'notPermitted' } })
    expect(isAsked).toBe(false)
  })

  it('is begun by nobody who only found the screen', async () => {
    const { email } = await aPerson()
    const own = await ownOf((await signIn(email)).token)
    later(10 * MINUTE)
    expect(await account.beginSecondFactor(own, '')).toMatchObject({ ok: false })
    expect((await account.secondFactor(own)).setup).toBeNull()
  })
})

describe('I7: where a second factor is required', () => {
  it.each(['admin', 'bureau'] as const)('%s: nothing is permitted until it is set up', async (role) => {
    const { email } = await aPerson(role)
    const { token } = await signIn(email)
    rule = { ...rule, secondFactorFrom: '2026-11-28' }
    expect((await sessions.visit(token))?.actor.memberships).toHaveLength(1)
    expect(await account.reminder(await ownOf(token))).toMatchObject({ secondFactorFrom: '2026-11-28' })
    rule = { ...rule, secondFactorFrom: '2026-11-27' }
    const visit = await sessions.visit(token)
    expect(visit).toMatchObject({ mustSetUpSecondFactor: true, actor: { memberships: [] } })
    // Rooms ask in another way, and hear the same.
    expect((await sessions.refreshActors([visit?.sessionKey ?? ''])).get(visit?.sessionKey ?? '')?.memberships).toEqual(
      [],
    )
    const own = await ownOf(token)
    expect((await account.secondFactor(own)).need).toEqual({ is: 'now', from: '2026-11-27' })
    expectOk(await account.beginSecondFactor(own, ''))
    const secret = (await account.secondFactor(own)).setup?.secret ?? ''
    expectOk(await account.confirmSecondFactor(own, codeOf(secret)))
    expect(await sessions.visit(token)).toMatchObject({
      mustSetUpSecondFactor: false,
      actor: { memberships: [{ role }] },
    })
    expect(await account.reminder(await ownOf(token))).toBeNull()
  })

  it('other roles go on without, and so do people of the sample who came in with one click', async () => {
    rule = { ...rule, secondFactorFrom: '2026-11-01' }
    const { email } = await aPerson('viewer')
    expect(await sessions.visit((await signIn(email)).token)).toMatchObject({ mustSetUpSecondFactor: false })
    const { personId } = await aPerson('admin')
    await federation.database.person.update({ where: { id: personId }, data: { email: `${personId}@demo.example` } })
    const demo = createSessions({ ...federation.deps, clock: { now: () => now }, isDemo: true })
    const { token } = expectOk(await demo.signInAsDemoPerson(personId, aClient()))
    expect(await sessions.visit(token)).toMatchObject({ mustSetUpSecondFactor: false })
    expect(await account.reminder(await ownOf(token))).toBeNull()
  })
})

describe('I9: a lost second factor', () => {
  it('is taken away by an administrator, on the record; sessions end, and the person is told', async () => {
    const admin = await aPerson('admin')
    const own = await ownOf((await signIn(admin.email)).token)
    const { personId, email, token } = await aCarefulPerson()
    expectOk(await account.takeAwaySecondFactor(own, personId, ''))
    expect(await sessions.visit(token)).toBeNull()
    expect(await recordsOf(personId, 'secondFactor.takeAway')).toMatchObject([
      { personId: admin.personId, details: { endedSessions: 1 } },
    ])
    const again = await ownOf((await signIn(email)).token)
    expect(await account.reminder(again)).toMatchObject({ notices: [{ by: own.actor.name, at: now }] })
    expectOk(await account.noticesRead(again))
    expect(await account.reminder(again)).toBeNull()
    expect(await account.takeAwaySecondFactor(own, personId, '')).toMatchObject({ refusal: { reason: 'notFound' } })
  })

  it('is not taken away by any other role, nor one’s own, nor without a recent proof', async () => {
    const careful = await aCarefulPerson('admin')
    for (const role of ROLES.filter((other) => other !== 'admin')) {
      const { email } = await aPerson(role)
      const own = await ownOf((await signIn(email)).token)
      expect(await account.takeAwaySecondFactor(own, careful.personId, PASSWORD)).toMatchObject({
        refusal: { reason: 'notPermitted' },
      })
    }
    expect(await account.takeAwaySecondFactor(careful.own, careful.personId, '')).toMatchObject({
      refusal: { reason: 'notPermitted' },
    })
    const other = await aCarefulPerson()
    later(10 * MINUTE)
    expect(await account.takeAwaySecondFactor(careful.own, other.personId, '')).toMatchObject({
      refusal: { fields: { currentPassword: 'required' } },
    })
    expect((await account.secondFactor(other.own)).isOn).toBe(true)
  })
})
