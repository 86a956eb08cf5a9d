import { z } from 'zod'
import { documentFromContent } from '#app/document/document-from-content.ts'
import { usualPhases } from '#app/domain/cycle-phases.ts'
import {
  type BodyId,
  type CycleId,
  type PillarId,
  parseId,
  type RecipientId,
  type RevisionId,
} from '#app/domain/ids.ts'
import { wholeNumber } from '#app/domain/number-input.ts'
import { parseInput } from '#app/domain/parse-input.ts'
import type { Actor } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import { currentCycleId, insertCycle } from '#server/cycles/cycles.repository.ts'
import type { Transaction } from '#server/db/client.ts'
import { lockName } from '#server/db/lock-name.ts'
import { insertPillar } from '#server/pillars/pillars.repository.ts'
import { insertWithText } from '#server/policy-requests/create-policy-request.ts'
import { findRequestDetails } from '#server/policy-requests/policy-requests.repository.ts'
import { takeRevision } from '#server/revisions/take-revision.ts'
import { isTooLong, type OutlineChapter, type OutlineItem } from './book-outline.ts'
import { closeImported, type SentBook, yearOf } from './first-year.repository.ts'
import { choicesOf, itemsOf, understandBook } from './understand-book.ts'

/** Requests of one book; the largest books have some 200. */
export const ITEMS_MAX = 600

const yearInput = z.object({
  title: z.string({ error: 'required' }).trim().min(1, 'required').max(100, 'tooLong'),
  targetFiscalYear: wholeNumber(2000, 2100),
})

type Confirmed = {
  readonly unit: unknown
  /** The fingerprint of what was shown. */
  readonly shown: string
  readonly fields: Readonly<Record<string, string>>
}

/** Makes last year of the book, with what was chosen and what stands in the form; see `FirstYear.confirm`. */
export async function takeBook(
  tx: Transaction,
  clock: Clock,
  actor: Actor,
  sent: SentBook,
  { unit, shown, fields }: Confirmed,
): Promise<Result<CycleId>> {
  const before = await understandBook(tx, sent, unit)
  if (before.shown !== shown) return refuse('versionChanged')
  const book = { ...sent, chosen: choicesOf(sent, before, fields) }
  const input = parseInput(yearInput, book.chosen)
  if (!input.ok) return input
  const { outline, committeeOf, committees } = await understandBook(tx, book, before.outline.unit)
  const taken = outline.chapters.flatMap((chapter, at) => {
    const bodyId = parseId<BodyId>(committeeOf[at])
    return bodyId && itemsOf(chapter).length > 0 ? [{ chapter, bodyId }] : []
  })
  const items = taken.flatMap(({ chapter }) => itemsOf(chapter))
  if (items.length === 0) return refuse('bookWithoutItems')
  if (items.length > ITEMS_MAX || items.some(isTooLong)) return refuse('fileTooMuch')
  if (taken.some(({ bodyId }) => committees.every(({ id }) => id !== bodyId))) return refuse('versionChanged')
  const cycle = await cycleFor(tx, actor, input.value)
  if (!cycle.ok) return cycle
  const { id: cycleId } = cycle.value
  const events = [...cycle.value.events, ...(await takeChapters(tx, clock, actor, { taken, book, cycleId }))]
  events.push({
    ...{ actor, action: 'year.import', subjectType: 'cycle', subjectId: cycleId },
    details: { file: book.file, sha256: book.sha256, count: items.length },
  })
  await appendAuditEvents(tx, events)
  return ok(cycleId)
}

/** The year that the book is of: one that is there and empty, or a new one, which is not the current one. */
async function cycleFor(
  tx: Transaction,
  actor: Actor,
  wanted: { readonly title: string; readonly targetFiscalYear: number },
) {
  // Of two who take a book in the same second the second one finds the year full.
  await lockName(tx, `year.import ${wanted.targetFiscalYear}`)
  const there = await yearOf(tx, wanted.targetFiscalYear)
  const isTaken = there !== null && (there.hasRequests || there.id === (await currentCycleId(tx)))
  if (isTaken) return refuse('yearNotEmpty', { fields: { targetFiscalYear: 'yearNotEmpty' } })
  if (there) return ok({ id: there.id, events: [] as NewAuditEvent[] })
  const cycle = { ...wanted, workYear: wanted.targetFiscalYear - 1, phases: usualPhases(wanted.targetFiscalYear) }
  const id = await insertCycle(tx, cycle)
  if (!id) return refuse('versionChanged')
  const { workYear: _reckoned, ...details } = cycle
  const event: NewAuditEvent = { actor, action: 'cycle.create', subjectType: 'cycle', subjectId: id, details }
  return ok({ id, events: [event] })
}

type Taking = {
  readonly taken: readonly { readonly chapter: OutlineChapter; readonly bodyId: BodyId }[]
  readonly book: SentBook
  readonly cycleId: CycleId
}

async function takeChapters(
  tx: Transaction,
  clock: Clock,
  actor: Actor,
  { taken, book, cycleId }: Taking,
): Promise<NewAuditEvent[]> {
  const events: NewAuditEvent[] = []
  const by = { personId: actor.personId, at: clock.now() }
  const pillars = new Map<string, PillarId>()
  for (const { chapter, bodyId } of taken)
    for (const { title, purpose, items } of chapter.pillars) {
      if (items.length === 0) continue
      const key = `${bodyId} ${title}`
      const made =
        title === null || pillars.has(key) ? null : await insertPillar(tx, { cycleId, bodyId, title, purpose })
      if (made) pillars.set(key, made)
      for (const item of items) {
        const { id, event } = await insertWithText(tx, clock, actor, {
          ...{ cycleId, bodyId, fields: fieldsOf(item, title === null ? null : (pillars.get(key) ?? null)) },
          origin: { document: documentFromContent(item) },
        })
        const [detail] = await findRequestDetails(tx, [id])
        if (!detail) throw new Error(`The request ${id} was just made and is not there`)
        const revision = await takeRevision(tx, detail, documentFromContent(item), 'imported', by)
        const importedFrom = item.number === '' ? book.file : `${book.file} ${item.number}`
        await closeImported(tx, id, { importedFrom, revisionId: revision.id as RevisionId })
        events.push({ ...event, details: { ...event.details, importedFrom } })
      }
    }
  return events
}

const fieldsOf = (item: OutlineItem, pillarId: PillarId | null) => ({
  ...{ title: item.title, kind: item.kind, isPriority: item.isPriority, pillarId, previousRequestId: null },
  ...{
    sdgTargetCodes: [...item.sdgTargetCodes],
    noSdgReason: item.noSdgReason,
    priorityAreas: [...item.priorityAreas],
  },
  recipientIds: item.recipientIds as RecipientId[],
  proposerBodyIds: item.proposerIds as BodyId[],
})
