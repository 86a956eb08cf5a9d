import { fromCalendarDate, toCalendarDate } from '#app/domain/calendar-date.ts'
import type {
  CycleId,
  PersonId,
  PolicyRequestId,
  RecipientId,
  RevisionId,
  StoredFileId,
  SubmissionId,
} from '#app/domain/ids.ts'
import type { RecipientKind } from '#app/domain/recipients.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import type { StoredFileInfo } from '#server/jobs/job.ts'
import type { PackageItem } from './package.ts'

type Reader = Database | Transaction

export type RecipientRow = {
  readonly id: RecipientId
  readonly kind: RecipientKind
  readonly lgCode: string
  readonly nameJa: string
  readonly nameEn: string
  readonly region: string
  readonly headTitle: string
  readonly assembly: string
}

const RECIPIENT = {
  id: true,
  kind: true,
  lgCode: true,
  nameJa: true,
  nameEn: true,
  region: true,
  headTitle: true,
  assembly: true,
} as const

/** Recipients with these ids, the prefecture first; ids that name nothing are left out. */
export async function findRecipients(reader: Reader, ids: readonly RecipientId[]): Promise<RecipientRow[]> {
  const rows = await reader.recipient.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { sortOrder: 'asc' },
    select: RECIPIENT,
  })
  return rows.map((row) => ({ ...row, id: row.id as RecipientId }))
}

/** A request that still has to be handed to a recipient, with what its place in the book depends on. */
export type RequestToSubmit = {
  readonly recipientId: RecipientId
  readonly requestId: PolicyRequestId
  readonly revisionId: RevisionId
  readonly number: number
  readonly sortOrder: number
  readonly committee: { readonly id: string; readonly sortOrder: number; readonly number: number | null }
  readonly pillar: { readonly id: string; readonly sortOrder: number; readonly title: string } | null
}

/**
 * What still is to be handed to these recipients, the one definition of it: adopted, not closed, addressed to the recipient and
 * not yet handed to it. (A request is closed without having gone to a recipient that is marked 回答なし.) Two queries: pairs, and
 * their requests. The index policy_request_recipient_not_submitted holds what was not handed over, and nothing else.
 */
export async function requestsToSubmit(
  reader: Reader,
  cycleId: CycleId,
  recipientIds: readonly RecipientId[],
): Promise<RequestToSubmit[]> {
  const pairs = await reader.$queryRaw<{ request_id: string; recipient_id: string }[]>`
    SELECT pair.request_id, pair.recipient_id
    FROM policy_request request JOIN policy_request_recipient pair ON pair.request_id = request.id AND NOT pair.is_submitted
    WHERE request.cycle_id = ${cycleId}::uuid AND request.state IN ('adopted', 'submitted')
      AND request.adopted_revision_id IS NOT NULL AND pair.recipient_id = ANY(${[...recipientIds]}::uuid[])`
  const requests = await reader.policyRequest.findMany({
    where: { id: { in: [...new Set(pairs.map((row) => row.request_id))] } },
    select: {
      id: true,
      adoptedRevisionId: true,
      number: true,
      sortOrder: true,
      body: { select: { id: true, sortOrder: true, number: true } },
      pillar: { select: { id: true, sortOrder: true, title: true } },
    },
  })
  const requestOf = new Map(requests.map((request) => [request.id, request]))
  return pairs.flatMap((row) => {
    const request = requestOf.get(row.request_id)
    if (!request?.adoptedRevisionId) return []
    return [
      {
        recipientId: row.recipient_id as RecipientId,
        requestId: request.id as PolicyRequestId,
        revisionId: request.adoptedRevisionId as RevisionId,
        number: request.number,
        sortOrder: request.sortOrder,
        committee: request.body,
        pillar: request.pillar,
      },
    ]
  })
}

/** Two ids (a request and its recipient, or its revision) as one key. */
export const pair = (first: string, second: string): string => `${first} ${second}`

/** Which requests of the cycle were handed to which of these recipients, as `pair`s. */
export async function submittedPairs(
  reader: Reader,
  cycleId: CycleId,
  recipientIds: readonly RecipientId[],
): Promise<Set<string>> {
  const items = await reader.submissionItem.findMany({
    where: { submission: { cycleId, recipientId: { in: [...recipientIds] } } },
    select: { requestId: true, submission: { select: { recipientId: true } } },
  })
  return new Set(items.map((item) => pair(item.requestId, item.submission.recipientId)))
}

/** All document numbers used in a cycle. */
export async function documentNumbersOf(database: Database, cycleId: CycleId): Promise<string[]> {
  const rows = await database.submission.findMany({
    where: { cycleId },
    distinct: ['documentNumber'],
    select: { documentNumber: true },
  })
  return rows.map((row) => row.documentNumber)
}

