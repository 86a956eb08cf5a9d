import { execFile } from 'node:child_process'
import { chown, lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { EmbeddedPostgresError } from './error.ts'

/**
 * PostgreSQL refuses to run as root. How its programs are started instead: `prefix` comes before a command, and
 * `owner` must own the files (null: they are ours already).
 */
export type DatabaseUser = {
  readonly prefix: readonly string[]
  readonly owner: { readonly uid: number; readonly gid: number } | null
}

type Account = { readonly name: string; readonly uid: number; readonly gid: number }

/** The system account that is made where root may not use user namespaces. */
const SYSTEM_ACCOUNT = 'policy-desk-db'

const ROOT = { uid: 0, gid: 0 } as const

const run = promisify(execFile)

/**
 * Finds a way to run `program` (one of PostgreSQL's) on files in `directory`, by trying:
 * as we are; in a user namespace, where root's files belong to an ordinary account; as a system account that may pass
 * private directories (such as root's home). Refuses when none works.
 */
export async function findDatabaseUser(program: string, directory: string): Promise<DatabaseUser> {
  const accounts = await readAccounts()
  const uid = process.getuid?.()
  // initdb also refuses a user without an account, as containers often have.
  if (uid === undefined || (uid !== 0 && accounts.some((account) => account.uid === uid))) {
    return { prefix: [], owner: null }
  }
  const isRoot = uid === 0
  const inNamespace = userNamespace(accounts)
  if (inNamespace && (await works(inNamespace.prefix, program, '/'))) {
    if (isRoot) await giveFiles(directory, ROOT)
    if (await works(inNamespace.prefix, program, directory)) return inNamespace
  }
  if (isRoot) {
    const owner = await findOrMakeSystemAccount(accounts)
    await giveFiles(directory, owner)
    for (const prefix of asSystemAccount(owner)) {
      if (await works(prefix, program, directory)) return { prefix, owner }
    }
  }
  throw new EmbeddedPostgresError(
    'この利用者では内蔵データベースを動かせません（PostgreSQL は root での実行を拒みます）。一般の利用者で実行するか、DATABASE_URL を指定してください',
    'The embedded database cannot run as this user (PostgreSQL refuses root): run as an ordinary user, or set DATABASE_URL',
  )
}

/** Gives everything in `directory` to `owner`, where it is not yet. Only root may. */
export async function giveFiles(directory: string, owner: { uid: number; gid: number }): Promise<void> {
  const { uid } = await lstat(directory)
  if (uid !== owner.uid) await chown(directory, owner.uid, owner.gid)
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) await giveFiles(path, owner)
    else if (entry.isFile() && (await lstat(path)).uid !== owner.uid) await chown(path, owner.uid, owner.gid)
  }
}

function userNamespace(accounts: readonly Account[]): DatabaseUser | null {
  // Inside, our own files belong to this account; outside nothing changes. initdb wants one that exists.
  const account = accounts.find(({ uid }) => uid === 1000) ?? accounts.find(({ uid }) => uid !== ROOT.uid)
  if (!account || process.platform !== 'linux') return null
  const prefix = ['unshare', '--user', `--map-user=${account.uid}`, `--map-group=${account.gid}`, '--']
  return { prefix, owner: process.getuid?.() === ROOT.uid ? ROOT : null }
}

/** First with no rights at all; then with the one that lets it pass private directories above its files. */
function asSystemAccount({ uid, gid }: Account): string[][] {
  const account = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  const right = '-all,+dac_override'
  return [
    [...account, '--inh-caps=-all', '--bounding-set=-all', '--'],
    [
      ...account,
      // access(2), by which initdb finds its sibling programs, disregards the right otherwise.
      '--securebits=+no_setuid_fixup',
      ...[`--inh-caps=${right}`, `--ambient-caps=${right}`, `--bounding-set=${right}`, '--'],
    ],
  ]
}

async function findOrMakeSystemAccount(accounts: readonly Account[]): Promise<Account> {
  const existing = accounts.find(({ name }) => name === SYSTEM_ACCOUNT)
  if (existing) return existing
  const options = ['--system', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin']
  await run('useradd', [...options, SYSTEM_ACCOUNT]).catch(() => {})
  const made = (await readAccounts()).find(({ name }) => name === SYSTEM_ACCOUNT)
  const nobody = accounts.find(({ name }) => name === 'nobody')
  const account = made ?? nobody
  if (account) return account
  throw new EmbeddedPostgresError(
    `内蔵データベースのための利用者 ${SYSTEM_ACCOUNT} を作れません。一般の利用者で実行するか、DATABASE_URL を指定してください`,
    `The system account ${SYSTEM_ACCOUNT} for the embedded database cannot be made: run as an ordinary user, or set DATABASE_URL`,
  )
}

/** Can `program` be run this way, and may it write into `directory`? */
async function works(prefix: readonly string[], program: string, directory: string): Promise<boolean> {
  const [command = '', ...options] = prefix
  const test = ['sh', '-c', 'cd "$2" && test -w . && "$1" --version', 'sh', program, directory]
  return await run(command, [...options, ...test]).then(
    () => true,
    () => false,
  )
}

async function readAccounts(): Promise<Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    const [name = '', , uid = '', gid = ''] = line.split(':')
    return /^\d+$/.test(uid) && /^\d+$/.test(gid) ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}
