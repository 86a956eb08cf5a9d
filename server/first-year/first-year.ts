import { createHash } from 'node:crypto'
import { z } from 'zod'
import { documentFromContent } from '#app/document/document-from-content.ts'
import { todayInJapan } from '#app/domain/calendar-date.ts'
import { usualPhases } from '#app/domain/cycle-phases.ts'
import { formKeyInput } from '#app/domain/form-key-input.ts'
import {
  type BodyId,
  type CycleId,
  type PillarId,
  parseId,
  type RecipientId,
  type RevisionId,
} from '#app/domain/ids.ts'
import { wholeNumber } from '#app/domain/number-input.ts'
import { parseInput, sentField } from '#app/domain/parse-input.ts'
import { type Actor, can } from '#app/domain/permissions.ts'
import { ok, type Result, refuse } from '#app/domain/result.ts'
import { appendAuditEvents, type NewAuditEvent } from '#server/audit/append-audit-event.ts'
import type { Clock } from '#server/clock.ts'
import { currentCycleId, findCycles, insertCycle } from '#server/cycles/cycles.repository.ts'
import type { Database, Transaction } from '#server/db/client.ts'
import { inTransaction } from '#server/db/transaction.ts'
import type { DocumentReader } from '#server/documents/read/document-reader.ts'
import type { SentFile } from '#server/documents/read/read-file.ts'
import { once } from '#server/forms/form-receipt.ts'
import { insertPillar } from '#server/pillars/pillars.repository.ts'
import { bodyChoices } from '#server/policy-requests/choices.repository.ts'
import { insertWithText } from '#server/policy-requests/create-policy-request.ts'
import { findRequestDetails } from '#server/policy-requests/policy-requests.repository.ts'
import { recipientChoices } from '#server/recipients/recipients.repository.ts'
import { takeRevision } from '#server/revisions/take-revision.ts'
import {
  type BookOutline,
  ITEM_UNITS,
  type ItemUnit,
  isTooLong,
  likelyUnit,
  type OutlineChapter,
  type OutlineItem,
  outlineOf,
} from './book-outline.ts'
import {
  closeImported,
  deleteBook,
  findBook,
  forgetBooks,
  insertBook,
  type SentBook,
  yearOf,
} from './first-year.repository.ts'

type Deps = { readonly database: Database; readonly clock: Clock; readonly reader: DocumentReader }

/** How long (ms) what was read waits to be confirmed. */
const KEPT = 24 * 60 * 60 * 1000
/** Requests of one book; the largest books have some 200. */
const ITEMS_MAX = 600

export type ShownBook = {
  readonly file: string
  readonly outline: BookOutline
  readonly unseen: readonly string[]
  /** Fingerprint of what is shown. */
  readonly shown: string
  readonly committees: readonly { readonly id: string; readonly nameJa: string; readonly nameEn: string }[]
  readonly targetFiscalYear: number
  readonly title: string
}

const confirmInput = z.object({
  formKey: formKeyInput,
  shown: z.string(),
  title: z.string({ error: 'required' }).trim().min(1, 'required').max(100, 'tooLong'),
  targetFiscalYear: wholeNumber(2000, 2100),
  /** For each chapter the committee, or none: it is not taken. */
  committees: z.array(z.string()).max(200),
})