/** Is one of these files already the file of a submission? */
export async function submittedFiles(tx: Transaction, ids: readonly StoredFileId[]): Promise<Set<string>> {
  const rows = await tx.submission.findMany({ where: { fileId: { in: [...ids] } }, select: { fileId: true } })
  return new Set(rows.map((row) => row.fileId))
}

export type NewSubmission = {
  readonly cycleId: CycleId
  readonly recipientId: RecipientId
  readonly documentNumber: string
  /** YYYY-MM-DD */
  readonly submittedOn: string
  readonly place: string
  readonly handedBy: string
  readonly fileId: StoredFileId
  readonly items: readonly PackageItem[]
  readonly recordedById: PersonId
  readonly at: Date
}

/** Stores one delivery with the requests and revisions that were in it. */
export async function insertSubmission(tx: Transaction, submission: NewSubmission): Promise<SubmissionId> {
  const { at, items, submittedOn, ...columns } = submission
  const row = await tx.submission.create({
    data: {
      ...columns,
      submittedOn: fromCalendarDate(submittedOn),
      recordedAt: at,
      items: { createMany: { data: items.map((item) => ({ ...item })) } },
    },
    select: { id: true },
  })
  return row.id as SubmissionId
}

export type SubmissionEntry = {
  readonly id: SubmissionId
  readonly recipientId: RecipientId
  readonly documentNumber: string
  readonly submittedOn: string
  readonly place: string
  readonly handedBy: string
  readonly itemCount: number
  readonly file: StoredFileInfo
}

/** Deliveries of a cycle (to one recipient), newest first. Two queries. */
export async function submissionEntries(
  database: Database,
  where: { readonly cycleId: CycleId; readonly recipientId?: RecipientId },
): Promise<SubmissionEntry[]> {
  const rows = await database.submission.findMany({
    where,
    orderBy: [{ submittedOn: 'desc' }, { recordedAt: 'desc' }],
    select: {
      id: true,
      recipientId: true,
      documentNumber: true,
      submittedOn: true,
      place: true,
      handedBy: true,
      file: { select: { id: true, name: true, size: true, sha256: true } },
    },
  })
  // Not by `_count`: that would count the items of every delivery there is.
  const counts = await database.submissionItem.groupBy({
    by: ['submissionId'],
    where: { submissionId: { in: rows.map((row) => row.id) } },
    _count: { _all: true },
  })
  const countOf = new Map(counts.map((row) => [row.submissionId, row._count._all]))
  return rows.map(({ file, ...row }) => ({
    ...row,
    id: row.id as SubmissionId,
    recipientId: row.recipientId as RecipientId,
    submittedOn: toCalendarDate(row.submittedOn),
    itemCount: countOf.get(row.id) ?? 0,
    file: { ...file, id: file.id as StoredFileId },
  }))
}

export type RecipientCounts = {
  readonly recipient: RecipientRow
  /** Requests of the cycle to this recipient: adopted and after, closed ones too; handed over; with an answer; marked 回答なし. */
  readonly adopted: number
  readonly submitted: number
  readonly answered: number
  readonly none: number
}

type CountRow = Omit<RecipientCounts, 'recipient'> & { readonly recipient_id: string }

/** Recipients to which anything adopted is addressed, with their counts. Reads the primary key of answer_tally. */
export async function recipientCounts(database: Database, cycleId: CycleId): Promise<RecipientCounts[]> {
  const counts = await database.$queryRaw<CountRow[]>`
    SELECT recipient_id, sum(adopted)::int AS adopted, sum(submitted)::int AS submitted,
           sum(answered)::int AS answered, sum(none)::int AS none
    FROM answer_tally WHERE cycle_id = ${cycleId}::uuid
    GROUP BY recipient_id HAVING sum(adopted) > 0`
  const recipients = await findRecipients(
    database,
    counts.map((row) => row.recipient_id as RecipientId),
  )
  const byId = new Map(counts.map((row) => [row.recipient_id, row]))
  return recipients.flatMap((recipient) => {
    const row = byId.get(recipient.id)
    if (!row) return []
    const { adopted, submitted, answered, none } = row
    return [{ recipient, adopted, submitted, answered, none }]
  })
}

/** Title and years of a cycle, or null. */
export async function findCycle(reader: Reader, id: CycleId) {
  const row = await reader.cycle.findUnique({
    where: { id },
    select: { id: true, title: true, workYear: true, targetFiscalYear: true },
  })
  return row && { ...row, id: row.id as CycleId }
}
