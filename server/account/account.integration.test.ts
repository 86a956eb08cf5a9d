import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '#app/domain/ids.ts'
import type { AccessChange } from '#server/access-changes.ts'
import { createOneTimeLinks } from '#server/people/one-time-links.ts'
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
import { createSessions, IDLE_LIMIT, type Sessions } from '#server/sessions/sessions.ts'
import { type Account, createAccount } from './account.ts'
import type { Own } from './account-deps.ts'

const PASSWORD = '雨の日の港はいつも静かだった'
const NEW_PASSWORD = '霧の朝に船を数える灯台の人'
const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0'
const START = new Date('2026-11-27T05:00:00Z')

let federation: Federation
let now: Date
let account: Account
let sessions: Sessions
let passwordHash: string
let heard: AccessChange[]

beforeAll(async () => {
  federation = await aFederation()
  const deps = { ...federation.deps, clock: { now: () => now } }
  account = createAccount(deps)
  sessions = createSessions({ ...deps, isDemo: false })
  passwordHash = await hashPassword(PASSWORD)
  deps.accessChanges.listen((change) => heard.push(change))
})
beforeEach(() => {
  now = START
  heard = []
})
afterAll(() => federation.close())

async function aPerson(): Promise<{ personId: PersonId; email: string }> {
  const { personId } = await anActor(federation.database, 'viewer', federation.bodies.bureau)
  const { email } = await federation.database.person.update({ where: { id: personId }, data: { passwordHash } })
  return { personId, email }
}

/** A signed-in browser of that person. */
async function signedIn(personId: PersonId, userAgent = 'test'): Promise<{ own: Own; token: string }> {
  const { token } = expectOk(await sessions.openSession(personId, aClient({ userAgent })))
  const visit = await sessions.visit(token)
  if (!visit) throw new Error('not signed in')
  return { own: { actor: visit.actor, sessionKey: visit.sessionKey, address: '192.0.2.1' }, token }
}

const recordsOf = (personId: PersonId, action: string) =>
  federation.database.auditEvent.findMany({ where: { subjectId: personId, action } })

describe('I2: changing the own password', () => {
  it('asks for the current one, ends the other sessions and keeps this one, on the record', async () => {
    const { personId, email } = await aPerson()
    const here = await signedIn(personId)
    const there = await signedIn(personId)
    const input = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }
    expect(expectOk(await account.changePassword(here.own, input))).toBe(1)
    expect(await sessions.visit(here.token)).not.toBeNull()
    expect(await sessions.visit(there.token)).toBeNull()
    expect(heard).toEqual([{ kind: 'sessionEnded', sessionKey: there.own.sessionKey }])
    expectOk(await sessions.signIn({ email, password: NEW_PASSWORD }, aClient()))
    expect(await sessions.signIn({ email, password: PASSWORD }, aClient())).toMatchObject({ ok: false })
    const records = await recordsOf(personId, 'person.changePassword')
    expect(records).toMatchObject([{ personId, details: { endedSessions: 1 } }])
    expect(JSON.stringify(records[0]?.details)).not.toContain(NEW_PASSWORD)
  })

  it('is refused field by field, and changes nothing then', async () => {
    const { personId, email } = await aPerson()
    const { own } = await signedIn(personId)
    const { name } = own.actor
    for (const [currentPassword, newPassword, fields] of [
      ['', '', { currentPassword: 'required', newPassword: 'passwordTooShort' }],
      [PASSWORD, 'みじかい', { newPassword: 'passwordTooShort' }],
      [PASSWORD, 'あ'.repeat(257), { newPassword: 'tooLong' }],
      ['ちがう言葉です', NEW_PASSWORD, { currentPassword: 'wrongPassword' }],
      [PASSWORD, '1q2w3e4r5t6y', { newPassword: 'passwordTooCommon' }],
      [PASSWORD, name.repeat(3), { newPassword: 'passwordHasOwnWords' }],
      [PASSWORD, email, { newPassword: 'passwordHasOwnWords' }],
      [PASSWORD, PASSWORD, { newPassword: 'passwordUnchanged' }],
    ] as const)
      expect(await account.changePassword(own, { currentPassword, newPassword })).toMatchObject({
        ok: false,
        refusal: { reason: 'invalidInput', fields },
      })
    expect(await recordsOf(personId, 'person.changePassword')).toEqual([])
    expectOk(await sessions.signIn({ email, password: PASSWORD }, aClient()))
  })

  it('lets nobody guess the current one at a screen left alone, and does not close the door to the owner', async () => {
    const { personId, email } = await aPerson()
    const { own } = await signedIn(personId)
    const input = { currentPassword: 'ちがう言葉です', newPassword: NEW_PASSWORD }
    for (let index = 0; index < ATTEMPTS.account; index++) await account.changePassword(own, input)
    expect(await account.changePassword(own, { ...input, currentPassword: PASSWORD })).toMatchObject({
      ok: false,
      refusal: { reason: 'tooManyAttempts' },
    })
    expect(await recordsOf(personId, 'session.refused')).toHaveLength(1)
    expectOk(await sessions.signIn({ email, password: PASSWORD }, aClient()))
  })

  it('happens once when it is sent from two browsers at once, and voids the links for a new one', async () => {
    const { personId } = await aPerson()
    const links = createOneTimeLinks(federation.deps)
    const link = expectOk(await links.forPassword(federation.actors.admin, personId, PROVED))
    const [one, two] = [await signedIn(personId), await signedIn(personId)]
    const results = await Promise.all(
      [one, two].map(({ own }, index) =>
        account.changePassword(own, { currentPassword: PASSWORD, newPassword: `${NEW_PASSWORD}${index}` }),
      ),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(await links.look(link)).toMatchObject({ ok: false, refusal: { reason: 'linkInvalid' } })
  })

  it('is nothing for whoever has none', async () => {
    const { personId } = await anActor(federation.database, 'viewer', federation.bodies.bureau)
    const { own } = await signedIn(personId)
    expect(await account.changePassword(own, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD })).toMatchObject({
      ok: false,
    })
  })
})