/** The first hour of a federation: last year's book is read, shown as it was understood, and stands there as last year when it is confirmed. */
export function createFirstYear({ database, clock, reader }: Deps) {
  const may = (actor: Actor): boolean => can(actor, 'year.import')
  return {
    /** To be asked before anything of a file is looked at. */
    mayImport: may,
    /**
     * Reads a book and keeps what it says for a day, for the person alone.
     * @returns where it is shown; refused with `notPermitted`, `invalidInput` (file)
     */
    read: async (actor: Actor, sent: SentFile | undefined): Promise<Result<string>> => {
      if (!may(actor)) return refuse('notPermitted')
      if (!sent) return refuse('invalidInput', { fields: { file: 'fileMissing' } })
      const book = await reader.readBook(sent)
      if (!book.ok) return refuse('invalidInput', { fields: { file: book.refusal.reason } })
      const sha256 = createHash('sha256').update(sent.bytes).digest('hex')
      return inTransaction(database, async (tx) => {
        const at = clock.now()
        await forgetBooks(tx, new Date(at.getTime() - KEPT))
        return ok(await insertBook(tx, actor.personId, { ...book.value, file: sent.name, sha256 }, at))
      })
    },
    /** What was understood, with `unit` taken as a request; refused with `notPermitted`, `notFound` (also when it was confirmed). */
    show: async (actor: Actor, importId: unknown, unit: unknown): Promise<Result<ShownBook>> => {
      if (!may(actor)) return refuse('notPermitted')
      const id = parseId(importId)
      const book = id && (await findBook(database, id, actor.personId))
      if (!book) return refuse('notFound')
      const [current] = await findCycles(database, { isCurrent: true })
      const year = current?.targetFiscalYear ?? Number(todayInJapan(clock.now()).slice(0, 4)) + 1
      const targetFiscalYear = yearNamed(book, year - 1)
      return ok({
        ...(await understood(database, book, unit)),
        ...{ file: book.file, unseen: book.unseen, targetFiscalYear },
        title: `${targetFiscalYear}年度に向けた要求（取込み）`,
      })
    },
    /**
     * Makes last year of what was shown: its cycle, pillars, and requests that are over, marked as imported from the file; all or none.
     * The same `formKey` again gives the first answer. Refused with `notPermitted`, `notFound`, `invalidInput`, `versionChanged`,
     * `bookWithoutItems`, `yearNotEmpty`.
     */
    confirm: async (actor: Actor, raw: unknown): Promise<Result<CycleId>> => {
      if (!may(actor)) return refuse('notPermitted')
      const input = parseInput(confirmInput, raw)
      if (!input.ok) return input
      const receipt = { key: input.value.formKey, personId: actor.personId, purpose: 'year.import' }
      return inTransaction(database, (tx) =>
        once(tx, receipt, async () => {
          const id = parseId(sentField(raw, 'importId'))
          const book = id && (await findBook(tx, id, actor.personId))
          if (!id || !book) return refuse('notFound')
          const { outline, shown } = await understood(tx, book, sentField(raw, 'unit'))
          if (shown !== input.value.shown) return refuse('versionChanged')
          const { committees, title, targetFiscalYear } = input.value
          const taken = outline.chapters.flatMap((chapter, at) => {
            const bodyId = parseId<BodyId>(committees[at])
            return bodyId && itemsOf(chapter).length > 0 ? [{ chapter, bodyId }] : []
          })
          const count = taken.reduce((sum, { chapter }) => sum + itemsOf(chapter).length, 0)
          if (count === 0) return refuse('bookWithoutItems')
          if (count > ITEMS_MAX || taken.some(({ chapter }) => itemsOf(chapter).some(isTooLong)))
            return refuse('fileTooMuch')
          const choices = new Set((await bodyChoices(tx, ['committee'])).map((one) => one.id as string))
          if (taken.some(({ bodyId }) => !choices.has(bodyId))) return refuse('versionChanged')
          const cycle = await cycleFor(tx, actor, { title, targetFiscalYear })
          if (!cycle.ok) return cycle
          const events = [
            ...cycle.value.events,
            ...(await takeChapters(tx, clock, actor, { taken, book, cycleId: cycle.value.id })),
          ]
          events.push({
            ...{ actor, action: 'year.import', subjectType: 'cycle', subjectId: cycle.value.id },
            details: { file: book.file, sha256: book.sha256, count },
          })
          await appendAuditEvents(tx, events)
          await deleteBook(tx, id)
          return ok(cycle.value.id)
        }),
      )
    },
  }
}

const itemsOf = ({ pillars }: OutlineChapter): readonly OutlineItem[] => pillars.flatMap(({ items }) => items)

/** The year that the beginning of the book names, where it is one of the past: of a book for two years the first. */
function yearNamed({ entries }: SentBook, last: number): number {
  const text = entries
    .slice(0, 20)
    .map((entry) => entry.text)
    .join('\n')
    .normalize('NFKC')
  const found = /(20\d\d)\s*(?:[・~〜～,、-]\s*20\d\d\s*)?年度/.exec(text)?.[1]
  return found && Number(found) <= last ? Number(found) : last
}

async function understood(reader: Database | Transaction, book: SentBook, unit: unknown) {
  const [committees, bodies, recipients] = [
    await bodyChoices(reader, ['committee']),
    await bodyChoices(reader, ['committee', 'affiliate', 'chapter', 'partner', 'bureau']),
    await recipientChoices(reader),
  ]
  const chosen: ItemUnit = ITEM_UNITS.find((one) => String(one) === String(unit)) ?? likelyUnit(book.entries)
  const outline = outlineOf(book.entries, chosen, { committees, bodies, recipients })
  const shown = createHash('sha256').update(JSON.stringify(outline)).digest('hex')
  return { outline, shown, committees }
}

/** The year that the book is of: one that is there and empty, or a new one, which is not the current one. */
async function cycleFor(
  tx: Transaction,
  actor: Actor,
  wanted: { readonly title: string; readonly targetFiscalYear: number },
) {
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

export type FirstYear = ReturnType<typeof createFirstYear>
