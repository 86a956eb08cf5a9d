import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '#server/db/embedded-postgres.ts'
import { databaseOfYears, deskOfYears } from './desk-of-years.ts'
import { GOALS, type Growth, growsIn, isSlower, measure } from './measure.ts'
import { listPages } from './page-list.ts'

/**
 * How the pages grow with what is stored: every kind of page by role, with one year of work in the database and with ten
 * (`npm run bench:pages`, after `npm run build`). A year of 1 000 requests is loaded in about 25 seconds.
 *   --requests 100   smaller years          --years 3       fewer of them   --recipients 8   asked of fewer
 *   --small          77 requests of 6 recipients, 5 rounds, ten years against two: about a minute   --only matrix   pages whose names fit
 *   --data FOLDER    keeps the databases there for the next run   --worst   names the statements that touch most
 *   --json           the figures for programs
 */
const { values } = parseArgs({
  options: {
    years: { type: 'string', default: '10' },
    requests: { type: 'string' },
    recipients: { type: 'string' },
    rounds: { type: 'string' },
    only: { type: 'string', default: '' },
    data: { type: 'string' },
    server: { type: 'string' },
    small: { type: 'boolean', default: false },
    worst: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const requests = Number(values.requests ?? (values.small ? 77 : 1000))
const recipients = Number(values.recipients ?? (values.small ? 6 : 34))
const rounds = Number(values.rounds ?? (values.small ? 5 : 20))
const server = await openServer(values.server, values.data)
const side = async (years: number) => {
  const url = await databaseOfYears(server.ownerUrl, { years, requests, recipients })
  return { desk: await deskOfYears(url, values.small), pages: await listPages(url) }
}
// A tiny year is read whole, and two are not: what is compared begins where both are read in the same way.
const two = await side(2)
const sides = { one: values.small ? two : await side(1), two, all: await side(Number(values.years)) }
try {
  if (!values.json) {
    console.log('| page | role | ms | × | buffers | × | statements | kB |')
    console.log('|---|---|---|---|---|---|---|---|')
  }
  const growths = await measure(
    sides,
    { rounds, only: values.only },
    (growth) => !values.json && console.log(row(growth)),
  )
  if (values.json) console.log(JSON.stringify(growths))
  else console.log(`\n${growths.filter(isWithin).length} of ${growths.length} pages are within the goals: ${goals()}.`)
} finally {
  for (const { desk } of new Set(Object.values(sides))) await desk.close()
  await server.stop()
}
process.exit()

async function openServer(address: string | undefined, data: string | undefined) {
  if (address) return { ownerUrl: address, stop: async () => {} }
  const directory = data ?? mkdtempSync(join(tmpdir(), 'policy-desk-years-'))
  const postgres = await startEmbeddedPostgres({ dataDir: directory, log: console.warn })
  return {
    ownerUrl: postgres.ownerUrl,
    stop: async () => {
      await postgres.stop()
      if (!data) rmSync(directory, { recursive: true, force: true })
    },
  }
}

function row({ page, one, all }: Growth): string {
  const ratio = (small: number, large: number) => (large / Math.max(small, 0.1)).toFixed(2)
  const status = all.status === 200 ? '' : ` (${one.status}/${all.status})`
  const cells = [
    ...[`${page.name}${status}`, page.role],
    ...[`${one.milliseconds.toFixed(1)} → ${all.milliseconds.toFixed(1)}`, ratio(one.milliseconds, all.milliseconds)],
    ...[`${one.buffers} → ${all.buffers}`, ratio(one.buffers, all.buffers)],
    one.statements === all.statements ? String(all.statements) : `${one.statements} → ${all.statements}`,
    (all.bytes / 1000).toFixed(0),
  ]
  const worst = values.worst
    ? all.worst.map(({ buffers, rows, text }) => `\n    ${buffers} (${rows} rows): ${text.slice(0, 2000)}`).join('')
    : ''
  return `| ${cells.join(' | ')} |${isWithin({ page, one, all }) ? '' : ' !'}${worst}`
}

function isWithin(growth: Growth): boolean {
  return growsIn(growth).length === 0 && !isSlower(growth)
}

function goals(): string {
  return `time ≤ ${GOALS.time} ×, buffers ≤ ${GOALS.buffers} ×, as many statements, ≤ ${GOALS.bytes / 1000} kB`
}
