import { join } from 'node:path'
import type { Config } from './config.ts'
import { createDatabase, type OpenDatabase } from './db/client.ts'
import { startEmbeddedPostgres } from './db/embedded-postgres.ts'
import { migrate } from './db/migrate.ts'
import type { Log } from './log.ts'

export type RunningDatabase = OpenDatabase & { readonly stop: () => Promise<void> }

/** Opens the configured PostgreSQL, or starts the embedded one, and brings its tables up to date. */
export async function openDatabase(config: Config, log: Log, root: string): Promise<RunningDatabase> {
  const embedded = config.databaseUrl
    ? null
    : await startEmbeddedPostgres({
        dataDir: join(config.dataDirectory, 'postgresql'),
        log: (message) => log.info(message),
      })
  const url = config.databaseUrl ?? (embedded?.url as string)
  try {
    const applied = await migrate(url, join(root, 'prisma/migrations'))
    if (applied.length > 0) log.info({ applied }, 'the tables were brought up to date')
  } catch (error) {
    await embedded?.stop()
    throw error
  }
  const database = createDatabase(url, {
    onIdleError: (error) => log.warn({ problem: error.message }, 'a database connection broke'),
  })
  return {
    ...database,
    stop: async () => {
      await database.close()
      await embedded?.stop()
    },
  }
}
