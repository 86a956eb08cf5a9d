import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ok } from '#app/domain/result.ts'
import { ROLES } from '#app/domain/roles.ts'
import { createBodies } from '#server/bodies/bodies.ts'
import { createDatabase, type OpenDatabase } from '#server/db/client.ts'
import { countQueries } from '#server/db/count-queries.test-support.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { appendAuditEvents } from './append-audit-event.ts'
import { AUDIT_PAGE, type Audit, createAudit } from './audit.ts'
import { TEST_AUDIT_KEYS } from './audit-keys.test-support.ts'
import { auditSealOf, CHAIN_START, toAuditKeys } from './audit-seal.ts'
import { CHAIN_BATCH, checkChain } from './check-chain.ts'

let federation: Federation
let audit: Audit
let owner: OpenDatabase

beforeAll(async () => {
  federation = await aFederation()
  audit = createAudit(federation.deps)
  owner = createDatabase(federation.ownerUrl, { auditKeys: TEST_AUDIT_KEYS })
})
afterAll(async () => {
  await owner.close()
  await federation.close()
})

const verify = async () => expectOk(await audit.verify(federation.actors.admin))

/** Appends `count` records about 設定, by the administrator. */
const append = (count: number) =>
  inTransaction(federation.database, async (tx) => {
    const events = Array.from({ length: count }, (_, index) => ({
      actor: federation.actors.admin,
      action: 'settings.change' as const,
      subjectType: 'settings',
      subjectId: 'federation',
      details: { 番号: index, 入れ子: { b: [1, 2, null], a: '「引用」' } },
    }))
    await appendAuditEvents(tx, events)
    return ok(null)
  })

/** What somebody with the rights of the database's owner can do: the trigger off, the rows changed, the trigger on again. */
async function tamper(sql: string): Promise<void> {
  const off = 'ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only'
  const on = 'ALTER TABLE audit_event ENABLE TRIGGER audit_event_append_only'
  await owner.prisma.$transaction([off, sql, on].map((line) => owner.prisma.$executeRawUnsafe(line)))
}

