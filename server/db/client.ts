import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Prisma, PrismaClient } from './generated/client.ts'
import { registerPool } from './prepared-statement.ts'

/** The database as services hold it: opens transactions. */
export type Database = PrismaClient

/** The database inside one transaction: what repositories take. */
export type Transaction = Prisma.TransactionClient

export type OpenDatabase = {
  readonly prisma: Database
  /** The connections Prisma uses, for raw SQL and LISTEN. */
  readonly pool: pg.Pool
  /** Waits for running queries and closes every connection. */
  readonly close: () => Promise<void>
}

/** Statements wait this long (ms) for a free connection before they fail. */
const CONNECTION_TIMEOUT = 10_000
/** Connections for one process; the embedded server allows 100. */
const MAX_CONNECTIONS = 20

/** A key for the seals of the audit record. Its `id` is stored with each record and tells nothing about the key. */
export type AuditKey = { readonly id: string; readonly secret: string }
/** The first one seals; the others are those it replaced, by which older records are still verified. */
export type AuditKeys = readonly [AuditKey, ...AuditKey[]]

type Options = {
  /** The keys of the audit record. They go wherever the database goes, also into its transactions, and never into it. */
  readonly auditKeys: AuditKeys
  readonly onIdleError?: (error: Error) => void
}

/**
 * Opens the database at `url` (`postgresql://…`). No connection is made before the first query, so a wrong address
 * shows there. A connection that breaks while idle is replaced; `onIdleError` is told.
 */
export function createDatabase(url: string, { auditKeys, onIdleError = () => {} }: Options): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    keepAlive: true,
  })
  // Without a listener a database restart would end this process.
  pool.on('error', onIdleError)
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: false }),
  })
  const prisma = client.$extends({ client: { [AUDIT_KEYS]: auditKeys } }) as unknown as Database
  registerPool(prisma, pool)
  const close = async () => {
    await prisma.$disconnect()
    await pool.end()
  }
  return { prisma, pool, close }
}

/** An extension of the client: unlike a variable of a module it is another for each database, and every transaction has it. */
const AUDIT_KEYS = '$auditKeys'

/** The keys of the audit record with which this database was opened. */
export function auditKeysOf(database: Database | Transaction): AuditKeys {
  const keys = (database as unknown as Record<typeof AUDIT_KEYS, AuditKeys | undefined>)[AUDIT_KEYS]
  if (!keys) throw new Error('This database was opened without the keys of the audit record')
  return keys
}
