import { type ChildProcess, spawn } from 'node:child_process'
import { open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Binaries } from './binaries.ts'
import { addressOf, type Cluster, DATABASE_ENVIRONMENT, SUPERUSER } from './cluster.ts'
import { type DatabaseUser, giveFiles } from './database-user.ts'
import { EmbeddedPostgresError } from './error.ts'
import { commandLineOf, hasGone, isAlive } from './system-process.ts'

export type Postmaster = {
  readonly child: ChildProcess
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>
}

export type Launch = {
  readonly cluster: Cluster
  readonly binaries: Binaries
  readonly user: DatabaseUser
  readonly port: number
}

/** How long (ms) a fast shutdown may take before the server is stopped without a checkpoint. */
const STOP_LIMIT = 60_000
/** How long (ms) the processes of a killed server may hold its memory before a new one can start. */
const RETRY_LIMIT = 20_000
/** How long (ms) recovery after a crash may take. */
const READY_LIMIT = 10 * 60_000
/** The log is begun anew when it is longer than this (bytes). */
const LOG_LIMIT = 10_000_000

/** Reasons in the log that pass: children of a killed server still there, the port taken in the meantime. */
const PASSING = /pre-existing shared memory block|Address already in use|could not bind/

/** Starts PostgreSQL and waits until it answers. What still runs on or was left on these files is put in order first. */
export async function startPostmaster(launch: Launch): Promise<Postmaster> {
  const deadline = Date.now() + RETRY_LIMIT
  for (;;) {
    const attempt = await tryToStart(launch)
    if ('child' in attempt) return attempt
    if (!PASSING.test(attempt.reason) || Date.now() > deadline) {
      throw new EmbeddedPostgresError(
        `内蔵データベースを起動できませんでした。記録 ${launch.cluster.logFile} を確かめてください（${attempt.reason}）`,
        `The embedded database did not start; see ${launch.cluster.logFile} (${attempt.reason})`,
      )
    }
    await pause(200)
  }
}

async function tryToStart(launch: Launch): Promise<Postmaster | { reason: string }> {
  const { cluster, binaries, user, port } = launch
  const size = await stat(cluster.logFile).then(
    (file) => file.size,
    () => 0,
  )
  const log = await open(cluster.logFile, size > LOG_LIMIT ? 'w' : 'a', 0o600)
  const begin = size > LOG_LIMIT ? 0 : size
  if (user.owner) await giveFiles(cluster.directory, user.owner)
  const [command = '', ...args] = [...user.prefix, binaries.postgres, '-D', cluster.dataDirectory, ...settings(port)]
  const child = spawn(command, args, {
    cwd: cluster.directory,
    env: DATABASE_ENVIRONMENT,
    stdio: ['ignore', log.fd, log.fd],
    // Its own process group: Ctrl-C in a terminal reaches us alone, and we stop it when nobody writes any more.
    detached: true,
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  await log.close()
  const isReady = await Promise.race([waitUntilReady(child, cluster, port), ended.then(() => false)])
  if (isReady) return { child, ended }
  await stopPostmaster({ child, ended })
  const text = await readFile(cluster.logFile, 'utf8').catch(() => '')
  return { reason: text.slice(begin).trim().split('\n').slice(-4).join(' | ') || `${command}: no output` }
}

const settings = (port: number) =>
  [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
    'fsync=on',
    'synchronous_commit=on',
    'timezone=UTC',
    'log_timezone=UTC',
  ].flatMap((setting) => ['-c', setting])

async function waitUntilReady(child: ChildProcess, cluster: Cluster, port: number): Promise<boolean> {
  const deadline = Date.now() + READY_LIMIT
  while (child.exitCode === null && child.signalCode === null && child.pid && Date.now() < deadline) {
    const client = new pg.Client({
      connectionString: addressOf(cluster, port, SUPERUSER, 'postgres'),
      connectionTimeoutMillis: 5000,
    })
    client.on('error', () => {})
    try {
      await client.connect()
      return true
    } catch (error) {
      // Whoever refuses a password answers. The superuser of an earlier version has another (application-database.ts).
      if ((error as { code?: string }).code === '28P01') return true
      await pause(40)
    } finally {
      await client.end().catch(() => {})
    }
  }
  return false
}

/** Stops the server: connections are ended, everything is written, and only then does this resolve. */
export async function stopPostmaster({ child, ended }: Postmaster): Promise<void> {
  child.kill('SIGINT') // fast shutdown; SIGTERM would wait for clients
  const timer = setTimeout(() => child.kill('SIGQUIT'), STOP_LIMIT)
  await ended
  clearTimeout(timer)
}

/**
 * Ends a server that outlived the program which had started it, and removes the lock file of one that did not.
 * PostgreSQL itself takes any process with the number in that file for a server, also after the machine was restarted.
 * `log` is told what was found.
 */
export async function endLeftover({ dataDirectory }: Cluster, log: (message: string) => void): Promise<void> {
  const lockFile = join(dataDirectory, 'postmaster.pid')
  const text = await readFile(lockFile, 'utf8').catch(() => null)
  if (text === null) return
  const pid = Number.parseInt(text, 10)
  if (!(await isServerOf(pid, dataDirectory))) {
    log('The database was not shut down last time; it is being recovered.')
    await rm(lockFile, { force: true })
    return
  }
  log(`The database of an earlier run is still up (process ${pid}); it is being stopped.`)
  process.kill(pid, 'SIGINT')
  if (await hasGone(pid, STOP_LIMIT)) return
  process.kill(pid, 'SIGQUIT')
  await hasGone(pid, STOP_LIMIT)
}

async function isServerOf(pid: number, dataDirectory: string): Promise<boolean> {
  if (!(pid > 0) || !isAlive(pid)) return false
  const commandLine = await commandLineOf(pid)
  return [' -D ', `${dataDirectory} `, 'postgres'].every((part) => commandLine?.includes(part))
}

const pause = (milliseconds: number) => new Promise((wake) => setTimeout(wake, milliseconds))
