import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ok } from '#app/domain/result.ts'
import { ROLES } from '#app/domain/roles.ts'
import { createBodies } from '#server/bodies/bodies.ts'
import { countQueries } from '#server/db/count-queries.test-support.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { aFederation, expectOk, type Federation } from '#server/policy-requests/policy-requests.test-support.ts'
import { appendAuditEvents, CHAIN_START } from './append-audit-event.ts'
import { AUDIT_PAGE, type Audit, CHAIN_BATCH, createAudit } from './audit.ts'

let federation: Federation
let audit: Audit

beforeAll(async () => {
  federation = await aFederation()
  audit = createAudit(federation.deps)
})
afterAll(() => federation.close())

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
  await federation.database.$transaction([off, sql, on].map((line) => federation.database.$executeRawUnsafe(line)))
}

describe('the chain of audit records', () => {
  it('is whole before there is any', async () => {
    expect(await verify()).toEqual({ count: 0, head: CHAIN_START, firstWrong: null })
  })

  it('is computed again over more than one batch', async () => {
    await append(CHAIN_BATCH + 5)
    const check = await verify()
    const last = await federation.database.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(check).toEqual({ count: CHAIN_BATCH + 5, head: last.sha256, firstWrong: null })
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

  it('cannot be changed while the trigger is there', async () => {
    await expect(federation.database.$executeRaw`UPDATE audit_event SET person_name = 'だれか'`).rejects.toThrow()
    await expect(federation.database.$executeRaw`DELETE FROM audit_event`).rejects.toThrow()
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
    expect(await verify()).toMatchObject({ count: 7, firstWrong: { id: await idOf(7) } })
    await tamper(`UPDATE audit_event SET ${back} WHERE id = ${nth(7)}`)
    expect((await verify()).firstWrong).toBeNull()
  })

  it('betrays a record that was taken out, beyond the first batch too', async () => {
    const next = await idOf(CHAIN_BATCH + 2)
    await tamper(`DELETE FROM audit_event WHERE id = ${nth(CHAIN_BATCH + 1)}`)
    expect(await verify()).toMatchObject({ count: CHAIN_BATCH + 1, firstWrong: { id: next } })
  })
})

describe('reading the record', () => {
  it('gives the newest first, page by page, by person and by subject', async () => {
    const { admin } = federation.actors
    const first = expectOk(await audit.list(admin, { page: 1 }))
    expect(first.entries).toHaveLength(AUDIT_PAGE)
    const ids = first.entries.map((entry) => BigInt(entry.id))
    expect(ids).toEqual([...ids].sort((a, b) => (a < b ? 1 : -1)))
    const second = expectOk(await audit.list(admin, { page: 2 }))
    expect(BigInt(second.entries[0]?.id ?? 0)).toBeLessThan(ids.at(-1) ?? 0n)
    const bodies = expectOk(await audit.list(admin, { subjectType: 'body', page: 1 }))
    expect(bodies).toMatchObject({ total: 8, pageCount: 1 })
    expect(bodies.entries.every((entry) => entry.action === 'body.create')).toBe(true)
    expect(expectOk(await audit.list(admin, { personId: admin.personId, page: 1 })).total).toBe(first.total)
    const { personId } = federation.actors.viewer
    expect(expectOk(await audit.list(admin, { personId, page: 1 })).total).toBe(0)
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
    await inTransaction(database, async (tx) => {
      const subjects = { person: committeeMember.personId, cycle: federation.cycleId, job, settings: 'federation' }
      const about = Object.entries(subjects).map(([subjectType, subjectId]) => ({ subjectType, subjectId }))
      await appendAuditEvents(
        tx,
        about.map((subject) => ({ ...subject, actor: admin, action: 'job.finish', details: {} })),
      )
      return ok(null)
    })
    const { entries } = expectOk(await audit.list(admin, { page: 1 }))
    const subjectOf = (id: string) => entries.find((entry) => entry.subjectId === id)?.subject
    expect(subjectOf(bodyId)).toEqual({ ja: '交通の組合', en: 'Transport' })
    expect(subjectOf(requestId)?.ja).toBe(`5-${number}`)
    expect(subjectOf(committeeMember.personId)?.ja).toBe(committeeMember.name)
    expect(subjectOf(federation.cycleId)?.ja).toBe(title)
    expect(subjectOf(job)?.ja).toBe(job.slice(-8))
    expect(subjectOf('federation')).toBeNull()
    expect(JSON.stringify(entries.map((entry) => entry.subject))).not.toContain('見せない題名')

    const queries = () =>
      countQueries(database, async (counting) => createAudit({ database: counting }).list(admin, { page: 1 }))
    const few = await queries()
    for (let more = 0; more < 3; more++) await federation.aPolicyRequest()
    expect(await queries()).toBe(few)
  })

  it.each(ROLES.filter((role) => role !== 'admin'))('is not for the role %s', async (role) => {
    const refused = { ok: false, refusal: { reason: 'notPermitted' } }
    expect(await audit.list(federation.actors[role], { page: 1 })).toMatchObject(refused)
    expect(await audit.verify(federation.actors[role])).toMatchObject(refused)
  })
})
