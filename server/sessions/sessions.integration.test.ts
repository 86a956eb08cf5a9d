import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '#app/domain/ids.ts'
import type { AccessChange } from '#server/access-changes.ts'
import { countQueries } from '#server/db/count-queries.test-support.ts'
import {
  aClient,
  aFederation,
  anActor,
  expectOk,
  type Federation,
} from '#server/policy-requests/policy-requests.test-support.ts'
import { ATTEMPTS, ORIGIN_LIFE } from './guesses.ts'
import { hashPassword } from './password.ts'
import { ABSOLUTE_LIMIT, type Client, createSessions, IDLE_LIMIT, type Sessions } from './sessions.ts'

const PASSWORD = '公正な移行のために歩く'
const CLIENT = aClient()
const WRONG = { ok: false, refusal: { reason: 'wrongEmailOrPassword' } }
const TOO_MANY = { ok: false, refusal: { reason: 'tooManyAttempts', values: { minutes: 15 } } }
const START = new Date('2026-11-23T05:00:00Z')

let federation: Federation
let now: Date
let sessions: Sessions
let passwordHash: string

const sessionsOf = (isDemo: boolean) => createSessions({ ...federation.deps, clock: { now: () => now }, isDemo })
const later = (milliseconds: number) => {
  now = new Date(now.getTime() + milliseconds)
}

beforeAll(async () => {
  federation = await aFederation()
  sessions = sessionsOf(false)
  passwordHash = await hashPassword(PASSWORD)
})
beforeEach(() => {
  now = START
})
afterAll(() => federation.close())

/** A person of the bureau who can sign in. */
async function aPerson(): Promise<{ personId: PersonId; email: string }> {
  const { personId } = await anActor(federation.database, 'viewer', federation.bodies.bureau)
  const { email } = await federation.database.person.update({ where: { id: personId }, data: { passwordHash } })
  return { personId, email }
}

