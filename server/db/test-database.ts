import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
// Declares what `inject` gives.
import type {} from './test-server.ts'

export type TestDatabase = {
  /** `postgresql://…` of a fresh database, for the role as which the program works. */
  readonly url: string
  /** The same for the role that owns the tables. */
  readonly ownerUrl: string
  /** Removes it, whoever is still connected. */
  readonly drop: () => Promise<void>
}

/** A fresh database with every migration and no rows, for one test or one file of tests (about 30 ms). */
export async function createTestDatabase(): Promise<TestDatabase> {
  return await create(`TEMPLATE ${inject('templateDatabase')} STRATEGY WAL_LOG`)
}

/** A database without any table, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return await create('')
}

async function create(options: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(`CREATE DATABASE ${name} ${options}`)
  return {
    url: databaseAt(inject('runtimeServerUrl'), name),
    ownerUrl: databaseAt(inject('databaseServerUrl'), name),
    drop: () => drop(name),
  }
}

function databaseAt(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.toString()
}

/** A worker of PostgreSQL itself, cleaning up in the database, may be ended by nobody but a superuser; it goes in a moment. */
const INSUFFICIENT_PRIVILEGE = '42501'

async function drop(name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    } catch (error) {
      if ((error as { code?: string }).code !== INSUFFICIENT_PRIVILEGE || attempt === 20) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseServerUrl') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
