import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasGone, isAlive } from './embedded/system-process.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'

/** Data of an installation that ran before and was stopped in good order. */
let ranBefore = ''
let directory = ''
let messages: string[] = []
let deaths: string[] = []
let losses: string[] = []
const running: EmbeddedPostgres[] = []

beforeAll(async () => {
  ranBefore = await mkdtemp(join(tmpdir(), 'embedded-before-'))
  const server = await startEmbeddedPostgres({ dataDir: join(ranBefore, 'data'), log: () => {} })
  await server.stop()
})
afterAll(() => rm(ranBefore, { recursive: true, force: true }))

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'embedded-'))
  messages = []
  deaths = []
  losses = []
})

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
  await rm(directory, { recursive: true, force: true })
})

const dataDir = () => join(directory, 'data')

/** Puts the data of an earlier run in place, with owners and rights: making a cluster takes seconds. */
const hasRunBefore = () => promisify(execFile)('cp', ['-a', join(ranBefore, 'data'), directory])

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({
    dataDir: dataDir(),
    log: (message) => messages.push(message),
    onDeath: (message) => deaths.push(message),
    onLost: ({ message }) => losses.push(message),
  })
  running.push(server)
  return server
}

const query = (server: EmbeddedPostgres, sql: string) => queryAt(server.url, sql)
const asOwner = (server: EmbeddedPostgres, sql: string) => queryAt(server.ownerUrl, sql)

