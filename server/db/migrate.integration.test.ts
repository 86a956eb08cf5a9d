import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MigrationError, migrate } from './migrate.ts'
import { createEmptyDatabase, type TestDatabase } from './test-database.ts'

let database: TestDatabase
let directory = ''

beforeEach(async () => {
  database = await createEmptyDatabase()
  directory = await mkdtemp(join(tmpdir(), 'migrations-'))
  await write('20270101000000_first', 'CREATE TABLE first (id int); INSERT INTO first VALUES (1);')
  await write('20270102000000_second', 'CREATE TABLE second (id int);')
})

afterEach(async () => {
  await database.drop()
  await rm(directory, { recursive: true, force: true })
})

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(directory, name), { recursive: true })
  await writeFile(join(directory, name, 'migration.sql'), sql)
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

const run = () => migrate(database.ownerUrl, directory)

describe('migrations', () => {
  it('are applied once, in order', async () => {
    expect(await run()).toEqual(['20270101000000_first', '20270102000000_second'])
    expect(await run()).toEqual([])
    await write('20270103000000_third', 'ALTER TABLE second ADD COLUMN text text;')
    expect(await run()).toEqual(['20270103000000_third'])
    expect(await query('SELECT * FROM first')).toEqual([{ id: 1 }])
  })

  it('are applied once when several programs start at the same time', async () => {
    const applied = await Promise.all([run(), run(), run()])
    expect(applied.flat()).toHaveLength(2)
    expect(await query('SELECT * FROM first')).toEqual([{ id: 1 }])
  })

  it('leave nothing behind when one fails, and go on once it is mended', async () => {
    await write('20270103000000_third', 'CREATE TABLE third (id int); CREATE TABLE broken (id nonsense);')
    await expect(run()).rejects.toThrow(/Migration 20270103000000_third failed.*nonsense/)
    expect(await query(`SELECT to_regclass('third') AS third, to_regclass('second')::text AS second`)).toEqual([
      { third: null, second: 'second' },
    ])
    await write('20270103000000_third', 'CREATE TABLE third (id int);')
    expect(await run()).toEqual(['20270103000000_third'])
  })

  it('are refused when one was edited after it was applied', async () => {
    await run()
    await write('20270101000000_first', 'CREATE TABLE first (id bigint);')
    await expect(run()).rejects.toThrow(/20270101000000_first was edited/)
    await expect(run()).rejects.toBeInstanceOf(MigrationError)
  })

  it('are refused when the database is newer than the program', async () => {
    await run()
    await rm(join(directory, '20270102000000_second'), { recursive: true })
    await expect(run()).rejects.toThrow(/newer than this program.*20270102000000_second/)
  })

  it('are refused when a new one comes before an applied one', async () => {
    await run()
    await write('20270101120000_late', 'SELECT 1;')
    await expect(run()).rejects.toThrow(/20270101120000_late comes before 20270102000000_second/)
  })

  it('are refused while one that another tool began has not ended', async () => {
    await run()
    await query(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%second'`)
    await expect(run()).rejects.toThrow(/20270102000000_second is in a failed state/)
  })

  it('of the product can be applied to an empty database', async () => {
    const applied = await migrate(database.ownerUrl, resolve('prisma/migrations'))
    expect(applied.length).toBeGreaterThan(0)
    expect(await migrate(database.ownerUrl, resolve('prisma/migrations'))).toEqual([])
  })
})
