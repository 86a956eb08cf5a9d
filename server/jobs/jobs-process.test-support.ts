import { TEST_AUDIT_KEYS } from '#server/audit/audit-keys.test-support.ts'
import { systemClock } from '#server/clock.ts'
import { createDatabase } from '#server/db/client.ts'
import { createJobs } from './jobs.ts'

/**
 * A process that works on the jobs of a database, for the test that kills it: bundled, with the database's address and the lease (ms) as its
 * arguments. It says which job it begins, and takes as long over each as its content says (`takes`, ms).
 */
const [url = '', lease = ''] = process.argv.slice(2)
const work = async (content: unknown, onProgress: (done: number, total: number) => void) => {
  const { name, takes } = content as { name: string; takes: number }
  process.send?.({ begun: name })
  onProgress(1, 2)
  await new Promise((resolve) => setTimeout(resolve, takes))
  return { name, mediaType: 'text/plain', bytes: new TextEncoder().encode(name) }
}
const jobs = createJobs({
  database: createDatabase(url, { auditKeys: TEST_AUDIT_KEYS }).prisma,
  clock: systemClock,
  work: { book: work, package: work },
  onError: (error) => process.send?.({ error: String(error) }),
  lease: Number(lease),
})
await jobs.start()
process.on('disconnect', () => process.exit())
