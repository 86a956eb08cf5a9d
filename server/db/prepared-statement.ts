import type pg from 'pg'

/** A statement that is parsed and planned once for each connection, under its name (null: each time). `text` has $1, $2 … for `values`. */
export type PreparedStatement = {
  readonly name: string | null
  readonly text: string
  readonly values: readonly (string | Uint8Array | readonly string[])[]
}

/** The database, or a transaction in it. */
type Reader = { $queryRawUnsafe<Rows>(text: string, ...values: unknown[]): Promise<Rows> }

const pools = new WeakMap<object, pg.Pool>()

/** The connections on which prepared statements of `database` run: those it uses itself. */
export function registerPool(database: object, pool: pg.Pool): void {
  pools.set(database, pool)
}

/**
 * Runs a statement that keystrokes wait for. Outside of a transaction it goes straight to the driver: the way through the ORM
 * takes several times the work of everything else. @returns rows as the driver reads them: a bigint may be a string
 */
export async function runPrepared<Row extends object>(
  reader: Reader,
  { name, text, values }: PreparedStatement,
): Promise<Row[]> {
  const pool = pools.get(reader)
  if (!pool) return reader.$queryRawUnsafe<Row[]>(text, ...values)
  const { rows } = await pool.query<Row>({ ...(name && { name }), text, values: [...values] })
  return rows
}
