import { Chance } from './chance.ts'
import type { Made } from './requests.ts'
import { dayOf, idAt, type Row, sha256 } from './rows.ts'
import { TARGET_YEAR, type Year } from './world.ts'

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const PACKAGE_BYTES = 120_000

/** Request and recipient as one key. */
export const pairOf = (requestId: string, recipientId: string): string => `${requestId} ${recipientId}`

/**
 * Two deliveries to each recipient: the book in August, what was adopted later in October.
 * @returns the delivery of each pair of request and recipient
 */
export async function addDeliveries(year: Year, made: readonly Made[]): Promise<Map<string, string>> {
  const { world, yearsAgo, workYear, cycleId, on } = year
  const { rows, recipients, actors, size } = world
  const chance = new Chance(5_000 + yearsAgo)
  const submitted = made.filter(({ state }) => state === 'submitted' || state === 'closed')
  const deliveryOf = new Map<string, string>()
  const tables = { file: [] as Row[], job: [] as Row[], submission: [] as Row[], item: [] as Row[] }
  recipients.forEach((recipient, place) => {
    for (const round of [1, 2]) {
      const own = submitted.filter(
        ({ index, recipients: to }) => (index % 10 === 9 ? 2 : 1) === round && to.includes(recipient),
      )
      if (own.length === 0) continue
      const at = on(round === 1 ? 8 : 10, 20, place)
      const key = `${workYear} ${place} ${round}`
      const documentNumber = `連合神政発第${1000 * round + place}号`
      const bytes = Buffer.alloc(Math.max(4, Math.round((PACKAGE_BYTES * size.requests) / 4000) * 4))
      for (let byte = 0; byte < bytes.length; byte += 4) bytes.writeUInt32LE(Math.floor(chance.next() * 2 ** 32), byte)
      const [file, submission, job] = ['file', 'submission', 'job'].map((kind) => idAt(at, `${kind} ${key}`)) as [
        string,
        string,
        string,
      ]
      const items = own.map((one, index) => ({ requestId: one.id, revisionId: one.adopted, number: index + 1 }))
      tables.file.push({
        ...{ id: file, name: `要請書_${recipient.name_ja}_${documentNumber}.docx`, media_type: MEDIA_TYPE, bytes },
        ...{ size: bytes.length, sha256: sha256(bytes), created_at: at },
      })
      tables.submission.push({
        ...{ id: submission, cycle_id: cycleId, recipient_id: recipient.id, document_number: documentNumber },
        ...{ submitted_on: dayOf(at), file_id: file, recorded_by_id: actors.responseStaff.id, recorded_at: at },
      })
      for (const { requestId, revisionId, number } of items) {
        deliveryOf.set(pairOf(requestId, recipient.id), submission)
        tables.item.push({ submission_id: submission, request_id: requestId, revision_id: revisionId, number })
      }
      const named = { id: recipient.id, nameJa: recipient.name_ja, nameEn: recipient.name_en }
      const cycleTitle = `${TARGET_YEAR - yearsAgo}年度に向けた政策・制度要求と提言`
      const about = { cycleId, cycleTitle, recipient: named, documentNumber, requestCount: own.length }
      const content = {
        cycleId,
        recipientId: recipient.id,
        documentNumber,
        letterDate: dayOf(at),
        replyBy: null,
        items,
      }
      tables.job.push({
        ...{ id: job, kind: 'package', about: JSON.stringify(about), content: JSON.stringify(content) },
        ...{ cycle_id: cycleId, recipient_id: recipient.id, state: 'finished', done: own.length, total: own.length },
        ...{ file_id: file, requested_by_id: actors.responseStaff.id, created_at: at, started_at: at, finished_at: at },
      })
      const details = { jobId: job, fileId: file, cycleId, recipientId: recipient.id, documentNumber }
      const requestIds = own.map(({ id }) => id)
      year.tell(at, actors.responseStaff, 'submission.record', ['submission', submission], { ...details, requestIds })
    }
  })
  const time = 'timestamptz'
  await rows.insert(
    'stored_file',
    { id: 'uuid', name: 'text', media_type: 'text', bytes: 'bytea', size: 'int', sha256: 'text', created_at: time },
    tables.file,
    20,
  )
  await rows.insert(
    'submission',
    {
      ...{ id: 'uuid', cycle_id: 'uuid', recipient_id: 'uuid', document_number: 'text', submitted_on: 'date' },
      ...{ file_id: 'uuid', recorded_by_id: 'uuid', recorded_at: time },
    },
    tables.submission,
  )
  const item = { submission_id: 'uuid', request_id: 'uuid', revision_id: 'uuid', number: 'int' }
  await rows.insert('submission_item', item, tables.item, 5000)
  await rows.insert(
    'job',
    {
      ...{ id: 'uuid', kind: 'job_kind', about: 'jsonb', content: 'jsonb', cycle_id: 'uuid', recipient_id: 'uuid' },
      ...{ state: 'job_state', done: 'int', total: 'int', file_id: 'uuid', requested_by_id: 'uuid' },
      ...{ created_at: time, started_at: time, finished_at: time },
    },
    tables.job,
    20,
  )
  return deliveryOf
}
