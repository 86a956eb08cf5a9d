import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '#app/domain/ids.ts'
import type { Role } from '#app/domain/roles.ts'
import { PASSKEYS_MAX } from '#app/domain/second-factor.ts'
import { aDevice } from '#server/passkeys/device.test-support.ts'
import {
  aClient,
  aFederation,
  anActor,
  expectOk,
  type Federation,
} from '#server/policy-requests/policy-requests.test-support.ts'
import { hashPassword } from '#server/sessions/password.ts'
import { createSessions, type Sessions } from '#server/sessions/sessions.ts'
import { type Account, createAccount } from './account.ts'
import type { Own } from './account-deps.ts'

const MINUTE = 60_000
const PASSWORD = '雨の日の港はいつも静かだった'
let passwordHash: string
let federation: Federation
let account: Account
let sessions: Sessions
let now = new Date('2026-11-27T05:00:00Z')
let secondFactorFrom = ''
const later = (milliseconds: number) => {
  now = new Date(now.getTime() + milliseconds)
}

beforeAll(async () => {
  federation = await aFederation()
  passwordHash = await hashPassword(PASSWORD)
  const settings = { read: async () => ({ ...(await federation.deps.settings.read()), secondFactorFrom }) }
  const deps = { ...federation.deps, clock: { now: () => now }, settings }
  account = createAccount(deps)
  sessions = createSessions({ ...deps, isDemo: false })
})
afterAll(() => federation.close())
beforeEach(() => {
  now = new Date('2026-11-27T05:00:00Z')
  secondFactorFrom = ''
})

async function ownOf(token: string): Promise<Own> {
  const visit = await sessions.visit(token)
  if (!visit) throw new Error('not signed in')
  return { actor: visit.actor, sessionKey: visit.sessionKey, address: '192.0.2.1' }
}

async function aPerson(role: Role = 'viewer') {
  const { personId } = await anActor(federation.database, role, federation.bodies.bureau)
  const email = `${personId}@example.jp`
  await federation.database.person.update({ where: { id: personId }, data: { passwordHash, email } })
  const { token } = expectOk(await sessions.signIn({ email, password: PASSWORD }, aClient()))
  return { personId, email, token, own: await ownOf(token) }
}

/** Somebody whose device has a passkey. */
async function aHolder(role: Role = 'viewer') {
  const person = await aPerson(role)
  const device = aDevice(federation.deps.publicUrl, person.personId)
  const asked = expectOk(await account.beginPasskey(person.own, { name: '職場のパソコン' }, ''))
  const response = device.register(asked.options)
  const recoveryCodes = expectOk(
    await account.addPasskey(person.own, asked.cookie.token, { name: '職場のパソコン', response }),
  )
  return { ...person, device, recoveryCodes, registration: { token: asked.cookie.token, response } }
}

const REFUSED = { ok: false, refusal: { reason: 'passkeyRefused' } }
const recordsOf = (personId: PersonId, action: string) =>
  federation.database.auditEvent.findMany({ where: { subjectId: personId, action } })

/** Asks for a challenge and has the device answer it. */
async function signInBy(answer: (asked: { challenge: string }) => string) {
  const { options, cookie } = await sessions.askForPasskey()
  const response = answer(options)
  const client = aClient({ passkeyToken: cookie.token })
  return { client, response, result: await sessions.signInWithPasskey(response, client) }
}

