import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmptyDatabase, type TestDatabase } from '#server/db/test-database.ts'
import { createLog } from '#server/log.ts'
import { TEST_SECRET } from '#server/policy-requests/policy-requests.test-support.ts'
import type { Config } from './config.ts'
import { openDatabase } from './open-database.ts'
import { StartProblem } from './start-problem.ts'

let database: TestDatabase
let directory: string

beforeAll(async () => {
  database = await createEmptyDatabase()
  directory = await mkdtemp(join(tmpdir(), 'policy-desk-open-'))
})
afterAll(async () => {
  await database.drop()
  await rm(directory, { recursive: true, force: true })
})

let url: URL
beforeEach(() => {
  url = new URL(database.ownerUrl)
})

/** The line with which a start with these settings ends. */
async function refusalOf(settings: Pick<Config, 'databaseUrl' | 'dataDirectory'>): Promise<string> {
  const opening = openDatabase(
    { ...settings, migrationDatabaseUrl: null, auditKey: TEST_SECRET },
    createLog('silent'),
    resolve('.'),
    { onLost: () => {} },
  )
  const error = await opening.then(
    async (opened) => {
      await opened.stop()
      return null
    },
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(Error)
  const { message } = error as Error
  expect(message).not.toContain('\n')
  return message
}
const withUrl = () => refusalOf({ databaseUrl: url.toString(), dataDirectory: directory })

it('a wrong password is said to be one, and not repeated', async () => {
  url.password = 'not-the-password'
  const line = await withUrl()
  expect(line).toMatch(/^DATABASE_URL: .+パスワード.+。 \/ DATABASE_URL: .+password.+\.$/)
  expect(line).not.toContain('not-the-password')
})

it('so is none at all', async () => {
  url.password = ''
  expect(await withUrl()).toMatch(/^DATABASE_URL: .+パスワード/)
})

it('a database that does not exist is named', async () => {
  url.pathname = '/nothing'
  expect(await withUrl()).toMatch(/^DATABASE_URL: .+"nothing" does not exist.+ \/ DATABASE_URL: /)
})

it('a server that does not answer at its port, or whose host is unknown, is said to be out of reach', async () => {
  url.port = String(await freePort())
  expect(await withUrl()).toMatch(/^DATABASE_URL: .+接続できません.+ \/ DATABASE_URL: .+cannot be reached/)
  url.hostname = 'database.invalid'
  expect(await withUrl()).toMatch(/^DATABASE_URL: .+接続できません.+ \/ DATABASE_URL: .+cannot be reached/)
})

it('a user who may make no tables is told so', async () => {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query(`ALTER DATABASE ${url.pathname.slice(1)} SET default_transaction_read_only = on`)
  await owner.end()
  expect(await withUrl()).toMatch(/^DATABASE_URL: .+表を作れません.+ \/ DATABASE_URL: .+may not make tables/)
})

describe('with an owner of its own for the tables', () => {
  const lines: { level: number; owner?: string }[] = []
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const open = (databaseUrl: string, migrationDatabaseUrl: string | null) => {
    lines.length = 0
    const settings = { databaseUrl, migrationDatabaseUrl, dataDirectory: directory, auditKey: TEST_SECRET }
    return openDatabase(settings, log, resolve('.'), { onLost: () => {} })
  }
  let empty: TestDatabase
  beforeEach(async () => {
    empty = await createEmptyDatabase()
  })
  afterEach(() => empty.drop())

  it('the program gets the rights it needs, and says nothing', async () => {
    const opened = await open(empty.url, empty.ownerUrl)
    await opened.prisma.setting.create({ data: { key: 'a', value: {} } })
    await opened.prisma.setting.deleteMany()
    await expect(opened.prisma.$executeRaw`DELETE FROM audit_event`).rejects.toThrow(/permission denied/)
    await expect(opened.prisma.$queryRaw`SELECT * FROM _prisma_migrations`).rejects.toThrow(/permission denied/)
    await opened.asOwner((owner) => owner.$executeRaw`GRANT TRUNCATE, UPDATE ON audit_event TO policy_desk`)
    await opened.stop()
    const again = await open(empty.url, empty.ownerUrl)
    await expect(again.prisma.$executeRaw`UPDATE audit_event SET action = ''`).rejects.toThrow(/permission denied/)
    await again.stop()
    expect(lines).toEqual([])
  })

  it('and without one it says in one line that the program could alter its records', async () => {
    const opened = await open(empty.ownerUrl, null)
    await opened.stop()
    expect(lines).toEqual([expect.objectContaining({ owner: 'policy_desk_owner', role: 'policy_desk_owner' })])
    const same = await open(empty.ownerUrl, empty.ownerUrl)
    await same.stop()
    expect(lines).toHaveLength(1)
  })

  it('two databases are refused', async () => {
    const opening = open(database.url, empty.ownerUrl)
    await expect(opening).rejects.toThrow(
      /^MIGRATION_DATABASE_URL: .+ \/ MIGRATION_DATABASE_URL names another database/,
    )
  })

  it('tables of another owner are refused, with the remedy', async () => {
    const first = new pg.Client({ connectionString: empty.ownerUrl })
    await first.connect()
    await first.query('GRANT ALL ON SCHEMA public TO policy_desk')
    await first.end()
    await (await open(empty.url, null)).stop()
    await expect(open(empty.url, empty.ownerUrl)).rejects.toThrow(/REASSIGN OWNED BY policy_desk TO policy_desk_owner/)
  })
})

it('a folder that cannot be written is named', async () => {
  const dataDirectory = join(directory, 'a file')
  await writeFile(dataDirectory, 'not a folder')
  expect(await refusalOf({ databaseUrl: null, dataDirectory })).toMatch(/DATA_DIR.+ \/ .+DATA_DIR/)
})

it('what nobody can mend by a setting is not made one', async () => {
  const opening = openDatabase(
    { databaseUrl: database.ownerUrl, migrationDatabaseUrl: null, dataDirectory: directory, auditKey: TEST_SECRET },
    createLog('silent'),
    join(directory, 'no program here'),
    { onLost: () => {} },
  )
  const error = await opening.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(Error)
  expect(error).not.toBeInstanceOf(StartProblem)
})

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}
