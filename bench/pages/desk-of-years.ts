import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { ROLES, type Role } from '#app/domain/roles.ts'
import { createAccessChanges } from '#server/access-changes.ts'
import { toAuditKeys } from '#server/audit/audit-seal.ts'
import { systemClock } from '#server/clock.ts'
import { createDatabase } from '#server/db/client.ts'
import { migrate } from '#server/db/migrate.ts'
import { createDocumentReader } from '#server/documents/read/document-reader.ts'
import { createHttpServer } from '#server/http/create-http-server.ts'
import { createLog } from '#server/log.ts'
import { createPasswordJudge } from '#server/passwords/judge-password.ts'
import { ensureReferenceData } from '#server/reference-data/ensure-reference-data.ts'
import { createSecretBox } from '#server/second-factor/secret-box.ts'
import { createServices } from '#server/services.ts'
import { createTokens } from '#server/sessions/tokens.ts'
import { createWordWriter } from '#server/word/word-worker-pool.ts'
import { loadYears } from '../years/load-years.ts'
import type { Size } from '../years/world.ts'
import { hearStatements, type Statement, type Touched, touchedBy } from './statements.ts'

const SECRET = 'only for measuring, and known to all'
const AUDIT_KEYS = toAuditKeys(SECRET)

/** A database of `size` on the server at `serverUrl` (as the owner), filled where it is not there yet. @returns its address */
export async function databaseOfYears(serverUrl: string, size: Size): Promise<string> {
  const name = `years_${size.years}_${size.requests}_${size.recipients}`
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const server = new pg.Client({ connectionString: serverUrl })
  await server.connect()
  const isThere = (await server.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rows.length > 0
  if (!isThere) await server.query(`CREATE DATABASE ${name}`)
  await server.end()
  await migrate(url.toString(), resolve('prisma/migrations'))
  const open = createDatabase(url.toString(), { auditKeys: AUDIT_KEYS })
  await ensureReferenceData(open.prisma)
  const isFilled = (await open.prisma.cycle.count()) > 0
  await open.close()
  if (!isFilled) await loadYears(url.toString(), size, AUDIT_KEYS[0])
  return url.toString()
}

export type Answer = { readonly status: number; readonly bytes: number; readonly milliseconds: number }

/**
 * The program as it is built, at a database, with a person of each role signed in; every statement is heard.
 * @param isSmall looks at statements as if tables were large: a small one is read whole, whatever index it has
 */
export async function deskOfYears(url: string, isSmall: boolean) {
  const open = createDatabase(url, { auditKeys: AUDIT_KEYS })
  const heard = hearStatements(open.pool)
  const word = createWordWriter(null)
  const passwords = createPasswordJudge()
  const reader = createDocumentReader(() => {})
  const publicUrl = 'http://localhost'
  const log = createLog('error')
  const services = createServices({
    ...{ database: open.prisma, word, passwords, reader, clock: systemClock, accessChanges: createAccessChanges() },
    ...{ isDemo: false, tokens: createTokens(SECRET), secrets: createSecretBox(SECRET), publicUrl },
    onError: (error) => log.error({ err: error }),
  })
  await services.settings.startSecondFactorGrace(todayInJapan(systemClock.now()))
  const { server, close } = await createHttpServer({
    ...{ services, log, publicUrl, trustedProxy: 'loopback', isDemo: false, isDevelopment: false, root: join('.') },
    databaseAnswers: async () => true,
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const cookies = new Map<Role, string>()
  for (const role of ROLES) {
    const person = await open.prisma.person.findUniqueOrThrow({ where: { email: `${role}@years.invalid` } })
    const session = await services.sessions.openSession(person.id as PersonId, {
      ...{ address: '192.0.2.1', userAgent: 'measuring', sessionToken: null, deviceToken: null },
      ...{ pendingToken: null, passkeyToken: null },
    })
    if (!session.ok) throw new Error(`${role} could not sign in`)
    cookies.set(role, `__Host-session=${session.value.token}`)
  }
  const explaining = new pg.Client({ connectionString: url })
  await explaining.connect()
  if (isSmall) await explaining.query('SET enable_seqscan = off')
  const show = async (role: Role, path: string): Promise<Answer> => {
    const began = performance.now()
    const headers = { cookie: cookies.get(role) ?? '', 'accept-encoding': 'identity' }
    const response = await fetch(origin + path, { headers, redirect: 'manual' })
    const bytes = (await response.arrayBuffer()).byteLength
    return { status: response.status, bytes, milliseconds: performance.now() - began }
  }
  return {
    services,
    database: open.prisma,
    origin,
    cookieOf: (role: Role) => cookies.get(role) ?? '',
    show,
    /** What the database does for one page: its statements, each with what it touches. */
    examine: async (role: Role, path: string) => {
      heard.take()
      const answer = await show(role, path)
      const statements: (Statement & { readonly touched: Touched | null })[] = []
      for (const statement of heard.take())
        statements.push({ ...statement, touched: await touchedBy(explaining, statement) })
      return { answer, statements }
    },
    heard,
    close: async () => {
      await explaining.end()
      server.close()
      server.closeAllConnections()
      await close()
      await word.close()
      await passwords.close()
      await reader.close()
      await open.close()
    },
  }
}
export type DeskOfYears = Awaited<ReturnType<typeof deskOfYears>>
