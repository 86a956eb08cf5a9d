import { join } from 'node:path'
import pg from 'pg'
import { toAuditKeys } from '#server/audit/audit-seal.ts'
import { createDatabase, type Database, type OpenDatabase } from '#server/db/client.ts'
import { startEmbeddedPostgres } from '#server/db/embedded-postgres.ts'
import { migrate } from '#server/db/migrate.ts'
import { findTableOwner } from '#server/db/table-owner.ts'
import type { Log } from '#server/log.ts'
import type { Config } from './config.ts'
import { type DatabaseSetting, explainDatabase, explainDataDirectory } from './explain-start-failure.ts'
import { auditKeyOf } from './kept-secret.ts'
import { StartProblem } from './start-problem.ts'

export type RunningDatabase = OpenDatabase & {
  /** Works as the role that owns the tables, on connections of its own that are closed afterwards. For nothing but the demonstration. */
  readonly asOwner: <Value>(work: (database: Database) => Promise<Value>) => Promise<Value>
  readonly stop: () => Promise<void>
}

type Settings = Pick<Config, 'databaseUrl' | 'migrationDatabaseUrl' | 'dataDirectory' | 'auditKey'>

/** A database that can be reached: as the role of the program, and as the owner of its tables. */
type Reached = {
  readonly url: string
  readonly ownerUrl: string
  /** The role of `url`, where it is another one than the owner. */
  readonly runtimeRole: string | null
  readonly stop: () => Promise<void>
}

/**
 * Opens the configured PostgreSQL, or starts the embedded one, and brings its tables up to date. `onLost` is told, in a
 * line for the person who runs the program, when the embedded one died and cannot be started again.
 * @throws StartProblem, EmbeddedPostgresError, MigrationError with such a line
 */
export async function openDatabase(
  settings: Settings,
  log: Log,
  root: string,
  { onLost }: { onLost: (message: string) => void },
): Promise<RunningDatabase> {
  const auditKeys = toAuditKeys(await auditKeyOf(settings))
  const reached = await reachDatabase(settings, log, onLost)
  const { url, ownerUrl, runtimeRole } = reached
  try {
    const applied = await migrate(ownerUrl, join(root, 'prisma/migrations'), { runtimeRole })
    if (applied.length > 0) log.info({ applied }, 'the tables were brought up to date')
    await sayWhoOwnsTheTables(url, log)
  } catch (error) {
    await reached.stop()
    if (!settings.databaseUrl) throw error
    throw explainDatabase(error, settings.migrationDatabaseUrl ? 'MIGRATION_DATABASE_URL' : 'DATABASE_URL')
  }
  let isStopping = false
  const onIdleError = (error: Error) =>
    !isStopping && log.warn({ problem: error.message }, 'a database connection broke')
  const database = createDatabase(url, { auditKeys, onIdleError })
  return {
    ...database,
    asOwner: async (work) => {
      const asOwner = createDatabase(ownerUrl, { auditKeys, onIdleError })
      return await work(asOwner.prisma).finally(asOwner.close)
    },
    stop: async () => {
      isStopping = true
      await database.close()
      await reached.stop()
    },
  }
}

async function reachDatabase(settings: Settings, log: Log, onLost: (message: string) => void): Promise<Reached> {
  const { databaseUrl, migrationDatabaseUrl } = settings
  if (!databaseUrl) {
    const { url, ownerUrl, role, stop } = await startEmbedded(settings, log, onLost)
    return { url, ownerUrl, runtimeRole: role, stop }
  }
  const stop = async () => {}
  if (!migrationDatabaseUrl) return { url: databaseUrl, ownerUrl: databaseUrl, runtimeRole: null, stop }
  const [runtimeRole, owner] = await Promise.all([
    currentRole(databaseUrl, 'DATABASE_URL'),
    currentRole(migrationDatabaseUrl, 'MIGRATION_DATABASE_URL'),
  ])
  const isTwo = runtimeRole !== owner
  return { url: databaseUrl, ownerUrl: migrationDatabaseUrl, runtimeRole: isTwo ? runtimeRole : null, stop }
}

async function currentRole(url: string, setting: DatabaseSetting): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECTION_TIMEOUT })
  try {
    await client.connect()
    return (await client.query<{ role: string }>('SELECT current_user AS role')).rows[0]?.role ?? ''
  } catch (error) {
    throw explainDatabase(error, setting)
  } finally {
    await client.end().catch(() => {})
  }
}

/** A server that does not answer for this long (ms) is out of reach. */
const CONNECTION_TIMEOUT = 10_000

/**
 * One line where the program could take back its own audit records, because it works as the owner of the tables.
 * @throws StartProblem when the two settings name two databases
 */
async function sayWhoOwnsTheTables(url: string, log: Log): Promise<void> {
  const table = await findTableOwner(url, 'audit_event')
  if (!table) {
    throw new StartProblem(
      'MIGRATION_DATABASE_URL: DATABASE_URL と違うデータベースです。同じものを指定してください。',
      'MIGRATION_DATABASE_URL names another database than DATABASE_URL: both must be the same.',
    )
  }
  if (!table.isOurs) return
  log.warn(
    { role: table.role, owner: table.owner },
    'the program works as the owner of its tables and could alter the audit record; give an owner in MIGRATION_DATABASE_URL',
  )
}

async function startEmbedded({ dataDirectory }: Settings, log: Log, onLost: (message: string) => void) {
  try {
    return await startEmbeddedPostgres({
      dataDir: join(dataDirectory, 'postgresql'),
      log: (message) => log.info(message),
      onDeath: (message) => log.error(message),
      onLost: ({ message }) => {
        log.error(message)
        onLost(message)
      },
    })
  } catch (error) {
    throw explainDataDirectory(error, dataDirectory)
  }
}
