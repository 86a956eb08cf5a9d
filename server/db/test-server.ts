import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { migrate } from './migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the database server for tests; its database may be used to make others. */
    databaseServerUrl: string
    /** The same server for the role as which the program works. */
    runtimeServerUrl: string
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
    await makeTemplate(server)
  } catch (error) {
    await stop()
    throw error
  }
  provide('databaseServerUrl', server.ownerUrl)
  provide('runtimeServerUrl', server.url)
  provide('templateDatabase', TEMPLATE)
  return stop
}

async function makeTemplate({ url, ownerUrl, role }: EmbeddedPostgres): Promise<void> {
  // Nothing here survives the machine, so no commit need wait for its disk; what ends in these tests is only the program.
  for (const connectionString of [url, ownerUrl])
    await onServer(connectionString, 'ALTER ROLE CURRENT_USER SET synchronous_commit = off')
  await onServer(ownerUrl, `CREATE DATABASE ${TEMPLATE}`)
  const template = new URL(ownerUrl)
  template.pathname = `/${TEMPLATE}`
  await migrate(template.toString(), resolve('prisma/migrations'), { runtimeRole: role })
}

async function onServer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(statement)
  await client.end()
}
