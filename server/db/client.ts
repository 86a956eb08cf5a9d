import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Prisma, PrismaClient } from './generated/client.ts'

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

/**
 * A statement that begins with this comment is parsed and planned once for each connection, under the name in it. For the few
 * that run many times a second; the others would fill the connections with plans that nobody needs twice.
 */
const PREPARED = /^\s*\/\* prepared (\w+) \*\//

/**
 * Opens the database at `url` (`postgresql://…`). No connection is made before the first query, so a wrong address
 * shows there. A connection that breaks while idle is replaced; `onIdleError` is told.
 */
export function createDatabase(
  url: string,
  { onIdleError = () => {} }: { onIdleError?: (error: Error) => void } = {},
): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    keepAlive: true,
  })
  // Without a listener a database restart would end this process.
  pool.on('error', onIdleError)
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, {
      disposeExternalPool: false,
      statementNameGenerator: ({ sql }) => PREPARED.exec(sql)?.[1] ?? '',
    }),
  })
  const close = async () => {
    await prisma.$disconnect()
    await pool.end()
  }
  return { prisma, pool, close }
}