describe('the chain of audit records', () => {
  it('is whole before there is any', async () => {
    const whole = { count: 0, unsealed: 0, head: CHAIN_START, firstWrong: null, hasExpectedHead: null }
    expect(await verify()).toEqual(whole)
    expect(await audit.head()).toEqual({ id: '0', sha256: CHAIN_START })
  })

  it('is computed again over more than one batch', async () => {
    await append(CHAIN_BATCH + 5)
    const check = await verify()
    const last = await federation.database.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(check).toMatchObject({ count: CHAIN_BATCH + 5, unsealed: 0, head: last.sha256, firstWrong: null })
    expect(await audit.head()).toEqual({ id: last.id.toString(), sha256: last.sha256 })
  })

  it('holds when many append at once', async () => {
    const bodies = createBodies(federation.deps)
    const before = (await verify()).count
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        bodies.create(federation.actors.admin, { kind: 'affiliate', nameJa: `組合${index}`, nameEn: `Union ${index}` }),
      ),
    )
    made.forEach(expectOk)
    expect(await verify()).toMatchObject({ count: before + 8, firstWrong: null })
  })

  it.each(['audit_event', 'revision', 'withdrawn_response'])(
    'cannot be changed by the role of the program, which can switch no trigger of %s off either',
    async (table) => {
      const asProgram = (sql: string) => expect(federation.database.$executeRawUnsafe(sql)).rejects
      await asProgram(`UPDATE ${table} SET id = id`).toThrow(/permission denied/)
      await asProgram(`DELETE FROM ${table}`).toThrow(/permission denied/)
      await asProgram(`TRUNCATE ${table} CASCADE`).toThrow(/permission denied/)
      await asProgram(`ALTER TABLE ${table} DISABLE TRIGGER ALL`).toThrow(/must be owner/)
      await asProgram(`DROP TABLE ${table} CASCADE`).toThrow(/must be owner/)
      await asProgram(`SET session_replication_role = replica`).toThrow(/permission denied/)
      await asProgram(`SET ROLE policy_desk_owner`).toThrow(/permission denied/)
      await asProgram(`CREATE TABLE ${table}_two (id int)`).toThrow(/permission denied/)
    },
  )

  it('cannot be changed by the owner of the tables either while the trigger is there', async () => {
    await expect(owner.prisma.$executeRaw`UPDATE audit_event SET person_name = 'だれか'`).rejects.toThrow(/append-only/)
    await expect(owner.prisma.$executeRaw`DELETE FROM audit_event`).rejects.toThrow(/append-only/)
    await expect(owner.prisma.$executeRaw`TRUNCATE audit_event`).rejects.toThrow(/append-only/)
  })

  const nth = (n: number) => `(SELECT id FROM audit_event ORDER BY id OFFSET ${n} LIMIT 1)`
  const idOf = async (n: number) =>
    (await federation.database.auditEvent.findMany({ orderBy: { id: 'asc' }, skip: n, take: 1 }))[0]?.id.toString()

  it.each([
    ['who', `person_name = 'ほかの人'`, `person_name = (SELECT name FROM person WHERE id = person_id)`],
    ['when', `at = at + interval '1 day'`, `at = at - interval '1 day'`],
    ['what', `action = 'body.change'`, `action = 'settings.change'`],
    ['the details', `details = details || '{"番号": 99}'`, `details = details || '{"番号": 7}'`],
  ])('betrays a change of %s, and names the record', async (_what, change, back) => {
    await tamper(`UPDATE audit_event SET ${change} WHERE id = ${nth(7)}`)
    expect(await verify()).toMatchObject({ count: 7, firstWrong: { id: await idOf(7), reason: 'altered' } })
    await tamper(`UPDATE audit_event SET ${back} WHERE id = ${nth(7)}`)
    expect((await verify()).firstWrong).toBeNull()
  })

  it('betrays a record that was taken out, beyond the first batch too', async () => {
    const next = await idOf(CHAIN_BATCH + 2)
    await tamper(`DELETE FROM audit_event WHERE id = ${nth(CHAIN_BATCH + 1)}`)
    expect(await verify()).toMatchObject({ count: CHAIN_BATCH + 1, firstWrong: { id: next, reason: 'altered' } })
  })
})

