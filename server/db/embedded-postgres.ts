import { mkdir, readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { ensureApplicationDatabase } from './embedded/application-database.ts'
import { findBinaries } from './embedded/binaries.ts'
import { APPLICATION, addressOf, choosePort, OWNER, openCluster } from './embedded/cluster.ts'
import { lockDataDirectory } from './embedded/data-directory-lock.ts'
import { findDatabaseUser } from './embedded/database-user.ts'
import { EmbeddedPostgresError } from './embedded/error.ts'
import { endLeftover, type Launch, type Postmaster, startPostmaster, stopPostmaster } from './embedded/postmaster.ts'

export type EmbeddedPostgres = {
  /** `postgresql://…` of the program's own database, for the role as which it runs; reachable from this machine only. */
  readonly url: string
  /** The same database for the role that owns its tables, as which migrations are made. */
  readonly ownerUrl: string
  /** The role of `url`. */
  readonly role: string
  /** Process number of the server that runs now. */
  readonly pid: () => number
  /** Writes everything, stops the server, and gives the data directory free. Calling it twice does no harm. */
  readonly stop: () => Promise<void>
}

type Listeners = {
  readonly log: (message: string) => void
  readonly onDeath?: (message: string) => void
  readonly onLost?: (problem: EmbeddedPostgresError) => void
}
type Options = Listeners & { readonly dataDir: string }

/** A server that dies more often than this within a minute is not started again. */
const RESTARTS_PER_MINUTE = 5

/**
 * Starts the PostgreSQL that comes with the program, with its data below `dataDir` (made when missing, readable by the
 * owner only). Recovers from whatever an earlier run left: a crash, a server that outlived its program. When the server
 * dies it is started again on the same port. As root its programs run as another user (see database-user.ts).
 * `log` is told about what a person may want to know, `onDeath` when the server died and is started again, `onLost` when it
 * died and cannot be: from then on nothing answers at `url`. All they are told is in both languages or for the log only.
 * Throws EmbeddedPostgresError, with a message that says what to do, when another program uses `dataDir` or the server
 * cannot run.
 */
export async function startEmbeddedPostgres({ dataDir, ...listeners }: Options): Promise<EmbeddedPostgres> {
  const lock = await lockDataDirectory(dataDir)
  try {
    const launch = await prepare(await realpath(dataDir), listeners.log)
    const supervised = await supervise(launch, listeners)
    const { cluster, port } = launch
    await ensureApplicationDatabase(cluster, port).catch(async (error) => {
      await supervised.stop()
      throw error
    })
    let stopping: Promise<void> | undefined
    return {
      url: addressOf(cluster, port, APPLICATION, APPLICATION),
      ownerUrl: addressOf(cluster, port, OWNER, APPLICATION),
      role: APPLICATION,
      pid: supervised.pid,
      stop: () => {
        stopping ??= supervised.stop().then(lock.release)
        return stopping
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** The `url` of an embedded PostgreSQL that a running program has started on `dataDir`; null where none answers. */
export async function findRunningEmbedded(dataDir: string): Promise<string | null> {
  const directory = join(dataDir, 'postgres')
  const [port, password] = await Promise.all(
    ['port', 'password'].map((file) => readFile(join(directory, file), 'utf8').catch(() => '')),
  )
  if (!port || !password) return null
  const url = addressOf({ passwords: { [APPLICATION]: password } }, Number(port), APPLICATION, APPLICATION)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  return await client
    .connect()
    .then(
      () => url,
      () => null,
    )
    .finally(() => client.end().catch(() => {}))
}

async function prepare(dataDirectory: string, log: (message: string) => void): Promise<Launch> {
  const directory = join(dataDirectory, 'postgres')
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const binaries = await findBinaries()
  const user = await findDatabaseUser(binaries.postgres, directory)
  const cluster = await openCluster(directory, binaries, user)
  await endLeftover(cluster, log)
  return { cluster, binaries, user, port: await choosePort(cluster) }
}

/** Keeps the server running until it is told to stop, and takes it along when this process ends by itself. */
async function supervise(launch: Launch, { log, onDeath = log, onLost = ({ message }) => log(message) }: Listeners) {
  let isStopping = false
  let postmaster: Postmaster = await startPostmaster(launch)
  const deaths: number[] = []
  const takeAlong = () => postmaster.child.kill('SIGINT')
  process.on('exit', takeAlong)

  const keepAlive = async (): Promise<void> => {
    for (;;) {
      await postmaster.ended
      if (isStopping) return
      deaths.push(Date.now())
      if (deaths.filter((time) => time > Date.now() - 60_000).length > RESTARTS_PER_MINUTE) {
        return onLost(keepsEnding(launch))
      }
      onDeath(
        '内蔵データベースが予期せず終了したため、起動し直しています。 / The embedded database ended unexpectedly; it is being started again.',
      )
      try {
        await endLeftover(launch.cluster, log)
        postmaster = await startPostmaster(launch)
        if (isStopping) await stopPostmaster(postmaster)
      } catch (error) {
        return onLost(asProblem(error))
      }
    }
  }
  const watch = keepAlive()

  return {
    pid: () => postmaster.child.pid ?? 0,
    stop: async () => {
      isStopping = true
      await stopPostmaster(postmaster)
      await watch
      process.off('exit', takeAlong)
    },
  }
}

const keepsEnding = ({ cluster }: Launch) =>
  new EmbeddedPostgresError(
    `内蔵データベースが何度も終了するため、起動し直すのをやめました。記録 ${cluster.logFile} を確かめてください`,
    `The embedded database keeps ending and is not started again; see ${cluster.logFile}`,
  )

const asProblem = (error: unknown): EmbeddedPostgresError =>
  error instanceof EmbeddedPostgresError
    ? error
    : new EmbeddedPostgresError(
        `内蔵データベースを起動し直せませんでした（${(error as Error).message}）`,
        `The embedded database could not be started again (${(error as Error).message})`,
        { cause: error },
      )
