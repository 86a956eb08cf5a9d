import { resolve } from 'node:path'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { domain } from '#app/i18n/ja/domain.ts'
import { type Config, readConfig } from '#server/start/config.ts'
import { explainListening } from '#server/start/explain-start-failure.ts'
import { sessionSecretOf } from '#server/start/kept-secret.ts'
import { openDatabase, type RunningDatabase } from '#server/start/open-database.ts'
import { Shutdown } from '#server/start/shutdown.ts'
import { StartProblem } from '#server/start/start-problem.ts'
import { type AccessChanges, createAccessChanges } from './access-changes.ts'
import { systemClock } from './clock.ts'
import { createCollaboration } from './collab/create-collaboration.ts'
import { EmbeddedPostgresError } from './db/embedded/error.ts'
import { MigrationError } from './db/migrate.ts'
import { createTextStore } from './document-text/create-text-store.ts'
import { recordFirstEdit } from './document-text/record-first-edit.ts'
import { createDocumentReader } from './documents/read/document-reader.ts'
import { createHttpServer } from './http/create-http-server.ts'
import { createLog, type Log } from './log.ts'
import { createPasswordJudge } from './passwords/judge-password.ts'
import { handOverFirstLink } from './people/first-link.ts'
import { ensureReferenceData } from './reference-data/ensure-reference-data.ts'
import { loadSampleYear } from './sample-year/load-sample-year.ts'
import { refuseOtherData } from './sample-year/refuse-other-data.ts'
import { createSecretBox } from './second-factor/secret-box.ts'
import { createServices, type ServiceDeps, type Services } from './services.ts'
import { readSessionToken } from './sessions/session-cookie.ts'
import { createTokens } from './sessions/tokens.ts'
import { createWordWriter } from './word/word-worker-pool.ts'

/** Expired sessions are removed this often (ms). */
const CLEANING_INTERVAL = 60 * 60_000
/** How soon the pages of this process have the words that were changed in another one. */
const PROFILE_INTERVAL = 30_000
/** After this time (ms) a shutdown no longer waits for requests under way. */
const SHUTDOWN_GRACE = 5_000
/** The head of the audit record is written to the log this often (ms), where it has moved. */
const HEAD_INTERVAL = 15 * 60_000

/** The one place that knows everything: reads the settings, opens the database, builds the services, starts to listen. */
async function main(): Promise<void> {
  const read = readConfig(process.env)
  if (!read.ok) {
    for (const message of read.messages) console.error(message)
    process.exit(1)
  }
  const { config } = read
  const log = createLog(config.logLevel)
  const root = resolve('.')
  const shutdown = new Shutdown(log)
  const database = await openDatabase(config, log, root, {
    onLost: (message) => {
      console.error(message)
      void shutdown.fail()
    },
  })
  await shutdown.last(() => database.stop())
  try {
    await run({ config, log, root, database, shutdown })
  } catch (error) {
    await shutdown.end()
    throw error
  }
}

/** Nobody waits for its documents to be laid out: their pages are reckoned. */
async function loadSample(deps: ServiceDeps, { asOwner }: RunningDatabase): Promise<void> {
  const word = createWordWriter(null)
  await loadSampleYear({ ...deps, word }, { asOwner, begins: sayThatSampleYearLoads })
  await word.close()
}

type Running = { config: Config; log: Log; root: string; database: RunningDatabase; shutdown: Shutdown }

async function run({ config, log, root, database, shutdown }: Running): Promise<void> {
  const accessChanges = createAccessChanges({
    onListenerError: (error) => log.error({ err: error }, 'a change of access was not heard'),
  })
  const word = createWordWriter(config.office)
  shutdown.first(() => word.close())
  const secret = await sessionSecretOf(config)
  const reader = createDocumentReader((error) => log.error({ err: error }, 'a file could not be read'))
  shutdown.first(() => reader.close())
  const passwords = createPasswordJudge()
  shutdown.first(() => passwords.close())
  const deps = {
    database: database.prisma,
    word,
    reader,
    passwords,
    clock: systemClock,
    accessChanges,
    isDemo: config.demo,
    tokens: createTokens(secret),
    secrets: createSecretBox(secret),
    publicUrl: config.publicUrl,
    onError: (error: unknown, about: string) => log.error({ err: error }, about),
  }
  const services = createServices(deps)
  await refuseOtherData(database.prisma, config)
  await ensureReferenceData(database.prisma)
  await services.settings.startSecondFactorGrace(todayInJapan(systemClock.now()))
  if (config.demo) await loadSample(deps, database)
  await writeHeads(services, log, shutdown)
  const address = await serve({ config, log, root, database, services, accessChanges, shutdown })
  await services.jobs.start()
  shutdown.first(() => services.jobs.stop())
  const cleaning = setInterval(
    () =>
      void services.sessions
        .removeExpired()
        .catch((error) => log.warn({ err: error }, 'expired sessions were not removed')),
    CLEANING_INTERVAL,
  )
  shutdown.first(async () => clearInterval(cleaning))
  const looking = setInterval(
    () =>
      void services.profiles
        .refresh()
        .catch((error) => log.warn({ err: error }, 'the profile could not be read again')),
    PROFILE_INTERVAL,
  )
  shutdown.first(async () => clearInterval(looking))
  await announce(config, services, address)
}