describe('reading the record', () => {
  it('gives the newest first, from number to number in both directions, by person and by subject', async () => {
    const { admin } = federation.actors
    const first = expectOk(await audit.list(admin, {}))
    expect(first.entries).toHaveLength(AUDIT_PAGE)
    expect(first.newer).toBeNull()
    const read = [first]
    for (let place = first; place.older !== null; ) {
      place = expectOk(await audit.list(admin, { before: place.older }))
      read.push(place)
    }
    const all = (await federation.database.auditEvent.findMany({ orderBy: { id: 'desc' } })).map(({ id }) => String(id))
    expect(read.flatMap(({ entries }) => entries.map(({ id }) => id))).toEqual(all)
    const back = expectOk(await audit.list(admin, { after: read[1]?.newer ?? '' }))
    expect(back).toMatchObject({ newer: null, older: first.older, entries: first.entries.map(({ id }) => ({ id })) })
    const start = expectOk(await audit.list(admin, { after: '0' }))
    expect(start.entries.map(({ id }) => id)).toEqual(all.slice(-AUDIT_PAGE))
    expect(start.older).toBeNull()

    const bodies = expectOk(await audit.list(admin, { subjectType: 'body' }))
    expect(bodies).toMatchObject({ newer: null, older: null })
    expect(bodies.entries).toHaveLength(8)
    expect(bodies.entries.every((entry) => entry.action === 'body.create')).toBe(true)
    expect(expectOk(await audit.list(admin, { personId: admin.personId })).older).toBe(first.older)
    const { personId } = federation.actors.viewer
    expect(expectOk(await audit.list(admin, { personId }))).toMatchObject({ entries: [], newer: null, older: null })
  })

  it('is narrowed to days and to some people', async () => {
    const { admin } = federation.actors
    const found = async (query: Parameters<Audit['list']>[1]) => expectOk(await audit.list(admin, query)).entries
    const [last] = await found({})
    const at = last?.at ?? new Date(0)
    const after = new Date(at.getTime() + 1)
    expect((await found({ from: at, until: after })).map(({ id }) => id)).toContain(last?.id)
    expect(await found({ from: after })).toEqual([])
    expect((await found({ until: at })).some(({ id }) => id === last?.id)).toBe(false)
    expect((await found({ personIds: [admin.personId] })).length).toBeGreaterThan(0)
    expect(await found({ personIds: [] }), 'nobody is called so').toEqual([])
  })

  it('says which one each record is about, and no title, in a number of queries that does not grow', async () => {
    const { admin, committeeMember } = federation.actors
    const { database } = federation
    const bodies = createBodies(federation.deps)
    const bodyId = expectOk(
      await bodies.create(admin, { kind: 'affiliate', nameJa: '交通の組合', nameEn: 'Transport' }),
    )
    const requestId = await federation.aPolicyRequest({ title: '見せない題名' })
    const { number } = await database.policyRequest.findUniqueOrThrow({ where: { id: requestId } })
    const { title } = await database.cycle.findUniqueOrThrow({ where: { id: federation.cycleId } })
    const job = randomUUID()
    const ofBody = { cycleId: federation.cycleId, bodyId, createdById: admin.personId, intent: 'new' } as const
    const [proposal, unsent] = await Promise.all(
      [27, null].map((received) =>
        database.proposal.create({ data: { ...ofBody, number: received, title: '見せない題名' } }),
      ),
    )
    const wishes = [proposal?.id ?? '', unsent?.id ?? ''] as const
    const recipient = federation.recipientIds[0] ?? ''
    await inTransaction(database, async (tx) => {
      const subjects = { person: committeeMember.personId, cycle: federation.cycleId, job, settings: 'federation' }
      const others = wishes.map((id) => ['proposal', id] as const)
      const about = [...Object.entries(subjects), ...others, ['recipient', recipient] as const].map(
        ([subjectType, subjectId]) => ({ subjectType, subjectId }),
      )
      await appendAuditEvents(
        tx,
        about.map((subject) => ({ ...subject, actor: admin, action: 'job.finish', details: {} })),
      )
      return ok(null)
    })
    const { entries } = expectOk(await audit.list(admin, {}))
    const subjectOf = (id: string) => entries.find((entry) => entry.subjectId === id)?.subject
    expect(subjectOf(bodyId)).toEqual({ ja: '交通の組合', en: 'Transport' })
    expect(subjectOf(requestId)?.ja).toBe(`5-${number}`)
    expect(subjectOf(committeeMember.personId)?.ja).toBe(committeeMember.name)
    expect(subjectOf(federation.cycleId)?.ja).toBe(title)
    expect(subjectOf(job)?.ja).toBe(job.slice(-8))
    expect(subjectOf('federation')).toBeNull()
    expect(wishes.map((id) => subjectOf(id)?.ja)).toEqual(['27', wishes[1].slice(-8)])
    expect(subjectOf(recipient)?.ja).toBe('神奈川県')
    expect(JSON.stringify(entries.map((entry) => entry.subject))).not.toContain('見せない題名')

    const queries = () =>
      countQueries(database, async (counting) => createAudit({ database: counting }).list(admin, {}))
    const few = await queries()
    for (let more = 0; more < 3; more++) await federation.aPolicyRequest()
    expect(await queries()).toBe(few)
  })

  it.each(ROLES.filter((role) => role !== 'admin'))('is not for the role %s', async (role) => {
    const refused = { ok: false, refusal: { reason: 'notPermitted' } }
    expect(await audit.list(federation.actors[role], {})).toMatchObject(refused)
    expect(await audit.verify(federation.actors[role])).toMatchObject(refused)
  })
})

