import { join } from 'node:path'
import type { DatabaseSettings } from '#server/start/config.ts'
import { explainDataDirectory } from '#server/start/explain-start-failure.ts'
import { findRunningEmbedded, startEmbeddedPostgres } from './db/embedded-postgres.ts'

/**
 * The database of the program for a command of its own: the configured one, the embedded one beside the running program, or, when it
 * does not run, the embedded one started for as long as the command works (`stop` ends it again).
 */
export async function reachDatabase({ databaseUrl, dataDirectory }: DatabaseSettings) {
  if (databaseUrl) return { url: databaseUrl, stop: async () => {} }
  const dataDir = join(dataDirectory, 'postgresql')
  const running = await findRunningEmbedded(dataDir)
  if (running) return { url: running, stop: async () => {} }
  return await startEmbeddedPostgres({ dataDir, log: () => {} }).catch((error) => {
    throw explainDataDirectory(error, dataDirectory)
  })
}
