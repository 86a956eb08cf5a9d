import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TEST_AUDIT_KEYS } from '#server/audit/audit-keys.test-support.ts'
import { createDatabase, type OpenDatabase } from '#server/db/client.ts'
import { createTestDatabase, type TestDatabase } from '#server/db/test-database.ts'
import { StartProblem } from '#server/start/start-problem.ts'
import { refuseOtherData } from './refuse-other-data.ts'
import { markSampleYearBegun, markSampleYearLoaded } from './sample-year.repository.ts'

let testDatabase: TestDatabase
let open: OpenDatabase

beforeEach(async () => {
  testDatabase = await createTestDatabase()
  open = createDatabase(testDatabase.url, { auditKeys: TEST_AUDIT_KEYS })
})

afterEach(async () => {
  await open.close()
  await testDatabase.drop()
})

const addSomebody = () =>
  open.prisma.person.create({ data: { name: '山田花子', kana: 'やまだはなこ', email: 'hanako@example.jp' } })

const EMBEDDED = { databaseUrl: null, dataDirectory: '/srv/desk' }
const demo = { ...EMBEDDED, demo: true }
const forReal = { ...EMBEDDED, demo: false }

/** The line with which a start is refused, or null. */
const refusalOf = async (place: Parameters<typeof refuseOtherData>[1]): Promise<string | null> => {
  try {
    await refuseOtherData(open.prisma, place)
    return null
  } catch (error) {
    expect(error).toBeInstanceOf(StartProblem)
    return (error as Error).message
  }
}

describe('the sample year and real data', () => {
  it('are both welcome in an empty database', async () => {
    expect(await refusalOf(demo)).toBeNull()
    expect(await refusalOf(forReal)).toBeNull()
  })

  it('the program is not started for real on the sample year, loaded or broken off', async () => {
    await markSampleYearBegun(open.prisma, new Date())
    expect(await refusalOf(demo)).toBeNull()
    expect(await refusalOf(forReal)).toMatch(
      /^DATA_DIR: \/srv\/desk .+見本.+。 \/ DATA_DIR: \/srv\/desk .+sample year.+\.$/,
    )
    await markSampleYearLoaded(open.prisma, new Date())
    expect(await refusalOf(demo)).toBeNull()
    expect(await refusalOf(forReal)).toMatch(/別のフォルダー.+ \/ .+another folder or remove this one/)
  })

  it('a demonstration is not started on real data', async () => {
    await addSomebody()
    expect(await refusalOf(forReal)).toBeNull()
    expect(await refusalOf(demo)).toMatch(/^DATA_DIR: \/srv\/desk .+。 \/ DATA_DIR: \/srv\/desk .+another folder/)
  })

  it('the line names the database of one’s own where there is one, without its password', async () => {
    await addSomebody()
    const line = await refusalOf({ ...demo, databaseUrl: testDatabase.url })
    expect(line).toMatch(/^DATABASE_URL: .+。 \/ DATABASE_URL .+\.$/)
    expect(line).not.toContain(new URL(testDatabase.url).password)
  })
})