async function queryAt(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

/** Another process that starts the database and says so; ended with kill -9 it leaves the database behind. */
async function startElsewhere() {
  const script = `
    import { startEmbeddedPostgres } from './server/db/embedded-postgres.ts'
    const server = await startEmbeddedPostgres({ dataDir: process.argv[1], log: () => {} })
    console.log(JSON.stringify({ url: server.url, pid: server.pid() }))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, '--', dataDir()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout, 'data')
  const { pid } = JSON.parse(String(line)) as { pid: number }
  const kill = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { databasePid: pid, kill }
}

describe('the embedded database', () => {
  it('keeps its data over a restart, at the same address', async () => {
    const first = await start()
    await asOwner(first, `CREATE TABLE note (text text); INSERT INTO note VALUES ('介護職員の処遇を改善すること。')`)
    await first.stop()
    expect(isAlive(first.pid())).toBe(false)
    const second = await start()
    expect(await asOwner(second, 'SELECT text FROM note')).toEqual([{ text: '介護職員の処遇を改善すること。' }])
    expect(second.url).toBe(first.url)
    expect(messages).toEqual([])
  })

  it('is readable by its owner only and listens on this machine only', async () => {
    const server = await start()
    const paths = (await readdir(dataDir(), { recursive: true })).filter((path) => !path.includes('cluster/'))
    for (const path of ['', ...paths])
      expect([path, (await stat(join(dataDir(), path))).mode & 0o077]).toEqual([path, 0])
    const [settings] = await query(
      server,
      `SELECT current_setting('listen_addresses') AS addresses,
              current_setting('fsync') AS fsync, current_setting('server_encoding') AS encoding,
              (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super, upper('ä') AS upper`,
    )
    expect(settings).toEqual({
      addresses: '127.0.0.1',
      fsync: 'on',
      encoding: 'UTF8',
      super: false,
      upper: 'Ä',
    })
    const wrong = new URL(server.url)
    wrong.password = 'wrong'
    await expect(new pg.Client({ connectionString: wrong.toString() }).connect()).rejects.toMatchObject({
      code: '28P01',
    })
  })

  /** `server` for another of its roles, with that password. */
  function addressFor(server: EmbeddedPostgres, role: string, password: string): string {
    const url = new URL(server.url)
    url.username = role
    url.password = password
    return url.toString()
  }
  const passwordIn = (file: string) => readFile(join(dataDir(), 'postgres', file), 'utf8')

  it('has three roles, none of which comes in with the password of another', async () => {
    await hasRunBefore()
    const server = await start()
    const files = { policy_desk: 'password', policy_desk_owner: 'owner-password', postgres: 'superuser-password' }
    for (const role of Object.keys(files))
      for (const [whose, file] of Object.entries(files)) {
        const coming = queryAt(addressFor(server, role, await passwordIn(file)), 'SELECT current_user AS me')
        if (role === whose) expect(await coming).toEqual([{ me: role }])
        else await expect(coming).rejects.toMatchObject({ code: '28P01' })
      }
    await expect(query(server, 'CREATE TABLE note (text text)')).rejects.toThrow(/permission denied/)
    await expect(query(server, 'CREATE DATABASE other')).rejects.toThrow(/permission denied/)
  })

  it('of an earlier version, where one password opened all and the program owned its tables, is put in order', async () => {
    await hasRunBefore()
    const before = await start()
    const superuser = addressFor(before, 'postgres', await passwordIn('superuser-password'))
    await asOwner(before, `CREATE TABLE note (text text); INSERT INTO note VALUES ('of before')`)
    await queryAt(superuser, 'REASSIGN OWNED BY policy_desk_owner TO policy_desk')
    await queryAt(superuser, 'DROP ROLE policy_desk_owner')
    await queryAt(superuser, `ALTER ROLE policy_desk CREATEDB`)
    await queryAt(superuser, `ALTER ROLE postgres PASSWORD '${await passwordIn('password')}'`)
    await before.stop()
    for (const file of ['owner-password', 'superuser-password']) await rm(join(dataDir(), 'postgres', file))

    const server = await start()
    expect(await asOwner(server, 'SELECT text FROM note')).toEqual([{ text: 'of before' }])
    await expect(query(server, 'DROP TABLE note')).rejects.toThrow(/must be owner/)
    await expect(query(server, 'CREATE DATABASE other')).rejects.toThrow(/permission denied/)
    const withTheOld = addressFor(server, 'postgres', await passwordIn('password'))
    await expect(queryAt(withTheOld, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
    for (const file of ['owner-password', 'superuser-password'])
      expect((await stat(join(dataDir(), 'postgres', file))).mode & 0o777).toBe(0o600)
    await server.stop()
    expect(await asOwner(await start(), 'SELECT text FROM note')).toEqual([{ text: 'of before' }])
  })

  it('is started again when it is killed, with everything that was committed', async () => {
    await hasRunBefore()
    const server = await start()
    await asOwner(server, 'CREATE TABLE note (text text)')
    await asOwner(server, `INSERT INTO note VALUES ('committed')`)
    const killed = server.pid()
    process.kill(killed, 'SIGKILL')
    await expect.poll(() => server.pid(), { timeout: 25_000 }).not.toBe(killed)
    expect(await asOwner(server, 'SELECT text FROM note')).toEqual([{ text: 'committed' }])
    expect(deaths).toEqual([expect.stringMatching(/予期せず終了.+ \/ .+ended unexpectedly/)])
    expect(losses).toEqual([])
  })

  it('says when it was killed and cannot be started again', async () => {
    await hasRunBefore()
    const server = await start()
    const cluster = join(dataDir(), 'postgres/cluster')
    await rename(join(cluster, 'global/pg_control'), join(cluster, 'global/lost'))
    process.kill(server.pid(), 'SIGKILL')
    await expect.poll(() => losses, { timeout: 25_000 }).toHaveLength(1)
    expect(losses[0]).toMatch(/起動できませんでした.+ \/ .+did not start; see /)
    expect(deaths).toHaveLength(1)
  })

  it('takes over from a program that was killed while its database runs on', async () => {
    await hasRunBefore()
    const other = await startElsewhere()
    await other.kill()
    expect(isAlive(other.databasePid)).toBe(true)
    const server = await start()
    expect(await hasGone(other.databasePid, 0)).toBe(true)
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(messages).toEqual([
      `The database of an earlier run is still up (process ${other.databasePid}); it is being stopped.`,
    ])
  })

  it('recovers when program and database were both killed', async () => {
    await hasRunBefore()
    const other = await startElsewhere()
    await other.kill()
    process.kill(other.databasePid, 'SIGKILL')
    await hasGone(other.databasePid, 5000)
    const server = await start()
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(messages).toEqual(['The database was not shut down last time; it is being recovered.'])
  })

  it('recovers after the machine was restarted and another process has the number of the old one', async () => {
    await hasRunBefore()
    await writeFile(join(dataDir(), 'postgres/cluster/postmaster.pid'), `${process.pid}\n${dataDir()}\n`)
    await writeFile(join(dataDir(), 'in-use.json'), JSON.stringify({ pid: process.pid, start: 'an earlier boot 1' }))
    const server = await start()
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('refuses a second program on the same data, and says which one has it', async () => {
    await hasRunBefore()
    const server = await start()
    await expect(start()).rejects.toThrow(`in use by another running Policy Desk (process ${process.pid})`)
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('lets exactly one of several programs that start at once have the data', async () => {
    const outcomes = await Promise.allSettled([start(), start(), start()])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
  })

  it('makes a broken first start good at the next one', async () => {
    await hasRunBefore()
    await rm(join(dataDir(), 'postgres/cluster'), { recursive: true })
    await writeFile(join(dataDir(), 'postgres/password'), 'of the broken start', { mode: 0o600 })
    const server = await start()
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(await readFile(join(dataDir(), 'postgres/password'), 'utf8')).not.toBe('of the broken start')
  })

  it('names a data directory that cannot be made', async () => {
    await writeFile(dataDir(), 'a file, not a folder')
    await expect(start()).rejects.toThrow(/DATA_DIR/)
  })

  it('refuses the files of another version of PostgreSQL', async () => {
    await hasRunBefore()
    await writeFile(join(dataDir(), 'postgres/cluster/PG_VERSION'), '17\n')
    await expect(start()).rejects.toThrow(/PostgreSQL 17/)
  })
})
