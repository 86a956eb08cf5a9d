import { arrangeBook } from '#app/domain/book-order.ts'
import type { CycleId, JobId, RecipientId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Refusal, type RefusalReason, type Result, refuse } from '#app/domain/result.ts'
import { requestPackagesInput } from '#app/domain/submission-input.ts'
import { appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { once } from '#server/forms/form-receipt.ts'
import { insertJob } from '#server/jobs/jobs.repository.ts'
import { headsOn } from '#server/recipients/recipient-heads.repository.ts'
import { coSenderOf, type FederationSettings } from '#server/settings/settings.ts'
import { holdDocumentNumbers, holderOf } from './document-numbers.repository.ts'
import type { PackageContent, PackageItem } from './package.ts'
import {
  findCycle,
  findRecipients,
  type RecipientRow,
  type RequestToSubmit,
  requestsToSubmit,
} from './submissions.repository.ts'

export type PackageDeps = {
  readonly database: Database
  readonly clock: Clock
  /** Told after the commit that something waits to be made. */
  readonly jobs: { readonly wake: () => void }
  readonly settings: { readonly read: () => Promise<FederationSettings> }
}

type Parsed = ReturnType<typeof requestPackagesInput.parse>

/**
 * 提出書類を作る: asks for one Word package for each chosen recipient, with everything adopted and not yet handed to it.
 * The same `formKey` again gives the jobs of the first time.
 * Nothing goes out without the name of its sender (`senderNameMissing`).
 * @returns the jobs that make them; refused with `notPermitted`, `notFound` (no such cycle), `nothingToSubmit` (names the
 *   recipient), `senderNameMissing`, `invalidInput` (fields `packages.0.documentNumber`: `documentNumberUsed` when the recipient has received
 *   that number, `documentNumberOfOther` when a letter to somebody else has it, who is named by the values `packages.0.documentNumber`
 *   and, in English, `packages.0.documentNumber.en`)
 */
export async function requestPackages(deps: PackageDeps, actor: Actor, raw: unknown): Promise<Result<JobId[]>> {
  if (!can(actor, 'submission.record')) return refuse('notPermitted')
  const parsed = parseInput(requestPackagesInput, raw)
  if (!parsed.ok) return parsed
  const input = parsed.value
  const federation = await deps.settings.read()
  const { senderTitle, senderName } = federation
  if (senderName === '') return refuse('senderNameMissing')
  const sender = { post: senderTitle || null, name: senderName }
  const result = await inTransaction(deps.database, (tx) =>
    once(tx, { key: input.formKey, personId: actor.personId, purpose: 'submission.requestPackage' }, async () => {
      const jobs = await insertJobs(tx, actor, { ...input, sender, coSender: coSenderOf(federation) }, deps.clock.now())
      return jobs.ok ? ok(jobs.value.join(' ')) : jobs
    }),
  )
  if (!result.ok) return result
  deps.jobs.wake()
  return ok(result.value.split(' ') as JobId[])
}

async function insertJobs(
  tx: Transaction,
  actor: Actor,
  input: Parsed & Pick<PackageContent, 'sender' | 'coSender'>,
  at: Date,
): Promise<Result<JobId[]>> {
  const cycleId = input.cycleId as CycleId
  const cycle = await findCycle(tx, cycleId)
  if (!cycle) return refuse('notFound')
  const recipientIds = input.packages.map((row) => row.recipientId as RecipientId)
  const recipients = new Map((await findRecipients(tx, recipientIds)).map((recipient) => [recipient.id, recipient]))
  const wrong = await wrongRows(tx, input, cycleId, recipients)
  if (wrong) return refuse('invalidInput', wrong)
  const toSubmit = await requestsToSubmit(tx, cycleId, recipientIds)
  const heads = await headsOn(tx, recipientIds, input.letterDate)
  const jobs: JobId[] = []
  const events: NewAuditEvent[] = []
  for (const { recipientId, documentNumber } of input.packages) {
    const recipient = recipients.get(recipientId as RecipientId) as RecipientRow
    const items = inOrder(toSubmit.filter((request) => request.recipientId === recipient.id))
    const { id, nameJa, nameEn } = recipient
    if (items.length === 0) return refuse('nothingToSubmit', { values: { recipient: nameJa, recipientEn: nameEn } })
    const content: PackageContent = {
      cycleId,
      recipientId: recipient.id,
      documentNumber,
      letterDate: input.letterDate,
      replyBy: input.replyBy,
      headName: heads.get(recipient.id) ?? null,
      sender: input.sender,
      coSender: input.coSender ?? null,
      hasTextsInReplyForm: input.hasTextsInReplyForm,
      items,
    }
    const about = { cycleId, cycleTitle: cycle.title, recipient: { id, nameJa, nameEn }, documentNumber }
    const jobId = await insertJob(tx, {
      kind: 'package',
      about: { ...about, requestCount: items.length },
      content,
      requestedById: actor.personId,
      at,
    })
    events.push({
      actor,
      action: 'submission.requestPackage',
      subjectType: 'job',
      subjectId: jobId,
      details: {
        recipientId: recipient.id,
        documentNumber,
        letterDate: input.letterDate,
        replyBy: input.replyBy,
        requestCount: items.length,
      },
      at,
    })
    jobs.push(jobId)
  }
  await appendAuditEvents(tx, events)
  return ok(jobs)
}

async function wrongRows(
  tx: Transaction,
  input: Parsed,
  cycleId: CycleId,
  recipients: ReadonlyMap<RecipientId, RecipientRow>,
): Promise<Pick<Refusal, 'fields' | 'values'> | null> {
  const held = await holdDocumentNumbers(tx, cycleId)
  const fields: Record<string, RefusalReason> = {}
  const values: Record<string, string> = {}
  for (const [index, row] of input.packages.entries()) {
    const recipient = recipients.get(row.recipientId as RecipientId)
    if (!recipient) fields[`packages.${index}.recipientId`] = 'unknownRecipient'
    const field = `packages.${index}.documentNumber`
    const holder = holderOf(held, row)
    if (holder?.recipient.id === row.recipientId) fields[field] = 'documentNumberUsed'
    else if (holder) {
      fields[field] = 'documentNumberOfOther'
      values[field] = holder.recipient.nameJa
      values[`${field}.en`] = holder.recipient.nameEn
    } else if (recipient) held.push({ documentNumber: row.documentNumber, recipient, submissionId: null })
  }
  return Object.keys(fields).length > 0 ? { fields, values } : null
}

/** The order of the book, numbered through the package. */
function inOrder(requests: readonly RequestToSubmit[]): PackageItem[] {
  return arrangeBook(requests)
    .flatMap((chapter) => chapter.pillars.flatMap((pillar) => pillar.requests.map(({ entry }) => entry)))
    .map(({ requestId, revisionId }, index) => ({ requestId, revisionId, number: index + 1 }))
}
