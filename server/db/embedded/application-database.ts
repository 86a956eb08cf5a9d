import pg from 'pg'
import { APPLICATION, addressOf, type Cluster, type ClusterRole, OWNER, SUPERUSER } from './cluster.ts'

/** The SQLSTATE of a wrong password. */
const INVALID_PASSWORD = '28P01'

/**
 * Brings roles and database into the order they must have, whatever version of the program made the data: three roles with a
 * password each; a database that belongs to OWNER, with everything in it; and APPLICATION, which owns nothing and may make
 * neither databases nor tables.
 */
export async function ensureApplicationDatabase(cluster: Cluster, port: number): Promise<void> {
  await asSuperuser(cluster, port, 'postgres', async (client) => {
    await ensureRole(client, OWNER, 'CREATEDB', cluster)
    await ensureRole(client, APPLICATION, 'NOCREATEDB', cluster)
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [APPLICATION])
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${APPLICATION} OWNER ${OWNER}`)
  })
  // Up to this version the program's role owned the database and all that is in it.
  await asSuperuser(cluster, port, APPLICATION, (client) =>
    client.query(`REASSIGN OWNED BY ${APPLICATION} TO ${OWNER}`),
  )
}

async function ensureRole(client: pg.Client, role: ClusterRole, right: string, { passwords }: Cluster): Promise<void> {
  const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
  const verb = known.rowCount === 0 ? 'CREATE' : 'ALTER'
  await client.query(`${verb} ROLE ${role} LOGIN ${right} PASSWORD ${client.escapeLiteral(passwords[role])}`)
}

async function asSuperuser(
  cluster: Cluster,
  port: number,
  database: string,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = await connectAsSuperuser(cluster, port, database)
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

async function connectAsSuperuser(cluster: Cluster, port: number, database: string): Promise<pg.Client> {
  try {
    return await connect(addressOf(cluster, port, SUPERUSER, database))
  } catch (error) {
    if ((error as { code?: string }).code !== INVALID_PASSWORD) throw error
    // Up to this version the superuser had the password of the program's role.
    const before = { passwords: { ...cluster.passwords, [SUPERUSER]: cluster.passwords[APPLICATION] } }
    const client = await connect(addressOf(before, port, SUPERUSER, database))
    await client.query(`ALTER ROLE ${SUPERUSER} PASSWORD ${client.escapeLiteral(cluster.passwords[SUPERUSER])}`)
    return client
  }
}

async function connect(address: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: address })
  try {
    await client.connect()
    // A statement that fails is not written to the server's log: these hold passwords.
    await client.query('SET log_min_error_statement = panic')
    return client
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
}