describe('signing in', () => {
  it('opens a session for the right password, whatever the case of the address', async () => {
    const { personId, email } = await aPerson()
    const { token } = expectOk(await sessions.signIn({ email: ` ${email.toUpperCase()} `, password: PASSWORD }, CLIENT))
    expect((await sessions.visit(token))?.actor).toMatchObject({ personId, memberships: [{ role: 'viewer' }] })
  })

  it('takes a password as it was sent (in whatever width it was typed), however old it is, and keeps it as argon2id', async () => {
    const { personId, email } = await aPerson()
    const password = ' Ａbcと歩く  港 '
    await federation.database.person.update({
      where: { id: personId },
      data: { passwordHash: await hashPassword(password) },
    })
    const person = await federation.database.person.findUniqueOrThrow({ where: { id: personId } })
    expect(person.passwordHash).toMatch(/^\$argon2id\$/)
    const client = { ...CLIENT, address: '192.0.2.77' }
    for (const other of [password.trim(), password.toLowerCase(), password.replace('  ', ' '), password.slice(0, -2)])
      expect(await sessions.signIn({ email, password: other }, client), other).toEqual(WRONG)
    later(5 * 365 * 24 * 3_600_000)
    expectOk(await sessions.signIn({ email, password: password.normalize('NFKC') }, client))
    expectOk(await sessions.signIn({ email, password }, client))
  })

  it('says the same of a wrong password, an unknown address, a closed account and one without a password', async () => {
    const known = await aPerson()
    const closed = await aPerson()
    await federation.database.person.update({ where: { id: closed.personId }, data: { disabledAt: now } })
    const open = await anActor(federation.database, 'viewer', federation.bodies.bureau)
    const { email } = await federation.database.person.findUniqueOrThrow({ where: { id: open.personId } })
    const client = { ...CLIENT, address: '192.0.2.2' }
    expect(await sessions.signIn({ email: known.email, password: 'ちがう言葉' }, client)).toEqual(WRONG)
    expect(await sessions.signIn({ email: 'nobody@example.jp', password: PASSWORD }, client)).toEqual(WRONG)
    expect(await sessions.signIn({ email: closed.email, password: PASSWORD }, client)).toEqual(WRONG)
    expect(await sessions.signIn({ email, password: PASSWORD }, client)).toEqual(WRONG)
  })

  it('waits after too many failures for one account, even with the right password, and not for ever', async () => {
    const { email } = await aPerson()
    const from = (index: number) => ({ ...CLIENT, address: `198.51.100.${index}` })
    for (let index = 0; index < ATTEMPTS.account; index++)
      expect(await sessions.signIn({ email, password: 'ちがう言葉' }, from(index))).toEqual(WRONG)
    expect(await sessions.signIn({ email, password: PASSWORD }, from(99))).toEqual(TOO_MANY)
    later(ATTEMPTS.window)
    expectOk(await sessions.signIn({ email, password: PASSWORD }, from(99)))
  })

  it('waits after too many failures from one address, for everybody there', async () => {
    const { email } = await aPerson()
    const client = { ...CLIENT, address: '203.0.113.9' }
    await federation.database.failedSignIn.createMany({
      data: Array.from({ length: ATTEMPTS.address }, (_, index) => ({
        account: `guess-${index}@example.jp`,
        address: client.address,
        at: now,
      })),
    })
    later(1)
    expect(await sessions.signIn({ email, password: PASSWORD }, client)).toEqual(TOO_MANY)
    expectOk(await sessions.signIn({ email, password: PASSWORD }, { ...client, address: '203.0.113.10' }))
  })

  it('looks at no more passwords than the limit when many are guessed at once, and leaves one record of it', async () => {
    const { personId, email } = await aPerson()
    const guesses = await Promise.all(
      Array.from({ length: 3 * ATTEMPTS.account }, (_, index) =>
        sessions.signIn({ email, password: `ちがう言葉${index}` }, { ...CLIENT, address: `192.0.2.${100 + index}` }),
      ),
    )
    const reasons = guesses.map((guess) => !guess.ok && guess.refusal.reason)
    expect(reasons.filter((reason) => reason === 'wrongEmailOrPassword')).toHaveLength(ATTEMPTS.account)
    expect(reasons.filter((reason) => reason === 'tooManyAttempts')).toHaveLength(2 * ATTEMPTS.account)
    expect(await federation.database.auditEvent.findMany({ where: { subjectId: personId } })).toMatchObject([
      { action: 'session.refused', personId: null, details: { attempts: ATTEMPTS.account } },
    ])
  })

  it('takes no more guesses at once from one address than it allows, whatever accounts they are for', async () => {
    const address = '203.0.113.30'
    await federation.database.failedSignIn.createMany({
      data: Array.from({ length: ATTEMPTS.address - 2 }, () => ({ account: 'before@example.jp', address, at: now })),
    })
    const guesses = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        sessions.signIn({ email: `spray-${index}@example.jp`, password: 'ちがう言葉' }, { ...CLIENT, address }),
      ),
    )
    expect(guesses.filter((guess) => !guess.ok && guess.refusal.reason === 'wrongEmailOrPassword')).toHaveLength(2)
  })

  it('I1: ends the session that was in that browser, whoever’s it was, and its sockets', async () => {
    const [first, second] = [await aPerson(), await aPerson()]
    const heard: AccessChange[] = []
    const stop = federation.deps.accessChanges.listen((change) => heard.push(change))
    const before = expectOk(await sessions.signIn({ email: first.email, password: PASSWORD }, CLIENT))
    const key = (await sessions.visit(before.token))?.sessionKey ?? ''
    const elsewhere = expectOk(await sessions.signIn({ email: first.email, password: PASSWORD }, CLIENT))
    const client = { ...CLIENT, sessionToken: before.token }
    expect(await sessions.signIn({ email: second.email, password: 'ちがう言葉' }, client)).toEqual(WRONG)
    expect(await sessions.visit(before.token)).not.toBeNull()
    expectOk(await sessions.signIn({ email: second.email, password: PASSWORD }, client))
    stop()
    expect(await sessions.visit(before.token)).toBeNull()
    expect(await sessions.visit(elsewhere.token)).not.toBeNull()
    expect(heard).toEqual([{ kind: 'sessionEnded', sessionKey: key }])
    const where = { subjectId: second.personId, action: 'session.signIn' }
    expect(await federation.database.auditEvent.findMany({ where })).toMatchObject([
      { details: { endedSessionOf: first.personId } },
    ])
  })

  it('I1: takes what is in the cookie for a session only when it is one', async () => {
    const { email } = await aPerson()
    for (const sessionToken of ['', 'x', 'A'.repeat(43)])
      expectOk(await sessions.signIn({ email, password: PASSWORD }, { ...CLIENT, sessionToken }))
  })

  it('forgets failures after a success', async () => {
    const { email } = await aPerson()
    const client = { ...CLIENT, address: '203.0.113.20' }
    for (let index = 0; index < ATTEMPTS.account - 1; index++)
      await sessions.signIn({ email, password: 'ちがう言葉' }, client)
    expectOk(await sessions.signIn({ email, password: PASSWORD }, client))
    expect(await federation.database.failedSignIn.count({ where: { account: email } })).toBe(0)
  })
})