/** Whoever keeps the log can show later that the audit record was not cut off (`npm run audit:verify -- --expect-head …`). */
async function writeHeads(services: Services, log: Log, shutdown: Shutdown): Promise<void> {
  let written = ''
  const write = async () => {
    const head = await services.audit.head()
    if (head.sha256 === written) return
    written = head.sha256
    log.info({ record: head.id, head: head.sha256 }, 'head of the audit record')
  }
  await write()
  const writing = setInterval(
    () => void write().catch((error) => log.warn({ err: error }, 'the head of the audit record was not read')),
    HEAD_INTERVAL,
  )
  shutdown.first(async () => {
    clearInterval(writing)
    await write()
  })
}

function sayThatSampleYearLoads(isAgain: boolean): void {
  if (isAgain)
    console.log(
      '前回は途中で止まったため、初めから読み込み直します。 / It was broken off last time, and is begun afresh.',
    )
  console.log('見本の年度を読み込んでいます（10秒ほど）… / Loading the sample year (about ten seconds)…')
}

type Serving = Running & { services: Services; accessChanges: AccessChanges }

/** Starts the HTTP server and the room server on one port. @returns the address people open */
async function serve({ config, log, root, database, services, accessChanges, shutdown }: Serving): Promise<string> {
  const collaboration = createCollaboration({
    store: createTextStore(database.prisma, {
      onFirstEdit: (tx, actor, requestId) => recordFirstEdit(tx, actor, requestId),
    }),
    accessChanges,
    authenticate: async (request) => {
      const token = readSessionToken(request.headers.cookie)
      const visit = token ? await services.sessions.visit(token) : null
      return visit && { actor: visit.actor, sessionKey: visit.sessionKey }
    },
    refreshActors: (keys) => services.sessions.refreshActors(keys),
    publicUrl: config.publicUrl,
    log,
  })
  const isDevelopment = config.environment === 'development' && process.env.NODE_ENV === 'development'
  const http = await createHttpServer({
    services,
    log,
    publicUrl: config.publicUrl,
    trustedProxy: config.trustedProxy,
    isDemo: config.demo,
    isDevelopment,
    root,
    databaseAnswers: () =>
      database.pool.query('SELECT 1').then(
        () => true,
        () => false,
      ),
  })
  http.server.on('upgrade', (request, socket, head) => {
    if (!collaboration.upgrade(request, socket, head) && !isDevelopment) socket.destroy()
  })
  await new Promise<void>((done, fail) => {
    http.server.once('error', (error) => fail(explainListening(error)))
    http.server.listen(config.port, config.host, done)
  })
  shutdown.first(async () => {
    const closed = new Promise<void>((done) => http.server.close(() => done()))
    await collaboration.close()
    http.server.closeIdleConnections()
    setTimeout(() => http.server.closeAllConnections(), SHUTDOWN_GRACE).unref()
    await closed
    await http.close()
  })
  return config.publicUrl
}

async function announce(config: Config, services: Services, address: string): Promise<void> {
  console.log(`\n政策要求デスク（Policy Desk）: ${address}`)
  const token = await services.links.forFirstAdministrator()
  await handOverFirstLink(token && `${address}/setup/${token}`, {
    dataDirectory: config.dataDirectory,
    isWatched: process.stdout.isTTY === true,
    print: (line) => console.log(line),
  })
  const people = config.demo ? await services.sessions.demoPeople() : []
  if (people.length > 0) {
    const roleNames = domain.role
    console.log('サインインの画面で名前を押すと、その人として試せます / Sign in as one of these people with one click:')
    for (const person of people)
      console.log(
        `  ${person.name}（${person.roles.map(({ role, bodyNameJa }) => `${bodyNameJa} ${roleNames[role]}`).join('、')}）`,
      )
  }
  console.log('')
}

/** What a person who starts the program can mend is said in a line; everything else with its trace. */
const explain = (error: unknown): unknown =>
  [StartProblem, EmbeddedPostgresError, MigrationError].some((kind) => error instanceof kind)
    ? (error as Error).message
    : error

main().catch((error) => {
  console.error(explain(error))
  process.exit(1)
})
