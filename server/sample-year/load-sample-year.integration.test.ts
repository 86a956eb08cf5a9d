import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAccessChanges } from '#server/access-changes.ts'
import { TEST_AUDIT_KEYS } from '#server/audit/audit-keys.test-support.ts'
import { systemClock } from '#server/clock.ts'
import { createDatabase, type Database, type OpenDatabase } from '#server/db/client.ts'
import { createTestDatabase, type TestDatabase } from '#server/db/test-database.ts'
import { createDocumentReader } from '#server/documents/read/document-reader.ts'
import { createPasswordJudge } from '#server/passwords/judge-password.ts'
import { TEST_SECRET } from '#server/policy-requests/policy-requests.test-support.ts'
import { ensureReferenceData } from '#server/reference-data/ensure-reference-data.ts'
import { createSecretBox } from '#server/second-factor/secret-box.ts'
import type { ServiceDeps } from '#server/services.ts'
import { createTokens } from '#server/sessions/tokens.ts'
import { createWordWriter } from '#server/word/word-worker-pool.ts'
import { loadSampleYear } from './load-sample-year.ts'
import { emptyBrokenOffSampleYear, markSampleYearBegun, markSampleYearLoaded } from './sample-year.repository.ts'

let testDatabase: TestDatabase
let open: OpenDatabase
let deps: ServiceDeps

beforeEach(async () => {
  testDatabase = await createTestDatabase()
  open = createDatabase(testDatabase.url, { auditKeys: TEST_AUDIT_KEYS })
  deps = {
    database: open.prisma,
    clock: systemClock,
    accessChanges: createAccessChanges(),
    isDemo: true,
    tokens: createTokens(TEST_SECRET),
    word: createWordWriter(null),
    passwords: createPasswordJudge(),
    reader: createDocumentReader(() => {}),
    secrets: createSecretBox(TEST_SECRET),
    publicUrl: 'https://desk.example.jp',
    onError: (error) => console.error(error),
  }
  await ensureReferenceData(open.prisma)
})

afterEach(async () => {
  await deps.word.close()
  await deps.passwords.close()
  await deps.reader.close()
  await open.close()
  await testDatabase.drop()
})

const addSomebody = () =>
  open.prisma.person.create({ data: { name: '山田花子', kana: 'やまだはなこ', email: 'hanako@example.jp' } })

async function asOwner(work: (owner: Database) => Promise<void>): Promise<void> {
  const owner = createDatabase(testDatabase.ownerUrl, { auditKeys: TEST_AUDIT_KEYS })
  await work(owner.prisma).finally(owner.close)
}

type Countable = { readonly count: () => Promise<number> }

describe('the sample year', () => {
  it('is begun afresh when its loading was broken off', async () => {
    const begins: boolean[] = []
    const breakOff = async () => {
      const load = loadSampleYear(deps, {
        asOwner,
        begins: (isAgain) => begins.push(isAgain),
        stepDone: () => {
          throw new Error('Ctrl-C')
        },
      })
      await expect(load).rejects.toThrow('Ctrl-C')
      const { auditEvent, person, recipient, policyRequest } = open.prisma
      return await Promise.all([auditEvent, person, recipient, policyRequest].map((table: Countable) => table.count()))
    }
    const left = await breakOff()
    expect(left).not.toContain(0)
    expect(await breakOff()).toEqual(left)
    expect(begins).toEqual([false, true])
    await expect(open.prisma.auditEvent.deleteMany()).rejects.toThrow()
  })

  it('is all that is ever emptied, and only while it is not loaded', async () => {
    await addSomebody()
    const now = new Date()
    await expect(asOwner((owner) => emptyBrokenOffSampleYear(owner, now))).rejects.toThrow()
    await markSampleYearBegun(open.prisma, now)
    await markSampleYearLoaded(open.prisma, now)
    await expect(asOwner((owner) => emptyBrokenOffSampleYear(owner, now))).rejects.toThrow()
    expect(await open.prisma.person.count()).toBe(1)
  })

  it('when it broke off, leaves no table behind that is not emptied', async () => {
    await addSomebody()
    await markSampleYearBegun(open.prisma, new Date())
    await asOwner((owner) => emptyBrokenOffSampleYear(owner, new Date()))
    const { rows } = await open.pool.query(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'setting')`,
    )
    for (const { tablename } of rows)
      expect([tablename, (await open.pool.query(`SELECT 1 FROM "${tablename}"`)).rowCount]).toEqual([tablename, 0])
    expect(await open.prisma.setting.findMany({ select: { key: true } })).toEqual([{ key: 'sampleYear' }])
  })
})
