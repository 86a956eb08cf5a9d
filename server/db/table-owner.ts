import pg from 'pg'

export type TableOwner = {
  readonly owner: string
  /** Who asks: the role of the address. */
  readonly role: string
  /** Has that role the rights of the owner: is it the owner, a member of it, or a superuser? */
  readonly isOurs: boolean
}

/** Whose a table is, as the role of `url` sees it; null: it is not there. */
export async function findTableOwner(url: string, table: string): Promise<TableOwner | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<TableOwner>(
      `SELECT pg_get_userbyid(relowner) AS owner, current_user AS role, pg_has_role(relowner, 'MEMBER') AS "isOurs"
       FROM pg_class WHERE oid = to_regclass($1)`,
      [table],
    )
    return rows[0] ?? null
  } finally {
    await client.end()
  }
}
