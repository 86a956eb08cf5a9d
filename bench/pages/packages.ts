import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { CycleId, PersonId, RecipientId } from '#app/domain/ids.ts'
import { startEmbeddedPostgres } from '#server/db/embedded-postgres.ts'
import { insertJob } from '#server/jobs/jobs.repository.ts'
import type { PackageContent } from '#server/submissions/package.ts'
import { databaseOfYears, deskOfYears } from './desk-of-years.ts'

/**
 * Makes the package of every recipient of a year through the queue of jobs, as 提出 does (`npm run bench:packages`, after
 * `npm run build`): time, statements, memory, and how long a page takes meanwhile.
 *   --requests 1000   of the year   --recipients 34   --data FOLDER   keeps the database there
 */
const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000' },
    recipients: { type: 'string', default: '34' },
    data: { type: 'string' },
  },
})
const directory = values.data ?? mkdtempSync(join(tmpdir(), 'policy-desk-years-'))
const postgres = await startEmbeddedPostgres({ dataDir: directory, log: console.warn })
const size = { years: 1, requests: Number(values.requests), recipients: Number(values.recipients) }
const url = await databaseOfYears(postgres.ownerUrl, size)
const desk = await deskOfYears(url, false)
try {
  const contents = await packagesOf(url)
  const by = await desk.database.person.findUniqueOrThrow({ where: { email: 'bureau@years.invalid' } })
  const at = new Date()
  await desk.database.$transaction(async (tx) => {
    for (const content of contents)
      await insertJob(tx, {
        kind: 'package',
        about: { cycleId: content.cycleId, cycleTitle: '', requestCount: content.items.length },
        ...{ content, requestedById: by.id as PersonId, at },
      })
  })
  let most = 0
  let pages: number[] = []
  let isMaking = true
  const watching = (async () => {
    while (isMaking) {
      most = Math.max(most, process.memoryUsage().rss)
      // A page that asks the database for nothing but the session.
      pages.push((await desk.show('viewer', '/sdgs.json')).milliseconds)
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  })()
  desk.heard.take()
  const began = performance.now()
  await desk.services.jobs.start()
  await desk.services.jobs.settled()
  const seconds = (performance.now() - began) / 1000
  isMaking = false
  await watching
  const made = desk.heard.take().filter(({ text }) => !/session/.test(text))
  pages = pages.sort((one, other) => one - other)
  const failed = await desk.database.job.count({ where: { createdAt: at, state: { not: 'finished' } } })
  const items = contents.reduce((sum, content) => sum + content.items.length, 0)
  console.log(
    [
      `${contents.length} packages with ${items} requests in all: ${seconds.toFixed(1)} s`,
      `${(most / 1e6).toFixed(0)} MB at most, ${made.length} statements, a page meanwhile ${pages[Math.floor(pages.length / 2)]?.toFixed(0)} ms`,
      `(at worst ${pages.at(-1)?.toFixed(0)} ms)${failed > 0 ? `; ${failed} FAILED` : ''}`,
    ].join('; '),
  )
  const kinds = new Map<string, number>()
  for (const { text } of made) kinds.set(text.slice(0, 90), (kinds.get(text.slice(0, 90)) ?? 0) + 1)
  for (const [text, count] of [...kinds].sort(([, one], [, other]) => other - one).slice(0, 12))
    console.log(`${String(count).padStart(6)}  ${text.replaceAll(/\s+/g, ' ')}`)
} finally {
  await desk.services.jobs.stop()
  await desk.close()
  await postgres.stop()
  if (!values.data) rmSync(directory, { recursive: true, force: true })
}
process.exit()

/** What each recipient is to get: everything adopted of the current year, in the order of the book. */
async function packagesOf(address: string): Promise<PackageContent[]> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  const { rows } = await client.query<{ cycle: string; recipient: string; items: PackageContent['items'] }>(`
    SELECT request.cycle_id AS cycle, pair.recipient_id AS recipient, json_agg(json_build_object('requestId', request.id,
      'revisionId', request.adopted_revision_id, 'number', 1) ORDER BY request.body_id, request.number) AS items
    FROM policy_request request JOIN policy_request_recipient pair ON pair.request_id = request.id
    JOIN cycle ON cycle.id = request.cycle_id AND is_current
    WHERE request.adopted_revision_id IS NOT NULL GROUP BY 1, 2`)
  await client.end()
  return rows.map(({ cycle, recipient, items }, index) => ({
    cycleId: cycle as CycleId,
    recipientId: recipient as RecipientId,
    documentNumber: `第${index + 1}号`,
    letterDate: '2026-08-20',
    replyBy: null,
    items: items.map((item, place) => ({ ...item, number: place + 1 })),
  }))
}
