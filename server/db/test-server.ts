import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { migrate } from './migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the database server for tests; its database may be used to make others. */
    databaseServerUrl: string
    /** Name of a database with every migration applied and nothing in it. */
    templateDatabase: string
  }
}

const TEMPLATE = 'template_migrated'

/** Once for all integration tests: one real server in a temporary folder, and a template with every migration. */
export default async function startTestServer({ provide }: TestProject) {
  const directory = await mkdtemp(join(tmpdir(), 'policy-desk-test-'))
  const server = await startEmbeddedPostgres({ dataDir: directory, log: console.warn })
  const stop = async () => {
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  }
  try {
    await makeTemplate(server.url)
  } catch (error) {
    await stop()
    throw error
  }
  provide('databaseServerUrl', server.url)
  provide('templateDatabase', TEMPLATE)
  return stop
}

async function makeTemplate(serverUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  // Nothing here survives the machine, so no commit need wait for its disk; what ends in these tests is only the program.
  await client.query('ALTER ROLE CURRENT_USER SET synchronous_commit = off')
  await client.query(`CREATE DATABASE ${TEMPLATE}`)
  await client.end()
  const url = new URL(serverUrl)
  url.pathname = `/${TEMPLATE}`
  await migrate(url.toString(), resolve('prisma/migrations'))
}
