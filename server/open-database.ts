import { join } from 'node:path'
import type { Config } from './config.ts'
import { createDatabase, type OpenDatabase } from './db/client.ts'
import { startEmbeddedPostgres } from './db/embedded-postgres.ts'
import { migrate } from './db/migrate.ts'
import { explainDatabase, explainDataDirectory } from './explain-start-failure.ts'
import type { Log } from './log.ts'

export type RunningDatabase = OpenDatabase & { readonly stop: () => Promise<void> }

type Settings = Pick<Config, 'databaseUrl' | 'dataDirectory'>

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
  const embedded = settings.databaseUrl ? null : await startEmbedded(settings, log, onLost)
  const url = settings.databaseUrl ?? (embedded?.url as string)
  try {
    const applied = await migrate(url, join(root, 'prisma/migrations'))
    if (applied.length > 0) log.info({ applied }, 'the tables were brought up to date')
  } catch (error) {
    await embedded?.stop()
    throw embedded ? error : explainDatabase(error)
  }
  let isStopping = false
  const database = createDatabase(url, {
    onIdleError: (error) => !isStopping && log.warn({ problem: error.message }, 'a database connection broke'),
  })
  return {
    ...database,
    stop: async () => {
      isStopping = true
      await database.close()
      await embedded?.stop()
    },
  }
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