describe('I5: wrong guesses of strangers', () => {
  const STRANGER = '198.51.100.1'
  const guess = (email: string, client = aClient({ address: STRANGER })) =>
    sessions.signIn({ email, password: 'ちがう言葉' }, client)
  async function spend(email: string, client?: Client) {
    for (let index = 0; index < ATTEMPTS.account; index++) await guess(email, client)
  }
  /** An owner who has signed in before, in a browser and at an address. */
  async function anOwner() {
    const { email, personId } = await aPerson()
    const { device } = expectOk(await sessions.signIn({ email, password: PASSWORD }, aClient({ address: '10.0.0.1' })))
    return { email, personId, deviceToken: device?.token ?? '' }
  }

  it('do not lock the owner out of the browser in which he signed in before, wherever it is', async () => {
    const { email, deviceToken } = await anOwner()
    await spend(email)
    const anywhere = aClient({ address: '203.0.113.77', deviceToken })
    expectOk(await sessions.signIn({ email, password: PASSWORD }, anywhere))
    // Nor does it when the strangers are in the same office.
    const office = '10.9.9.9'
    for (let index = 0; index < ATTEMPTS.address; index++)
      await guess(`nobody-${index}@example.jp`, aClient({ address: office }))
    expect(await guess(email, aClient({ address: office }))).toEqual(TOO_MANY)
    expectOk(await sessions.signIn({ email, password: PASSWORD }, aClient({ address: office, deviceToken })))
  })

  it('do not lock the owner out of a new browser at an address where he signed in before', async () => {
    const { email } = await anOwner()
    await spend(email)
    expectOk(await sessions.signIn({ email, password: PASSWORD }, aClient({ address: '10.0.0.1' })))
  })

  it('stay counted when the owner comes in: from nowhere known nobody gets in, not even with the right password', async () => {
    const { email, deviceToken } = await anOwner()
    await spend(email)
    expectOk(await sessions.signIn({ email, password: PASSWORD }, aClient({ deviceToken })))
    expect(await guess(email)).toEqual(TOO_MANY)
    expect(await sessions.signIn({ email, password: PASSWORD }, aClient({ address: '203.0.113.78' }))).toEqual(TOO_MANY)
  })

  it('have no more budget in a known browser than elsewhere: a stolen cookie opens nothing', async () => {
    const { email, deviceToken } = await anOwner()
    const thief = aClient({ address: STRANGER, deviceToken })
    await spend(email, thief)
    expect(await sessions.signIn({ email, password: PASSWORD }, thief)).toEqual(TOO_MANY)
    later(ATTEMPTS.window)
    expectOk(await sessions.signIn({ email, password: PASSWORD }, thief))
  })

  it('gain nothing by a cookie of their own account, or one that is made up', async () => {
    const { email } = await anOwner()
    const other = await anOwner()
    await spend(email)
    for (const deviceToken of [other.deviceToken, 'A'.repeat(43), 'x', ''])
      expect(await guess(email, aClient({ address: STRANGER, deviceToken }))).toEqual(TOO_MANY)
  })

  it('are known no longer than half a year after the last sign-in', async () => {
    const { email, deviceToken } = await anOwner()
    later(ORIGIN_LIFE + 1)
    await sessions.removeExpired()
    await spend(email)
    expect(await sessions.signIn({ email, password: PASSWORD }, aClient({ deviceToken }))).toEqual(TOO_MANY)
  })

  it('cost as many questions to the database for an unknown address as for a known one', async () => {
    const { email } = await aPerson()
    const cost = (address: string) =>
      countQueries(federation.database, (database) =>
        createSessions({ ...federation.deps, database, isDemo: false }).signIn(
          { email: address, password: 'ちがう言葉' },
          aClient({ address: STRANGER }),
        ),
      )
    const known = await cost(email)
    expect(await cost('nobody-at-all@example.jp')).toBe(known)
    expect(known).toBeGreaterThan(3)
  })
})