describe('I3: the own sessions', () => {
  it('are seen in plain words, this one first, and only one’s own', async () => {
    const { personId } = await aPerson()
    const there = await signedIn(personId, EDGE)
    now = new Date(START.getTime() + 3_600_000)
    const here = await signedIn(personId)
    await signedIn((await aPerson()).personId)
    const list = await account.sessions(here.own)
    expect(list).toMatchObject([
      { isThis: true, browser: 'other', system: 'other', lastUsedAt: now },
      { isThis: false, browser: 'edge', system: 'windows', signedInAt: START, lastUsedAt: START },
    ])
    // What opens a room stays on the server.
    for (const secret of [here.own.sessionKey, there.own.sessionKey, here.token, there.token])
      expect(JSON.stringify(list)).not.toContain(secret)
    now = new Date(START.getTime() + IDLE_LIMIT)
    expect(await account.sessions(here.own)).toHaveLength(1)
  })

  it('are ended one by one, and rooms hear of it', async () => {
    const { personId } = await aPerson()
    const [here, there] = [await signedIn(personId), await signedIn(personId)]
    const other = (await account.sessions(here.own)).find((session) => !session.isThis)
    expectOk(await account.endSession(here.own, other?.id ?? ''))
    expect(await sessions.visit(there.token)).toBeNull()
    expect(await sessions.visit(here.token)).not.toBeNull()
    expect(heard).toEqual([{ kind: 'sessionEnded', sessionKey: there.own.sessionKey }])
    expect(await recordsOf(personId, 'session.end')).toMatchObject([{ personId, details: { sessions: 1 } }])
    expect(await account.endSession(here.own, other?.id ?? '')).toMatchObject({ ok: false })
  })

  it('are ended all at once but for this one', async () => {
    const { personId } = await aPerson()
    const here = await signedIn(personId)
    const others = [await signedIn(personId), await signedIn(personId)]
    expect(expectOk(await account.endOtherSessions(here.own))).toBe(2)
    for (const { token } of others) expect(await sessions.visit(token)).toBeNull()
    expect(await sessions.visit(here.token)).not.toBeNull()
    expect(expectOk(await account.endOtherSessions(here.own))).toBe(0)
    expect(await recordsOf(personId, 'session.end')).toHaveLength(1)
  })

  it('of somebody else cannot be ended, nor what is none', async () => {
    const { own } = await signedIn((await aPerson()).personId)
    const victim = await signedIn((await aPerson()).personId)
    const [session] = await account.sessions(victim.own)
    for (const id of [session?.id ?? '', victim.own.sessionKey, randomUUID(), '', "'; DROP TABLE session"])
      expect(await account.endSession(own, id)).toMatchObject({ ok: false, refusal: { reason: 'notFound' } })
    expect(await sessions.visit(victim.token)).not.toBeNull()
  })
})
