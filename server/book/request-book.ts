import { z } from 'zod'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import type { CycleId, JobId, RevisionId } from '#app/domain/ids.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { idInput } from '#app/domain/policy-request-input.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import type { Database } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { once } from '#server/forms/form-receipt.ts'
import { insertJob } from '#server/jobs/jobs.repository.ts'
import { findCycleTitle, requestsOfCycle } from './book.repository.ts'
import type { BookContent } from './book-content.ts'
import { standsInBook } from './show-book.ts'

const requestBookInput = z.object({ formKey: idInput, cycleId: idInput })

export type RequestBookDeps = {
  readonly database: Database
  readonly clock: Clock
  /** Told after the commit that something waits to be made. */
  readonly jobs: { readonly wake: () => void }
}

/**
 * Asks for the Word book of a cycle, from the revisions that were adopted. The same `formKey` again gives the same job.
 * @returns the job that makes it; refused with `notPermitted`, `notFound` (no such cycle), `nothingAdopted`
 */
export async function requestBook(deps: RequestBookDeps, actor: Actor, raw: unknown): Promise<Result<JobId>> {
  if (!can(actor, 'book.export')) return refuse('notPermitted')
  const parsed = parseInput(requestBookInput, raw)
  if (!parsed.ok) return parsed
  const cycleId = parsed.value.cycleId as CycleId
  const result = await inTransaction(deps.database, (tx) =>
    once(tx, { key: parsed.value.formKey, personId: actor.personId, purpose: 'book.request' }, async () => {
      const cycle = await findCycleTitle(tx, cycleId)
      if (!cycle) return refuse('notFound')
      const requests = (await requestsOfCycle(tx, cycleId)).filter(standsInBook)
      if (requests.length === 0) return refuse('nothingAdopted')
      const at = deps.clock.now()
      const content: BookContent = {
        cycleId,
        title: cycle.title,
        madeOn: todayInJapan(at),
        items: requests.map((request) => ({
          requestId: request.id,
          revisionId: request.adoptedRevisionId as RevisionId,
        })),
      }
      const about = { cycleId, cycleTitle: cycle.title, requestCount: requests.length }
      const jobId = await insertJob(tx, { kind: 'book', about, content, requestedById: actor.personId, at })
      await appendAuditEvent(tx, {
        actor,
        action: 'book.request',
        subjectType: 'job',
        subjectId: jobId,
        details: { cycleId, requestCount: requests.length },
        at,
      })
      return ok(jobId)
    }),
  )
  if (result.ok) deps.jobs.wake()
  return result
}
