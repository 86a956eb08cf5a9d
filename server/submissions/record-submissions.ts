import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { JobId, PolicyRequestId, SubmissionId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { wrongDeliveryDay } from '#app/domain/submission.ts'
import { recordSubmissionsInput } from '#app/domain/submission-input.ts'
import type { AccessChanges } from '#server/access-changes.ts'
import { appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import { firstDayOfCycle } from '#server/cycles/cycles.repository.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { once } from '#server/forms/form-receipt.ts'
import type { StoredFileInfo } from '#server/jobs/job.ts'
import { findJobsWithContent } from '#server/jobs/jobs.repository.ts'
import { lastDecisionDay } from '#server/meetings/decisions.repository.ts'
import { type LockedRequest, lockRequests } from '#server/policy-requests/policy-requests.repository.ts'
import { moveInside } from '#server/workflow/move-policy-request.ts'
import { type HeldNumber, holdDocumentNumbers, holderOf } from './document-numbers.repository.ts'
import type { PackageContent } from './package.ts'
import { insertSubmission, pair, submittedFiles, submittedPairs } from './submissions.repository.ts'

export type RecordSubmissionsDeps = {
  readonly database: Database
  readonly clock: Clock
  readonly accessChanges: AccessChanges
}

type Parsed = ReturnType<typeof recordSubmissionsInput.parse>

/**
 * 提出を記録する: one or more packages were handed over. Keeps exactly the files that were made, with the revisions in them,
 * and moves their requests from 採択済 to 提出済 (workflow: recordSubmission), all in one transaction: either every package
 * of the form is recorded or none. The same `formKey` again gives the submissions of the first time.
 * @returns the submissions; refused with `notPermitted`, `notFound`, `packageNotReady`, `packageOutdated` (a request in it was
 *   handed over otherwise, or is no longer as adopted), `packageRecorded` (this file), `documentNumberUsed`
 *   (at this recipient), `documentNumberOfOther` (somebody else received it: `other`), `invalidInput` (fields); the values name the recipient in both languages
 */
export async function recordSubmissions(
  deps: RecordSubmissionsDeps,
  actor: Actor,
  raw: unknown,
): Promise<Result<SubmissionId[]>> {
  if (!can(actor, 'submission.record')) return refuse('notPermitted')
  const parsed = parseInput(recordSubmissionsInput, raw)
  if (!parsed.ok) return parsed
  const input = parsed.value
  let moved: PolicyRequestId[] = []
  const result = await inTransaction(deps.database, (tx) =>
    once(tx, { key: input.formKey, personId: actor.personId, purpose: 'submission.record' }, async () => {
      const recorded = await record(tx, deps.clock, actor, input)
      if (!recorded.ok) return recorded
      moved = recorded.value.moved
      return ok(recorded.value.submissionIds.join(' '))
    }),
  )
  if (!result.ok) return result
  for (const requestId of moved) deps.accessChanges.announce({ kind: 'requestMoved', requestId })
  return ok(result.value.split(' ') as SubmissionId[])
}

type Package = {
  readonly jobId: JobId
  readonly content: PackageContent
  readonly file: StoredFileInfo
  readonly recipient: { readonly recipient: string; readonly recipientEn: string }
}

async function record(tx: Transaction, clock: Clock, actor: Actor, input: Parsed) {
  const packages = await findPackages(tx, input.packageJobIds as JobId[])
  if (!packages.ok) return packages
  const [first] = packages.value
  const requestIds = [...new Set(packages.value.flatMap(({ content }) => content.items.map((item) => item.requestId)))]
  const requests = await lockRequests(tx, requestIds)
  const wrongDay = wrongDeliveryDay(input.submittedOn, {
    today: todayInJapan(clock.now()),
    cycleStart: first ? await firstDayOfCycle(tx, first.content.cycleId) : null,
    adoptedOn: await lastDecisionDay(tx, requestIds),
    letterDate:
      packages.value
        .map(({ content }) => content.letterDate)
        .sort()
        .at(-1) ?? null,
  })
  if (wrongDay) return refuse('invalidInput', { fields: { submittedOn: wrongDay } })
  // From here on no other recorder can change what is looked at: whoever records in this year waits.
  const held = first ? await holdDocumentNumbers(tx, first.content.cycleId) : []
  const delivered = held.filter(({ submissionId }) => submissionId !== null)
  const checked = await checkPackages(tx, packages.value, requests, delivered)
  if (!checked.ok) return checked
  const at = clock.now()
  const submissionIds: SubmissionId[] = []
  const events: NewAuditEvent[] = []
  for (const delivery of packages.value) submissionIds.push(await insert(tx, actor, delivery, input, at, events))
  const toMove = requestIds.filter((id) => requests.get(id)?.state === 'adopted').sort()
  for (const requestId of toMove) {
    const move = {
      requestId,
      transition: 'recordSubmission',
      fromState: 'adopted',
      shownSubstanceSha256: '',
      reason: '',
    } as const
    const result = await moveInside(tx, clock, actor, { ...move, decision: null, mergeIntoId: null }, events)
    if (!result.ok) return result
  }
  // Everybody who records anything waits from here to the commit, not while all of it is stored.
  await appendAuditEvents(tx, events)
  return ok({ submissionIds, moved: toMove })
}

async function findPackages(tx: Transaction, ids: readonly JobId[]): Promise<Result<Package[]>> {
  const found = await findJobsWithContent(tx, ids)
  const packages: Package[] = []
  for (const id of ids) {
    const entry = found.find(({ job }) => job.id === id && job.kind === 'package')
    if (!entry) return refuse('notFound')
    const { nameJa = '', nameEn = '' } = entry.job.about.recipient ?? {}
    const recipient = { recipient: nameJa, recipientEn: nameEn }
    if (entry.job.state !== 'finished' || !entry.job.file) return refuse('packageNotReady', { values: recipient })
    packages.push({ jobId: id, content: entry.content as PackageContent, file: entry.job.file, recipient })
  }
  const [first] = packages
  // One form is about one year: the document numbers and the deliveries are looked up in one.
  return packages.every(({ content }) => content.cycleId === first?.content.cycleId) ? ok(packages) : refuse('notFound')
}

async function checkPackages(
  tx: Transaction,
  packages: readonly Package[],
  requests: ReadonlyMap<PolicyRequestId, LockedRequest>,
  delivered: readonly HeldNumber[],
): Promise<Result<null>> {
  const [first] = packages
  if (!first) return refuse('notFound')
  const { cycleId } = first.content
  const files = await submittedFiles(
    tx,
    packages.map(({ file }) => file.id),
  )
  const numbers = [...delivered]
  const handedOver = await submittedPairs(
    tx,
    cycleId,
    packages.map(({ content }) => content.recipientId),
  )
  for (const { content, file, recipient, jobId } of packages) {
    const values = { ...recipient, documentNumber: content.documentNumber }
    if (files.has(file.id)) return refuse('packageRecorded', { values })
    const holder = holderOf(numbers, content)?.recipient
    if (holder?.id === content.recipientId) return refuse('documentNumberUsed', { values })
    if (holder)
      return refuse('documentNumberOfOther', { values: { ...values, other: holder.nameJa, otherEn: holder.nameEn } })
    const { recipient: nameJa, recipientEn: nameEn } = recipient
    numbers.push({
      documentNumber: content.documentNumber,
      recipient: { id: content.recipientId, nameJa, nameEn },
      // Delivered with this form: the same number cannot be recorded twice in it either.
      submissionId: jobId as string as SubmissionId,
    })
    for (const item of content.items) {
      const request = requests.get(item.requestId)
      const isAsAdopted =
        (request?.state === 'adopted' || request?.state === 'submitted') &&
        request.adoptedRevisionId === item.revisionId
      const key = pair(item.requestId, content.recipientId)
      if (!isAsAdopted || handedOver.has(key)) return refuse('packageOutdated', { values })
      handedOver.add(key)
    }
  }
  return ok(null)
}

async function insert(
  tx: Transaction,
  actor: Actor,
  delivery: Package,
  input: Parsed,
  at: Date,
  events: NewAuditEvent[],
): Promise<SubmissionId> {
  const { content, file, jobId } = delivery
  const { cycleId, recipientId, documentNumber, items } = content
  const { submittedOn, place, handedBy } = input
  const columns = { cycleId, recipientId, documentNumber, submittedOn, place, handedBy }
  const id = await insertSubmission(tx, { ...columns, items, fileId: file.id, recordedById: actor.personId, at })
  events.push({
    actor,
    action: 'submission.record',
    subjectType: 'submission',
    subjectId: id,
    details: {
      ...columns,
      jobId,
      fileId: file.id,
      sha256: file.sha256,
      requestIds: items.map((item) => item.requestId),
    },
    at,
  })
  return id
}
