// The databases behind tools/schema-engine.mjs: the PostgreSQL of a URL, or an empty one in memory (PGlite).
import { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'

/** PostgreSQL's type number of the one-byte "char" in its catalogues. */
const CATALOGUE_CHAR = 18
const TEXT = 25

/** True when `url` names a PostgreSQL server, false when it asks for the database in memory. */
export const isServer = (url) => /^postgres(ql)?:/.test(url ?? '') && !/[?&]in-memory\b/.test(url)

/** A driver-adapter factory for the schema engine; `closeConnections` ends what one call has opened on a server. */
export function databaseFactory(url) {
  const opened = new Set()
  let memory
  const factory = {
    provider: 'postgres',
    adapterName: 'policy-desk-schema-engine',
    async connect() {
      if (isServer(url)) {
        const connection = await new PrismaPg({ connectionString: url, max: 1 }).connect()
        opened.add(connection)
        // The simple protocol runs a whole script as one implicit transaction.
        return prepare(connection, (script) => connection.underlyingDriver().query(script))
      }
      memory ??= connectInMemory()
      const connection = await memory
      connection.dispose = async () => {}
      return connection
    },
    // Always in memory, so that no right to create databases is needed.
    connectToShadowDb: () => connectInMemory(),
  }
  const closeConnections = async () => {
    for (const connection of opened) await connection.dispose().catch(() => {})
    opened.clear()
  }
  const close = async () => {
    await closeConnections()
    if (memory) await (await memory).client.close()
  }
  return { factory, closeConnections, close }
}

async function connectInMemory() {
  const database = new PGlite('memory://')
  await database.waitReady
  const connection = prepare(await new PrismaPGlite(database).connect(), (script) => database.exec(script))
  connection.dispose = () => database.close()
  return connection
}

/**
 * Mends two things of both adapters: columns of type "char" in the catalogues are unknown to them, and
 * `executeScript` either splits at semicolons inside bodies or does not wait.
 */
function prepare(connection, runScript) {
  const performIO = connection.performIO.bind(connection)
  const queryRaw = connection.queryRaw.bind(connection)
  const charColumns = new WeakMap()
  connection.performIO = async (query) => {
    const result = await performIO(query)
    const columns = []
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== CATALOGUE_CHAR) continue
      field.dataTypeID = TEXT
      columns.push(index)
    }
    charColumns.set(query, columns)
    return result
  }
  connection.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const index of charColumns.get(query) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
  connection.executeScript = async (script) => {
    try {
      await runScript(script)
    } catch (error) {
      throw toDriverError(error)
    }
  }
  return connection
}

const toDriverError = (error) =>
  error instanceof DriverAdapterError
    ? error
    : new DriverAdapterError({
        kind: 'postgres',
        code: error.code ?? 'XX000',
        severity: error.severity ?? 'ERROR',
        message: error.message,
        detail: error.detail,
        column: error.column,
        hint: error.hint,
        originalCode: error.code,
        originalMessage: error.message,
      })