describe('a session', () => {
  const open = async () => {
    const { personId } = await aPerson()
    return { personId, token: expectOk(await sessions.openSession(personId, CLIENT)).token }
  }

  it('ends when it is not used', async () => {
    const { token } = await open()
    later(IDLE_LIMIT - 1)
    expect(await sessions.visit(token)).not.toBeNull()
    later(IDLE_LIMIT)
    expect(await sessions.visit(token)).toBeNull()
  })

  it('ends in the end, however much it is used', async () => {
    const { token } = await open()
    const step = IDLE_LIMIT / 2
    for (let used = step; used < ABSOLUTE_LIMIT; used += step) {
      now = new Date(START.getTime() + used)
      expect(await sessions.visit(token)).not.toBeNull()
    }
    now = new Date(START.getTime() + ABSOLUTE_LIMIT)
    expect(await sessions.visit(token)).toBeNull()
  })

  it('carries the memberships in force that day in Japan, and no others', async () => {
    const { personId } = await aPerson()
    const { committee, bureau } = federation.bodies
    await federation.database.membership.createMany({
      data: [
        {
          personId,
          bodyId: committee,
          role: 'committeeChair',
          startsOn: new Date('2025-04-01'),
          endsOn: new Date('2026-11-23'),
        },
        { personId, bodyId: bureau, role: 'admin', startsOn: new Date('2025-04-01'), endsOn: new Date('2026-11-22') },
        { personId, bodyId: bureau, role: 'bureau', startsOn: new Date('2026-11-24') },
      ],
    })
    const { token } = expectOk(await sessions.openSession(personId, CLIENT))
    const roles = async () =>
      (await sessions.visit(token))?.actor.memberships.map((membership) => membership.role).sort()
    expect(await roles()).toEqual(['committeeChair', 'viewer'])
    // Midnight in Japan, 15:00 in Greenwich: the chair's last day is over, the bureau's first has come.
    now = new Date('2026-11-23T15:00:00Z')
    expect(await roles()).toEqual(['bureau', 'viewer'])
  })

  it('is not stored as its token, and nothing else opens one', async () => {
    const { token, personId } = await open()
    const rows = await federation.database.session.findMany({ where: { personId } })
    expect(JSON.stringify(rows)).not.toContain(token)
    for (const guess of ['', rows[0]?.tokenHash ?? '', 'A'.repeat(43)]) expect(await sessions.visit(guess)).toBeNull()
  })

  it('ends everywhere when the person signs out, and rooms hear of each', async () => {
    const { personId, token } = await open()
    const { token: other } = expectOk(await sessions.openSession(personId, CLIENT))
    const bystander = await open()
    const visit = await sessions.visit(token)
    if (!visit) throw new Error('not signed in')
    const heard: AccessChange[] = []
    const stop = federation.deps.accessChanges.listen((change) => heard.push(change))
    await sessions.signOut(visit.actor)
    stop()
    expect(await sessions.visit(token)).toBeNull()
    expect(await sessions.visit(other)).toBeNull()
    expect(await sessions.visit(bystander.token)).not.toBeNull()
    expect(heard.map((change) => change.kind)).toEqual(['sessionEnded', 'sessionEnded'])
    expect(heard).toContainEqual({ kind: 'sessionEnded', sessionKey: visit.sessionKey })
  })

  it('is swept away once it has expired, and only then', async () => {
    const old = await open()
    later(IDLE_LIMIT)
    const young = await open()
    await sessions.removeExpired()
    const left = await federation.database.session.findMany({ select: { personId: true } })
    expect(left).not.toContainEqual({ personId: old.personId })
    expect(left).toContainEqual({ personId: young.personId })
  })
})

describe('signing in as a sample person', () => {
  const refused = { ok: false, refusal: { reason: 'notPermitted' } }
  const aDemoPerson = async () => {
    const { personId } = await aPerson()
    await federation.database.person.update({
      where: { id: personId },
      data: { email: `${personId}@demo.example` },
    })
    return personId
  }

  it('is refused outside of the demo', async () => {
    expect(await sessions.signInAsDemoPerson(await aDemoPerson(), CLIENT)).toMatchObject(refused)
    expect(await sessions.demoPeople()).toEqual([])
  })

  it('is refused in the demo for anybody who is not a sample person', async () => {
    const demo = sessionsOf(true)
    expect(await demo.signInAsDemoPerson((await aPerson()).personId, CLIENT)).toMatchObject(refused)
    const { token } = expectOk(await demo.signInAsDemoPerson(await aDemoPerson(), CLIENT))
    expect(await demo.visit(token)).not.toBeNull()
  })
})