describe('the seals of audit records', () => {
  const stored = () => owner.prisma.auditEvent.findMany({ orderBy: { id: 'asc' } })
  const headNow = async () => (await audit.head()).sha256
  const onlyThese = (count: number) =>
    tamper(`DELETE FROM audit_event WHERE id > (SELECT id FROM audit_event ORDER BY id OFFSET ${count - 1} LIMIT 1)`)

  /** The chain from the record at `index` on, computed again by somebody without the key, as records of before there were keys. */
  async function forgeFrom(index: number, details: object): Promise<void> {
    const records = await stored()
    let previousSha256 = records[index - 1]?.sha256 ?? CHAIN_START
    for (const { id, sha256: _seal, keyId: _key, ...record } of records.slice(index)) {
      const forged = { ...record, details: { ...(record.details as object), ...details }, previousSha256 }
      previousSha256 = auditSealOf(forged, null)
      await tamper(
        `UPDATE audit_event SET key_id = NULL, sha256 = '${previousSha256}', previous_sha256 = '${forged.previousSha256}',
         details = '${JSON.stringify(forged.details)}' WHERE id = ${id}`,
      )
    }
  }

  beforeEach(async () => {
    await tamper('DELETE FROM audit_event')
    await append(5)
  })

  it('hold after the key was replaced, as long as the old one is given too', async () => {
    const opened = createDatabase(federation.url, {
      auditKeys: toAuditKeys(`a new key of the record, ${TEST_AUDIT_KEYS[0].secret}`),
    })
    await inTransaction(opened.prisma, async (tx) => {
      const event = {
        actor: 'system',
        action: 'settings.change',
        subjectType: 'settings',
        subjectId: 'x',
        details: {},
      } as const
      await appendAuditEvents(tx, [event])
      return ok(null)
    })
    expect(await checkChain(opened.prisma)).toMatchObject({ count: 6, firstWrong: null })
    await opened.close()
    expect(await verify()).toMatchObject({ count: 5, firstWrong: { reason: 'unknownKey' } })
  })

  it('are missed in a chain that was computed again without the key', async () => {
    await forgeFrom(2, { 番号: 99 })
    expect(await verify()).toMatchObject({ count: 2, firstWrong: { reason: 'unsealed' } })
  })

  it('cover what was recorded before there were keys', async () => {
    await forgeFrom(0, {})
    expect(await verify()).toMatchObject({ count: 5, unsealed: 5, firstWrong: null })
    await append(2)
    expect(await verify()).toMatchObject({ count: 7, unsealed: 5, firstWrong: null })
    const [sealed] = (await stored()).slice(5)
    await tamper(`DELETE FROM audit_event WHERE id > ${sealed?.id}`)
    await onlyThese(6)
    // All of the old ones anew, so that they fit each other: the first sealed one does not fit them any more.
    const records = await stored()
    await forgeFrom(0, { 番号: 99 })
    await tamper(
      `UPDATE audit_event SET key_id = '${records[5]?.keyId}', sha256 = '${records[5]?.sha256}' WHERE id = ${records[5]?.id}`,
    )
    expect(await verify()).toMatchObject({ count: 5, firstWrong: { id: records[5]?.id.toString(), reason: 'altered' } })
  })

  it('do not show that the end was cut off; a head that was kept elsewhere does', async () => {
    const head = await headNow()
    await append(2)
    expect(await checkChain(federation.database, head)).toMatchObject({ count: 7, hasExpectedHead: true })
    await onlyThese(4)
    expect(await verify()).toMatchObject({ count: 4, firstWrong: null })
    expect(await checkChain(federation.database, head)).toMatchObject({ count: 4, hasExpectedHead: false })
    await append(4)
    expect(await checkChain(federation.database, head)).toMatchObject({ firstWrong: null, hasExpectedHead: false })
  })
})
