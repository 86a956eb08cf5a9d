import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { grantRuntimeRights } from './runtime-rights.ts'

/** The database and the program's migrations do not fit together, or one failed; the message says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }
type Applied = { migration_name: string; checksum: string; finished_at: Date | null }

/** The advisory lock that Prisma's own migration takes: of several programs that start at once one migrates. */
const MIGRATION_LOCK = 72_707_369

/** A server that does not answer for this long (ms) is out of reach. */
const CONNECTION_TIMEOUT = 10_000

/** Prisma's book of migrations, so that its tools understand a database that this runner has made. */
const BOOK = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0)`

type Options = {
  /** The role as which the program works, where it is not the one that migrates: it gets the rights it needs (runtime-rights.ts). */
  readonly runtimeRole?: string | null
}

/**
 * Brings the database at `databaseUrl` up to date with the folders of `migrationsDirectory` (`<name>/migration.sql`,
 * in the order of their names). Each migration and its entry in the book are one transaction, so a failed one leaves
 * nothing behind.
 * Returns the names that were applied now; none when the database is up to date.
 * Throws MigrationError when a migration fails, was edited after it was applied, is older than one already applied, or
 * when the database knows one that this program does not; when the tables belong to a role whose rights the migrating one does
 * not have.
 */
export async function migrate(
  databaseUrl: string,
  migrationsDirectory: string,
  { runtimeRole = null }: Options = {},
): Promise<string[]> {
  const migrations = await readMigrations(migrationsDirectory)
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECTION_TIMEOUT })
  try {
    await client.connect()
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    if (runtimeRole !== null) await refuseOtherOwner(client)
    await client.query(BOOK)
    const missing = findMissing(migrations, await readBook(client))
    for (const migration of missing) await apply(client, migration)
    if (runtimeRole !== null) await grantRuntimeRights(client, runtimeRole)
    return missing.map(({ name }) => name)
  } finally {
    await client.end() // and with the session its lock
  }
}

/** Tables that were made when one role did everything can be neither altered nor granted by another. */
async function refuseOtherOwner(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ owner: string; me: string }>(
    `SELECT quote_ident(pg_get_userbyid(relowner)) AS owner, quote_ident(current_user) AS me FROM pg_class
     WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND NOT pg_has_role(relowner, 'USAGE') LIMIT 1`,
  )
  for (const { owner, me } of rows) {
    const remedy = `REASSIGN OWNED BY ${owner} TO ${me}`
    throw new MigrationError(
      `表の所有者が ${owner} のままです。データベースの管理者として「${remedy}」を一度実行してください。 / ` +
        `The tables still belong to ${owner}: run "${remedy}" once as an administrator of the database.`,
    )
  }
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return await Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(directory, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

async function readBook(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    `SELECT migration_name, checksum, finished_at FROM _prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return rows
}

function findMissing(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { migration_name: name, checksum, finished_at: finishedAt } of applied) {
    const migration = known.get(name)
    if (!finishedAt) {
      throw new MigrationError(
        `移行 ${name} が途中で失敗したままです。prisma migrate resolve で処置してください。 / ` +
          `Migration ${name} is in a failed state: settle it with prisma migrate resolve.`,
      )
    }
    if (!migration) {
      throw new MigrationError(
        `データベースはこのプログラムより新しい版のものです（移行 ${name} が未知）。新しい版のプログラムで起動してください。 / ` +
          `The database is newer than this program (unknown migration ${name}): start the newer program.`,
      )
    }
    if (migration.checksum !== checksum) {
      throw new MigrationError(
        `移行 ${name} は適用後に書き換えられています。元の内容に戻してください。 / ` +
          `Migration ${name} was edited after it was applied: restore it.`,
      )
    }
  }
  const names = new Set(applied.map(({ migration_name: name }) => name))
  const missing = migrations.filter(({ name }) => !names.has(name))
  const last = applied.at(-1)?.migration_name ?? ''
  const late = missing.find(({ name }) => name < last)
  if (late) {
    throw new MigrationError(
      `移行 ${late.name} は、適用済みの ${last} より前の順番です。名前の日時を新しくしてください。 / ` +
        `Migration ${late.name} comes before ${last}, which is already applied: give it a newer name.`,
    )
  }
  return missing
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => {})
    throw new MigrationError(
      `移行 ${name} が失敗しました。データベースは元のままです（${(cause as Error).message}）。 / ` +
        `Migration ${name} failed; the database is as it was (${(cause as Error).message}).`,
      { cause },
    )
  }
}