describe('I10: a passkey', () => {
  it('is made, named, seen, and signs in without a password, on the record', async () => {
    const { personId, device, own, recoveryCodes } = await aHolder()
    expect(recoveryCodes).toHaveLength(10)
    expect(await account.passkeys(own)).toMatchObject([{ name: '職場のパソコン', createdAt: now, lastUsedAt: null }])
    later(MINUTE)
    const { result } = await signInBy(device.signIn)
    expect((await sessions.visit(expectOk(result).token))?.actor.personId).toBe(personId)
    expect(await account.passkeys(own)).toMatchObject([{ lastUsedAt: now }])
    expect(await recordsOf(personId, 'passkey.add')).toMatchObject([{ details: { name: '職場のパソコン' } }])
    expect((await recordsOf(personId, 'session.signIn')).at(-1)?.details).toMatchObject({ secondFactor: 'passkey' })
  })

  it('counts as the second factor: the password alone opens nothing, and who must have one has it', async () => {
    secondFactorFrom = '2026-11-01'
    const { token } = await aPerson('admin')
    expect(await sessions.visit(token)).toMatchObject({ mustSetUpSecondFactor: true, actor: { memberships: [] } })
    const holder = await aHolder('admin')
    expect(await sessions.visit(holder.token)).toMatchObject({
      mustSetUpSecondFactor: false,
      actor: { memberships: [{ role: 'admin' }] },
    })
    const byPassword = expectOk(await sessions.signIn({ email: holder.email, password: PASSWORD }, aClient()))
    expect(byPassword.needsSecondFactor).toBe(true)
    expect(await sessions.visit(byPassword.token)).toBeNull()
    const [code = ''] = holder.recoveryCodes
    expectOk(await sessions.proveSecondFactor(code, aClient({ pendingToken: byPassword.token })))
    expect(await account.secondFactor(holder.own)).toMatchObject({ isOn: true, hasApp: false, recoveryCodesLeft: 9 })
  })

  it('is refused from another page, when it is replayed, without its holder, and too late', async () => {
    const { device, own, registration } = await aHolder()
    const elsewhere = { origin: 'https://desk.example.jp.evil.example' }
    expect((await signInBy((asked) => device.signIn(asked, elsewhere))).result).toMatchObject(REFUSED)
    // Present, but neither finger nor number: whoever found the device.
    expect((await signInBy((asked) => device.signIn(asked, { flags: 0x01 }))).result).toMatchObject(REFUSED)
    const { client, response, result } = await signInBy(device.signIn)
    expectOk(result)
    expect(await sessions.signInWithPasskey(response, client)).toMatchObject(REFUSED)
    // What another browser was asked, or nobody.
    const { cookie } = await sessions.askForPasskey()
    for (const passkeyToken of [cookie.token, registration.token, '', 'A'.repeat(80), null])
      expect(
        await sessions.signInWithPasskey(
          device.signIn((await sessions.askForPasskey()).options),
          aClient({ passkeyToken }),
        ),
      ).toMatchObject(REFUSED)
    const asked = await sessions.askForPasskey()
    later(5 * MINUTE)
    expect(
      await sessions.signInWithPasskey(device.signIn(asked.options), aClient({ passkeyToken: asked.cookie.token })),
    ).toMatchObject(REFUSED)
    now = new Date(now.getTime() - 5 * MINUTE)
    expect(
      await account.addPasskey(own, registration.token, { name: '二つ目', response: registration.response }),
    ).toMatchObject(REFUSED)
    expect(await account.passkeys(own)).toHaveLength(1)
  })

  it('is answered once, also of two who send the same answer at the same moment', async () => {
    const { device } = await aHolder()
    const { options, cookie } = await sessions.askForPasskey()
    const response = device.signIn(options)
    const client = aClient({ passkeyToken: cookie.token })
    const results = await Promise.all([1, 2].map(() => sessions.signInWithPasskey(response, client)))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
  })

  it('is of one person: another’s signs in nobody else, nor does one that nobody registered, or a copy', async () => {
    const [one, other] = [await aHolder(), await aHolder()]
    expect((await signInBy((asked) => one.device.signIn(asked, {}, other.personId))).result).toMatchObject(REFUSED)
    // The id of one, signed by the device of the other.
    const forged = (asked: { challenge: string }) =>
      JSON.stringify({
        ...JSON.parse(other.device.signIn(asked, {}, one.personId)),
        id: one.device.credentialId,
        rawId: one.device.credentialId,
      })
    expect((await signInBy(forged)).result).toMatchObject(REFUSED)
    expect((await signInBy(aDevice(federation.deps.publicUrl, one.personId).signIn)).result).toMatchObject(REFUSED)
    expectOk((await signInBy(one.device.signIn)).result)
    one.device.rewind()
    expect((await signInBy(one.device.signIn)).result).toMatchObject(REFUSED)
  })

  it('is refused when it is removed, and by a closed account; the last one takes the recovery codes with it', async () => {
    const { device, own, personId, recoveryCodes, email } = await aHolder()
    const other = await aHolder()
    const [passkey] = await account.passkeys(own)
    expect(await account.removePasskey(other.own, passkey?.id ?? '', '')).toMatchObject({
      refusal: { reason: 'notFound' },
    })
    later(10 * MINUTE)
    expect(await account.removePasskey(own, passkey?.id ?? '', '')).toMatchObject({
      refusal: { fields: { currentPassword: 'required' } },
    })
    expectOk(await account.removePasskey(own, passkey?.id ?? '', PASSWORD))
    expect((await signInBy(device.signIn)).result).toMatchObject(REFUSED)
    expect(await account.secondFactor(own)).toMatchObject({ isOn: false, recoveryCodesLeft: 0 })
    expect(expectOk(await sessions.signIn({ email, password: PASSWORD }, aClient())).needsSecondFactor).toBe(false)
    expect(recoveryCodes).toHaveLength(10)
    expect(await recordsOf(personId, 'passkey.remove')).toMatchObject([{ details: { name: '職場のパソコン' } }])
    await federation.database.person.update({ where: { id: other.personId }, data: { disabledAt: now } })
    expect((await signInBy(other.device.signIn)).result).toMatchObject(REFUSED)
  })

  it('goes with what an administrator takes away', async () => {
    const admin = await aPerson('admin')
    const { personId, device, token } = await aHolder()
    expectOk(await account.takeAwaySecondFactor(admin.own, personId, ''))
    expect(await sessions.visit(token)).toBeNull()
    expect((await signInBy(device.signIn)).result).toMatchObject(REFUSED)
  })

  it('is made in the session that was asked, on our page, with its holder verified, once, named, and not without end', async () => {
    const { own, personId } = await aPerson()
    const device = aDevice(federation.deps.publicUrl, personId)
    const asked = async () => expectOk(await account.beginPasskey(own, { name: '電話' }, ''))
    const add = async (from: Own, make: (options: { challenge: string }) => string) => {
      const { options, cookie } = await asked()
      return account.addPasskey(from, cookie.token, { name: '電話', response: make(options) })
    }
    expect(await account.beginPasskey(own, { name: ' ' }, '')).toMatchObject({
      refusal: { fields: { name: 'required' } },
    })
    const other = await aPerson()
    expect(await add(other.own, device.register)).toMatchObject(REFUSED)
    expect(await add(own, (options) => device.register(options, { origin: 'https://evil.example' }))).toMatchObject(
      REFUSED,
    )
    expect(await add(own, (options) => device.register(options, { flags: 0x01 }))).toMatchObject(REFUSED)
    for (const nonsense of ['', '{', '[]', '{"id":"x"}', 'null', '['.repeat(50_000)])
      expect(await add(own, () => nonsense)).toMatchObject(REFUSED)
    expectOk(await add(own, device.register))
    // The same device again, also of somebody else.
    expect(await add(own, device.register)).toMatchObject(REFUSED)
    for (let count = 1; count < PASSKEYS_MAX - 1; count++)
      expectOk(await add(own, aDevice(federation.deps.publicUrl, personId).register))
    // Two begun while there was room for one, finished in the same moment.
    const both = await Promise.all([asked(), asked()])
    const answers = await Promise.all(
      both.map(({ options, cookie }) => {
        const response = aDevice(federation.deps.publicUrl, personId).register(options)
        return account.addPasskey(own, cookie.token, { name: '電話', response })
      }),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers).toContainEqual(expect.objectContaining({ refusal: { reason: 'tooManyPasskeys' } }))
    expect(await account.beginPasskey(own, { name: '電話' }, '')).toMatchObject({
      refusal: { reason: 'tooManyPasskeys' },
    })
    later(10 * MINUTE)
    expect(await account.beginPasskey(own, { name: '電話' }, '')).toMatchObject({
      refusal: { fields: { currentPassword: 'required' } },
    })
  })
})
